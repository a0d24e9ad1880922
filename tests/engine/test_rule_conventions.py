"""Every convention that a rule relies on has an aspect of style, evidence and words."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest

from awesomelint import Source, read
from awesomelint.config.options import check, create, kinds
from awesomelint.engine.registry import ALL_RULES
from awesomelint.engine.rule_conventions import RuleConvention, conventions_of, described
from awesomelint.style.aspects import ASPECTS
from awesomelint.style.style import Evidence

LISTS = Path(__file__).parents[1] / "fixtures" / "lists"
RULES = [entry.rule for entry in ALL_RULES]


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


@pytest.mark.parametrize("path", sorted(LISTS.glob("*.md")), ids=lambda path: path.stem)
def test_what_is_found_is_an_option_its_rule_takes(path: Path) -> None:
    (of_document,) = conventions_of([read(Source(path.name, path.read_text(encoding="utf-8")))])
    assert [convention.name for convention in of_document.conventions] == [
        reliance.aspect for rule in RULES for reliance in rule.relies_on
    ]
    for convention in of_document.conventions:
        if evidence := convention.evidence:
            assert 0 < evidence.count <= evidence.total
            values = dict(convention.options)
            table = {k: list(v) if isinstance(v, tuple) else v for k, v in values.items()}
            kind, name = convention.rule.options, convention.rule.name
            create(kind, check(kind, table, name), name)
            assert evidence.holds or not values


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
