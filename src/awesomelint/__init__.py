"""awesomelint: a linter and formatter for awesome-list style Markdown repositories.

from awesomelint import Source, read, lint

document = read(Source("README.md", text))
for diagnostic in lint(document):
    print(document.source.position(diagnostic.span.start), diagnostic.message)

A file that is read again and again, as in an editor, is read sooner with the document it was:
`document = read(Source("README.md", text), document)`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

    from awesomelint.diagnostic import Diagnostic, Edit, Fix, Related
    from awesomelint.reading.model import Document, Entry, EntryList
    from awesomelint.reading.reader import read
    from awesomelint.rules.rule import Tree
    from awesomelint.text import Position, Source, Span

__all__ = [
    "Diagnostic",
    "Document",
    "Edit",
    "Entry",
    "EntryList",
    "Fix",
    "Position",
    "Related",
    "Source",
    "Span",
    "Tree",
    "lint",
    "read",
]

_HOMES = {
    "Diagnostic": "diagnostic",
    "Edit": "diagnostic",
    "Fix": "diagnostic",
    "Related": "diagnostic",
    "Document": "reading.model",
    "Entry": "reading.model",
    "EntryList": "reading.model",
    "read": "reading.reader",
    "Tree": "rules.rule",
    "Position": "text",
    "Source": "text",
    "Span": "text",
}


def lint(
    *documents: Document,
    configuration: str = "",
    preset: str | None = None,
    today: date | None = None,
    tree: Tree | None = None,
) -> tuple[Diagnostic, ...]:
    """Return the diagnostics of documents that make up one list, sorted by place.

    `configuration` is the text of an `awesomelint.toml`; its overrides are matched against the
    paths of the documents; `preset` replaces the one it names. Dates after `today` are reported
    where it is given, links to files that `tree` does not have where that is. Raises
    `awesomelint.errors.ConfigurationError` for a configuration that cannot be used.
    """
    from awesomelint.config.configuration import parse
    from awesomelint.config.settings import settings_for
    from awesomelint.engine.linter import Held
    from awesomelint.engine.linter import lint as run
    from awesomelint.engine.registry import ALL_RULES

    config = parse(configuration, "configuration", rules=ALL_RULES)
    settings = (
        settings_for(
            config, one.source.path, rules=ALL_RULES, preset=preset, today=today, tree=tree
        )
        for one in documents
    )
    return run([Held(one, own) for one, own in zip(documents, settings, strict=True)])


def __getattr__(name: str) -> Any:
    # Loaded on demand: `awesomelint --version` is to import no parser.
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"awesomelint.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'awesomelint' has no attribute {name!r}")
