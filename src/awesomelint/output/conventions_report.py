"""The house styles of files: a table for people, JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from awesomelint.engine.evidence import House, Shown, described
from awesomelint.output.escape import json_text, terminal


def house_text(house: House) -> str:
    """Return the conventions of one file, a line each, below the file's name."""
    document = house.document
    entries, lists = sum(1 for _ in document.entries()), len(document.lists)
    name = terminal(document.source.path)
    if not entries:
        return f"{name}: no entries\n"
    lines = [f"{name}: {_counted(entries, 'entry', 'entries')} in {_counted(lists, 'list')}"]
    width = max((len(one.inferred.name) for one in house.shown), default=0)
    lines += [
        f"  {one.inferred.name:<{width}}  {terminal(described(one.evidence))}"
        for one in house.shown
    ]
    return "".join(f"{line}\n" for line in lines)


def house_json(houses: Iterable[House]) -> str:
    """Return one document, `{"version": 1, "files": [...]}`, of docs/conventions.schema.json."""
    document = {"version": 1, "files": [_file(house) for house in houses]}
    return json_text(json.dumps(document, indent=2, ensure_ascii=False)) + "\n"


def _file(house: House) -> Mapping[str, Any]:
    return {
        "path": house.document.source.path,
        "entries": sum(1 for _ in house.document.entries()),
        "lists": len(house.document.lists),
        "conventions": [_convention(one) for one in house.shown],
    }


def _convention(one: Shown) -> Mapping[str, Any]:
    evidence = one.evidence
    return {
        "name": one.inferred.name,
        "rule": one.rule.name,
        "holds": one.holds,
        "words": evidence.words if evidence else None,
        "count": evidence.count if evidence else 0,
        "total": evidence.total if evidence else 0,
        "unit": evidence.unit if evidence else None,
        "options": dict(evidence.options) if evidence else {},
    }


def _counted(count: int, one: str, many: str = "") -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"
