"""What `conventions` prints of the style of each file: lines for people, JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec.structs import asdict

from awesomelint.config.options import as_configured
from awesomelint.engine.rule_conventions import DocumentConventions, RuleConvention, described
from awesomelint.output.escape import json_text, terminal


def conventions_text(file: DocumentConventions) -> str:
    """Return a line with the name of the file, and a line for each of its conventions."""
    document = file.document
    entries, lists = sum(1 for _ in document.entries()), len(document.lists)
    name = terminal(document.source.path)
    if not entries:
        return f"{name}: no entries\n"
    lines = [f"{name}: {_counted(entries, 'entry', 'entries')} in {_counted(lists, 'list')}"]
    width = max((len(convention.name) for convention in file.conventions), default=0)
    lines += [
        f"  {convention.name:<{width}}  {terminal(_words(convention))}"
        for convention in file.conventions
    ]
    return "".join(f"{line}\n" for line in lines)


def conventions_json(files: Iterable[DocumentConventions]) -> str:
    """Return one document, `{"version": 1, "files": [...]}`.

    Its schema is `docs/conventions.schema.json`.
    """
    document = {"version": 1, "files": [_file(file) for file in files]}
    return json_text(json.dumps(document, indent=2, ensure_ascii=False)) + "\n"


def _file(file: DocumentConventions) -> Mapping[str, Any]:
    return {
        "path": file.document.source.path,
        "entries": sum(1 for _ in file.document.entries()),
        "lists": len(file.document.lists),
        "conventions": [_convention(convention) for convention in file.conventions],
    }


def _convention(convention: RuleConvention) -> Mapping[str, Any]:
    evidence = convention.evidence
    return {
        "name": convention.name,
        "rule": convention.rule.name,
        "holds": convention.holds,
        "words": evidence.words if evidence else None,
        "count": evidence.count if evidence else 0,
        "total": evidence.total if evidence else 0,
        "unit": evidence.unit if evidence else None,
        "options": {name: as_configured(value) for name, value in convention.options},
        "adoption": asdict(convention.adoption) if convention.adoption else None,
    }


def _words(convention: RuleConvention) -> str:
    """Return a convention in words, with what it takes to adopt it."""
    words, adoption = described(convention.evidence), convention.adoption
    if adoption is None:
        return words
    option = f"{adoption.name}={adoption.value}"
    quoted = f"'{option}'" if " " in option else option
    return f"{words}; `fix --adopt {quoted}` changes {_counted(adoption.places, 'place')}"


def _counted(count: int, singular: str, plural: str = "") -> str:
    return f"{count:,} {singular if count == 1 else plural or singular + 's'}"
