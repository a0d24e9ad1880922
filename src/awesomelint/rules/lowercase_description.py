"""lowercase-description: a description begins with a lower-case letter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence

from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.reading.grammar import EMOJI
from awesomelint.reading.model import Document, Entry
from awesomelint.reading.plain_text import places, seen
from awesomelint.rules.rule import NoOptions, Rule
from awesomelint.style import conventions
from awesomelint.text import Span
from awesomelint.urls import host

_WORD = r"\S+"
_BORDER = r"[\W_]+"
_POSSESSIVE = r"['’]s\Z"
# What may stand in a word of prose beside letters.
_APOSTROPHES = "'’"
_EDGES = ".,;:!?…)\"”’'。，：；"
# Programs whose names are written small, wherever they stand.
_NAMES = frozenset(
    "apt awk bash conda curl dotnet esbuild eslint git iptables nano nginx numpy pandas pip "
    "rsync sed sudo systemd tmux uv vi vim webpack wget yarn".split()
)


def check(documents: Sequence[Document], options: NoOptions) -> Iterable[Diagnostic]:
    """Yield the first letter of each description that begins small, and with a word, no name."""
    for document in documents:
        titles = {entry.title.text for entry in document.entries()}
        for entry in conventions.described(document):
            yield from _fault(document, entry, titles)


def _fault(document: Document, entry: Entry, titles: set[str]) -> Iterator[Diagnostic]:
    assert entry.description is not None
    text = seen(entry.description)
    start = _start(text)
    found = re.compile(_WORD).match(text, start)
    word = re.sub(_POSSESSIVE, "", found.group().rstrip(_EDGES)) if found else ""
    if found is None or not _is_lower(word) or _is_of(entry, word, text[start:], titles):
        return
    rest = text[found.end() :]
    place = places(entry.description)[start]
    if word in _NAMES or _is_symbol(word, rest) or _is_foreign(rest) or place is None:
        return  # without a place it is code or a link, whose words are their own
    capital = word[0].title()
    span = Span(place, place + 1)
    message = f"the description begins with a lower-case letter: `{word}`"
    fix = Fix(f"write `{capital}`", (Edit(span, capital, new=True),), "text", safe=False)
    yield Diagnostic(document.source.path, span, message, fix=fix)


def _start(text: str) -> int:
    """Return where the words begin, behind emoji that lead them in."""
    position = 0
    while found := re.compile(EMOJI).match(text, position):
        position = found.end()
    return position


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


def _is_of(entry: Entry, word: str, text: str, titles: Collection[str]) -> bool:
    """Whether a description begins with a title, a part of its own name or of its URL's host."""
    title = entry.title.text.casefold()
    if len(title) > 1 and text.casefold().startswith(title):
        return True
    # A title of one piece, `team/tool_x`, is made of names; one of several words is not.
    own = [
        *host(entry.url).split("."),
        *(re.split(_BORDER, title) if len(title.split()) == 1 else ()),
    ]
    return len(word) > 1 and (word in titles or word.casefold() in own)


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
