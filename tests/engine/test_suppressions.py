"""Which part of a file a comment switches rules off for, and what ends it."""

from __future__ import annotations

import pytest

from awesomelint import Diagnostic, Source, Span, read
from awesomelint.engine.suppressions import read_suppressions, suppress

BEFORE = "- [a](https://a.a)\n"
BEHIND = "- [b](https://b.b)\n"


def covered(text: str, rule: str = "duplicate-url") -> str:
    """Return the characters of `text` at which a finding of `rule` is switched off."""
    suppressions = read_suppressions(read(Source("a.md", text)))
    findings = [Diagnostic("a.md", Span(at, at), "", rule) for at in range(len(text))]
    left = {finding.span.start for finding in suppress(findings, suppressions)}
    return "".join(character for at, character in enumerate(text) if at not in left)


@pytest.mark.parametrize("names", ["", " duplicate-url", " insecure-url, duplicate-url -- why"])
def test_disable_reaches_to_the_end(names: str) -> None:
    assert covered(f"{BEFORE}\n<!-- awesomelint-disable{names} -->\n\n{BEHIND}") == f"\n\n{BEHIND}"


@pytest.mark.parametrize(
    ("off", "on", "ends"),
    [
        ("", "", True),
        (" duplicate-url", "", True),
        (" duplicate-url", " duplicate-url", True),
        (" duplicate-url", " insecure-url", False),
        # One rule alone does not come back while every rule is off.
        ("", " duplicate-url", False),
    ],
)
def test_enable_ends_what_it_names(off: str, on: str, ends: bool) -> None:
    enable = f"<!-- awesomelint-enable{on} -->\n\n{BEHIND}"
    text = f"<!-- awesomelint-disable{off} -->\n\n{BEFORE}\n{enable}"
    assert covered(text) == (f"\n\n{BEFORE}\n" if ends else f"\n\n{BEFORE}\n{enable}")


def test_nothing_ends_what_is_off_for_the_file() -> None:
    text = f"{BEFORE}\n<!-- awesomelint-disable-file -->\n\n<!-- awesomelint-enable -->\n\n{BEHIND}"
    assert covered(text) == text


def test_a_line_is_the_whole_entry() -> None:
    entry = "- [b](https://b.b) - Two\n  lines. <!-- awesomelint-disable-line -->"
    assert covered(f"{BEFORE}{entry}\n- [c](https://c.c)\n") == entry


def test_a_line_outside_of_entries_is_that_line() -> None:
    line = "Words. <!-- awesomelint-disable-line -->\n"
    assert covered(f"{BEFORE}\n{line}words\n") == line


def test_another_rule_is_not_covered() -> None:
    assert covered(f"<!-- awesomelint-disable insecure-url -->\n\n{BEFORE}") == ""
