"""Which findings a change brings, on findings made by hand."""

from __future__ import annotations

from awesomelint import Source, Span, read
from awesomelint.changes.identity import with_subjects
from awesomelint.changes.lines import compare_lines
from awesomelint.changes.news import State, news
from awesomelint.diagnostic import Diagnostic, Many, Related
from awesomelint.engine.occurrences import gather

A, B, C = (f"- [{name}](https://{name}.org) - Words.\n" for name in "abc")
PROSE = "Some words.\n\n"


def state(text: str, *marked: str, rule: str = "rule", related: str = "") -> State:
    """Return a text with a finding at each of the marked words, related to others."""
    document = read(Source("a.md", text))
    relations: tuple[Related, ...] = ()
    if related:
        start = text.index(related)
        relations = (Related("a.md", Span(start, start + 1), "this"),)
    found = [
        Diagnostic("a.md", Span(text.index(words), text.index(words) + 1), words, rule, "error")
        for words in marked
    ]
    found = [
        Diagnostic(d.path, d.span, d.message, d.rule, d.level, related=relations) for d in found
    ]
    return State((document,), with_subjects(found, [document]))


def told(before: State, after: State, *, about_rest: bool = False) -> list[str]:
    """Return the lines at which the findings that are left stand."""
    old, new = before.documents[0].source, after.documents[0].source
    lines = {"a.md": compare_lines(old, new)}
    found = news(before, after, lines, frozenset(("rule",)) if about_rest else frozenset())
    return [new.line(new.position(diagnostic.span.start).line) + "\n" for diagnostic in found]


def test_what_was_there_before_is_left_out() -> None:
    assert told(state(A + B, "[a"), state(C + A + B, "[a")) == []


def test_a_finding_on_a_new_line_is_told() -> None:
    assert told(state(A, "[a"), state(A + B, "[a", "[b")) == [B]


def test_of_equals_the_one_on_the_new_line_is_told() -> None:
    before = state(A + B, "[a")
    after = state("- [a2](https://a.org)\n" + A + B, "[a2", "[a]")
    assert told(before, after) == ["- [a2](https://a.org)\n"]


def test_a_finding_of_another_rule_is_another() -> None:
    assert told(state(A, "[a"), state(A.replace("Words", "Others"), "[a", rule="other")) == [
        A.replace("Words", "Others")
    ]


def test_a_finding_moves_with_its_entry_and_stays_through_another_url() -> None:
    assert told(state(A + B + C, "[a"), state(B + C + A, "[a")) == []
    elsewhere = A.replace("a.org", "aa.org")
    assert told(state(A + B, "[a"), state(elsewhere + B, "[a")) == []
    assert told(state(A + B, "[a"), state(elsewhere.replace("[a", "[x") + B, "[x")) != []


def test_a_line_that_is_written_again_keeps_its_finding() -> None:
    assert told(state(PROSE + A, "Some"), state("Other words.\n\n" + A, "Other")) == []
    assert told(state(PROSE + A, "[a"), state("Other words.\n\n" + A, "Other", "[a")) == [
        "Other words.\n"
    ]


def test_a_finding_on_an_old_line_is_told_if_it_is_about_other_lines() -> None:
    before, after = state(A + B), state(A, "[a")
    assert told(before, after) == []
    assert told(before, after, about_rest=True) == [A]


def test_a_finding_related_to_a_new_line_stands_there() -> None:
    before, after = state(A), state(A + B, "[a", related="[b")
    assert told(before, after) == [B]
    lines = {"a.md": compare_lines(before.documents[0].source, after.documents[0].source)}
    (diagnostic,) = news(before, after, lines, frozenset())
    (related,) = diagnostic.related
    assert (related.message, related.span.start) == ("what the message is about", A.index("[a"))


def test_findings_put_together_are_told_one_by_one() -> None:
    text = A + B + C
    document = read(Source("a.md", text))
    found = [
        Diagnostic("a.md", Span(text.index(w), text.index(w) + 1), w, "rule", many=(Many("all"),))
        for w in ("[a", "[b", "[c")
    ]
    (together,) = gather(found)
    after = State((document,), with_subjects([together], [document]))
    assert told(state(A + B, "[a"), after) == [C]
    assert told(state(A + B, "[a", "[b"), after) == [C]
    assert told(state(B + C, "[b", "[c"), after) == [A]
