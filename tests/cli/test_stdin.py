"""Standard input: when it is read, and that nothing else is touched then."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.command import Run

COMMANDS = ("check", "fix", "format", "conventions", "export")
FAULTY = "-   [A ](https://example.com/a) - One.\n-   [B](https://example.com/b) - Two.\n"
TYPED = FAULTY.replace("example.com", "typed.example")
FIXED = TYPED.replace("A ]", "A]")


@pytest.fixture(autouse=True)
def _a_list_in_the_folder(run: Run) -> None:
    Path("README.md").write_text(FAULTY)


def assert_nothing_was_written() -> None:
    assert [path.name for path in Path().iterdir()] == ["README.md"]
    assert Path("README.md").read_text() == FAULTY


@pytest.mark.parametrize("command", COMMANDS)
def test_a_name_without_paths_reads_standard_input(run: Run, command: str) -> None:
    by_name = run(command, "--stdin-filename", "x.md", stdin=TYPED.encode())
    assert by_name == run(command, "--stdin-filename", "x.md", "-", stdin=TYPED.encode())
    assert by_name.out
    assert "README.md" not in by_name.out + by_name.err
    assert_nothing_was_written()


def test_what_standard_input_was_given_comes_back_mended(run: Run) -> None:
    ran = run("fix", "--stdin-filename", "x.md", stdin=TYPED.encode())
    assert (ran.code, ran.out) == (0, FIXED)
    laid_out = run("format", "--stdin-filename", "x.md", stdin=TYPED.encode())
    assert laid_out.out == TYPED.replace("-   [", "- [")
    assert_nothing_was_written()


def test_a_file_that_has_the_name_is_not_written(run: Run) -> None:
    ran = run("fix", "--stdin-filename", "README.md", stdin=TYPED.encode())
    assert (ran.code, ran.out) == (0, FIXED)
    assert_nothing_was_written()


@pytest.mark.parametrize("command", ["fix", "format"])
@pytest.mark.parametrize("option", ["--diff", "--check"])
def test_what_would_change_is_shown(run: Run, command: str, option: str) -> None:
    ran = run(command, option, "--stdin-filename", "x.md", stdin=TYPED.encode())
    assert ran.code == 1
    assert ("--- a/x.md" in ran.out) == (option == "--diff")
    assert "1 file would change" in ran.err
    assert_nothing_was_written()


@pytest.mark.parametrize("name", ["<stdin>", ""])
def test_any_name_will_do(run: Run, name: str) -> None:
    ran = run("fix", f"--stdin-filename={name}", stdin=TYPED.encode())
    assert (ran.code, ran.out) == (0, FIXED)
    assert_nothing_was_written()


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("paths", [["README.md"], ["."], ["--", "README.md", "x.md"]])
def test_a_name_goes_with_no_other_path(run: Run, command: str, paths: list[str]) -> None:
    ran = run(command, "--stdin-filename", "x.md", *paths, stdin=TYPED.encode())
    assert (ran.code, ran.out) == (2, "")
    assert "--stdin-filename names standard input: leave out the paths" in ran.err
    assert_nothing_was_written()


def test_check_fix_takes_no_name(run: Run) -> None:
    ran = run("check", "--fix", "--stdin-filename", "x.md", stdin=TYPED.encode())
    assert (ran.code, ran.out) == (2, "")
    assert "`awesomelint fix -` mends standard input" in ran.err
    assert_nothing_was_written()
