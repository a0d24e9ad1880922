"""Files with odd bytes: none is lost, and every entry is on the line where an editor shows it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from awesomelint.disk.files import read_source
from awesomelint.reading.model import Document
from awesomelint.reading.reader import read
from tests.support.paths import FIXTURES

FOLDER = FIXTURES / "bytes"

# The lines of the items `A`, `B` and `C`.
LINES = {
    "bom-first-item.md": [1, 2],
    "bom-front-matter.md": [5],
    "bom.md": [3],
    "cr-only.md": [3, 4],
    "crlf.md": [3, 5],
    "empty.md": [],
    "form-feed.md": [3, 6],
    "line-separator.md": [3, 4],
    "mixed-endings.md": [3, 4, 7],
    "no-final-newline.md": [1, 2],
    "nul.md": [3, 4],
    "only-bom.md": [],
    "tabs.md": [3, 6, 4],
    "trailing-spaces.md": [3, 5],
    "zero-width.md": [3, 4, 5],
}


def _read(name: str) -> Document:
    return read(read_source(FOLDER / name, name))


def test_every_file_is_here() -> None:
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(LINES)


@pytest.mark.parametrize("name", LINES)
def test_every_byte_is_kept(name: str) -> None:
    assert _read(name).source.text.encode() == (FOLDER / name).read_bytes()


@pytest.mark.parametrize("name", LINES)
def test_lines(name: str) -> None:
    read = _read(name)
    assert [read.source.position(entry.item.start).line for entry in read.entries()] == LINES[name]


@pytest.mark.parametrize("name", LINES)
def test_titles_and_links_read_back(name: str) -> None:
    source = (read := _read(name)).source
    for entry in read.entries():
        assert source.slice(entry.title.span).startswith(("A", "B", "C"))
        assert source.slice(entry.link.span)[0] == "["
        assert source.slice(entry.link.span)[-1] == ")"


@pytest.mark.parametrize("name", LINES)
def test_items_tile_their_list(name: str) -> None:
    """What is between two items of one list is blank: a moved item takes all of its text along."""
    read = _read(name)
    for items in read.items:
        for item, following in pairwise(items):
            assert not read.source.text[item.span.end : following.span.start].strip()


def test_the_byte_order_mark_is_the_files_not_the_first_entrys() -> None:
    read = _read("bom-first-item.md")
    first = next(read.entries())
    assert read.source.slice(first.item) == "- [A](https://a.a) - words\n"


def test_the_byte_order_mark_hides_nothing() -> None:
    assert [heading.text for heading in _read("bom.md").headings] == ["One"]
    assert _read("bom-front-matter.md").headings == ()


def test_the_last_item_has_no_line_end_to_take_along() -> None:
    read = _read("no-final-newline.md")
    assert [read.source.slice(entry.item)[-1] for entry in read.entries()] == ["\n", "s"]
