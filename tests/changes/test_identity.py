"""What a finding is about stays the same while the rest of the file changes."""

from __future__ import annotations

from msgspec.structs import replace

from awesomelint import Source, Span, lint, read
from awesomelint.changes.identity import SubjectFinder, fingerprint, with_subjects
from awesomelint.diagnostic import Diagnostic, Subject

LIST = """# Tools

Some [text ](https://example.com/text).

- [Anvil ](https://example.com/anvil/) - Strikes iron.
  - [Tongs ](https://example.com/tongs) - Hold it.
  - Not an entry
- [Bellows ](https://example.com/bellows) - Blows air.
"""


def find(text: str, path: str = "README.md") -> tuple[Diagnostic, ...]:
    document = read(Source(path, text))
    return with_subjects(lint(document), [document])


def fingerprints(text: str, path: str = "README.md") -> list[str]:
    return [
        fingerprint(diagnostic, occurrence)
        for diagnostic in find(text, path)
        for occurrence in diagnostic.occurrences
    ]


def subject_at(text: str, words: str) -> Subject:
    start = text.index(words)
    return SubjectFinder(read(Source("README.md", text))).find(Span(start, start + 1))


def test_the_subject_is_the_innermost_entry_by_its_url() -> None:
    assert subject_at(LIST, "Strikes") == Subject("entry", "example.com/anvil")
    assert subject_at(LIST, "Hold") == Subject("entry", "example.com/tongs")
    assert subject_at(LIST, "Not an") == Subject("entry", "example.com/anvil")
    assert subject_at(LIST, "Blows") == Subject("entry", "example.com/bellows")


def test_the_subject_is_the_line_where_there_is_no_entry() -> None:
    assert subject_at(LIST, "Tools") == Subject("line", "# Tools")
    assert subject_at(LIST, "Some") == Subject("line", "Some [text ](https://example.com/text).")
    assert subject_at("x" * 900, "x") == Subject("line", "x" * 200)


def test_every_occurrence_has_a_fingerprint_of_its_own() -> None:
    found = fingerprints(LIST)
    assert len(found) == len(set(found)) == 4
    assert {len(digits) for digits in found} == {32}


def test_fingerprints_outlive_edits_elsewhere() -> None:
    text = LIST.replace("# Tools\n", "# Instruments\n\nNew words.\n").replace(
        "- [Bellows", "- [Awl](https://example.com/awl) - Bores holes.\n- [Bellows"
    )
    assert fingerprints(text) == fingerprints(LIST)


def test_fingerprints_outlive_moves_and_other_words() -> None:
    *first, last = LIST.splitlines(keepends=True)
    moved = "".join([*first[:4], last.replace("Blows air", "It blows"), *first[4:]])
    assert sorted(fingerprints(moved)) == sorted(fingerprints(LIST))


def test_the_count_of_a_finding_is_not_part_of_it() -> None:
    text = "- [A ](https://a.com)\n- [B ](https://b.com)\n- [C ](https://c.com)\n"
    assert [diagnostic.count for diagnostic in find(text)] == [3]
    assert fingerprints(text.rsplit("- ", 1)[0]) == fingerprints(text)[:2]


def test_equals_are_numbered_in_the_order_of_the_file() -> None:
    text = "- [A ](https://a.com) and [B ](https://b.com)\n\n- [C ](https://a.com)\n"
    subjects = [
        occurrence.subject for diagnostic in find(text) for occurrence in diagnostic.occurrences
    ]
    url = Subject("entry", "a.com")
    assert subjects[:3] == [replace(url, number=number) for number in (0, 1, 2)]


def test_another_file_or_rule_has_other_fingerprints() -> None:
    assert not set(fingerprints(LIST, "a.md")) & set(fingerprints(LIST, "b.md"))
    (diagnostic, *_) = find(LIST)
    assert fingerprint(diagnostic) != fingerprint(replace(diagnostic, rule="another"))


def test_a_diagnostic_that_no_run_made_has_none() -> None:
    (diagnostic, *_) = lint(read(Source("README.md", LIST)))
    assert fingerprint(diagnostic) == ""
