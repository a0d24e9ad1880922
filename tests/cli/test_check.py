"""`awesomelint check` as its user meets it."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from tests.support.command import Run
from tests.support.paths import ROOT

CLEAN = "- [A](https://example.com/a) - One.\n- [B](https://example.com/b) - Two.\n"
TWICE = "- [A](https://example.com/a) - One.\n- [A](https://example.com/a) - One.\n"
WARNED = "- [A](http://github.com/a/a) - One.\n"


def write(name: str, text: str | bytes) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_clean_list_exits_with_0(run: Run) -> None:
    write("README.md", CLEAN)
    ran = run("check", "README.md")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "No faults in 2 entries of 1 list\n"


def test_an_error_exits_with_1(run: Run) -> None:
    write("README.md", TWICE)
    ran = run("check", "README.md", "--output-format", "concise")
    assert ran.code == 1
    assert ran.out == "README.md:2:3: error: `A` is listed twice (duplicate-url)\n"
    assert ran.err == '1 finding (1 mended by "awesomelint fix --unsafe-fixes") in 2 entries\n'


def test_a_warning_fails_the_run_only_when_strict(run: Run) -> None:
    write("README.md", WARNED)
    assert run("check").code == 0
    assert run("check", "--strict").code == 1
    assert run("check", "--strict", "--exit-zero").code == 0


def test_each_occurrence_of_a_finding_is_shown_and_counts(run: Run) -> None:
    write("README.md", "".join(WARNED.replace("/a/a", f"/a/{name}") for name in "xyz"))
    ran = run("check", "--output-format", "concise", "--output-format", "json:found.json")
    assert ran.out == "".join(
        f"README.md:{number}:7: warning: `http://github.com/a/{name}` is http, its site is https "
        "(non-canonical-url)\n"
        for number, name in enumerate("xyz", 1)
    )
    assert ran.err == '3 findings (3 mended by "awesomelint fix") in 3 entries\n'
    assert run("check", "--statistics", "-q").out == (
        "3 entries read in 1 file\n"
        "warnings  fix mends  rule\n"
        "       3          3  non-canonical-url\n"
    )
    document = json.loads(Path("found.json").read_text())
    schema = json.loads((ROOT / "docs" / "check.schema.json").read_text())
    jsonschema.Draft202012Validator(schema).validate(document)
    (diagnostic,) = document["diagnostics"]
    assert diagnostic["message"] == "3 URLs are http, their sites are https"
    assert [occurrence["line"] for occurrence in diagnostic["occurrences"]] == [1, 2, 3]
    assert run("fix").err.startswith("   3 mended: non-canonical-url\n")


def test_no_path_is_the_current_folder(run: Run) -> None:
    write("lists/README.md", TWICE)
    write("lists/notes.txt", TWICE)
    assert run("check").err.endswith(" in 2 entries\n")


def test_standard_input_has_the_name_it_is_given(run: Run) -> None:
    write(
        "awesomelint.toml", '[[overrides]]\nfiles = ["b.md"]\nrules = { duplicate-url = "off" }\n'
    )
    ran = run("check", "-", "--stdin-filename", "a.md", stdin=TWICE.encode())
    assert ran.out.splitlines()[1] == " --> a.md:2:3"
    assert run("check", "-", "--stdin-filename", "b.md", stdin=TWICE.encode()).code == 0


def test_standard_input_goes_with_no_other_path(run: Run) -> None:
    ran = run("check", "-", "README.md")
    assert ran.code == 2
    assert "`-` cannot be used with other paths" in ran.err


def test_standard_input_that_is_not_utf8_is_an_error(run: Run) -> None:
    ran = run("check", "-", stdin=b"- \xff")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "awesomelint: <stdin>: not UTF-8 at byte 2; convert it to UTF-8\n"


@pytest.mark.parametrize(
    ("options", "rules"),
    [
        ([], ["duplicate-url", "non-canonical-url"]),
        (["--select", "duplicate-url"], ["duplicate-url"]),
        (["--ignore", "duplicate-url"], ["non-canonical-url"]),
        (["--select", "duplicate-url,non-canonical-url"], ["duplicate-url", "non-canonical-url"]),
    ],
)
def test_select_and_ignore(run: Run, options: list[str], rules: list[str]) -> None:
    write(
        "README.md", "- [A](http://github.com/a/a) - One.\n- [A](https://github.com/a/a) - One.\n"
    )
    ran = run("check", "--output-format", "json", *options)
    assert sorted(diagnostic["rule"] for diagnostic in json.loads(ran.out)["diagnostics"]) == rules


def test_an_unknown_rule_is_an_error_with_the_nearest_name(run: Run) -> None:
    write("README.md", CLEAN)
    ran = run("check", "--select", "duplicate-ulr")
    assert ran.code == 2
    assert '--select: unknown rule "duplicate-ulr"; did you mean "duplicate-url"?' in ran.err


def test_a_broken_configuration_stops_its_own_files_only(run: Run) -> None:
    write("a/awesomelint.toml", "[rules]\nduplicate-ulr = 'off'\n")
    write("a/README.md", TWICE)
    write("b/README.md", TWICE)
    ran = run("check", "--output-format", "concise")
    assert ran.code == 2
    assert ran.out == "b/README.md:2:3: error: `A` is listed twice (duplicate-url)\n"
    assert "a/awesomelint.toml: rules.duplicate-ulr: unknown rule" in ran.err


def test_a_file_that_cannot_be_read_does_not_stop_the_others(run: Run) -> None:
    write("a.md", b"- \xe9\n")
    write("b.md", TWICE)
    Path("loop").symlink_to("loop")
    ran = run("check", "a.md", "b.md", "gone.md", "loop", "--output-format", "concise")
    assert ran.code == 2
    assert ran.out == "b.md:2:3: error: `A` is listed twice (duplicate-url)\n"
    assert ran.err.splitlines()[:3] == [
        "awesomelint: gone.md: no such file or folder",
        "awesomelint: loop: a loop of symbolic links",
        "awesomelint: a.md: not UTF-8 at line 1 (byte 0xe9); convert it to UTF-8",
    ]


def test_excluded_files_are_left_out_even_when_named(run: Run) -> None:
    write("awesomelint.toml", 'exclude = ["generated/**"]\n')
    write("generated/README.md", TWICE)
    assert run("check", "generated/README.md").code == 0


def test_config_and_isolated(run: Run) -> None:
    write("awesomelint.toml", '[rules]\nduplicate-url = "off"\n')
    write("other.toml", '[rules]\nduplicate-url = "warning"\n')
    write("README.md", TWICE)
    assert run("check", "--strict").code == 0
    assert run("check", "--isolated").code == 1
    assert (run("check", "--config", "other.toml").code) == 0
    assert (run("check", "--config", "other.toml", "--strict").code) == 1
    assert run("check", "--config", "other.toml", "--isolated").code == 2


def test_files_of_one_list_are_judged_together(run: Run) -> None:
    write("awesomelint.toml", '[[lists]]\nfiles = ["*.md"]\n')
    write("a.md", "- [A](https://example.com/a) - One.\n")
    write("b.md", "- [A](https://example.com/a) - One.\n")
    expected = "b.md:1:3: warning: `A` is listed in `a.md`, too (duplicate-url)\n"
    assert run("check", "--output-format", "concise").out == expected
    assert run("check", "b.md", "--output-format", "concise").out == expected


def test_formats_can_be_repeated_and_written_to_files(run: Run) -> None:
    write("README.md", TWICE)
    ran = run("check", "--output-format", "concise", "--output-format", "json:report.json")
    assert ran.out == "README.md:2:3: error: `A` is listed twice (duplicate-url)\n"
    assert json.loads(Path("report.json").read_text())["version"] == 2


def test_an_unknown_format_or_a_file_that_cannot_be_written_is_an_error(run: Run) -> None:
    write("README.md", TWICE)
    ran = run("check", "--output-format", "xml")
    assert (ran.code, "formats are full, concise" in ran.err) == (2, True)
    ran = run("check", "--output-format", "json:no/such/folder.json")
    assert ran.code == 2
    assert "no/such/folder.json: cannot be written" in ran.err


def test_statistics_count_instead_of_listing(run: Run) -> None:
    write("README.md", TWICE)
    write("empty.md", "# Nothing\n")
    ran = run("check", "--statistics")
    assert ran.code == 1
    assert (
        ran.out == "2 entries read in 2 files\nempty.md: 0 entries read\n"
        "errors  --unsafe-fixes  rule\n     1               1  duplicate-url\n"
    )


def test_a_file_without_entries_is_noted_and_no_error(run: Run) -> None:
    write("empty.md", "# Nothing\n")
    ran = run("check")
    assert ran.code == 0
    assert ran.err.splitlines()[0] == "note: no entries in empty.md"
    assert run("check", "--quiet").err == ""


def test_a_file_whose_links_are_no_entries_says_where_they_are(run: Run) -> None:
    write("cards.md", "> **[A](https://example.com/a)**\n")
    write("headings.md", "## [A](https://example.com/a)\n\n## [B](https://example.com/b)\n")
    write("html.md", '<p>See <a href="https://example.com/a">A</a></p>\n')
    write("more.md", '<p>See <a href="https://example.com/a">A</a></p>\n')
    write("both.md", CLEAN + "\n" + "**[C](https://example.com/c)**\n\n" * 9)
    ran = run("check")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.splitlines() == [
        "note: both.md: 9 links in paragraphs left alone",
        "note: no entries in html.md, more.md: their links stand in HTML",
        "note: no entries in headings.md: its links stand in headings",
        "note: no entries in cards.md: its links stand in paragraphs",
        "No faults in 2 entries of 1 list",
    ]
    assert run("check", "--quiet").err == ""
    counts = run("check", "--statistics").out.splitlines()
    assert counts[:3] == [
        "2 entries read in 5 files",
        "both.md: 2 entries read; 9 links in paragraphs",
        "cards.md: 0 entries read; 1 link in paragraphs",
    ]
    assert json.loads(run("check", "--output-format", "json").out)["diagnostics"] == []


@pytest.mark.parametrize(
    ("environment", "options", "colored"),
    [
        ({}, [], False),
        ({}, ["--color", "always"], True),
        ({"FORCE_COLOR": "1"}, [], True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, [], False),
        ({"FORCE_COLOR": "1"}, ["--color", "never"], False),
    ],
)
def test_colors(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    options: list[str],
    colored: bool,
) -> None:
    write("README.md", TWICE)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in run("check", *options).out) == colored


def test_today_is_the_day_dates_are_held_to(run: Run) -> None:
    write("README.md", "- [A](https://example.com/a): One. [9 Jul 2025]\n")
    assert run("check", "--today", "2025-07-01").code == 1
    assert run("check", "--today", "2025-07-09").code == 0


@pytest.mark.slow
def test_deep_nesting_is_read_or_reported_but_never_a_crash(run: Run) -> None:
    write("deep.md", "> " * 3000 + "text\n" + "[" * 5000 + "\n" + "*" * 20000 + "a\n")
    assert run("check", "deep.md").code in (0, 2)


def test_a_bug_in_a_rule_exits_with_3_and_names_rule_and_file(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from awesomelint.rules import duplicate_url

    monkeypatch.setattr(duplicate_url, "_elsewhere", lambda *_: 1 / 0)
    write("README.md", CLEAN)
    ran = run("check")
    assert ran.code == 3
    assert "while rule 'duplicate-url' checked README.md" in ran.err
    assert "this is a bug in awesomelint" in ran.err


def test_a_file_that_cannot_be_read_is_reported_once_with_fix_too(run: Run, tmp_path: Path) -> None:
    (tmp_path / "broken.md").write_bytes(b"- \xff\n")
    ran = run("check", "--fix", "--quiet")
    assert ran.code == 2
    assert ran.err == (
        "awesomelint: broken.md: not UTF-8 at line 1 (byte 0xff); convert it to UTF-8\n"
    )


def test_three_formats_have_the_same_fingerprints_which_are_stable_over_edits(run: Run) -> None:
    write("README.md", TWICE)
    formats = ("json", "sarif", "gitlab")
    run("check", *(part for name in formats for part in ("--output-format", f"{name}:{name}")))
    (found,) = json.loads(Path("json").read_text())["diagnostics"]
    (result,) = json.loads(Path("sarif").read_text())["runs"][0]["results"]
    (record,) = json.loads(Path("gitlab").read_text())
    fingerprint = found["occurrences"][0]["fingerprint"]
    assert result["partialFingerprints"] == {"primaryLocationLineHash": fingerprint}
    assert record["fingerprint"] == fingerprint
    write("README.md", "# Title\n\n" + TWICE.replace("One.", "One more."))
    (again,) = json.loads(run("check", "--output-format", "jsonl").out)["occurrences"]
    assert again["fingerprint"] == fingerprint


def test_a_clean_file_is_in_the_reports_that_count_files(run: Run) -> None:
    write("README.md", CLEAN)
    ran = run("check", "--output-format", "junit:j.xml", "--output-format", "markdown")
    assert ran.out == "### awesomelint: no faults in 2 entries\n"
    assert '<testcase name="no findings" classname="README.md"' in Path("j.xml").read_text()


SEVERAL_RULES = TWICE + "- [B ](https://example.com/b) - Two.\n"


def test_below_the_findings_are_a_table_by_rule_and_their_count(run: Run) -> None:
    write("README.md", SEVERAL_RULES)
    write("clean.md", CLEAN)
    write("notes.md", "# Notes\n")
    expected = (
        "note: no entries in notes.md\n"
        "\n"
        "errors  warnings  fix mends  --unsafe-fixes  rule\n"
        "     1         -          -               1  duplicate-url\n"
        "     -         1          1               -  malformed-link\n"
        '2 findings (1 mended by "awesomelint fix") in 5 entries; 1 list clean\n'
    )
    first, again = run("check"), run("check")
    assert (first.err, again.err) == (expected, expected)
    assert run("check", "--output-format", "json").err == expected
    assert run("check", "--quiet").err == ""


def test_all_shows_what_full_leaves_out(run: Run) -> None:
    write("README.md", "".join(WARNED.replace("/a/a", f"/a/{name}") for name in "stuvwxyz"))
    assert "= … and 5 more (--all)" in run("check").out
    assert run("check", "--all").out.count("^^^") >= 8


def test_after_an_error_a_run_without_findings_is_not_without_faults(run: Run) -> None:
    write("README.md", CLEAN)
    ran = run("check", "README.md", "gone.md")
    assert (ran.code, ran.err) == (2, "awesomelint: gone.md: no such file or folder\n")
    write("README.md", TWICE)
    assert "1 finding " in run("check", "README.md", "gone.md").err


def test_a_folder_without_a_list_is_not_green(run: Run) -> None:
    write("README.md", CLEAN)
    write("docs/CONTRIBUTING.md", CLEAN)
    ran = run("check", "docs")
    assert (ran.code, ran.err) == (0, "warning: no lists in docs\n")
    assert run("check", "docs", "--strict", "--quiet").code == 2
    assert run("check", "docs", "--strict", "--quiet").err == "warning: no lists in docs\n"
    both = run("check", "README.md", "docs")
    assert (both.code, both.err) == (0, "warning: no lists in docs\n")
    assert run("check", "--strict").code == 0
    assert run("check", "--strict", ".", "./docs/../docs").code == 2
    assert run("fix", "docs").err == "warning: no lists in docs\n0 files changed\n"
    assert run("format", "docs").err == "warning: no lists in docs\n0 files changed\n"


def test_files_without_an_entry_are_not_green(run: Run) -> None:
    write("notes.md", "# Notes\n")
    ran = run("check")
    assert (ran.code, ran.err) == (
        0,
        "note: no entries in notes.md\nwarning: nothing was checked: no file has an entry\n",
    )
    assert run("check", "--strict").code == 2
    assert run("check", "-", "--strict", stdin=b"").code == 2
    write("README.md", CLEAN)
    assert run("check", "--strict").code == 0


def test_excluded_files_alone_are_not_green(run: Run) -> None:
    write("awesomelint.toml", 'exclude = ["*.md"]\n')
    write("README.md", TWICE)
    ran = run("check", "--strict")
    assert (ran.code, ran.err) == (2, "warning: nothing was checked: every file is excluded\n")


def test_a_hook_may_name_files_that_are_no_lists(run: Run) -> None:
    write("CONTRIBUTING.md", TWICE)
    write("notes.md", "# Notes\n")
    assert run("check", "CONTRIBUTING.md").code == 1
    ran = run("check", "--force-exclude", "--strict", "CONTRIBUTING.md")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert run("check", "--force-exclude", "--strict", "notes.md").code == 0
    write("LICENSE.md", "-   [A ](https://example.com/a) - One.\n")
    assert run("fix", "--force-exclude", "LICENSE.md").err == "0 files changed\n"
    assert run("format", "--force-exclude", "LICENSE.md").err == "0 files changed\n"
