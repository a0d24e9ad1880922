"""Every convention that a rule relies on has an aspect of style, evidence and words."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest

from awesomelint import Source, read
from awesomelint.config.options import as_configured, check, create, kinds
from awesomelint.engine.registry import ALL_RULES
from awesomelint.engine.rule_conventions import RuleConvention, conventions_of, described
from awesomelint.style.aspects import ASPECTS
from awesomelint.style.style import Evidence
from tests.support.paths import FIXTURE_LISTS

RULES = [entry.rule for entry in ALL_RULES]


# Conventions that no option states, whether a document has them or not.
_NEVER_STATED = (
    "days below ten",
    "names of months",
    "place of badges",
    "contents",
    "texts of contents",
)


def _allows_infer(kind: Any) -> bool:
    if get_origin(kind) is Literal:
        return "infer" in get_args(kind)
    return any(_allows_infer(member) for member in get_args(kind))


def _conventions(text: str) -> dict[str, RuleConvention]:
    (of_document,) = conventions_of([read(Source("README.md", text))])
    return {convention.name: convention for convention in of_document.conventions}


def _words(text: str, name: str) -> str:
    return described(_conventions(text)[name].evidence)


def _entries(count: int, form: str) -> str:
    return "".join(form.format(number=number) + "\n" for number in range(10, 10 + count))


def test_every_option_that_can_be_inferred_has_its_convention() -> None:
    for rule in RULES:
        options = {name for name, kind in kinds(rule.options).items() if _allows_infer(kind)}
        stated = {name for reliance in rule.relies_on for name in reliance.option_names}
        assert options <= stated, rule.name


def test_no_two_conventions_share_a_name() -> None:
    names = [reliance.aspect for rule in RULES for reliance in rule.relies_on]
    assert len(names) == len(set(names))
    assert set(names) == set(ASPECTS)


@pytest.mark.parametrize("path", FIXTURE_LISTS, ids=lambda path: path.stem)
def test_what_is_found_is_an_option_its_rule_takes(path: Path) -> None:
    (of_document,) = conventions_of([read(Source(path.name, path.read_text(encoding="utf-8")))])
    assert [convention.name for convention in of_document.conventions] == [
        reliance.aspect for rule in RULES for reliance in rule.relies_on
    ]
    for convention in of_document.conventions:
        if evidence := convention.evidence:
            assert 0 < evidence.count <= evidence.total
            values = dict(convention.options)
            table = {name: as_configured(value) for name, value in values.items()}
            kind, name = convention.rule.options, convention.rule.name
            create(kind, check(kind, table, name), name)
            assert values or evidence.holds or convention.name in _NEVER_STATED


def test_a_convention_says_how_many_keep_to_it() -> None:
    text = _entries(9, "- [T {number}](https://example.com/{number}) - Text.")
    text += _entries(1, "- [U](https://example.com/u): Text.")
    assert _words(text, "separator") == "` - ` in 9 of 10 descriptions"
    assert dict(_conventions(text)["separator"].options) == {"separator": " - "}


def test_where_there_is_none_the_best_is_words() -> None:
    text = _entries(6, "- [T {number}](https://example.com/{number}) - Text.")
    text += _entries(4, "- [U {number}](https://example.com/u/{number}): Text.")
    assert _words(text, "separator") == "none found (best: ` - ` in 60 % of 10 descriptions)"
    assert _conventions(text)["separator"].evidence == Evidence(
        "` - `", 6, 10, "descriptions", False
    )


def test_where_nothing_could_show_it_none_is_found() -> None:
    assert _words("# Nothing\n", "place of dates") == "none found"


def _dated(date: str, count: int) -> str:
    return _entries(count, f"- [T {{number}}](https://example.com/{{number}}) - Text. {date}")


@pytest.mark.parametrize(
    ("date", "name", "words", "options"),
    [
        ("(2 Jul 2025)", "around dates", "`()`", {"delimiter": "()"}),
        ("`2 Jul 2025`", "around dates", "backticks", {"delimiter": "``"}),
        ("[2 Jul 2025]", "date format", "`D Mon YYYY`", {"format": "D Mon YYYY"}),
        ("[2 July 2025]", "date format", "`D Mon YYYY`", {"format": "D Month YYYY"}),
        ("[Jul 2025]", "date format", "`Mon YYYY`", {"format": "D Mon YYYY"}),
        ("[May 2025]", "date format", "`Mon YYYY`", {"format": "D Mon YYYY"}),
        ("[2025]", "date format", "`YYYY`", {"format": "any"}),
        ("[02 Jul 2025]", "days below ten", "with zero", {"days": "zero"}),
        ("[2 Jul 2025]", "days below ten", "without zero", {}),
        ("[2 July 2025]", "names of months", "March", {}),
        ("[2 Jul 2025]", "names of months", "Mar", {}),
    ],
)
def test_the_form_of_dates(date: str, name: str, words: str, options: dict[str, str]) -> None:
    convention = _conventions(_dated(date, 8))[name]
    assert described(convention.evidence) == f"{words} in 8 of 8 dates"
    assert dict(convention.options) == options


def test_dates_of_rows_decide_where_items_have_none() -> None:
    rows = "| Date | Tool |\n|---|---|\n" + _entries(
        8, "| 2025-07-{number} | [T](https://example.com/{number}) |"
    )
    assert _words(rows, "date format") == "`YYYY-MM-DD` in 8 of 8 dates"
    brackets = _conventions(rows)["around dates"]
    assert brackets.evidence
    # No option says "no brackets".
    assert (brackets.evidence.count, dict(brackets.options)) == (8, {"delimiter": "any"})
    assert described(brackets.evidence) == "nothing in 8 of 8 dates"
    both = f"{rows}\n{_dated('[2 Jul 2025]', 1)}"
    assert _words(both, "date format") == "none found (best: `D Mon YYYY` in 100 % of 1 date)"


def _with_contents(*items: str) -> str:
    """Return a page with these items of contents, and eight sections from `Tools A` on."""
    names = [f"Tools {letter}" for letter in "ABCDEFGH"]
    contents = [f"- [{item}](#tools-{n})" for item, n in zip(items, "abcdefgh", strict=False)]
    sections = [f"## {name}\n\n- [T](https://example.com/{name[-1]})\n" for name in names]
    return "\n".join(["# Tools\n", *contents, "", *sections])


def test_contents_are_compared_with_the_headings_they_lead_to() -> None:
    text = _with_contents(*(f"Tools {letter}" for letter in "ABCDEFGH"))
    assert _words(text, "contents") == "with an item in 8 of 8 headings that they cover"
    assert _words(text, "texts of contents") == "as in the headings in 8 of 8 items"
    text = _with_contents(*(f"Tools {letter}" for letter in "ABCDEF"), "Others")
    assert _words(text, "contents") == "with an item in 7 of 8 headings that they cover"
    assert _words(text, "texts of contents") == (
        "none found (best: as in the headings in 86 % of 7 items)"
    )


def test_a_page_without_contents_has_none() -> None:
    conventions = _conventions(_with_contents())
    assert conventions["contents"].evidence is None
    assert conventions["texts of contents"].evidence is None


def test_bullets_are_told_by_depth() -> None:
    text = _entries(
        8, "- [T {number}](https://example.com/{number})\n  * [U](https://example.com/u/{number})"
    )
    assert _words(text, "bullet") == "`-` then `*` in 16 of 16 items"
    assert dict(_conventions(text)["bullet"].options) == {"bullet": ("-", "*")}


def test_a_convention_of_the_list_is_found_in_all_its_files() -> None:
    first = _entries(8, "- [T {number}](https://example.com/{number}) - Text.")
    documents = [read(Source(name, first)) for name in ("a.md", "b.md")]
    for of_document in conventions_of(documents):
        (cross_listing,) = (
            convention
            for convention in of_document.conventions
            if convention.name == "cross-listing"
        )
        assert described(cross_listing.evidence) == "by design in 8 of 16 entries"


def test_an_order_is_told_by_the_sections_that_follow_it() -> None:
    text = "".join(
        f"\n## S{section}\n\n"
        + _entries(5, f"- [T {{number}}](https://example.com/{section}/{{number}})")
        for section in range(4)
    )
    assert _words(text, "order") == "alphabetical order in 4 of 4 sections"
