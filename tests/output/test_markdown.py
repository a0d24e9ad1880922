"""The format `markdown`, as GitHub's renderer shows it."""

from __future__ import annotations

import re

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options

from awesomelint.output import FORMATS
from awesomelint.output.escape import terminal
from awesomelint.output.report import Report
from awesomelint.text import Span
from tests.output.reports import (
    HOSTILE,
    hostile_report,
    report_at,
    several_report,
    unsorted_report,
    whole_report,
)

markdown = FORMATS["markdown"].render
# Tags that the format writes itself, and GitHub's renderer for its tables.
TAGS = set("h3 table thead tbody tr th td a code details summary p".split())


def html_of(report: Report) -> str:
    html: str = cmarkgfm.github_flavored_markdown_to_html(
        markdown(report), Options.CMARK_OPT_UNSAFE
    )
    return html


def test_the_summary() -> None:
    page = "https://github.com/awesomelint/awesomelint/blob/main/rules"
    assert (
        markdown(unsorted_report())
        == f"""\
### awesomelint: 2 findings

| rule | errors | warnings | `awesomelint fix` mends |
| :-- | --: | --: | --: |
| [unsorted-entries](<{page}/unsorted-entries.md>) | 1 | 0 | 0 |
| [short-title](<{page}/short-title.md>) | 0 | 1 | 0 |

<details><summary><code>README.md</code>: 2 findings</summary>

| position | level | finding | rule |
| --: | :-- | :-- | :-- |
| 1:1 | warning | the title is short | short-title |
| 4:38 | error | <code>&#91;Mar 2025&#93;</code> comes after <code>&#91;Jan 2023&#93;</code> | \
unsorted-entries |

</details>
"""
    )


def test_a_clean_run_says_what_was_checked() -> None:
    clean, empty = (Report((), {}, entries={"a.md": entries}) for entries in (2, 0))
    assert markdown(clean) == "### awesomelint: no faults in 2 entries\n"
    assert markdown(empty) == "### awesomelint: nothing was checked\n"


def test_the_table_counts_what_fix_mends() -> None:
    assert "| 3 | 0 | 1 |\n" in markdown(several_report(3))


@pytest.mark.parametrize("bad", HOSTILE)
def test_what_a_list_has_in_it_is_shown_and_not_obeyed(bad: str) -> None:
    html = html_of(hostile_report(bad))
    assert set(re.findall(r"</?(\w+)", html)) <= TAGS
    assert html.count("<td") == 4 + 4
    assert html.count("<a ") == 1
    shown = re.sub(r"<[^>]+>", "", html).replace("&lt;", "<").replace("&gt;", ">")
    text = shown.replace("&quot;", '"').replace("&amp;", "&")
    assert terminal(bad).replace("`", "")[:100] in text.replace("`", "")


def test_a_summary_is_not_longer_than_github_takes() -> None:
    path, message = "[" * 4000, "`" + "[" * 4000 + "`"
    (diagnostic,) = report_at("a", Span(0, 1), path=path, message=message).diagnostics
    text = markdown(Report((diagnostic,) * 500, {}))
    assert len(text.encode()) < 1_000_000
    assert text.count("| 1:1 |") == 200
    assert text.endswith("\n… and 300 more. `awesomelint check` shows them all.\n")


def test_all_files_are_named() -> None:
    report = whole_report()
    files = {diagnostic.path for diagnostic in report.diagnostics}
    assert html_of(report).count("<summary>") == len(files)
