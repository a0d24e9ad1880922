"""unused-definition: a link definition that nothing refers to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.reading.model import Definition, Document
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import NoOptions, Rule
from awesomelint.text import Span

# What definitions are written for as comments: `[//]: # (text)`, `[comment]: <> (text)`.
_COMMENT_URLS = ("", "#")
_COMMENT_LABEL = r"(?i)\W*|_?comments?_?"


def check(context: RuleContext, options: NoOptions) -> Iterator[Diagnostic]:
    """Yield each definition whose label no link and no image has."""
    document = context.document
    for definition in _unused(document):
        edit = Edit(definition.span, "")
        fix = Fix("delete the definition", (edit,), "delete", safe=False)
        yield context.report(
            _label_span(document, definition),
            f"nothing refers to `[{definition.label}]`",
            fix=fix,
            many="nothing refers to {count} definitions",
        )


def _label_span(document: Document, definition: Definition) -> Span:
    """Return the span of the label with its brackets; a quote's marker may stand before it."""
    start = document.source.text.index("[", definition.span.start)
    return Span(start, start + len(f"[{definition.label}]"))


def _unused(document: Document) -> Iterator[Definition]:
    for definition in document.definitions:
        if definition.key not in document.referred_keys and not _is_comment(definition):
            yield definition


def _is_comment(definition: Definition) -> bool:
    is_label = re.fullmatch(_COMMENT_LABEL, definition.label) is not None
    return is_label or definition.url in _COMMENT_URLS


RULE = Rule("unused-definition", check, is_about_rest=True)
