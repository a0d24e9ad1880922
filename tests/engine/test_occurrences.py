"""Many findings of one fault in one file are reported as one, apart from those comments cover."""

from __future__ import annotations

from msgspec.structs import replace

from awesomelint import Source, Span, read
from awesomelint.config.configuration import DEFAULT
from awesomelint.config.settings import settings_for
from awesomelint.diagnostic import Diagnostic, Edit, Fix, Related
from awesomelint.engine.fixer import fix
from awesomelint.engine.linter import ConfiguredDocument
from awesomelint.engine.occurrences import gather
from awesomelint.engine.registry import ALL_RULES

MANY = "{count} of them"


def finding(at: int, many: str = MANY, *, safe: bool = True, has_fix: bool = True) -> Diagnostic:
    span = Span(at, at + 1)
    mend = Fix("mend", (Edit(span, ""),), "url", safe) if has_fix else None
    return Diagnostic("a.md", span, "one", "rule", "warning", mend, many=many)


def test_two_stand_by_themselves() -> None:
    two = [finding(1), finding(2)]
    assert list(gather(two)) == two


def test_three_are_one_at_the_first_place() -> None:
    (merged,) = gather([finding(5), finding(1), finding(3)])
    assert (merged.message, merged.count, merged.span) == ("3 of them", 3, Span(1, 2))
    assert [related.span.start for related in merged.related] == [3, 5]
    assert merged.fix is not None
    assert [edit.span.start for edit in merged.fix.edits] == [1, 3, 5]


def test_what_is_related_to_one_stands_behind_it() -> None:
    findings = [
        replace(finding(at), related=(Related("a.md", Span(at - 1, at), "partner"),))
        for at in (2, 4, 6)
    ]
    (merged,) = gather(findings)
    assert [(related.span.start, related.message) for related in merged.related] == [
        (1, "partner"),
        (4, "here too"),
        (3, "partner"),
        (6, "here too"),
        (5, "partner"),
    ]


def test_other_faults_are_left_alone() -> None:
    findings = [finding(at, many) for at in range(3) for many in ("", "a {count}", MANY)]
    assert sorted(diagnostic.message for diagnostic in gather(findings)) == [
        "3 of them",
        "a 3",
        "one",
        "one",
        "one",
    ]


def test_the_fix_is_of_one_sort() -> None:
    findings = [finding(1), finding(2, safe=False), finding(3, has_fix=False), finding(4)]
    (merged,) = gather(findings)
    assert merged.count == 4
    assert merged.fix is not None
    assert merged.fix.safe
    assert [edit.span.start for edit in merged.fix.edits] == [1, 4]


def test_what_a_comment_covers_is_neither_counted_nor_mended() -> None:
    lines = [f"- [T{n}](http://github.com/a/b{n}) - Strikes iron." for n in range(4)]
    lines[1] += " <!-- awesomelint-disable-line non-canonical-url -->"
    text = "\n".join(lines) + "\n"
    document = read(Source("a.md", text))
    settings = settings_for(DEFAULT, "a.md", rules=ALL_RULES)
    result = fix([ConfiguredDocument(document, settings)])
    (fixed,) = result.documents
    assert fixed.fix_counts == {"non-canonical-url": 3}
    assert fixed.source.text.count("http://") == 1
    assert "T1](http://" in fixed.source.text
