"""Whole small lists, each in a dialect of its own, read as their `.json` says.

`UPDATE_GOLDENS=1 pytest tests/reading/test_golden_lists.py` writes what the reader says now.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from awesomelint.reading.model import Document, Entry, EntryList
from awesomelint.reading.reader import read
from awesomelint.text import Source, Span
from tests.support.paths import FIXTURE_LISTS
from tests.support.reads import described


def _lines(document: Document, span: Span) -> str:
    first = document.source.position(span.start).line
    last = document.source.position(max(span.start, span.end - 1)).line
    return str(first) if first == last else f"{first}-{last}"


def _entry(document: Document, entry: Entry) -> dict[str, Any]:
    parent = {"parent": _lines(document, entry.parent)} if entry.parent else {}
    return {"lines": _lines(document, entry.item), **parent, **described(entry)}


def _entry_list(document: Document, entry_list: EntryList) -> dict[str, Any]:
    return {
        "section": entry_list.entries[0].section,
        "container": entry_list.container,
        "pieces": [len(piece) for piece in entry_list.pieces],
        "entries": [_entry(document, entry) for entry in entry_list.entries],
    }


def _dump(document: Document) -> str:
    lists = [_entry_list(document, entry_list) for entry_list in document.lists]
    return json.dumps(lists, ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize("path", FIXTURE_LISTS, ids=lambda path: str(path.stem))
def test_golden(path: Path) -> None:
    dumped = _dump(read(Source(path.name, path.read_bytes().decode())))
    golden = path.with_suffix(".json")
    if os.environ.get("UPDATE_GOLDENS"):
        golden.write_text(dumped, encoding="utf-8", newline="\n")
    assert json.loads(dumped) == json.loads(golden.read_text(encoding="utf-8"))


def test_there_are_lists() -> None:
    assert len(FIXTURE_LISTS) == len(list(FIXTURE_LISTS[0].parent.glob("*.json"))) >= 6
