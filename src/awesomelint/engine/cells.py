"""Edits within a table: a `|` that they write would open a new cell, and is escaped."""

from __future__ import annotations

from msgspec.structs import replace

from awesomelint.diagnostic import Diagnostic, Edit
from awesomelint.markdown.model import Document
from awesomelint.text import enclosing


def fit(diagnostic: Diagnostic, document: Document) -> Diagnostic:
    """Return the diagnostic with those edits of its fix marked that write `|` into a cell."""
    fix = diagnostic.fix
    if fix is None or not document.rows or not any("|" in edit.text for edit in fix.edits):
        return diagnostic
    edits = tuple(replace(edit, in_cell=_is_in_cell(edit, document)) for edit in fix.edits)
    return replace(diagnostic, fix=replace(fix, edits=edits))


def _is_in_cell(edit: Edit, document: Document) -> bool:
    """Whether an edit is of a part of a row; whole rows move with the borders of their cells."""
    row = enclosing(document.rows, edit.span)
    if row is None:
        return False
    return edit.span.end - edit.span.start < len(document.source.slice(row).rstrip())
