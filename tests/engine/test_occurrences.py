"""Many findings of one fault in a file or a list are one, apart from those that comments cover."""

from __future__ import annotations

from msgspec.structs import replace

from awesomelint import Source, Span, read
from awesomelint.config.configuration import DEFAULT
from awesomelint.config.settings import settings_for
from awesomelint.diagnostic import Diagnostic, Edit, Fix, Many, Occurrence, Related, filter_by_files
from awesomelint.engine.fixer import fix
from awesomelint.engine.linter import ConfiguredDocument
from awesomelint.engine.occurrences import gather
from awesomelint.engine.registry import ALL_RULES
from awesomelint.rules.context import Group, RuleContext

MANY = "{count} of them"


def finding(at: int, many: str = MANY, *, safe: bool = True, has_fix: bool = True) -> Diagnostic:
    span = Span(at, at + 1)
    mend = Fix("mend", (Edit(span, ""),), "url", safe) if has_fix else None
    return Diagnostic(
        "a.md", span, "one", "rule", "warning", mend, many=(Many(many),) if many else ()
    )


def with_partner(at: int) -> Diagnostic:
    """Return a finding with something that it has to do with, one code point before it."""
    return replace(finding(at), related=(Related("b.md", Span(at - 1, at), "partner"),))


def test_a_finding_by_itself_is_its_own_occurrence() -> None:
    alone = with_partner(2)
    (occurrence,) = alone.occurrences
    assert occurrence == Occurrence(alone.span, alone.related, alone.fix, alone.message)
    assert (alone.count, alone.split()) == (1, (alone,))
    assert replace(alone, fix=None).occurrences[0].fix is None


def test_two_stand_by_themselves() -> None:
    two = [finding(1), finding(2)]
    assert list(gather(two)) == two


def test_three_are_one_at_the_first_place() -> None:
    (merged,) = gather([finding(5), finding(1), finding(3)])
    assert (merged.message, merged.count, merged.span) == ("3 of them", 3, Span(1, 2))
    assert [occurrence.span.start for occurrence in merged.occurrences] == [1, 3, 5]
    assert {occurrence.message for occurrence in merged.occurrences} == {"one"}
    assert merged.related == ()
    assert merged.fix is not None
    assert [edit.span.start for edit in merged.fix.edits] == [1, 3, 5]


def test_each_keeps_its_partner_and_its_fix() -> None:
    findings = [with_partner(at) for at in (2, 4, 6)]
    (merged,) = gather(findings)
    assert merged.related == findings[0].related
    assert [occurrence.related[0].span.start for occurrence in merged.occurrences] == [1, 3, 5]
    assert [occurrence.fix for occurrence in merged.occurrences] == [
        diagnostic.fix for diagnostic in findings
    ]


def test_split_takes_them_apart_again() -> None:
    findings = [with_partner(at) for at in (2, 4, 6)]
    (merged,) = gather(findings)
    assert merged.split() == tuple(replace(diagnostic, many=()) for diagnostic in findings)


def test_what_is_related_to_a_file_counts_there_and_nothing_else_of_its_kind() -> None:
    findings = [with_partner(2), finding(4), finding(6)]
    for order in (findings, findings[::-1]):
        merged = tuple(gather(order))
        assert filter_by_files(merged, {"b.md"}) == (replace(with_partner(2), many=()),)
        assert filter_by_files(merged, {"c.md"}) == ()
    related = tuple(gather([with_partner(at) for at in (2, 4, 6)]))
    assert filter_by_files(related, {"b.md"}) == related


def test_those_of_a_list_are_counted_in_it() -> None:
    lists = [
        f"## {name}\n\n" + "".join(f"- [{name}{n}](https://a.a/{name}{n})\n" for n in range(size))
        for name, size in (("A", 4), ("B", 2), ("C", 3))
    ]
    untitled = "- [Z](https://a.a/z)\n" * 3
    context = RuleContext(read(Source("a.md", f"{untitled}\n" + "\n".join(lists))))
    findings = [
        context.report(
            entry.span,
            "one",
            many="{count} in the file",
            group=Group(entry_list, "{count} of {total} entries of {list}"),
        )
        for entry_list in context.document.lists
        for entry in entry_list.entries[:3]
    ]
    assert [diagnostic.message for diagnostic in gather(findings)] == [
        "3 of 3 entries of the list",
        "3 of 4 entries of `A`",
        "3 of 3 entries of `C`",
        "one",
        "one",
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


def test_those_of_lists_with_too_few_are_counted_in_the_file() -> None:
    entries = "- [a](https://a.a)\n- [b](https://b.b)\n"
    context = RuleContext(read(Source("a.md", f"# T\n\n## A\n\n{entries}\n## B\n\n{entries}")))
    findings = [
        context.report(
            entry.span,
            "one",
            many="{count} in the file",
            group=Group(entry_list, "{count} of {total} entries of {list}"),
        )
        for entry_list in context.document.lists
        for entry in entry_list.entries
    ]
    assert [one.message for one in gather(findings[:3])] == ["3 in the file"]
    assert list(gather(findings[1:3])) == [
        replace(finding, many=finding.many[1:]) for finding in findings[1:3]
    ]


def test_lists_of_one_name_are_two() -> None:
    entries = "".join(f"- [{name}](https://{name}.a)\n" for name in "abc")
    text = "# T\n\n" + f"## A\n\n{entries}\n" * 2
    context = RuleContext(read(Source("a.md", text)))
    findings = [
        context.report(entry.span, "one", many="-", group=Group(entry_list, "{count} of {list}"))
        for entry_list in context.document.lists
        for entry in entry_list.entries
    ]
    assert [one.message for one in gather(findings)] == ["3 of `A`", "3 of `A`"]


def test_a_safe_fix_is_the_one_for_all() -> None:
    (merged,) = gather([finding(1, safe=False), finding(2), finding(3)])
    assert merged.fix is not None
    assert merged.fix.safe
    assert [edit.span.start for edit in merged.fix.edits] == [2, 3]


def test_the_edits_of_the_fix_for_all_do_not_overlap() -> None:
    wide = Fix("mend", (Edit(Span(2, 4), ""),), "url")
    findings = [
        finding(1),
        replace(finding(2), fix=wide),
        finding(3),
        replace(finding(4), fix=wide),
    ]
    (merged,) = gather(findings)
    assert merged.fix is not None
    assert [edit.span for edit in merged.fix.edits] == [Span(1, 2), Span(2, 4)]


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
