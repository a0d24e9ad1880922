"""dangling-separator: a separator with no description behind it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.markdown import conventions
from awesomelint.markdown.grammar import REFERENCES
from awesomelint.markdown.model import Document, Entry, Part
from awesomelint.rules.rule import NoOptions, Rule

# From this share on it is the list's way of writing, and one note for the file is enough.
_HOUSE_STYLE = 0.2


def check(documents: Sequence[Document], options: NoOptions) -> Iterable[Diagnostic]:
    """Yield each separator that nothing but links, dates and badges follow."""
    for document in documents:
        dangling = list(_dangling(document))
        total = sum(1 for _ in document.entries())
        if len(dangling) >= _HOUSE_STYLE * total and len(dangling) > 1:
            message = f"{len(dangling)} of {total} entries have a separator but no description"
            yield Diagnostic(document.source.path, dangling[0][1].span, message)
        else:
            for entry, separator in dangling:
                # A dash before a link joins the two: without it they would run together.
                if all(link.span.start != separator.span.end for link in entry.links):
                    yield _diagnostic(document, entry, separator)


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


RULE = Rule("dangling-separator", check, level="warning")
