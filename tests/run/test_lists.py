"""One list in several files, as the command meets it: `fixtures/repo` is a small whole one."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.support.command import Run
from tests.support.paths import FIXTURES

REPO = FIXTURES / "repo"
VISE = "section/hand.md:7:3: warning: `Vise` is listed in `README.md`, too (duplicate-url)\n"
CHISEL = "section/power.md:4:3: error: `Chisel, driven` has the URL of `Chisel` (duplicate-url)\n"
ANVIL = "section/power.md:5:3: error: `Anvil` is listed in `README.md`, too (duplicate-url)\n"
COLON = (
    "section/power.md:5:37: error: the separator is ` - `; the configured one is `: ` "
    "(inconsistent-separator)\n"
)
ONE = "- [A](https://example.com/a) - One.\n"


@pytest.fixture
def repo(run: Run) -> Path:
    """Return the working directory with the small repository in it."""
    shutil.copytree(REPO, Path.cwd(), dirs_exist_ok=True)
    return Path.cwd()


def concise(run: Run, *paths: str) -> str:
    return run("check", *paths, "--output-format", "concise").out


def write(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


@pytest.mark.usefixtures("repo")
def test_the_whole_of_a_repository(run: Run) -> None:
    ran = run("check", "--output-format", "concise")
    assert (ran.code, ran.out) == (1, VISE + CHISEL + ANVIL + COLON)
    assert ran.err == (
        "\n"
        "errors  warnings  fix mends  --unsafe-fixes  rule\n"
        "     2         1          -               1  duplicate-url\n"
        "     1         -          1               -  inconsistent-separator\n"
        '4 findings (1 mended by "awesomelint fix") in 14 entries; 1 list clean\n'
    )


@pytest.mark.usefixtures("repo")
def test_the_file_that_comes_first_is_related(run: Run) -> None:
    diagnostics = json.loads(run("check", "--output-format", "json").out)["diagnostics"]
    pairs = [
        (diagnostic["path"], related["path"])
        for diagnostic in diagnostics
        for related in diagnostic["related"]
    ]
    assert pairs == [
        ("section/hand.md", "README.md"),
        ("section/power.md", "section/hand.md"),
        ("section/power.md", "README.md"),
    ]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        # What a file's entries repeat, and what repeats them in a file that was not named: either
        # may have come with the change that is checked.
        ("README.md", VISE + ANVIL),
        ("section/hand.md", VISE + CHISEL),
        ("section/power.md", CHISEL + ANVIL + COLON),
        ("section", VISE + CHISEL + ANVIL + COLON),
        ("README-zh.md", ""),
        ("generated/all.md", ""),
    ],
)
@pytest.mark.usefixtures("repo")
def test_a_part_of_the_files_is_judged_with_the_whole(run: Run, path: str, expected: str) -> None:
    assert concise(run, path) == expected


@pytest.mark.usefixtures("repo")
def test_from_another_working_directory(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("section")
    here = VISE.removeprefix("section/") + CHISEL.removeprefix("section/")
    assert concise(run, "hand.md") == here


def test_from_the_folder_above(run: Run) -> None:
    shutil.copytree(REPO, "here")
    assert concise(run, "here/section/hand.md") == "".join(
        f"here/{line}\n" for line in (VISE + CHISEL).splitlines()
    )


@pytest.mark.parametrize(
    ("patterns", "reported"),
    [
        ('"README.md", "a.md"', "a.md"),
        ('"*.md"', "a.md"),  # by name: capitals come first
        ('"a.md", "README.md"', "README.md"),
        ('"*.md", "!b.md"', "a.md"),
    ],
)
def test_the_order_of_the_patterns_is_that_of_the_list(
    run: Run, patterns: str, reported: str
) -> None:
    write("awesomelint.toml", f"[[lists]]\nfiles = [{patterns}]\n")
    write("README.md", "# Title\n\nWords.\n\n" + ONE)
    write("a.md", ONE)
    write("b.md", "")
    assert concise(run).split(":")[0] == reported
    assert concise(run, "a.md") == concise(run, "README.md") == concise(run)


def test_files_of_two_lists_are_not_compared(run: Run) -> None:
    write("awesomelint.toml", '[[lists]]\nfiles = ["a.md"]\n[[lists]]\nfiles = ["*.md"]\n')
    for name in ("a.md", "b.md"):
        write(name, ONE)
    assert concise(run) == ""


def test_a_file_with_a_configuration_of_its_own_is_of_its_own_list(run: Run) -> None:
    write("awesomelint.toml", '[[lists]]\nfiles = ["**/*.md"]\n')
    write("own/awesomelint.toml", "")
    for name in ("a.md", "own/b.md"):
        write(name, ONE)
    assert concise(run) == concise(run, "a.md") == ""


def test_what_the_rule_is_off_for_is_not_compared(run: Run) -> None:
    write(
        "awesomelint.toml",
        '[[lists]]\nfiles = ["*.md"]\n[[overrides]]\nfiles = ["a.md"]\n'
        'rules = { duplicate-url = "off" }\n',
    )
    for name in ("a.md", "b.md", "c.md"):
        write(name, ONE)
    assert concise(run) == "c.md:1:3: warning: `A` is listed in `b.md`, too (duplicate-url)\n"


def test_standard_input_and_odd_endings_are_of_the_list(run: Run) -> None:
    write("awesomelint.toml", '[[lists]]\nfiles = ["a.md", "new.md", "*.txt"]\n')
    write("a.md", ONE)
    ran = run("check", "-", "--stdin-filename", "new.md", stdin=ONE.encode())
    assert ran.out.splitlines()[1] == " --> new.md:1:3"
    write("b.txt", ONE)
    assert (
        concise(run, "b.txt")
        == "b.txt:1:3: warning: `A` is listed in `a.md`, too (duplicate-url)\n"
    )


def test_a_link_to_a_file_is_that_file(run: Run) -> None:
    write("awesomelint.toml", '[[lists]]\nfiles = ["*.md"]\n')
    write("a.md", ONE)
    write("b.md", ONE)
    Path("z.md").symlink_to("b.md")
    assert (
        concise(run, "z.md") == "z.md:1:3: warning: `A` is listed in `a.md`, too (duplicate-url)\n"
    )


@pytest.mark.parametrize("name", ["a-zh.md", "a.pt-BR.md", "a_ZH-CN.md", "ja/a.md", "docs/de/a.md"])
def test_translations_are_not_compared(run: Run, name: str) -> None:
    write("awesomelint.toml", '[[lists]]\nfiles = ["*.md"]\n')
    original = "docs/a.md" if name.startswith("docs/") else "a.md"
    for path in (original, name):
        write(path, ONE)
    assert concise(run) == ""
    write(name, ONE + ONE)
    assert concise(run).startswith(f"{name}:2:3: error: ")


def test_names_that_only_look_like_translations(run: Run) -> None:
    write("awesomelint.toml", '[[lists]]\nfiles = ["*.md"]\n')
    for name in ("tools.md", "tools-ml.md", "books-zh.md"):
        write(name, ONE)
    assert [line.split(":")[0] for line in concise(run).splitlines()] == ["tools-ml.md", "tools.md"]


@pytest.mark.parametrize(
    ("named", "changed", "lines"),
    [
        (
            ["README.md", "section/hand.md"],
            [],
            [
                "   2 left: duplicate-url (has no fix)",
                "   1 left: duplicate-url (in a file that was not named)",
                "0 files changed",
            ],
        ),
        (
            ["section/power.md"],
            ["section/power.md"],
            [
                "   1 mended: duplicate-url",
                "   1 left: duplicate-url (has no fix)",
                "1 file changed",
            ],
        ),
    ],
)
def test_fixing_a_part_of_a_list_changes_no_other_file(
    run: Run, repo: Path, named: list[str], changed: list[str], lines: list[str]
) -> None:
    ran = run("fix", "--unsafe-fixes", *named)
    assert ran.err.splitlines() == lines
    files = [path.relative_to(repo).as_posix() for path in repo.rglob("*.md")]
    differing = [path for path in files if Path(path).read_bytes() != (REPO / path).read_bytes()]
    assert differing == changed


@pytest.mark.usefixtures("repo")
def test_the_second_of_two_is_deleted_across_files(run: Run) -> None:
    run("fix", "--unsafe-fixes")
    assert concise(run) == VISE + CHISEL
    assert Path("README.md").read_bytes() == (REPO / "README.md").read_bytes()
    power = (REPO / "section/power.md").read_text().splitlines(keepends=True)
    assert Path("section/power.md").read_text() == "".join(power[:-1])
