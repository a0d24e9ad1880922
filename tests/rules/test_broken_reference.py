"""Links across files, where there is no disk, and where names are hard."""

from __future__ import annotations

from awesomelint import Document, Source, lint, read
from awesomelint.engine.suppressions import read_suppressions
from tests.support.little_tree import LittleTree

_CONFIGURATION = '[rules]\nall = "off"\nbroken-reference = "error"\n'


def messages(files: dict[str, str], *checked: str, tree: bool = False) -> list[str]:
    """Return what is said of the files `checked`, the others being on the disk if at all."""
    documents: list[Document] = [read(Source(name, files[name])) for name in checked]
    little = LittleTree(files) if tree else None
    return [one.message for one in lint(*documents, configuration=_CONFIGURATION, tree=little)]


_FILES = {
    "README.md": "# A\n\n[b](docs/b.md#none) [c](docs/b.md#b) [d](docs/d.md#none)\n",
    "docs/b.md": "# B\n\n[a](../README.md#none) [a](../README.md#a) [b](./b.md#b) [b](b.md#no)\n",
    "docs/d.md": "# D\n",
}


def test_files_checked_together_know_each_other_without_a_disk() -> None:
    assert messages(_FILES, "README.md", "docs/b.md") == [
        "`#none` is no anchor of `docs/b.md`",
        "`#none` is no anchor of `../README.md`",
        "`#no` is no anchor of `b.md`",
    ]


def test_without_a_disk_nothing_is_said_of_files() -> None:
    assert not messages({"README.md": "[a](none.md#b) ![b](none.png)\n"}, "README.md")


def test_a_file_on_the_disk_is_read_for_its_anchors() -> None:
    assert messages(_FILES, "README.md", tree=True) == [
        "`#none` is no anchor of `docs/b.md`",
        "`#none` is no anchor of `docs/d.md`",
    ]


def test_names_are_decoded_and_told_apart_by_case() -> None:
    files = {
        "README.md": "[a](my%20file.md) [b](<my file.md>) [c](100%25.md) [d](My%20file.md)\n",
        "my file.md": "",
        "100%.md": "",
    }
    assert messages(files, "README.md", tree=True) == ["there is no `My file.md`"]


def test_a_name_may_hold_what_looks_encoded() -> None:
    assert not messages({"README.md": "[a](a%20b.md)\n", "a%20b.md": ""}, "README.md", tree=True)


def test_the_comment_of_awesome_lint_is_honoured() -> None:
    text = "<!--lint ignore no-undefined-references-->\n- [a][b]\n"
    (suppression,) = read_suppressions(read(Source("a.md", text)))
    assert suppression.rule == "broken-reference"
