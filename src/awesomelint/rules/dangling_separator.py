"""dangling-separator: a separator with no description behind it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from awesomelint.diagnostic import Diagnostic
from awesomelint.markdown import conventions
from awesomelint.markdown.model import Document, Entry, Part
from awesomelint.rules.rule import NoOptions, Rule

# From this share on it is the list's way of writing, and one note for the file is enough.
_HOUSE_STYLE = 0.2


def check(documents: Sequence[Document], options: NoOptions) -> Iterable[Diagnostic]:
    """Yield each separator that nothing but links, dates and badges follow."""
    for document in documents:
        entries = conventions.listed(document)
        dangling = [part for entry in entries if (part := _dangling(document, entry))]
        if not dangling:
            continue
        path = document.source.path
        total = sum(1 for _ in document.entries())
        if len(dangling) >= _HOUSE_STYLE * total and len(dangling) > 1:
            message = f"{len(dangling)} of {total} entries have a separator but no description"
            yield Diagnostic(path, dangling[0].span, message)
        else:
            for separator in dangling:
                yield Diagnostic(path, separator.span, _message(separator))


def _dangling(document: Document, entry: Entry) -> Part | None:
    """Return the entry's separator where nothing follows it; one may introduce a block below."""
    if entry.separator is None or entry.description:
        return None
    below = document.source.text[entry.span.end : entry.item.end].strip()
    return None if below and entry.separator.span.end == entry.span.end else entry.separator


def _message(separator: Part) -> str:
    return f"no description follows the separator `{separator.text.strip()}`"


RULE = Rule("dangling-separator", check, level="warning")
