"""The format `full`: what each part looks like, and that nothing is wider than the terminal."""

from __future__ import annotations

import re
from collections.abc import Callable
from unicodedata import category

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from awesomelint.diagnostic import Fix, Occurrence, Related
from awesomelint.output import FORMATS
from awesomelint.output.report import Report
from awesomelint.output.width import columns
from awesomelint.text import Source, Span
from tests.output.reports import report_at, several_report, span_of, unsorted_report

full = FORMATS["full"].render

UNSORTED = """\
error: `[Mar 2025]` comes after `[Jan 2023]` (unsorted-entries)
 --> README.md:4:38
  |
4 | - [Two](https://two.example): Second [Mar 2025]
  |                                      ^^^^^^^^^^
  = related: README.md:3:37: the earlier date
3 | - [One](https://one.example): First [Jan 2023]
  |                                     ----------
  = fix: move it before `One` (unsafe)

warning: the title is short (short-title)
 --> README.md:1:1
  |
1 | # Awesome
  | ^^^^^^^^^
"""


def test_a_diagnostic_has_its_line_its_related_place_and_its_fix() -> None:
    assert full(unsorted_report()) == UNSORTED


def test_three_occurrences_are_all_shown() -> None:
    assert (
        full(several_report(3))
        == """\
error: 3 are wrong (a-rule)
 --> README.md:2:3
  |
2 | - wrong 0
  |   ^^^^^ number 0 is wrong
3 | - wrong 1
  |   ^^^^^ number 1 is wrong
4 | - wrong 2
  |   ^^^^^ number 2 is wrong
  = fix: mend it (1 of 3)
"""
    )


def with_occurrences(report: Report, change: Callable[[int, Occurrence], Occurrence]) -> Report:
    """Return a report of one diagnostic with each occurrence changed; it gets its number."""
    (diagnostic,) = report.diagnostics
    changed = tuple(change(number, one) for number, one in enumerate(diagnostic.occurrences))
    return replace(report, diagnostics=(replace(diagnostic, occurrences=changed),))


def test_what_is_related_to_all_occurrences_alike_is_shown_once() -> None:
    lines = full(several_report(30, with_partners=True)).splitlines()
    shown = [line for line in lines if "^^^^^" in line]
    assert shown == [f"   |   ^^^^^ number {number} is wrong" for number in range(10)]
    assert lines[-5:] == [
        "   = … and 20 more (--all)",
        "   = related: README.md:1:1: belongs behind this",
        " 1 | first",
        "   | -----",
        "   = fix: mend it (15 of 30)",
    ]


def test_what_is_related_to_one_occurrence_alone_is_named_by_its_line() -> None:
    text = several_report(3).sources["README.md"].text

    def relate(number: int, occurrence: Occurrence) -> Occurrence:
        spans = [span_of(text, f"wrong {other}") for other in range(number)]
        related = tuple(Related("README.md", span, "this") for span in spans)
        return replace(occurrence, related=related)

    report = with_occurrences(several_report(3), relate)
    labels = [line.partition("^ ")[2] for line in full(report).splitlines() if "^" in line]
    assert labels == [
        "number 0 is wrong",
        "number 1 is wrong (line 2)",
        "number 2 is wrong (lines 2, 3)",
    ]
    other = (Related("other.md", Span(0, 0), "this"),)
    alike = with_occurrences(report, lambda number, one: replace(one, message="wrong"))
    elsewhere = with_occurrences(alike, lambda n, one: replace(one, related=other) if n else one)
    labels = [line.partition("^ ")[2] for line in full(elsewhere).splitlines() if "^" in line]
    assert labels == ["", "see other.md:1", "see other.md:1"]


def test_of_occurrences_that_say_the_same_three_are_shown_without_it() -> None:
    report = with_occurrences(several_report(30), lambda _, one: replace(one, message="wrong"))
    lines = full(report).splitlines()
    assert [line for line in lines if "^" in line] == ["  |   ^^^^^"] * 3
    assert "  = … and 27 more (--all)" in lines
    everything = full(replace(report, show_all=True))
    assert everything.count("^^^^^") == 30
    assert "more" not in everything


