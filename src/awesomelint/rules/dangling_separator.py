"""dangling-separator: a separator with no description behind it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from awesomelint.diagnostic import Diagnostic
from awesomelint.markdown import conventions
from awesomelint.markdown.model import Document, Part
from awesomelint.rules.rule import NoOptions, Rule

# From this share on it is the list's way of writing, and one note for the file is enough.
_HOUSE_STYLE = 0.2


def check(documents: Sequence[Document], options: NoOptions) -> Iterable[Diagnostic]:
    """Yield each separator that nothing but links, dates and badges follow."""
    for document in documents:
        entries = conventions.listed(document)
        dangling = [entry.separator for entry in entries if entry.separator and not entry.description]
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


def _message(separator: Part) -> str:
    return f"no description follows the separator `{separator.text.strip()}`"


RULE = Rule("dangling-separator", check, level="warning")
