"""inconsistent-ending where a page would need sixty entries to show it."""

from __future__ import annotations

from awesomelint import Diagnostic, Source, lint, read

CONFIGURED = 'rules.all = "off"\nrules.inconsistent-ending = { level = "warning", ending = "stop" }'
INFERRED = 'rules.all = "off"\nrules.inconsistent-ending = "warning"'


def lines(ended: int, unended: int, tail: str = "") -> str:
    """Return a list whose last entries have no full stop."""
    return "".join(
        f"- [A{n}](https://a.a/{n}) - Words{'.' if n < ended else ''}{tail}\n"
        for n in range(ended + unended)
    )


def found(text: str, configuration: str = INFERRED) -> list[Diagnostic]:
    return list(lint(read(Source("a.md", text)), configuration=configuration))


def test_two_that_depart_are_reported_each() -> None:
    assert [one.message for one in found(lines(38, 2))] == [
        "the description does not end with a full stop; 38 of 40 do"
    ] * 2


def test_three_that_depart_make_one_note_whose_fix_mends_all() -> None:
    text = lines(57, 3)
    (note,) = found(text)
    assert note.message == "3 of 60 descriptions do not end with a full stop"
    lines_of = [text.count("\n", 0, occurrence.span.start) for occurrence in note.occurrences]
    assert lines_of == [57, 58, 59]
    assert note.fix is not None
    assert len(note.fix.edits) == 3
    assert not found(lines(60, 0))


def test_one_note_where_stops_are_not_the_custom() -> None:
    (note,) = found(lines(3, 57))
    assert note.message == "3 of 60 descriptions end with a full stop"
    assert note.related == ()
    assert {occurrence.message for occurrence in note.occurrences} == {
        "the description ends with a full stop; 57 of 60 do not"
    }


def test_a_configured_end_is_reported_at_each() -> None:
    assert len(found(lines(0, 3), CONFIGURED)) == 3
    none = CONFIGURED.replace("stop", "none")
    assert len(found(lines(3, 0), none)) == 3


def test_a_configured_end_spares_no_sentences() -> None:
    none = CONFIGURED.replace("stop", "none")
    assert len(found("- [A](https://a.a) - One. Two.\n", none)) == 1


def test_a_stop_in_a_link_is_reported_without_a_fix() -> None:
    none = CONFIGURED.replace("stop", "none")
    (one,) = found("- [A](https://a.a) - Words of [more than one.](https://b.b)\n", none)
    assert one.fix is None


def test_rows_keep_to_what_rows_do() -> None:
    rows = "".join(f"| [A{n}](https://a.a/{n}) | some words |\n" for n in range(30))
    table = f"| a | b |\n|---|---|\n{rows}"
    assert not found(table, CONFIGURED)
    assert not found(f"{lines(30, 0)}\n\n{table}")


def test_the_stop_is_the_files_own() -> None:
    wide = "".join(f"- [A{n}](https://a.a/{n}) - 软件.\n" for n in range(40))
    text = f"{wide}- [B](https://b.b) - 软件 ![s](s.svg)\n- [C](https://c.c) - Tool\n"
    ends = [one.fix.edits[0].text for one in found(text) if one.fix]
    assert ends == [".", "."]
    text = text.replace("软件.", "软件。")
    assert [one.fix.edits[0].text for one in found(text) if one.fix] == ["。", "."]
