"""unsorted-entries: what the examples of its page leave out."""

from __future__ import annotations

from collections.abc import Sequence

from awesomelint import Diagnostic, lint
from tests.support.reads import document

SET = "rules.unsorted-entries = { by = 'title' }"


def items(names: Sequence[str]) -> str:
    return "".join(f"- [{name}](https://example.com/{name})\n" for name in names)


def find(text: str, configuration: str = "") -> list[Diagnostic]:
    diagnostics = lint(document(text), configuration=configuration)
    return [diagnostic for diagnostic in diagnostics if diagnostic.rule == "unsorted-entries"]


def test_the_first_entry_moves_only_where_the_order_is_set() -> None:
    text = items("zabcdefghijklm")
    (inferred,) = find(text)
    assert inferred.fix is None
    (configured,) = find(text, SET)
    assert configured.fix is not None


def test_with_top_an_order_that_is_set_is_as_gentle_as_a_learnt_one() -> None:
    text = items("zabcdefghijklm")
    (gentle,) = find(text, "rules.unsorted-entries = { by = 'title', top = 'text' }")
    assert gentle.fix is None
    assert find(text, "rules.unsorted-entries = { by = 'title', top = 'free' }") == []


def test_a_section_has_an_order_of_its_own() -> None:
    text = f"## Tools\n\n{items('bac')}\n## Talks\n\n{items('edf')}\n### Old\n\n{items('hgi')}"
    sections = "[rules.unsorted-entries]\nby = 'title'\n[rules.unsorted-entries.sections]\n"

    def reported(names: str) -> str:
        places = (
            place
            for finding in find(text, sections + names)
            for place in finding.occurrences or (finding,)
        )
        return "".join(text[place.span.start : place.span.end] for place in places)

    assert reported("") == "adg"
    assert reported("Talks = 'none'") == "a"
    assert reported("Talks = 'none'\n'Talks > Old' = 'title'") == "ag"
    assert reported("Old = 'infer'") == "ad"


def test_a_comment_goes_before_the_section() -> None:
    comment = "<!-- awesomelint: sort=title -->"
    text = f"## Tools\n\n{comment}\n\n{items('bac')}"
    none = "rules.unsorted-entries.sections = { Tools = 'none' }"
    assert len(find(text, none)) == 1
    assert find(text.replace(comment, ""), none) == []


def test_the_first_entry_stays_where_others_move() -> None:
    findings = find(items("zabcdefghxijklmnopqrstuv"))
    fixes = [finding.fix for finding in findings]
    assert fixes[0] is None
    assert fixes[1] is not None
    assert min(edit.span.start for edit in fixes[1].edits) > findings[0].span.end


def test_entries_behind_the_text_that_a_list_begins_with_introduce_it() -> None:
    text = "- What an anvil is: [a word](https://example.com/w)\n" + items("zabcdefghijklm")
    assert find(text) == []


def test_an_entry_that_would_have_to_cross_a_text_is_reported_without_a_fix() -> None:
    text = items("abcdefghijkl") + "- How to forge: [here](https://example.com/h)\n" + items("d")
    text = text.replace("[d]", "[dd]", 1)
    (finding,) = find(text)
    assert finding.fix is None


def test_an_entry_does_not_leave_those_of_its_maker() -> None:
    names = "abcdefghijk"
    lines = [f"- [{name}](https://github.com/maker-of-{name}/{name})\n" for name in names]
    others = "".join(lines)
    strangers, kin = others, others.replace("maker-of-k", "smith")
    moved = "- [bb](https://github.com/smith/bb)\n"
    (with_fix,) = find(strangers + moved)
    (without_fix,) = find(kin + moved)
    assert with_fix.fix is not None
    assert without_fix.fix is None


def test_capitals_first_in_one_section_is_no_order_of_a_file_that_ignores_case() -> None:
    ignoring = items(["anvil", "Bellows", "chisel", "Drill", "easel", "File", "gimlet", "Hammer"])
    appended = items(["Awl", "Brace", "Clamp", "Draw", "Edge", "forge", "kiln", "dog"])
    text = f"# T\n\n## A\n\n{ignoring}\n## B\n\n{ignoring}\n## C\n\n{appended}"
    (finding,) = find(text)
    assert finding.message == "`dog` belongs before `Draw` in alphabetical order"


def test_a_label_that_is_the_sort_key_is_named() -> None:
    labels = "A B C D E F Z G H I J K".split()
    text = "".join(
        f"- `{label}` - [Licence {number % 7}](https://example.com/{number})\n"
        for number, label in enumerate(labels)
    )
    (finding,) = find(text)
    assert finding.message == "`Z` belongs after `K` in alphabetical order"
