"""Symbolic links: what is written through them, and where writing stops."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.support.command import Run

FAULTY = "-   [A ](https://example.com/a) - One.\n"
REFUSED = "not written: it is outside the project, behind a symbolic link"

Command = tuple[str, ...]


@pytest.fixture(params=[("fix",), ("format",), ("check", "--fix")], ids=" ".join)
def command(request: pytest.FixtureRequest) -> Command:
    return tuple(request.param)


@pytest.fixture
def project(run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, which is no repository, beside a folder `outside` with a list."""
    del run
    for folder in ("project/sub", "outside"):
        Path(folder).mkdir(parents=True)
    write("outside/list.md")
    project = Path("project").resolve()
    monkeypatch.chdir(project)
    return project


def write(name: str) -> None:
    Path(name).write_text(FAULTY)


def link(name: str, target: str) -> None:
    Path(name).symlink_to(target)
    assert Path(name).exists()


def is_as_it_was(name: str) -> bool:
    return Path(name).read_text() == FAULTY


@pytest.mark.usefixtures("project")
def test_a_link_below_a_folder_may_not_leave_it(run: Run, command: Command) -> None:
    link("a.md", "../outside/list.md")
    write("b.md")
    ran = run(*command, ".")
    assert ran.code == 2
    assert f"awesomelint: a.md: {REFUSED}\n" in ran.err
    assert Path("a.md").is_symlink()
    assert is_as_it_was("../outside/list.md")
    assert not is_as_it_was("b.md")


@pytest.mark.usefixtures("project")
def test_no_path_is_the_current_folder(run: Run, command: Command) -> None:
    link("a.md", "../outside/list.md")
    assert run(*command).code == 2
    assert is_as_it_was("../outside/list.md")


@pytest.mark.usefixtures("project")
def test_the_folder_that_was_named_is_the_limit(run: Run, command: Command) -> None:
    write("list.md")
    link("sub/a.md", "../list.md")
    assert REFUSED in run(*command, "sub").err
    assert is_as_it_was("list.md")
    Path("sub/deep").mkdir()
    write("sub/deep/list.txt")
    link("sub/b.md", "deep/list.txt")
    run(*command, "sub")
    assert not is_as_it_was("sub/deep/list.txt")


@pytest.mark.usefixtures("project")
def test_a_folder_that_is_a_link_may_be_named(run: Run, command: Command) -> None:
    link("folder", "../outside")
    ran = run(*command, "folder")
    assert (ran.code, REFUSED in ran.err) == (0, False)
    assert not is_as_it_was("../outside/list.md")


@pytest.mark.usefixtures("project")
def test_a_link_that_is_named_may_not_leave_the_current_folder(run: Run, command: Command) -> None:
    link("a.md", "../outside/list.md")
    link("folder", "../outside")
    for name in ("a.md", "folder/list.md"):
        ran = run(*command, name)
        assert (ran.code, REFUSED in ran.err) == (2, True)
        assert is_as_it_was("../outside/list.md")


@pytest.mark.usefixtures("project")
def test_a_link_that_is_named_may_lead_to_the_current_folder(run: Run, command: Command) -> None:
    write("list.md")
    link("sub/a.md", "../list.md")
    assert run(*command, "sub/a.md").code == 0
    assert not is_as_it_was("list.md")


def test_a_file_elsewhere_has_its_own_folder_for_a_limit(
    run: Run, command: Command, project: Path
) -> None:
    write("list.md")
    link("../outside/a.md", str(project / "list.md"))
    ran = run(*command, "../outside/a.md")
    assert (ran.code, REFUSED in ran.err) == (2, True)
    assert is_as_it_was("list.md")
    assert run(*command, "../outside/list.md").code == 0
    assert not is_as_it_was("../outside/list.md")


@pytest.mark.usefixtures("project")
def test_a_repository_is_the_limit_of_all_in_it(run: Run, command: Command) -> None:
    subprocess.run(["git", "init", "--quiet"], check=True)
    write("list.md")
    link("sub/a.md", "../list.md")
    assert run(*command, "sub").code == 0
    assert not is_as_it_was("list.md")
    link("sub/b.md", "../../outside/list.md")
    assert REFUSED in run(*command, "sub").err
    assert is_as_it_was("../outside/list.md")


@pytest.mark.usefixtures("project")
def test_what_is_not_written_is_read(run: Run) -> None:
    link("a.md", "../outside/list.md")
    for option in ("--check", "--diff"):
        ran = run("fix", option)
        assert (ran.code, REFUSED in ran.err) == (1, False)
    assert "a.md:1:7" in run("check").out
