"""A baseline as text: what it looks like, what comes back, and what is none."""

from __future__ import annotations

import json

import pytest

from awesomelint import Source, lint, read
from awesomelint.changes.baseline import (
    Identity,
    identities,
    read_baseline,
    without,
    write_baseline,
)
from awesomelint.changes.identity import with_subjects
from awesomelint.diagnostic import Diagnostic, Subject
from awesomelint.errors import ConfigurationError

FINDINGS = frozenset(
    (
        Identity("b.md", "rule", Subject("entry", "example.com/ü")),
        Identity("a.md", "rule", Subject("line", '# A "heading"', 1)),
        Identity("a.md", "rule", Subject("line", '# A "heading"')),
        Identity("\udcff.md", "rule", Subject("line", "x\n\u2028")),
    )
)
THREE = "- [A ](https://a.com)\n- [B ](https://b.com)\n- [C ](https://c.com)\n"


def test_it_can_be_read_by_a_person() -> None:
    assert write_baseline([Identity("a.md", "rule", Subject("entry", "ü.com"))] * 2) == (
        "{\n"
        '  "version": 1,\n'
        '  "findings": [\n'
        '    {"path": "a.md", "rule": "rule", "entry": "ü.com"}\n'
        "  ]\n"
        "}\n"
    )


def test_it_is_sorted_and_comes_back() -> None:
    text = write_baseline(FINDINGS)
    text.encode()
    assert read_baseline(text, "x.json") == FINDINGS
    rows = [(row["path"], row.get("number", 0)) for row in json.loads(text)["findings"]]
    assert rows == sorted(rows)
    assert read_baseline(write_baseline([]), "x.json") == frozenset()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "x.json: broken JSON"),
        ("[" * 100_000, "x.json: JSON nested too deeply"),
        ("[]", "x.json: not a baseline of version 1"),
        ('{"version": 2, "findings": []}', "x.json: not a baseline of version 1"),
        ('{"version": 1}', "x.json: findings: not an array"),
        ('{"version": 1, "findings": [3]}', "findings[0]: not a finding"),
        ('{"version": 1, "findings": [{"path": "a", "rule": "b"}]}', "findings[0]: not a finding"),
        (
            '{"version": 1, "findings": [{"path": "a", "rule": "b", "line": "c", "number": true}]}',
            "findings[0]: not a finding",
        ),
    ],
)
def test_what_is_no_baseline_is_an_error_that_says_where(text: str, message: str) -> None:
    with pytest.raises(ConfigurationError) as raised:
        read_baseline(text, "x.json")
    assert message in str(raised.value)


def found() -> tuple[Diagnostic, ...]:
    document = read(Source("a.md", THREE))
    return with_subjects(lint(document), [document])


def test_what_is_known_is_taken_out_occurrence_by_occurrence() -> None:
    (together,) = found()
    assert together.count == 3
    first, second, third = identities(found(), str)
    assert [*without(found(), frozenset(), str)] == [together]
    assert [*without(found(), {first, second, third}, str)] == []
    left = [*without(found(), {second}, str)]
    assert [diagnostic.count for diagnostic in left] == [1, 1]
    assert [*identities(left, str)] == [first, third]