def test_a_label_does_not_repeat_the_marked_text() -> None:
    report = with_occurrences(
        several_report(3), lambda number, one: replace(one, message=f"`wrong` is no {number}")
    )
    assert "  |   ^^^^^ is no 2\n" in full(report)
    report = with_occurrences(report, lambda _, one: replace(one, message="`wrong` is no word"))
    assert "is no word" not in full(report)


def test_fixes_that_differ_are_shown_each() -> None:
    report = with_occurrences(
        several_report(3), lambda number, one: replace(one, fix=Fix(f"write {number}", ()))
    )
    lines = full(report).splitlines()
    assert [line for line in lines if "fix" in line] == [
        f"  = fix: write {number}" for number in range(3)
    ]


def test_of_many_findings_of_one_rule_ten_are_shown() -> None:
    report = report_at("a\n", Span(0, 1))
    many = replace(report, diagnostics=report.diagnostics * 12)
    assert full(many).count("-->") == 10
    assert full(many).endswith("\n\n… and 2 more of a-rule (--all)\n")
    assert full(replace(many, show_all=True)).count("-->") == 12


def test_a_related_span_on_the_same_line_has_no_line_of_its_own() -> None:
    text = "first and second\n"
    related = (Related("README.md", span_of(text, "first"), "the first"),)
    report = report_at(text, span_of(text, "second"), related=related)
    assert full(report).endswith(
        "1 | first and second\n  |           ^^^^^^\n  = related: README.md:1:1: the first\n"
    )


def test_everything_but_paths_fits_the_terminal() -> None:
    words = "a message of many words with `some code` in it and " * 4
    report = with_occurrences(
        replace(several_report(3), width=40),
        lambda number, one: replace(one, message=words[number:], fix=Fix(words[number:], ())),
    )
    (diagnostic,) = report.diagnostics
    text = full(replace(report, diagnostics=(replace(diagnostic, message=words),)))
    assert max(map(columns, text.splitlines())) <= 40
    assert "`some\n" not in text
    assert "\n  | message of many words with `some co…\n" in text


def test_a_long_message_is_cut() -> None:
    report = report_at("a\n", Span(0, 1), message="long " * 200, fix=Fix("x" * 900, ()), width=80)
    assert len(full(report).splitlines()) < 16


def test_the_rule_is_a_link_to_its_page() -> None:
    report = report_at("a\n", Span(0, 1), rule="duplicate-url")
    linked = full(replace(report, links=True))
    page = "https://github.com/awesomelint/awesomelint/blob/main/rules/duplicate-url.md"
    assert f"(\x1b]8;;{page}\x1b\\duplicate-url\x1b]8;;\x1b\\)\n" in linked
    assert re.sub(r"\x1b]8;;[^\x1b]*\x1b\\", "", linked) == full(report)


def test_color_adds_only_ansi() -> None:
    colored = full(unsorted_report(color=True))
    assert re.sub(r"\x1b\[[\d;]+m", "", colored) == UNSORTED


def test_colors() -> None:
    report = report_at("ab\n", Span(1, 2), level="warning", color=True)
    assert full(report) == (
        "\x1b[1;33mwarning\x1b[0m: is wrong (a-rule)\n"
        " \x1b[34m-->\x1b[0m \x1b[36mREADME.md\x1b[0m:1:2\n"
        "  \x1b[34m|\x1b[0m\n"
        "\x1b[34m1 |\x1b[0m ab\n"
        "\x1b[34m  |\x1b[0m  \x1b[1;33m^\x1b[0m\n"
    )


def test_nothing_found_is_nothing_shown() -> None:
    assert full(Report((), {})) == ""


def test_a_safe_fix_has_no_mark() -> None:
    report = report_at("a\n", Span(0, 1), fix=Fix("remove it", ()))
    assert full(report).endswith("\n  = fix: remove it\n")


