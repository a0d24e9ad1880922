"""Diagnostics as JSON: they come back as they were, and anything else is a ValueError."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomelint.cache.records import from_json, to_json
from awesomelint.diagnostic import Diagnostic, Edit, Fix, Occurrence, Related, Subject
from awesomelint.text import Span

_TEXT = st.text(st.characters(exclude_categories=()), max_size=5)
_SPANS = st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda two: Span(*sorted(two)))
_FIXES = st.builds(
    Fix,
    _TEXT,
    st.lists(st.builds(Edit, _SPANS, _TEXT, st.booleans(), st.booleans()), max_size=2).map(tuple),
    st.sampled_from(("space", "move", "insert")),
    st.booleans(),
)
_RELATED = st.lists(st.builds(Related, _TEXT, _SPANS, _TEXT), max_size=2).map(tuple)
_SUBJECTS = st.builds(Subject, st.sampled_from(("entry", "line")), _TEXT, st.integers(0, 9))
_OCCURRENCES = st.builds(
    Occurrence, _SPANS, _RELATED, st.none() | _FIXES, _TEXT, st.none() | _SUBJECTS
)
_DIAGNOSTICS = st.builds(
    Diagnostic,
    _TEXT,
    _SPANS,
    _TEXT,
    _TEXT,
    st.sampled_from(("error", "warning")),
    st.none() | _FIXES,
    _RELATED,
    st.lists(_OCCURRENCES, max_size=2).map(tuple),
    subject=st.none() | _SUBJECTS,
)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.sampled_from(("error", "move", "x")),
    lambda inner: st.lists(inner, max_size=8) | st.dictionaries(_TEXT, inner, max_size=2),
)


@pytest.mark.slow
@given(st.lists(_DIAGNOSTICS, max_size=4))
def test_diagnostics_come_back(diagnostics: list[Diagnostic]) -> None:
    assert from_json(to_json(diagnostics)) == tuple(diagnostics)


def test_occurrences_come_back() -> None:
    fix = Fix("mend", (Edit(Span(1, 2), "a|b", new=True, in_cell=True),), "text", safe=False)
    related = (Related("b.md", Span(0, 1), "partner"),)
    occurrences = (
        Occurrence(Span(1, 2), related, fix, "first", Subject("entry", "example.com", 1)),
        Occurrence(Span(3, 4), (), None, "second"),
        Occurrence(Span(5, 6), related, fix, "third"),
    )
    several = Diagnostic(
        "a.md", Span(1, 2), "3 of them", "rule", "error", fix, related, occurrences
    )
    alone = Diagnostic("a.md", Span(1, 2), "one", "rule", "error", fix, related)
    assert from_json(to_json([several, alone])) == (several, alone)


@pytest.mark.slow
@given(_JSON)
def test_other_json_is_refused(value: object) -> None:
    try:
        found = from_json(json.dumps(value).encode())
    except ValueError:
        return
    assert all(isinstance(one, Diagnostic) for one in found)


@pytest.mark.parametrize("data", [b"", b"{", b"\xff", b"[" * 100_000, b"1", b"[[],[[]]]"])
def test_what_is_no_json_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - of json or ours
        from_json(data)
