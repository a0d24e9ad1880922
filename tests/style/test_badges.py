"""Which badges a list has, and where."""

from __future__ import annotations

import pytest

from awesomelint.style import badges
from awesomelint.style.badges import RepositoryEntry
from awesomelint.style.convention import Convention
from tests.support.reads import document

_STARS = "![s](https://img.shields.io/github/stars/O/N)"
_LINKED = "[![s](https://img.shields.io/github/stars/o/n)](https://github.com/o/n/stargazers)"


def read(text: str) -> list[RepositoryEntry]:
    return badges.repository_entries(document(text))


def one(text: str) -> RepositoryEntry:
    (only,) = read(text)
    return only


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("- {} [a](https://github.com/o/n) - b", "start"),
        ("- [a](https://github.com/o/n) {} - b", "title"),
        ("- **[a](https://github.com/o/n)** {}: b", "title"),
        ("- [a](https://github.com/o/n) - b {} c", "middle"),
        ("- [a](https://github.com/o/n) - b {} [Jan 2024]", "middle"),
        ("- [a](https://github.com/o/n) - b {}", "end"),
        ("- [a](https://github.com/o/n) - b {} ![x](x.svg)", "end"),
        ("- [a](https://github.com/o/n) - b\n  {}", "indented-line"),
        ("- [a](https://github.com/o/n) - b\n      {}", "indented-line"),
        ("- [a](https://github.com/o/n) - b\n {}", "line"),
        ("1. [a](https://github.com/o/n) - b\n  {}", "line"),
        ("- [a](https://github.com/o/n) {}", None),
        ("|a|b|\n|-|-|\n|[a](https://github.com/o/n)|{}|", None),
    ],
)
@pytest.mark.parametrize("badge", [_STARS, _LINKED])
def test_where_a_badge_stands(text: str, slot: str | None, badge: str) -> None:
    group = one(text.format(badge) + "\n").group
    assert group is not None
    assert group.slot == slot


def test_a_template_has_the_name_wherever_it_stands() -> None:
    group = one(f"- [a](https://github.com/O/n.git) - b {_LINKED} {_STARS} c\n").group
    assert group is not None
    assert group.template == f"{_LINKED} {_STARS}".replace("o/n", "OWNER/NAME").replace(
        "O/N", "OWNER/NAME"
    )


@pytest.mark.parametrize(
    "badge",
    [
        "![s](https://img.shields.io/github/stars/o/other)",
        "![s](https://example.com/o/n.svg)",
        "![s][icon]\n\n[icon]: https://img.shields.io/badge/o/n",
    ],
)
def test_what_is_no_badge_of_the_repository(badge: str) -> None:
    assert one(f"- [a](https://github.com/o/n) - b {badge}\n").group is None


def test_a_badge_in_an_html_link_is_no_template() -> None:
    html = '<a href="u"><img src="https://img.shields.io/github/stars/o/n"></a>'
    group = one(f"- [a](https://github.com/o/n) - b {html}\n").group
    assert group is not None
    assert not group.template


def test_a_badge_below_the_entry_is_seen() -> None:
    read_text = document(f"- [a](https://github.com/o/n) - b\n\n  {_STARS}\n")
    entries = badges.repository_entries(read_text)
    assert [repository_entry.group for repository_entry in entries] == [None]
    assert not list(badges.without_badge(read_text, entries))


def test_which_entries_are_for_a_repository() -> None:
    text = (
        "- [a](https://github.com/o/n)\n- A paper [pdf](https://a.b/x) [code](https://github.com/o/m)\n"
        "- [p](https://a.b): words [git](https://github.com/o/k) [x](https://github.com/o/x)\n"
        "- [b](https://a.b) - fork of [c](https://github.com/o/n)\n- [d](https://github.com/o)\n"
    )
    assert [found.path for found in read(text)] == ["o/n", "o/m", "o/k"]


def test_what_is_learnt_has_its_evidence() -> None:
    lines = [
        f"- [a](https://github.com/o/n{k}) - b ![s](https://img.shields.io/github/stars/o/n{k})\n"
        for k in range(9)
    ]
    entries = read("".join([*lines, "- [a](https://github.com/o/n) - b\n"]))
    text = "![s](https://img.shields.io/github/stars/OWNER/NAME)"
    assert badges.common_template(entries) == Convention(text, 9, 10)
    assert badges.badge_slot(entries) == Convention("end", 9, 9)
    assert (
        badges.common_template(read("".join([*lines, "- [a](https://github.com/o/n) - b\n" * 2])))
        is None
    )


def test_how_far_lines_of_badges_are_indented() -> None:
    text = f"- [a](https://github.com/o/n) - b\n {_STARS}\n"
    read_text = document(text)
    entries = badges.repository_entries(read_text)
    assert badges.common_indent(read_text, entries, "line") == Convention(-1, 1, 1)
    assert badges.common_indent(read_text, entries, "indented-line") is None
    assert badges.line_break(read_text.source, entries[0].entry, 2) == "\n    "


def test_no_line_is_begun_in_a_quote_or_with_tabs() -> None:
    for text in ("> - [a](https://github.com/o/n)\n", "-\t[a](https://github.com/o/n)\n"):
        read_text = document(text)
        (found,) = badges.repository_entries(read_text)
        assert badges.line_break(read_text.source, found.entry, 0) is None