def test_the_gutter_is_as_wide_as_the_largest_number_shown() -> None:
    text = "\n" * 9 + "ten\n"
    related = (Related("README.md", span_of(text, "ten"), "here"),)
    assert full(report_at(text, Span(0, 0), related=related)) == (
        "error: is wrong (a-rule)\n"
        "  --> README.md:1:1\n"
        "   |\n"
        " 1 |\n"
        "   | ^\n"
        "   = related: README.md:10:1: here\n"
        "10 | ten\n"
        "   | ---\n"
    )


def test_a_related_place_in_a_file_without_source_has_no_line() -> None:
    report = report_at("a\n", Span(0, 1), related=(Related("other.md", Span(0, 9), "there"),))
    assert full(report).endswith("  | ^\n  = related: other.md:1:1: there\n")


def test_a_diagnostic_of_a_file_without_source_has_no_line() -> None:
    report = report_at("a\n", Span(0, 1))
    assert full(Report(report.diagnostics, {})) == "error: is wrong (a-rule)\n --> README.md:1:1\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", ""])
def test_an_empty_span_behind_the_line_has_one_mark(end: str) -> None:
    assert full(report_at(f"abc{end}", Span(3, 3))).endswith("1 | abc\n  |    ^\n")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_span_of_many_lines_is_underlined_to_the_end_of_the_first(end: str) -> None:
    text = f"one{end}two{end}three{end}"
    assert full(report_at(text, Span(1, len(text)))).endswith("1 | one\n  |  ^^\n")


def test_an_offset_past_the_end_is_the_end() -> None:
    assert full(report_at("abc", Span(9, 12))).endswith(":1:4\n  |\n1 | abc\n  |    ^\n")


def test_a_line_as_wide_as_the_terminal_is_cut_with_its_gutter() -> None:
    text = "- " + "a" * 40 + " here " + "b" * 40
    assert full(report_at(text, span_of(text, "here"), width=30)).splitlines()[-2:] == [
        "1 | …aaaaaaaaa here bbbbbbbbb…",
        "  |            ^^^^",
    ]


HOSTILE = st.sampled_from(
    [
        "中",
        "한",
        "👩‍💻",
        "🇩🇪",
        "❤️",
        "👍🏽",
        "1️⃣",
        "é",
        "\t",
        "\x1b[0m",
        "\u202e",
        "\u200d",
        "\ufe0f",
        "\r",
    ]
)
TEXTS = st.lists(HOSTILE | st.text(max_size=8), max_size=60).map("".join)


@pytest.mark.slow
@settings(max_examples=500, deadline=None)
@given(TEXTS, st.integers(0, 200), st.integers(0, 200), st.integers(20, 120))
def test_every_line_fits_the_terminal(text: str, start: int, length: int, width: int) -> None:
    span = Span(min(start, len(text)), min(start + length, len(text)))
    related = (Related("S.md", Span(0, len(text)), "here"),)
    report = report_at(text, span, path="R.md", message="m", rule="r", related=related, width=width)
    sources = {**report.sources, "S.md": Source("S.md", text)}
    printed = full(replace(report, sources=sources))
    rows = [line for line in printed.split("\n") if "|" in line[:5]]
    assert len(rows) == 5
    assert all(columns(row) <= width for row in rows)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2029]", printed)


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(TEXTS, st.text(st.characters(codec="utf-8"), min_size=1, max_size=5))
def test_a_line_that_fits_is_underlined_below_its_span(before: str, part: str) -> None:
    # A spacing mark joins the escape before it, or not: terminals differ, and so do our two ways.
    assume("Mc" not in map(category, before))
    source = Source("R.md", f"{before}(X){part}")
    span = span_of(source.text, "(X)")
    lines = full(report_at(source.text, span, path="R.md", width=10_000)).split("\n")
    excerpt, underline = (line.partition("| ")[2] for line in lines[-3:-1])
    assert columns(excerpt[: excerpt.index("(X)")]) == underline.index("^")
