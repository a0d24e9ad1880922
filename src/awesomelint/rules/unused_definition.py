"""unused-definition: a link definition that nothing refers to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.reading.model import Definition, Document
from awesomelint.rules.rule import NoOptions, Rule
from awesomelint.text import Span

# What definitions are written for as comments: `[//]: # (text)`, `[comment]: <> (text)`.
_COMMENT_URLS = ("", "#")
_COMMENT_LABEL = r"(?i)\W*|_?comments?_?"


def check(documents: Sequence[Document], options: NoOptions) -> Iterable[Diagnostic]:
    """Yield each definition whose label no link and no image has."""
    for document in documents:
        for one in _unused(document):
            edit = Edit(one.span, "")
            fix = Fix("delete the definition", (edit,), "delete", safe=False)
            yield Diagnostic(
                document.source.path,
                _label(document, one),
                f"nothing refers to `[{one.label}]`",
                fix=fix,
                many="nothing refers to {count} definitions",
            )


def _label(document: Document, one: Definition) -> Span:
    """Return where the label stands, its brackets included; a quote's marker may be before it."""
    start = document.source.text.index("[", one.span.start)
    return Span(start, start + len(f"[{one.label}]"))


def _unused(document: Document) -> Iterator[Definition]:
    for one in document.definitions:
        if one.key not in document.referred and not _is_comment(one):
            yield one


def _is_comment(one: Definition) -> bool:
    return one.url in _COMMENT_URLS or bool(re.fullmatch(_COMMENT_LABEL, one.label))


RULE = Rule("unused-definition", check)
