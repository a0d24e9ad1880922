"""awesomelint: a linter and formatter for awesome-list style Markdown repositories.

    from awesomelint import Source, lint, read

    document = read(Source("README.md", text))
    for diagnostic in lint(document):
        print(document.source.position(diagnostic.span.start), diagnostic.message)

`docs/api.md` says what each public name is for.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

    from awesomelint.diagnostic import Diagnostic as Diagnostic
    from awesomelint.diagnostic import Edit as Edit
    from awesomelint.diagnostic import Fix as Fix
    from awesomelint.diagnostic import Occurrence as Occurrence
    from awesomelint.diagnostic import Related as Related
    from awesomelint.reading.model import Document as Document
    from awesomelint.reading.model import Entry as Entry
    from awesomelint.reading.model import EntryList as EntryList
    from awesomelint.reading.reader import read as read
    from awesomelint.rules.file_tree import FileTree as FileTree
    from awesomelint.style.style import Style as Style
    from awesomelint.text import Position as Position
    from awesomelint.text import Source as Source
    from awesomelint.text import Span as Span

# Where each public name lives. It is imported when it is asked for: `awesomelint --version` is to
# import no parser.
_HOMES = {
    name: module
    for module, names in {
        "diagnostic": "Diagnostic Edit Fix Occurrence Related",
        "reading.model": "Document Entry EntryList",
        "reading.reader": "read",
        "rules.file_tree": "FileTree",
        "style.style": "Style",
        "text": "Position Source Span",
    }.items()
    for name in names.split()
}

__all__ = ["lint", *_HOMES]


def lint(
    *documents: Document,
    configuration: str = "",
    preset: str | None = None,
    style: Style | Mapping[str, Style] | None = None,
    today: date | None = None,
    tree: FileTree | None = None,
) -> tuple[Diagnostic, ...]:
    """Return the diagnostics of documents that make up one list, sorted by path and offset.

    `configuration` is the text of an `awesomelint.toml`; its overrides are matched against the
    paths of the documents. `preset` replaces the preset that it names. A document is compared with
    its own style, or with `style`: a single style for a single document, or a mapping from the path
    of a document to its style. With `today`, later dates are reported; with `tree`, links to files
    that it does not have. Raises `awesomelint.errors.ConfigurationError` for a configuration that
    cannot be used, ValueError for a single style with several documents.
    """
    from awesomelint.config.configuration import parse
    from awesomelint.config.settings import settings_for
    from awesomelint.engine.linter import ConfiguredDocument
    from awesomelint.engine.linter import lint as lint_list
    from awesomelint.engine.registry import ALL_RULES
    from awesomelint.rules.context import Surroundings

    parsed = parse(configuration, "configuration", rules=ALL_RULES)
    configured = [
        ConfiguredDocument(
            document, settings_for(parsed, document.source.path, rules=ALL_RULES, preset=preset)
        )
        for document in documents
    ]
    return lint_list(configured, Surroundings(tree, today), _by_path(documents, style))


def _by_path(
    documents: tuple[Document, ...], style: Style | Mapping[str, Style] | None
) -> Mapping[str, Style]:
    """Return the given styles by the path of the document that each is for."""
    if style is None or isinstance(style, Mapping):
        return style or {}
    if len(documents) != 1:
        raise ValueError("one style for several documents: give the styles by path")
    return {documents[0].source.path: style}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"awesomelint.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'awesomelint' has no attribute {name!r}")
