"""One entry more or less changes nothing that was said of the others.

Each test goes through states of a document, each with the style that keeps what the state before
had, and compares that with the style which the state has by itself.
"""

from __future__ import annotations

import gc
import sys
import weakref
from collections.abc import Sequence

import pytest

from awesomelint import Style, lint
from awesomelint.style.dangling import DANGLING_SEPARATORS
from awesomelint.style.dating import dated_groups
from awesomelint.style.empty_sections import EMPTY_SECTIONS
from awesomelint.style.endings import ENDING
from awesomelint.style.order import ListOrders, file_order
from awesomelint.style.outline import Outline, outlines
from awesomelint.style.repeats import CROSS_LISTING
from awesomelint.style.section_order import is_sorted_by_title, sibling_sections
from awesomelint.style.separators import SEPARATOR
from awesomelint.style.sorted_lists import sorted_lists
from awesomelint.style.style import Aspect
from tests.support.reads import document


def kept_styles(texts: Sequence[str]) -> list[Style]:
    """Return the style of each state, which keeps what that of the state before had."""
    styles: list[Style] = []
    for text in texts:
        styles.append(Style.of(document(text), before=styles[-1] if styles else None))
        lint(styles[-1].document, style=styles[-1])
    return styles


def section(name: str, titles: Sequence[str]) -> str:
    items = (f"- [{title}](https://a.a/{name}/{title}) - Words.\n" for title in titles)
    return f"## {name}\n\n{''.join(items)}\n"


def followed(style: Style) -> list[bool]:
    """Return which lists follow the alphabetical order."""
    order = style.learn(ListOrders).order("list", "title")
    return [order.is_followed(candidate) for candidate in style.compute(sorted_lists)]


REST = "".join(section(f"S{number}", "abcdefgh") for number in range(6))


def test_a_list_keeps_its_order_with_one_more_entry_out_of_place() -> None:
    texts = [REST + section("X", titles) for titles in ("abcdefg", "gabcdef", "gfabcde")]
    assert [followed(Style.of(document(text)))[-1] for text in texts] == [True, True, False]
    assert [followed(style)[-1] for style in kept_styles(texts)] == [True, True, True]


def test_a_list_loses_its_order_with_two_more_entries_out_of_place() -> None:
    texts = [REST + section("X", titles) for titles in ("abcdefg", "gfeabcd")]
    assert [followed(style)[-1] for style in kept_styles(texts)] == [True, False]


def test_a_list_of_three_keeps_its_order() -> None:
    texts = [REST + section("X", titles) for titles in ("abc", "bac")]
    assert not followed(Style.of(document(texts[1])))[-1]
    assert followed(kept_styles(texts)[-1])[-1]


def test_a_list_that_is_sorted_by_somebody_begins_to_follow() -> None:
    texts = [REST + section("X", titles) for titles in ("gfedcba", "abcdefg")]
    assert [followed(style)[-1] for style in kept_styles(texts)] == [False, True]


def test_a_file_keeps_its_order_with_one_more_entry_out_of_place() -> None:
    texts = [section("X", titles) for titles in ("bacdefghij", "bacdefghkij", "bacdefghklij")]
    alone = [file_order(Style.of(document(text)), "list") for text in texts]
    assert alone == ["title", None, None]
    assert [file_order(style, "list") for style in kept_styles(texts)] == ["title", "title", None]


