"""repeated-title: a description that is the title again, or begins with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.reading.model import Document, Entry, Prose
from awesomelint.reading.plain_text import initial, places, seen
from awesomelint.rules.rule import Rule
from awesomelint.text import Span

# Where the title is text, what follows it may be a paper's authors, its venue, its full title.
_TITLED = ("link", "bold-link", "url", "row")
_WORD = r"[^\W_]"
_SPACES = r"\s+"
# What a title that goes on in another word is followed by: `Node` in `Node.js`, `Node-RED`.
_GOES_ON = r"[\w'’+#]|[-./_&]\w"
# What joins a repeated title to words that can do without it.
_JOINT = r"(?:\s+is\s+(?=(?:an?|the)\s)|\s*:\s+|\s+[-–—]\s+)(?=[^\W_])"


class Options(Struct, frozen=True):
    """`prefix`: report descriptions that begin with the title too."""

    prefix: bool = False


def check(documents: Sequence[Document], options: Options) -> Iterable[Diagnostic]:
    """Yield the words of each description that its title has said before."""
    for document in documents:
        for entry in document.entries():
            if entry.description is None or entry.head not in _TITLED:
                continue
            title = entry.title.text
            # Nearly every description begins with another letter, and needs no closer look.
            first = next(filter(str.isalnum, title), "-")
            if first.casefold()[:1] != initial(entry.description).casefold()[:1]:
                continue
            text = seen(entry.description)
            if _is_again(title, text):
                message = "the description is the title again"
                fix = _removal(document, entry, entry.description)
                yield Diagnostic(document.source.path, entry.description.span, message, fix=fix)
            elif options.prefix and _begins(text, title):
                yield _prefixed(document, entry.description, title)


def _is_again(title: str, text: str) -> bool:
    """Whether a text is a title, in any case and with any other characters around it."""
    last, end = (next(filter(str.isalnum, reversed(one)), "") for one in (title, text))
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


def _removal(document: Document, entry: Entry, prose: Prose) -> Fix | None:
    """Return the fix that takes separator and description away."""
    separator = entry.separator
    if separator is None or separator.span.end != prose.span.start:
        return None
    span = Span(separator.span.start, prose.span.end)
    if "\n" in document.source.slice(span):
        return None
    return Fix("remove the description", (Edit(span, ""),), "delete", safe=False)


def _prefixed(document: Document, prose: Prose, title: str) -> Diagnostic:
    """Return the diagnostic for a description that begins with `title`, at the title's words."""
    text, size = seen(prose), len(title)
    span = _span(document, prose, size)
    message = f"the description begins with the title `{title}`"
    found = re.compile(_JOINT).match(text, size)
    whole = _span(document, prose, found.end() + 1) if found else None
    fix = None
    if found and whole:
        first = text[found.end()].title()
        edit = Edit(whole, first, new=True)
        fix = Fix(f"remove `{text[: found.end()].rstrip()}`", (edit,), "text", safe=False)
    return Diagnostic(document.source.path, span or prose.span, message, fix=fix)


def _span(document: Document, prose: Prose, size: int) -> Span | None:
    """Return where the first `size` characters stand; None where they are not plain text."""
    offsets = places(prose)
    first, last = offsets[0], offsets[size - 1]
    if first is None or last is None:
        return None
    span = Span(first, last + 1)
    return span if document.source.slice(span) == seen(prose)[:size] else None


RULE = Rule("repeated-title", check, options=Options)
