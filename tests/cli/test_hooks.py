"""The hooks, run by the real pre-commit and, if installed, by prek, on a repository made here."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.changes import OLD, add, entry
from tests.support.paths import ROOT
from tests.support.repository import git

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("hooks")]

TWICE = "- [A](https://example.com/a) - One.\n- [A](https://example.com/a) - One.\n"
FAULTY = "- [A ](https://example.com/a) - One.\n"
FIXED = "- [A](https://example.com/a) - One.\n"
LOOSE = "# Title\n\n\n\n-   [A](https://example.com/a) - One.   \n"
LAID_OUT = "# Title\n\n- [A](https://example.com/a) - One.\n"

Ran = subprocess.CompletedProcess[str]


@pytest.fixture(scope="module")
def tool(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository whose only commit is what this working tree is installed from."""
    folder = tmp_path_factory.mktemp("tool")
    for name in ("src", "rules"):
        shutil.copytree(
            ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info")
        )
    for path in ROOT.iterdir():
        if path.is_file() and path.name != ".git":  # .git is a file in a linked working tree
            shutil.copyfile(path, folder / path.name)
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "tool")
    return folder


@pytest.fixture(scope="module", params=["pre-commit", "prek"])
def hook(
    request: pytest.FixtureRequest, tool: Path, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[Path, str], Ran]:
    """Return a function that runs one hook on what is staged in a repository."""
    command = [sys.executable, "-m", "pre_commit"]
    if request.param == "prek":
        program = shutil.which("prek")
        if program is None:
            pytest.skip("prek is not installed")
        command = [program]
    home = str(tmp_path_factory.mktemp("home"))
    revision = git(tool, "rev-parse", "HEAD").strip()

    def run(folder: Path, name: str) -> Ran:
        (folder / ".pre-commit-config.yaml").write_text(
            f"repos:\n- repo: {tool}\n  rev: {revision}\n  hooks:\n  - id: {name}\n"
        )
        git(folder, "add", ".pre-commit-config.yaml")
        return subprocess.run(
            [*command, "run", name, "--verbose"],
            cwd=folder,
            env={**os.environ, "PRE_COMMIT_HOME": home, "PREK_HOME": home},
            capture_output=True,
            text=True,
            check=False,
        )

    return run


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "--quiet")
    (tmp_path / "README.md").write_text(FIXED)
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message", "list")
    return tmp_path


def stage(repository: Path, text: str) -> Path:
    readme = repository / "README.md"
    readme.write_text(text)
    git(repository, "add", "README.md")
    return readme


def test_check_fails_the_commit_that_brings_an_error(
    repository: Path, hook: Callable[[Path, str], Ran]
) -> None:
    stage(repository, TWICE)
    ran = hook(repository, "awesomelint")
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert "`A` is listed twice (duplicate-url)" in ran.stdout
    stage(repository, FIXED + "- [B](https://example.com/b) - Two.\n")
    assert hook(repository, "awesomelint").returncode == 0


def test_fix_mends_the_file_and_stops_the_commit(
    repository: Path, hook: Callable[[Path, str], Ran]
) -> None:
    readme = stage(repository, FAULTY + "- [B](https://example.com/b) - Two.\n")
    ran = hook(repository, "awesomelint-fix")
    assert "files were modified by this hook" in ran.stdout, ran.stdout + ran.stderr
    assert readme.read_text() == FIXED + "- [B](https://example.com/b) - Two.\n"


def test_format_lays_the_file_out(repository: Path, hook: Callable[[Path, str], Ran]) -> None:
    readme = stage(repository, LOOSE)
    ran = hook(repository, "awesomelint-format")
    assert "files were modified by this hook" in ran.stdout, ran.stdout + ran.stderr
    assert readme.read_text() == LAID_OUT


def test_what_is_not_staged_of_a_file_stays_as_it_was(
    repository: Path, hook: Callable[[Path, str], Ran]
) -> None:
    readme = stage(repository, FIXED + "\n## Staged\n\n- [B](https://example.com/b) - Two.\n")
    unstaged = readme.read_text() + "\n## Unstaged\n\n- [C ](https://example.com/c) - Three.\n"
    readme.write_text(unstaged)
    ran = hook(repository, "awesomelint-fix")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert readme.read_text() == unstaged


# prek gives a hook all names at once.
only_pre_commit = pytest.mark.parametrize("hook", ["pre-commit"], indirect=True)


