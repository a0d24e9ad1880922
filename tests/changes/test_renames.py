"""Which new files are old ones under another name."""

from __future__ import annotations

from awesomelint.changes.renames import find_renames

TEXT = "one\ntwo\nthree\nfour\n"


def test_the_same_text_is_a_renamed_file() -> None:
    assert find_renames({"a.md": TEXT}, {"b.md": TEXT}) == {"b.md": "a.md"}


def test_half_of_the_lines_are_enough() -> None:
    assert find_renames({"a.md": TEXT}, {"b.md": "one\ntwo\nx\ny\n"}) == {"b.md": "a.md"}
    assert find_renames({"a.md": TEXT}, {"b.md": "one\nx\ny\nz\n"}) == {}
    assert find_renames({"a.md": TEXT}, {"b.md": TEXT * 3}) == {}


def test_the_most_alike_are_one_file() -> None:
    gone = {"a.md": TEXT, "b.md": TEXT + "five\n"}
    new = {"c.md": TEXT + "five\n", "d.md": TEXT}
    assert find_renames(gone, new) == {"c.md": "b.md", "d.md": "a.md"}


def test_an_old_file_is_one_new_file() -> None:
    assert find_renames({"a.md": TEXT}, {"b.md": TEXT, "c.md": TEXT}) == {"b.md": "a.md"}


def test_empty_files_are_not_alike() -> None:
    assert find_renames({"a.md": "\n"}, {"b.md": ""}) == {}
