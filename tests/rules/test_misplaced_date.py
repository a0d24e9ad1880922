"""misplaced-date: whose date it is, and what it may be moved past."""

from __future__ import annotations

import pytest

from awesomelint import Diagnostic, Source, lint, read

AT_END = "".join(f"- [A](https://a.a/{n}): Words. [Jul 2025]\n" for n in range(20))


def findings(entry: str) -> list[Diagnostic]:
    """Return the findings about an entry of a list whose dates stand at the end."""
    rules = ("misplaced-date", "inconsistent-separator", "dangling-separator", "missing-date")
    diagnostics = lint(read(Source("README.md", f"{AT_END}- {entry}\n")))
    return [diagnostic for diagnostic in diagnostics if diagnostic.rule in rules]


@pytest.mark.parametrize(
    ("entry", "fix"),
    [
        ("[B](https://b.b): Words. [May 2025] [git](https://c.c)", "safe"),
        ("[B](https://b.b): Words. [May 2025] [git](https://c.c) and more", "unsafe"),
        ("[B](https://b.b) [May 2025]: Words with and/or", "unsafe"),
        ("[B](https://b.b): Words. [May 2025] | [docs](https://c.c)", None),
        ("[B](https://b.b): Words. [May 2025] [git](https://c.c) / [demo](https://d.d)", None),
        ("[B](https://b.b): Words. [May 2025] -> [docs](https://c.c)", None),
        # one fault, one finding
        ("[B](https://b.b) [May 2025] Words", "unsafe"),
        ("[B](https://b.b):[May 2025] [git](https://c.c)", "safe"),
        # no author
        ("[B](https://b.b): By night. (2013) ([Repo](https://c.c)).", "safe"),
        ("[B](https://b.b): Words by C [May 2025] [git](https://c.c)", "safe"),
    ],
)
def test_misplaced(entry: str, fix: str | None) -> None:
    (finding,) = findings(entry)
    assert finding.rule == "misplaced-date"
    assert (finding.fix and ("safe" if finding.fix.safe else "unsafe")) == fix


@pytest.mark.parametrize(
    "entry",
    [
        "[B](https://b.b): Words by J. Eisenberg (2013) ([Repo](https://c.c)).",
        "[B](https://b.b): Words by [J. Eisenberg](https://j.e) (2013) ([Repo](https://c.c)).",
        "[B](https://b.b): Words, Smith et al. (2013) ([Repo](https://c.c)).",
        "B: [talk](https://b.b) [May 2025] / [slides of it](https://c.c)",
        "[B](https://b.b) [May 2025] | [C](https://c.c): Words",
    ],
)
def test_not_the_date_of_the_entry(entry: str) -> None:
    assert findings(entry) == []