@pytest.mark.parametrize(
    ("aspect", "texts", "values"),
    [
        (
            ENDING,
            [
                "".join(
                    f"- [T{n}](https://a.a/{n}) - Words{'' if n < bare else '.'}\n"
                    for n in range(40)
                )
                for bare in (2, 3, 6)
            ],
            ["stop", "stop", None],
        ),
        (
            DANGLING_SEPARATORS,
            [
                "".join(
                    f"- [T{n}](https://a.a/{n}) -{'' if n < dangling else ' Words.'}\n"
                    for n in range(20)
                )
                for dangling in (3, 4, 3)
            ],
            ["each", "once", "each"],
        ),
        (
            EMPTY_SECTIONS,
            [
                "# List\n\n" + "".join(f"## E{n}\n\n" for n in range(empty)) + section("A", "abc")
                for empty in (2, 3, 2, 1)
            ],
            ["each", "once", "once", "each"],
        ),
        (
            CROSS_LISTING,
            [
                section("A", "abcdefghijkl")
                + section("B", "abcdefghijkl"[:again]).replace("a/B/", "a/A/")
                for again in (7, 8, 7, 6)
            ],
            ["differing", "never", "never", "differing"],
        ),
    ],
    ids=lambda value: value.name if isinstance(value, Aspect) else "",
)
def test_a_convention_is_kept(
    aspect: Aspect[str], texts: Sequence[str], values: Sequence[str | None]
) -> None:
    found = [style.convention(aspect) for style in kept_styles(texts)]
    assert [convention.value if convention else None for convention in found] == values


def dated(count: int, undated: int) -> str:
    return "## A\n\n" + "".join(
        f"- [T{n}](https://a.a/{n}) - Words.{'' if n < undated else ' [Jan 2020]'}\n"
        for n in range(count)
    )


def test_a_section_stays_dated() -> None:
    rest = section("B", "abcdefghijklmnopqrstuvwxyz")
    texts = [rest + dated(10, 1), rest + dated(11, 2)]
    assert not dated_groups(Style.of(document(texts[1])))
    assert len(dated_groups(kept_styles(texts)[-1])) == 1


def test_sections_stay_in_alphabetical_order() -> None:
    texts = [
        "".join(section(name, "x") for name in names) for names in ("ABCDEFGHIJ", "KBACDEFGHIJ")
    ]
    alone, kept = Style.of(document(texts[1])), kept_styles(texts)[-1]
    (siblings,) = kept.compute(sibling_sections)
    assert not is_sorted_by_title(alone, siblings)
    assert is_sorted_by_title(kept, siblings)


def contents(listed: str, sections: str) -> str:
    items = "".join(f"- [{name}](#{name.lower()})\n" for name in listed)
    return f"## Contents\n\n{items}\n" + "".join(section(name, "x") for name in sections)


def test_contents_stay_contents() -> None:
    texts = [contents("ABC", sections) for sections in ("ABC", "ABCD", "ABCDE")]
    alone = [Style.of(document(text)) for text in texts]
    assert [len(_tables(style)) for style in alone] == [1, 0, 0]
    assert [len(_tables(style)) for style in kept_styles(texts)] == [1, 1, 0]


def test_a_pull_request_is_compared_with_what_the_contents_covered() -> None:
    base, head = (document(contents("ABC", sections)) for sections in ("ABC", "ABCD"))
    assert lint(head) == ()
    (diagnostic,) = lint(head, style=Style.of(base))
    assert diagnostic.rule == "outdated-contents"
    assert "`D`" in diagnostic.message


def _tables(style: Style) -> Sequence[Outline]:
    return outlines(style, style.document)


def test_what_was_never_asked_is_learnt_from_the_state_before_alone() -> None:
    texts = [
        "".join(f"- [T{n}](https://a.a/{n}){': ' if n < odd else ' - '}Words.\n" for n in range(20))
        for odd in (0, 3)
    ]
    first, second = map(document, texts)
    style = Style.of(second, before=Style.of(first))
    assert Style.of(second, before=style).convention(SEPARATOR) is None
    assert style.convention(SEPARATOR) is not None
    assert Style.of(second, before=style).convention(SEPARATOR) is not None


def test_styles_may_follow_each_other_without_end() -> None:
    first = Style.of(document(REST))
    forgotten = weakref.ref(first)
    style = first
    for _ in range(2 * sys.getrecursionlimit()):
        style = Style.of(style.document, before=style)
    del first
    gc.collect()
    assert forgotten() is None
    assert style.convention(SEPARATOR) is not None
