"""Which file of a repository is its front page, in memory and on the disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from awesomelint.disk.disk_tree import DiskTree
from awesomelint.disk.questions import Disk
from awesomelint.rules.file_tree import is_front_page
from tests.support.little_tree import LittleTree

CASES = [
    (("README.md", "section/a.md", "section/README.md"), {"README.md"}),
    (("readme.markdown", "a.md"), {"readme.markdown"}),
    ((".github/README.md", "README.md", "docs/README.md"), {".github/README.md"}),
    (("docs/readme.md", "a.md", "docs/a.md"), {"docs/readme.md"}),
    (("list.md", "section/a.md"), {"list.md"}),
    (("README-ja.md", "README.md"), {"README.md"}),
    ((".github/README.md", "section/.github/README.md"), {".github/README.md"}),
]


@pytest.mark.parametrize(("files", "front"), CASES)
def test_the_readme_is_the_front_page(files: tuple[str, ...], front: set[str]) -> None:
    tree = LittleTree(dict.fromkeys(files, "# A\n"))
    assert {one for one in files if is_front_page(one, tree)} == front


@pytest.mark.parametrize(("files", "front"), CASES)
def test_it_is_the_same_on_the_disk(
    tmp_path: Path, files: tuple[str, ...], front: set[str]
) -> None:
    (tmp_path / "repo" / ".git").mkdir(parents=True)
    for one in files:
        path = tmp_path / "repo" / one
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("# A\n")
    tree = DiskTree(Disk(str(tmp_path)))
    assert {one for one in files if is_front_page(f"repo/{one}", tree)} == front


def test_a_text_without_a_disk_may_be_one() -> None:
    assert is_front_page("section/a.md", None)
