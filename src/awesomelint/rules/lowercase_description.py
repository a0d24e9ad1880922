"""lowercase-description: a description begins with a lower-case letter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator

from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.reading.grammar import EMOJI
from awesomelint.reading.model import Document, Entry, Prose
from awesomelint.reading.plain_text import plain_text, source_offsets
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import NoOptions, Rule
from awesomelint.style.separators import described_entries
from awesomelint.text import Span
from awesomelint.urls import host

_WORD = r"\S+"
_BORDER = r"[\W_]+"
_POSSESSIVE = r"['’]s\Z"
# What may stand in a word of prose apart from letters.
_APOSTROPHES = "'’"
_EDGES = ".,;:!?…)\"”’'。，：；"
# Programs whose names are written small, wherever they stand.
_NAMES = frozenset(
    "apt awk bash conda curl dotnet esbuild eslint git iptables nano nginx numpy pandas pip "
    "rsync sed sudo systemd tmux uv vi vim webpack wget yarn".split()
)


def check(context: RuleContext, options: NoOptions) -> Iterator[Diagnostic]:
    """Yield the first letter of each description that begins with a lower-case word, not a name."""
    titles = context.compute(_titles)
    for entry in context.compute(described_entries):
        if entry.description:
            yield from _lowercase(context, entry, entry.description, titles)


def _titles(document: Document) -> Collection[str]:
    return {entry.title.text for entry in document.entries()}


def _lowercase(
    context: RuleContext, entry: Entry, description: Prose, titles: Collection[str]
) -> Iterator[Diagnostic]:
    text = plain_text(description)
    start = _start(text)
    match = re.compile(_WORD).match(text, start)
    if match is None:
        return
    word = re.sub(_POSSESSIVE, "", match.group().rstrip(_EDGES))
    rest = text[match.end() :]
    if not _is_lower(word) or _is_of_entry(word, entry, text[start:], titles):
        return
    if word in _NAMES or _is_symbol(word, rest) or _is_foreign(rest):
        return
    offset = source_offsets(description)[start]
    if offset is None:
        return  # it is code or a link, whose words are not prose
    capital = word[0].title()
    span = Span(offset, offset + 1)
    message = f"the description begins with a lower-case letter: `{word}`"
    fix = Fix(f"write `{capital}`", (Edit(span, capital, new=True),), "text", safe=False)
    many = "{count} descriptions begin with a lower-case letter"
    yield context.report(span, message, fix=fix, many=many)


def _start(text: str) -> int:
    """Return the offset of the first word, after emoji at the start."""
    start = 0
    while emoji := re.compile(EMOJI).match(text, start):
        start = emoji.end()
    return start


def _is_lower(word: str) -> bool:
    """Whether a word is of lower-case letters alone, and could have a capital."""
    return (
        unicodedata.category(word[:1] or " ") == "Ll"
        and word[0].title() != word[0]
        and all(
            unicodedata.category(character) in ("Ll", "Lo", "Lm", "Mn", "Mc")
            or character in _APOSTROPHES
            for character in word[1:]
        )
    )


def _is_of_entry(word: str, entry: Entry, text: str, titles: Collection[str]) -> bool:
    """Whether a description begins with a title, or a part of its entry's name or URL's host."""
    title = entry.title.text.casefold()
    if len(title) > 1 and text.casefold().startswith(title):
        return True
    names = host(entry.url).split(".")
    # A title of one piece, `team/tool_x`, is made of names; one of several words is not.
    if len(title.split()) == 1:
        names += re.split(_BORDER, title)
    return len(word) > 1 and (word in titles or word.casefold() in names)


def _is_symbol(word: str, rest: str) -> bool:
    """Whether letters make no word: none is a vowel (`npm`), or they are Greek in other text."""
    if word.isascii():
        return not set(word) & set("aeiouy")
    return _is_greek(word[0]) and not any(_is_greek(character) for character in rest)


def _is_greek(character: str) -> bool:
    # The micro sign is a letter mu.
    plain = unicodedata.normalize("NFKC", character)[:1]
    return unicodedata.name(plain, "").startswith("GREEK")


def _is_foreign(rest: str) -> bool:
    """Whether a word stands alone, or in text of a script without capitals: both are names."""
    letters = [character for character in rest if character.isalpha()]
    return not letters or any(unicodedata.category(character) == "Lo" for character in letters)


RULE = Rule("lowercase-description", check)