def long_list(repository: Path) -> list[str]:
    """Stage a list of more files than one command line holds; return their names."""
    (repository / "awesomelint.toml").write_text('[[lists]]\nfiles = ["*.md"]\n')
    names = [f"{number:03}-{'x' * 220}.md" for number in range(600)]
    for name in names:
        (repository / name).write_text(f"- [{name[:3]}](https://example.com/{name[:3]}) - One.\n")
    for name in (names[0], names[-1]):
        with (repository / name).open("a") as file:
            file.write("- [Twice](https://example.com/twice) - One.\n")
    git(repository, "add", "--all")
    return names


@only_pre_commit
def test_two_batches_of_one_list(repository: Path, hook: Callable[[Path, str], Ran]) -> None:
    names = long_list(repository)
    ran = hook(repository, "awesomelint")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    # Each batch judges the whole list, and has one of the two files.
    assert ran.stdout.count("1 finding (1 mended") == 2, ran.stdout
    assert ran.stdout.count(f"--> {names[-1]}:2:3") == 2
    assert "No faults" not in ran.stdout


@only_pre_commit
def test_two_batches_are_mended_one_after_the_other(
    repository: Path, hook: Callable[[Path, str], Ran]
) -> None:
    names = long_list(repository)
    first, last = repository / names[0], repository / names[-1]
    for path in (first, last):
        path.write_text(path.read_text().replace("[Twice]", "[Twice ]"))
    git(repository, "add", "--all")
    ran = hook(repository, "awesomelint-fix")
    assert ran.stdout.count("1 mended: malformed-link") == 2, ran.stdout + ran.stderr
    assert "[Twice]" in first.read_text()
    assert "[Twice]" in last.read_text()


# Only what a commit brings


def old_list(repository: Path) -> None:
    """Commit a list with old faults."""
    (repository / "README.md").write_text(OLD)
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message", "list")


def test_new_tells_a_contributor_of_his_own_fault_alone(
    repository: Path, hook: Callable[[Path, str], Ran]
) -> None:
    old_list(repository)
    stage(repository, add(OLD, "lambda", entry("kate")))
    ran = hook(repository, "awesomelint-new")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "Nothing new in 1 added entry" in ran.stdout
    stage(repository, add(OLD, "lambda", entry("kate", separator=" – ")))
    ran = hook(repository, "awesomelint-new")
    assert ran.returncode == 1
    assert ran.stdout.count("  --> ") == 1
    assert "1 new finding in 1 added entry; 2 that were there before are not shown" in ran.stdout


def test_fix_new_changes_one_line(repository: Path, hook: Callable[[Path, str], Ran]) -> None:
    old_list(repository)
    readme = stage(repository, add(OLD, "lambda", entry("kate", separator=" – ")))
    ran = hook(repository, "awesomelint-fix-new")
    assert "files were modified by this hook" in ran.stdout, ran.stdout + ran.stderr
    assert readme.read_text() == add(OLD, "lambda", entry("kate"))
    assert git(repository, "diff", "--numstat").startswith("1\t1\tREADME.md")
    git(repository, "add", "--all")
    assert hook(repository, "awesomelint-fix-new").returncode == 0


def test_new_looks_at_what_is_staged_of_a_file(
    repository: Path, hook: Callable[[Path, str], Ran]
) -> None:
    old_list(repository)
    readme = stage(repository, add(OLD, "lambda", entry("kate")))
    unstaged = add(readme.read_text(), "mu", entry("moo", separator=" – "))
    readme.write_text(unstaged)
    for name in ("awesomelint-new", "awesomelint-fix-new"):
        ran = hook(repository, name)
        assert ran.returncode == 0, ran.stdout + ran.stderr
        assert readme.read_text() == unstaged


def test_new_before_the_first_commit(tmp_path: Path, hook: Callable[[Path, str], Ran]) -> None:
    git(tmp_path, "init", "--quiet")
    stage(tmp_path, OLD)
    ran = hook(tmp_path, "awesomelint-new")
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert "2 new findings in 13 added entries" in ran.stdout


@only_pre_commit
def test_new_in_two_batches(repository: Path, hook: Callable[[Path, str], Ran]) -> None:
    names = long_list(repository)
    git(repository, "commit", "--quiet", "--message", "lists")
    for name in names:
        with (repository / name).open("a") as file:
            file.write(f"- [New {name[:3]}](https://example.com/new/{name[:3]}) - Two.\n")
    with (repository / names[1]).open("a") as file:
        file.write("- [Mine ](https://example.com/mine) - Three.\n")
    git(repository, "add", "--all")
    ran = hook(repository, "awesomelint-new")
    # The old duplicate, which each batch sees, is nobody's news; the new fault is told once.
    assert ran.stdout.count(" --> ") == 1
    assert f"--> {names[1]}:3:" in ran.stdout
    batches = [int(count) for count in re.findall(r"in (\d+) added entries", ran.stdout)]
    assert len(batches) == 2
    assert sum(batches) == 601
