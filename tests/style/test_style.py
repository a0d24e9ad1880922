"""A style is learnt once, can be given to the linter, and can be taken from an earlier state."""

from __future__ import annotations

import pytest

from awesomelint import Document, Source, Style, lint, read
from awesomelint.style.aspects import ASPECTS
from awesomelint.style.convention import LEAST_CASES, Convention, Need
from awesomelint.style.order import inferred_verdict
from awesomelint.style.separators import SEPARATOR, listed_entries
from awesomelint.style.sorted_lists import sorted_lists
from awesomelint.style.style import Aspect, Memo, list_keys, styles_of


def entries(count: int, separator: str, *, start: int = 0) -> str:
    return "".join(
        f"- [T{number:03}](https://example.com/{number}){separator}Text.\n"
        for number in range(start, start + count)
    )


def document(text: str, path: str = "README.md") -> Document:
    return read(Source(path, text))


def messages(*documents: Document, style: Style | None = None) -> list[str]:
    return [diagnostic.message for diagnostic in lint(*documents, style=style)]


def test_a_function_is_computed_once() -> None:
    calls = []

    def count(text: str) -> int:
        calls.append(text)
        return len(text)

    memo = Memo("abc")
    assert [memo.compute(count), memo.compute(count)] == [3, 3]
    assert calls == ["abc"]


def test_a_convention_is_learnt_when_it_is_asked_for_and_once() -> None:
    asked: list[Need] = []

    def find(style: Style, need: Need) -> Convention[str] | None:
        asked.append(need)
        return Convention("x", 8, 8)

    style = Style.of(document(""))
    aspect = Aspect("x", find)
    assert not asked
    assert style.convention(aspect) == style.convention(aspect) == Convention("x", 8, 8)
    assert asked == [aspect.need]


def test_where_nothing_holds_the_evidence_is_the_best_there_is() -> None:
    style = Style.of(document(entries(6, " - ") + entries(4, ": ", start=6)))
    assert style.convention(SEPARATOR) is None
    evidence = style.evidence(SEPARATOR)
    assert evidence is not None
    assert (evidence.holds, evidence.value, evidence.count, evidence.total) == (False, None, 6, 10)


def test_every_aspect_has_its_evidence_for_a_list_and_for_nothing() -> None:
    for text in ("", "# Nothing\n", entries(30, " - ")):
        style = Style.of(document(text))
        for aspect in ASPECTS.values():
            evidence = style.evidence(aspect)
            assert evidence is None or 0 <= evidence.count <= evidence.total


def test_a_list_is_judged_by_the_style_that_is_given() -> None:
    dashes, colons = document(entries(10, " - ")), document(entries(10, ": "))
    assert messages(colons) == []
    judged = messages(colons, style=Style.of(dashes))
    assert judged
    assert all("10 of 10 descriptions follow ` - `" in message for message in judged)


def test_nobody_shifts_a_convention_in_his_own_favour() -> None:
    base = document(entries(10, " - "))
    head = document(entries(10, " - ") + entries(5, ": ", start=10))
    assert messages(head) == []
    (diagnostic,) = lint(head, style=Style.of(base))
    assert diagnostic.count == 5


def test_styles_are_given_to_several_documents_by_path() -> None:
    dashes = document(entries(10, " - "))
    first = document(entries(10, ": "), "a.md")
    second = document(entries(10, ": ", start=50), "b.md")
    by_path = {"b.md": Style.of(dashes)}
    assert {diagnostic.path for diagnostic in lint(first, second, style=by_path)} == {"b.md"}
    with pytest.raises(ValueError, match="by path"):
        lint(first, second, style=Style.of(dashes))


def test_a_convention_of_before_is_kept_until_it_falls_well_below_its_need() -> None:
    before = Style.of(document(entries(20, " - ")))
    # 87 % and 70 % of the descriptions: less than the convention needs, and much less.
    slightly = document(entries(20, " - ") + entries(3, ": ", start=20))
    clearly = document(entries(14, " - ") + entries(6, ": ", start=20))
    assert Style.of(slightly).convention(SEPARATOR) is None
    assert Style.of(slightly, before=before).convention(SEPARATOR) == Convention(" - ", 20, 23)
    assert Style.of(clearly, before=before).convention(SEPARATOR) is None


def test_a_new_convention_takes_the_place_of_one_that_is_gone() -> None:
    before = Style.of(document(entries(20, " - ")))
    style = Style.of(document(entries(20, ": ")), before=before)
    assert style.convention(SEPARATOR) == Convention(": ", 20, 20)


def test_what_was_kept_can_be_kept_again() -> None:
    first = Style.of(document(entries(20, " - ")))
    text = entries(20, " - ") + entries(3, ": ", start=20)
    second = Style.of(document(text), before=first)
    kept = second.convention(SEPARATOR)
    third = Style.of(document(text), before=second)
    assert third.convention(SEPARATOR) == kept is not None


def test_what_is_needed_to_keep_is_less_and_never_nothing() -> None:
    assert Need().to_keep.share < Need().share
    assert 0 < Need().to_keep.least < LEAST_CASES
    assert Need(0.5, 1).to_keep.least == 1


def test_the_entries_at_hand_are_those_of_the_document_not_of_the_style() -> None:
    base = document(entries(10, " - "))
    head = document(entries(10, " - ") + "- [Zest](https://example.com/zest): Text.\n")
    (diagnostic,) = lint(head, style=Style.of(base))
    assert head.source.position(diagnostic.span.start).line == 11
    assert len(Style.of(base).compute(listed_entries)) == 10


def _named(heading: str, names: str) -> str:
    items = (f"- [{name}](https://example.com/{heading}/{name})\n" for name in names)
    return f"## {heading}\n\n{''.join(items)}\n"


def test_a_section_is_found_again_in_the_style_of_another_state() -> None:
    base = document(_named("A", "abcdefgh") + _named("B", "hcagfbed"))
    head = document(_named("A", "badcefgh") + _named("B", "hcagfbedi") + _named("C", "abcdefgh"))
    style = Style.of(base)
    verdicts = [inferred_verdict(candidate, "title", style) for candidate in sorted_lists(head)]
    # The first section followed the order before; the third is new, and follows it by itself.
    assert [verdict.key if verdict else None for verdict in verdicts] == ["title", None, "title"]
    assert [len(verdict.misplaced) for verdict in verdicts if verdict] == [2, 0]


def test_lists_under_equal_headings_have_keys_of_their_own() -> None:
    keys = list_keys(document(_named("A", "abc") + _named("B", "abc") + _named("A", "abc")))
    assert len(set(keys)) == 3


def test_documents_of_one_list_share_what_is_computed_of_all() -> None:
    first, second = styles_of([document("", "a.md"), document("", "b.md")])
    assert first.list_documents is second.list_documents
    assert [shared.source.path for shared in first.list_documents.subject] == ["a.md", "b.md"]
