"""`awesomelint fix` and `check --fix` as their user meets them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.support.command import Run

FAULTY = "- [A ](http://github.com/a/a) - One.\n- [B](https://example.com/b) - Two.\n"
FIXED = "- [A](https://github.com/a/a) - One.\n- [B](https://example.com/b) - Two.\n"
TWICE = "- [A](https://example.com/a) - One.\n- [A](https://example.com/a) - One.\n"


def read(name: str = "README.md") -> str:
    return Path(name).read_bytes().decode()


def write(text: str, name: str = "README.md") -> None:
    Path(name).write_bytes(text.encode())


def test_fix_mends_in_place_and_says_what(run: Run) -> None:
    write(FAULTY)
    ran = run("fix")
    assert (ran.code, ran.out, read()) == (0, "", FIXED)
    assert ran.err.splitlines() == [
        "   1 mended: malformed-link",
        "   1 mended: non-canonical-url",
        "1 file changed",
    ]


def test_a_second_run_changes_nothing(run: Run) -> None:
    write(FAULTY)
    run("fix")
    before = Path("README.md").stat().st_mtime_ns
    assert run("fix").err == "0 files changed\n"
    assert Path("README.md").stat().st_mtime_ns == before


def test_diff_shows_and_writes_nothing(run: Run) -> None:
    write(FAULTY)
    ran = run("fix", "--diff")
    assert (ran.code, read()) == (1, FAULTY)
    assert ran.out.splitlines() == [
        "--- a/README.md",
        "+++ b/README.md",
        "@@ -1,2 +1,2 @@",
        "-- [A ](http://github.com/a/a) - One.",
        "+- [A](https://github.com/a/a) - One.",
        " - [B](https://example.com/b) - Two.",
    ]
    write(FIXED)
    assert run("fix", "--diff").code == 0


def test_a_diff_says_where_a_final_newline_is_missing(run: Run) -> None:
    write("- [A ](https://example.com/a)")
    assert run("fix", "--diff").out.count("\\ No newline at end of file\n") == 2


def test_check_names_what_would_change(run: Run) -> None:
    write(FAULTY)
    ran = run("fix", "--check")
    assert (ran.code, read()) == (1, FAULTY)
    assert ran.err.splitlines()[-1] == "1 file would change"


def test_errors_that_remain_exit_with_1_and_say_why(run: Run) -> None:
    write(TWICE)
    ran = run("fix")
    assert (ran.code, read()) == (1, TWICE)
    assert "   1 left: duplicate-url (needs --unsafe-fixes)" in ran.err
    assert run("fix", "--unsafe-fixes").code == 0
    assert read() == "- [A](https://example.com/a) - One.\n"


def test_exit_non_zero_on_fix(run: Run) -> None:
    write(FAULTY)
    assert run("fix", "--exit-non-zero-on-fix").code == 1
    assert run("fix", "--exit-non-zero-on-fix").code == 0


def test_standard_input_comes_back_mended(run: Run) -> None:
    ran = run("fix", "-", "--stdin-filename", "x.md", stdin=FAULTY.encode())
    assert (ran.code, ran.out) == (0, FIXED)
    assert run("fix", "-", stdin=FIXED.encode()).out == FIXED
    assert not list(Path().iterdir())


def test_select_limits_what_is_mended(run: Run) -> None:
    write(FAULTY)
    run("fix", "--select", "malformed-link")
    assert read() == FAULTY.replace("A ]", "A]")


def test_check_fix_mends_and_then_reports_what_is_left(run: Run) -> None:
    write(FAULTY + "- [B](https://example.com/b) - Two.\n")
    ran = run("check", "--fix", "--output-format", "concise")
    assert ran.code == 1
    assert ran.out == "README.md:3:3: error: `B` is listed twice (duplicate-url)\n"
    assert read() == FIXED + "- [B](https://example.com/b) - Two.\n"


def test_check_fix_does_not_take_standard_input(run: Run) -> None:
    assert run("check", "--fix", "-", stdin=FAULTY.encode()).code == 2


def test_a_file_that_cannot_be_written_is_an_error_and_untouched(run: Run) -> None:
    write(FAULTY)
    Path("README.md").chmod(0o444)
    ran = run("fix")
    assert (ran.code, read()) == (2, FAULTY)
    assert "README.md" in ran.err
    assert "mended" not in ran.err
    write(FAULTY.replace("example.com/b", "example.com/c"), "b.md")
    ran = run("fix")
    assert ran.err.splitlines()[1:] == [
        "   1 mended: malformed-link",
        "   1 mended: non-canonical-url",
        "1 file changed",
    ]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_endings_and_the_byte_order_mark_stay(run: Run, ending: str) -> None:
    text = "\ufeff" + FAULTY.replace("\n", ending)
    write(text)
    run("fix")
    assert read() == "\ufeff" + FIXED.replace("\n", ending)


LEFT = FAULTY + "- [B](https://example.com/b) - Two.\n"


def test_only_the_fixes_that_are_wanted_are_applied(run: Run) -> None:
    write(FAULTY)
    ran = run("fix", "--fixable", "malformed-link,duplicate-url", "--unfixable", "duplicate-url")
    assert read() == FAULTY.replace("A ]", "A]")
    assert "   1 left: non-canonical-url (is not to be fixed)" in ran.err
    run("check", "--fix", "--unfixable", "non-canonical-url")
    assert read() == FAULTY.replace("A ]", "A]")
    run("check", "--fix", "--fixable=non-canonical-url")
    assert read() == FIXED
    ran = run("fix", "--unfixable", "malformd-link")
    assert (ran.code, ran.out) == (2, "")
    assert '--unfixable: unknown rule "malformd-link"; did you mean "malformed-link"?' in ran.err


def test_what_is_left_is_reported_in_the_formats_of_check(run: Run) -> None:
    write(LEFT)
    ran = run("fix", "--output-format", "concise", "--output-format", "json:left.json")
    assert (ran.code, read()) == (1, FIXED + LEFT.splitlines(keepends=True)[-1])
    assert ran.out == "README.md:3:3: error: `B` is listed twice (duplicate-url)\n"
    (left,) = json.loads(Path("left.json").read_text())["diagnostics"]
    assert (left["rule"], left["line"]) == ("duplicate-url", 3)
    assert run("fix", "--statistics").out == (
        "errors  --unsafe-fixes  rule\n     1               1  duplicate-url\n"
    )
    assert run("fix", "--exit-zero").code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["--diff", "--output-format", "concise"],
        ["--diff", "--statistics"],
        ["-", "--output-format", "json"],
    ],
)
def test_a_report_is_not_mixed_with_the_text(run: Run, arguments: list[str]) -> None:
    write(LEFT)
    ran = run("fix", *arguments, stdin=LEFT.encode())
    assert (ran.code, ran.out, read()) == (2, "", LEFT)
    assert "FORMAT:FILE" in ran.err


def test_the_text_of_standard_input_is_printed_and_the_report_written(run: Run) -> None:
    ran = run("fix", "-", "--output-format", "concise:left.txt", stdin=LEFT.encode())
    assert ran.out.startswith(FIXED)
    assert Path("left.txt").read_text().startswith("<stdin>:3:3: error: ")


@pytest.mark.parametrize("command", ["fix", "format"])
def test_a_diff_has_colours(run: Run, command: str) -> None:
    write("-   [A ](https://example.com/a) - \x1b[0m One.\t\n")
    plain, coloured = run(command, "--diff").out, run(command, "--diff", "--color", "always").out
    assert "\x1b[31m--   [A" not in plain
    assert "\x1b[31m-" in coloured
    assert "\x1b[32m+" in coloured
    assert "\\x1b[0m One." in coloured
    without_colours = re.sub(r"\x1b\[\d*m", "", coloured)
    assert without_colours.replace("\\x1b", "\x1b") == plain


HALF = "".join(
    f"- [{name}](https://example.com/{name}) - Words{stop}\n"
    for name, stop in zip("abcdefghijkl", ("", ".", ".") * 4, strict=True)
)
WITH_STOPS = "".join(f"{line.removesuffix('.')}.\n" for line in HALF.splitlines())


def test_fix_brings_a_list_to_a_convention_and_does_nothing_else(run: Run) -> None:
    write("- [Z ](http://github.com/z/z) - Words\n" + HALF)
    assert run("fix", "--adopt", "ending=stop").code == 0
    assert read() == "- [Z ](http://github.com/z/z) - Words.\n" + WITH_STOPS


def test_a_diff_shows_what_an_adoption_changes(run: Run) -> None:
    write(HALF)
    ran = run("fix", "--adopt=ending=stop", "--diff")
    assert (ran.code, read()) == (1, HALF)
    assert ran.out.count("\n+- ") == 4


@pytest.mark.parametrize(
    ("adoption", "before", "after"),
    [
        ("separator= – ", "- [a](https://b.c): x\n", "- [a](https://b.c) – x\n"),
        (
            "order=title",
            "- [b](https://b.c)\n- [a](https://d.e)\n",
            "- [a](https://d.e)\n- [b](https://b.c)\n",
        ),
        ("bullet=*", "- [a](https://b.c)\n", "* [a](https://b.c)\n"),
        (
            "date=D Mon YYYY",
            "- [a](https://b.c) [2025-01-09]\n",
            "- [a](https://b.c) [9 Jan 2025]\n",
        ),
        ("ending=none", "- [a](https://b.c) - Words.\n", "- [a](https://b.c) - Words\n"),
    ],
)
def test_each_convention_can_be_adopted(run: Run, adoption: str, before: str, after: str) -> None:
    write(before)
    run("fix", "--adopt", adoption)
    assert read() == after


@pytest.mark.parametrize(
    ("adoption", "message"),
    [
        ("endings=stop", 'unknown convention "endings"'),
        ("ending=dot", 'ending cannot be "dot"'),
        ("ending", "no value"),
        ("ending=infer", "no value"),
        ("separator=-", "a dash needs a space on each side"),
    ],
)
def test_an_adoption_that_cannot_be_used(run: Run, adoption: str, message: str) -> None:
    write(HALF)
    ran = run("fix", "--adopt", adoption)
    assert (ran.code, read()) == (2, HALF)
    assert message in ran.err
