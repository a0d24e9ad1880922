"""Fixes in tables: rows move as they are, and what is written into a cell stays in it."""

from __future__ import annotations

import pytest

from awesomelint import Edit, Fix, Source, Span, read
from awesomelint.diagnostic import Diagnostic
from awesomelint.engine.linter import mark_edits_in_cells
from awesomelint.safety.edits import apply
from awesomelint.safety.gate import examine
from tests.engine.test_fixer import fix_text

NAMES = ("Anvil", "Chisel", "Bellows", "Drill", "Easel", "File", "Gimlet", "Hammer", "Saw", "Vise")
SORTED = sorted(NAMES)
TITLE = 'unsorted-entries = { by = "title" }\n'

# A header with its delimiters, and a row with the name twice.
LAYOUTS = {
    "aligned": (
        "| Tool                                | About              |\n|:---|---:|\n",
        "| [{0}](https://example.com/{0}) {1}|  `a\\|b` {0:7} |\n",
    ),
    "padded": (
        "|  Tool  |\tAbout\t|\n|  ---  |---|\n",
        "|  [{0}](https://example.com/{0})\t|  A {0} |  \n",
    ),
    "compact": ("|Tool|About|\n|-|-|\n", "|[{0}](https://example.com/{0})|{0} \\| b|\n"),
    "no outer pipes": ("Tool | About\n-|-\n", "{0} | [{0}](https://example.com/{0}) `a\\|b`\n"),
    "short rows": ("|Tool|About|More|\n|-|-|-|\n", "|[{0}](https://example.com/{0})\n"),
    "in a quote": ("> |Tool|About|\n> |-|-|\n", "> |[{0}](https://example.com/{0})|A {0}|\n"),
    "in an item": (
        "- x\n\n  |Tool|About|\n  |-|-|\n",
        "  |[{0}](https://example.com/{0})|A {0}|\n",
    ),
}


def table(layout: str, names: tuple[str, ...] | list[str]) -> str:
    head, row = LAYOUTS[layout]
    return head + "".join(row.format(name, "  " * (8 - len(name))) for name in names)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("is_last", [False, True])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_rows_move_as_they_are(layout: str, end: str, is_last: bool) -> None:
    before, after = (table(layout, names).replace("\n", end) for names in (NAMES, SORTED))
    # Without an end of the last line, the slot and not the row is without it.
    rest = "" if is_last else f"{end}Words.{end}"
    before, after = (text.removesuffix(end * is_last) + rest for text in (before, after))
    result = fix_text(before)
    assert result.documents[0].source.text == after
    assert result.documents[0].fix_counts == {"unsorted-entries": 1}
    assert result.diagnostics == ()


def test_the_last_row_moves_and_leaves_the_end_of_its_line() -> None:
    row = "|[{0}](https://example.com/{0})|"
    before, after = (
        "|Tool|\r\n|-|\r\n" + "\r\n".join(row.format(name) for name in names)
        for names in ([*SORTED[1:], SORTED[0]], SORTED)
    )
    assert fix_text(before).documents[0].source.text == after


def test_rows_with_numbers_of_their_own_stay() -> None:
    for head, number in (("#", "{}"), ("", "{}."), ("Rank", "No. {}")):
        rows = (
            f"|{number.format(n)}|[{name}](https://example.com/{name})|\n"
            for n, name in enumerate(NAMES)
        )
        text = f"|{head}|Tool|\n|-|-|\n" + "".join(rows)
        result = fix_text(text)
        assert result.documents[0].source.text == text
        assert [found.rule for found in result.diagnostics] == ["unsorted-entries"]


def test_a_year_in_the_first_cell_is_no_number_of_the_row() -> None:
    rows = "".join(
        f"|{2010 + n}|[{n}](https://example.com/{n})|\n" for n in (0, 2, 1, *range(3, 15))
    )
    result = fix_text(f"|Year|Tool|\n|-|-|\n{rows}")
    assert result.documents[0].fix_counts == {"unsorted-entries": 1}


def test_each_part_of_a_cut_table_is_sorted_by_itself() -> None:
    row = "|[{0}](https://example.com/{0})|x|\n"
    first, second = "".join(map(row.format, NAMES)), "".join(map(row.format, ("B", "A")))
    head = "|Tool|About|\n|-|-|\n"
    result = fix_text(f"{head}{first}|More|None|\n{second}", configuration=f"[rules]\n{TITLE}")
    first, second = "".join(map(row.format, SORTED)), "".join(map(row.format, ("A", "B")))
    assert result.documents[0].source.text == f"{head}{first}|More|None|\n{second}"


CELL = "| Tool | About |\n|---|---|\n| [a](https://a.a) |  old \\| words  |\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("new | words", "new \\| words"),
        ("new \\| words", "new \\| words"),
        ("new words", "new words"),
    ],
)
@pytest.mark.parametrize("new", [False, True])
def test_a_bar_written_into_a_cell_is_escaped(text: str, expected: str, new: bool) -> None:
    source = Source("a.md", CELL)
    document = read(source)
    (entry,) = document.entries()
    assert entry.description
    edit = Edit(entry.description.span, text, new=new)
    fitted = mark_edits_in_cells(
        Diagnostic("a.md", edit.span, "", fix=Fix("mend", (edit,), "text")), document
    )
    assert fitted.fix
    after = apply(CELL, [fitted.fix])
    assert after == CELL.replace("old \\| words", expected)
    assert examine(source, after, [fitted.fix]) is None


def test_a_bar_outside_of_cells_is_not_escaped() -> None:
    text = f"old\n\n{CELL}\nold\n"
    document = read(Source("a.md", text))
    row = document.rows[1]
    copy = text[row.start : row.end - 1]
    for edit in (
        Edit(Span(0, 3), "a | b"),
        Edit(Span(len(text) - 4, len(text) - 1), "a | b"),
        Edit(Span(row.start, row.end - 1), copy),
    ):
        found = Diagnostic("a.md", edit.span, "", fix=Fix("mend", (edit,), "text"))
        fitted = mark_edits_in_cells(found, document)
        assert fitted.fix
        assert not fitted.fix.edits[0].in_cell


def test_the_gate_refuses_what_opens_a_cell() -> None:
    span = Span(CELL.index("old"), CELL.index(" words"))
    fix = Fix("mend", (Edit(span, "old |"),), "text")
    assert examine(Source("a.md", CELL), apply(CELL, [fix]), [fix]) is not None


def test_a_url_behind_an_escaped_bar_is_not_mended_by_offsets() -> None:
    url = "http://github.com/a/b?x=1\\|2"
    text = f"| Tool |\n|---|\n| [a]({url}) |\n| [b](http://github.com/b/b) |\n"
    result = fix_text(text)
    assert result.documents[0].source.text == text.replace(
        "http://github.com/b", "https://github.com/b"
    )
