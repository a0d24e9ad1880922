"""repeated-title: a description that is the title again, or begins with it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.reading.model import Entry, Prose
from awesomelint.reading.plain_text import first_letter, plain_text, source_offsets
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import Rule
from awesomelint.text import Source, Span

# Where the title is text, what follows it may be a paper's authors, its venue, its full title.
_TITLED_HEADS = ("link", "bold-link", "url", "row")
_WORD = r"[^\W_]"
_SPACES = r"\s+"
# Characters after a title that continue it as another word: `Node` in `Node.js`, `Node-RED`.
_GOES_ON = r"[\w'’+#]|[-./_&]\w"
# What joins a repeated title to words that can do without it.
_JOINT = r"(?:\s+is\s+(?=(?:an?|the)\s)|\s*:\s+|\s+[-–—]\s+)(?=[^\W_])"


class Options(Struct, frozen=True):
    """`prefix`: report descriptions that begin with the title too."""

    prefix: bool = False


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield each description that is its title again, or begins with it."""
    for entry in context.document.entries():
        description, title = entry.description, entry.title.text
        if description is None or entry.head not in _TITLED_HEADS:
            continue
        if not _begin_alike(title, description):
            continue
        text = plain_text(description)
        if _is_again(title, text):
            fix = _removal(context.document.source, entry, description)
            message = "the description is the title again"
            many = "{count} descriptions are the title again"
            yield context.report(description.span, message, fix=fix, many=many)
        elif options.prefix and _begins(text, title):
            yield _prefixed(context, description, title)


def _begin_alike(title: str, description: Prose) -> bool:
    """Whether both begin with the same letter: most do not, and need no closer look."""
    first = next(filter(str.isalnum, title), "-")
    return first.casefold()[:1] == first_letter(description).casefold()[:1]


def _is_again(title: str, text: str) -> bool:
    """Whether a text is a title, in any case and with any other characters around it."""
    last, end = (next(filter(str.isalnum, reversed(words)), "") for words in (title, text))
    return last.casefold()[-1:] == end.casefold()[-1:] and _plain(title) == _plain(text)


def _plain(text: str) -> str:
    """Return a text without case, and without what is no word at its ends."""
    first, last = re.search(_WORD, text), re.search(_WORD, text[::-1])
    inside = text[first.start() : len(text) - last.start()] if first and last else ""
    return re.sub(_SPACES, " ", inside).casefold()


def _begins(text: str, title: str) -> bool:
    """Whether a text begins with the whole of a title, in any case."""
    size = len(title)
    return text[:size].casefold() == title.casefold() and not re.match(_GOES_ON, text[size:])


def _removal(source: Source, entry: Entry, description: Prose) -> Fix | None:
    """Return the fix that takes separator and description away."""
    separator = entry.separator
    if separator is None or separator.span.end != description.span.start:
        return None
    span = Span(separator.span.start, description.span.end)
    if "\n" in source.slice(span):
        return None
    return Fix("remove the description", (Edit(span, ""),), "delete", safe=False)


def _prefixed(context: RuleContext, description: Prose, title: str) -> Diagnostic:
    """Return the finding for a description that begins with `title`, at the title's words."""
    source = context.document.source
    span = _span(source, description, len(title)) or description.span
    message = f"the description begins with the title `{title}`"
    fix = _cut_title(source, description, title)
    return context.report(span, message, fix=fix, many="{count} descriptions begin with the title")


def _cut_title(source: Source, description: Prose, title: str) -> Fix | None:
    """Return the fix that cuts the title and what joins it to the rest, which gets a capital."""
    text = plain_text(description)
    joint = re.compile(_JOINT).match(text, len(title))
    span = _span(source, description, joint.end() + 1) if joint else None
    if joint is None or span is None:
        return None
    edit = Edit(span, text[joint.end()].title(), new=True)
    return Fix(f"remove `{text[: joint.end()].rstrip()}`", (edit,), "text", safe=False)


def _span(source: Source, description: Prose, size: int) -> Span | None:
    """Return the span of the first `size` characters; None if they are not plain text."""
    offsets = source_offsets(description)
    first, last = offsets[0], offsets[size - 1]
    if first is None or last is None:
        return None
    span = Span(first, last + 1)
    return span if source.slice(span) == plain_text(description)[:size] else None


RULE = Rule("repeated-title", check, options=Options)
