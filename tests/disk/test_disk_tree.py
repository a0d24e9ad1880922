"""The files around a document, on the disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from awesomelint.disk.disk_tree import DiskTree
from awesomelint.disk.questions import Disk


@pytest.fixture
def tree(tmp_path: Path) -> DiskTree:
    """Return a tree over a repository with two documents, seen from its folder `docs`."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "docs" / "img").mkdir(parents=True)
    (tmp_path / "docs" / "img" / "Logo.png").write_bytes(b"\x89PNG")
    (tmp_path / "docs" / "other.md").write_text("# One\n\n## Two\n", encoding="utf-8")
    (tmp_path / "LICENSE").write_text("MIT", encoding="utf-8")
    return DiskTree(Disk(str(tmp_path / "docs")))


@pytest.mark.parametrize(
    ("target", "there"),
    [
        ("other.md", True),
        ("./other.md", True),
        ("img", True),
        ("img/", True),
        ("img/Logo.png", True),
        ("img/logo.png", False),
        ("../LICENSE", True),
        ("../../issues", True),
        ("../LICENCE", False),
        ("/LICENSE", True),
        ("LICENSE", False),
        ("/docs/other.md", True),
        ("no\0thing", False),
        (".", True),
    ],
)
def test_exists(tree: DiskTree, target: str, there: bool) -> None:
    assert tree.exists("list.md", target) is there


def test_a_document_in_another_folder_sees_what_is_beside_it(tree: DiskTree) -> None:
    assert tree.path_from_root("list.md") == "docs/list.md"
    assert tree.path_from_root("../README.md") == "README.md"
    assert tree.exists("../README.md", "docs/other.md")
    assert not tree.exists("../README.md", "docs/none.md")
    assert set(tree.names("../README.md")) == {".git", "docs", "LICENSE"}
    assert set(tree.names("list.md", "img")) == {"Logo.png"}
    assert not tree.names("list.md", "none")


def test_anchors_are_of_markdown_files(tree: DiskTree) -> None:
    assert tree.anchors("list.md", "other.md") == frozenset(("one", "two"))
    assert tree.anchors("list.md", "img/Logo.png") is None
    assert tree.anchors("list.md", "none.md") is None


def test_text_is_of_files_that_can_be_read(tree: DiskTree) -> None:
    assert tree.text("list.md", "/LICENSE") == "MIT"
    assert tree.text("list.md", "img/Logo.png") is None
