"""The files of a commit and of the index, and the tree that rules see in them."""

from __future__ import annotations

import pytest

from awesomelint.disk.snapshot import (
    Snapshot,
    SnapshotTree,
    snapshot_of_commit,
    snapshot_of_index,
)
from awesomelint.errors import ReadError
from tests.support.changes import OLD, Repository


def commit(repository: Repository) -> Snapshot:
    repository.commit()
    head = repository.git("rev-parse", "HEAD").strip()
    snapshot = snapshot_of_commit(str(repository.folder), head)
    assert snapshot
    return snapshot


def test_texts_are_those_of_the_commit_byte_for_byte(repository: Repository) -> None:
    texts = {"a b.md": "\ufeffone\r\ntwo", "é/ü.md": "three\n", "empty.md": "", "x\ny.md": "four"}
    for name, text in texts.items():
        repository.write(text, name)
    snapshot = commit(repository)
    for name in texts:
        repository.write("later", name)
    snapshot.fetch(texts)
    assert {name: snapshot.text(name).text for name in texts} == texts
    assert all(snapshot.has_content(name, text) for name, text in texts.items())
    assert not snapshot.has_content("empty.md", "later")
    assert not snapshot.has_content("none.md", "")


def test_the_index_has_what_is_staged(repository: Repository) -> None:
    repository.write("staged", "new.md")
    repository.stage()
    repository.write("later", "new.md")
    repository.write("not staged", "other.md")
    snapshot = snapshot_of_index(str(repository.folder))
    assert snapshot
    assert sorted(snapshot.files) == ["README.md", "new.md"]
    assert snapshot.text("new.md").text == "staged"


def test_what_is_no_utf8_is_an_error_or_replaced(repository: Repository) -> None:
    (repository.folder / "latin.md").write_bytes(b"caf\xe9\n")
    snapshot = commit(repository)
    with pytest.raises(ReadError, match="not UTF-8 at byte 3"):
        snapshot.text("latin.md")
    assert snapshot.text("latin.md", errors="replace").text == "caf\ufffd\n"


def test_a_content_that_git_does_not_have_is_an_error(repository: Repository) -> None:
    snapshot = commit(repository)
    blob = snapshot.files["README.md"]
    broken = Snapshot(snapshot.root, {"README.md": blob._replace(identifier=b"1" * 40)})
    with pytest.raises(ReadError, match="git does not have the content"):
        broken.text("README.md")


def test_links_are_no_regular_files(repository: Repository) -> None:
    (repository.folder / "link.md").symlink_to("README.md")
    snapshot = commit(repository)
    assert not snapshot.is_markdown("link.md")
    assert snapshot.is_markdown("README.md")


def test_the_tree_of_a_commit(repository: Repository) -> None:
    repository.write("# More\n\n## A heading\n", "docs/more.md")
    repository.write("x", "docs/picture.png")
    snapshot = commit(repository)
    (repository.folder / "docs" / "more.md").unlink()
    tree = SnapshotTree(snapshot, {"doc": "docs/more.md", "README.md": "README.md"})
    assert tree.path_from_root("doc") == "docs/more.md"
    for target, is_there in {
        "picture.png": True,
        "./": True,
        "../README.md": True,
        "/README.md": True,
        "../docs": True,
        "/": True,
        "../../elsewhere": True,
        "Picture.png": False,
        "none.md": False,
        "picture.png/x": False,
        "a\0b": False,
    }.items():
        assert tree.exists("doc", target) == is_there, target
    assert tree.names("README.md") == {"README.md", "docs"}
    assert tree.names("README.md", "docs") == {"more.md", "picture.png"}
    assert tree.names("doc", "/none") == frozenset()
    assert tree.anchors("README.md", "docs/more.md") == frozenset(("more", "a-heading"))
    assert tree.anchors("README.md", "docs/picture.png") is None
    assert tree.text("doc", "../README.md") == OLD
    assert tree.text("doc", "none.md") is None


def test_what_is_in_a_submodule_counts_as_there(repository: Repository) -> None:
    head = repository.git("rev-parse", "HEAD").strip()
    repository.git("update-index", "--add", "--cacheinfo", f"160000,{head},module")
    snapshot = snapshot_of_index(str(repository.folder))
    assert snapshot
    assert snapshot.has("module")
    assert snapshot.has("module/any/file.md")
    assert not snapshot.has("modules/file.md")
