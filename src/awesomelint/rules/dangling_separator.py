"""dangling-separator: a separator with no description behind it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct

from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.reading.grammar import REFERENCES
from awesomelint.reading.model import Document, Entry, Part
from awesomelint.rules.rule import Evidence, Inferred, Rule
from awesomelint.style import conventions

# From this share on it is the list's way of writing, and one note for the file is enough.
_HOUSE_STYLE = 0.2
# So few entries show no way of writing.
_LEAST = 8


class Options(Struct, frozen=True):
    """`report`: each separator, or all of a file at once; `infer` takes them for a way of writing
    where they are many."""

    report: Literal["infer", "each", "once"] = "infer"


def check(documents: Sequence[Document], options: Options) -> Iterable[Diagnostic]:
    """Yield each separator that nothing but links, dates and badges follow."""
    for document in documents:
        dangling = list(_dangling(document))
        total = sum(1 for _ in document.entries())
        if dangling and _once(len(dangling), total, options):
            message = f"{len(dangling)} of {total} entries have a separator but no description"
            yield Diagnostic(document.source.path, dangling[0][1].span, message)
        else:
            for entry, separator in dangling:
                # A dash before a link joins the two: without it they would run together.
                if all(link.span.start != separator.span.end for link in entry.links):
                    yield _diagnostic(document, entry, separator)


def _once(dangling: int, total: int, options: Options) -> bool:
    """Whether so many of all entries get one note."""
    if options.report == "infer":
        return dangling >= _HOUSE_STYLE * total and dangling > 1
    return options.report == "once"


def _dangling(document: Document) -> Iterator[tuple[Entry, Part]]:
    for entry in conventions.listed(document):
        separator = entry.separator
        if separator and entry.description is None and not _leads_on(document, entry, separator):
            yield entry, separator


def _leads_on(document: Document, entry: Entry, separator: Part) -> bool:
    """Whether what follows stands for a description: a block below, an emoji, a titled link."""
    end = separator.span.end
    if end == entry.span.end:
        return bool(document.source.text[end : entry.item.end].strip())
    if unicodedata.category(document.source.text[end]) == "So":
        return True
    titles = (link.title for link in entry.links if link.span.start == end)
    return any(title.lower() not in REFERENCES for title in titles)


def _diagnostic(document: Document, entry: Entry, separator: Part) -> Diagnostic:
    message = f"no description follows the separator `{separator.text.strip()}`"
    rest = "" if separator.span.end == entry.span.end else " "
    fix = Fix("remove the separator", (Edit(separator.span, rest),))
    return Diagnostic(document.source.path, separator.span, message, fix=fix)


def _shown(documents: Sequence[Document]) -> Evidence | None:
    dangling = sum(1 for document in documents for _ in _dangling(document))
    total = sum(1 for document in documents for _ in document.entries())
    if _once(dangling, total, Options()):
        return Evidence("by habit", dangling, total, "entries", options=(("report", "once"),))
    if total < _LEAST:
        return None
    return Evidence("none", total - dangling, total, "entries", options=(("report", "each"),))


RULE = Rule(
    "dangling-separator",
    check,
    options=Options,
    infers=(Inferred("dangling separators", ("report",), _shown),),
)
