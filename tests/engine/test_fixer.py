"""The fixer: passes, refusals and what is left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import pytest

from awesomelint import Diagnostic, Edit, Fix, Source, Span, read
from awesomelint.config.configuration import parse
from awesomelint.config.settings import RuleSetting, Settings, settings_for
from awesomelint.engine import fixer
from awesomelint.engine.linter import ConfiguredDocument
from awesomelint.engine.registry import ALL_RULES
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import NoOptions, Rule
from awesomelint.safety.gate import Refusal

Check = Callable[[RuleContext, NoOptions], Iterable[Diagnostic]]

DATED = "".join(
    f"- [{name}](https://example.com/{name}): Text. [{day} Mar 2025]\n"
    for name, day in zip(
        "qhzbxmkwdf", ["2", "3", "04", "5", "6", "7", "8", "9", "11", "1"], strict=True
    )
)

BY_DATE = 'rules.unsorted-entries = { by = "date" }'


def fix_text(text: str, *, unsafe: bool = False, configuration: str = "") -> fixer.FixResult:
    settings = settings_for(
        parse(configuration, "test", rules=ALL_RULES),
        "README.md",
        rules=ALL_RULES,
    )
    return fixer.fix([ConfiguredDocument(read(Source("README.md", text)), settings)], unsafe=unsafe)


def fix_by(text: str, *checks: Check) -> fixer.FixResult:
    rules = tuple(
        RuleSetting(Rule(f"rule-{number}", check), "error", NoOptions(), configured=False)
        for number, check in enumerate(checks)
    )
    return fixer.fix([ConfiguredDocument(read(Source("README.md", text)), Settings(rules))])


def test_a_clean_list_is_left_alone() -> None:
    text = "- [a](https://example.com/a) - One.\r\n- [b](https://example.com/b) - Two."
    result = fix_text(text)
    assert result.documents[0].source.text == text
    assert not result.documents[0].fix_counts


def test_overlapping_fixes_are_applied_in_later_passes() -> None:
    result = fix_text(DATED, configuration=BY_DATE)
    lines = result.documents[0].source.text.splitlines()
    assert [line[3] for line in lines] == list("fqhzbxmkwd")
    assert "[4 Mar 2025]" in lines[3]
    assert result.documents[0].fix_counts == {"inconsistent-date": 1, "unsorted-entries": 1}
    assert result.diagnostics == ()


def test_fixing_again_changes_nothing() -> None:
    once = fix_text(DATED, configuration=BY_DATE).documents[0].source.text
    assert fix_text(once, configuration=BY_DATE).documents[0].source.text == once


def test_unsafe_fixes_are_applied_only_when_asked_for() -> None:
    text = "- [a](https://example.com/a) - One.\n- [a](https://example.com/a) - One.\n"
    assert fix_text(text).documents[0].source.text == text
    assert fix_text(text, unsafe=True).documents[0].source.text == text[: len(text) // 2]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("final", [True, False])
def test_a_moved_item_leaves_its_line_ending_to_its_slot(ending: str, final: bool) -> None:
    lines = [f"- [{name}](https://example.com/{name})" for name in "bacdefgh"]
    text = "\ufeff" + ending.join(lines) + ending * final
    expected = "\ufeff" + ending.join(sorted(lines)) + ending * final
    configuration = 'rules.unsorted-entries = { by = "title" }'
    assert fix_text(text, configuration=configuration).documents[0].source.text == expected


def test_what_belongs_to_an_item_travels_with_it() -> None:
    text = (
        "- [b](https://example.com/b)\n\n  More of b.\n  - nested in b\n"
        "- [a](https://example.com/a)\n ![badge](https://example.com/a.svg)\n"
        "- [c](https://example.com/c)\n"
    )
    expected = (
        "- [a](https://example.com/a)\n ![badge](https://example.com/a.svg)\n"
        "- [b](https://example.com/b)\n\n  More of b.\n  - nested in b\n"
        "- [c](https://example.com/c)\n"
    )
    result = fix_text(text, configuration='rules.unsorted-entries = { by = "title" }')
    assert result.documents[0].source.text == expected


def test_a_fix_that_loses_a_link_is_refused_and_the_rest_goes_on() -> None:
    def loses(context: RuleContext, options: NoOptions) -> Iterable[Diagnostic]:
        for entry in context.document.entries():
            yield Diagnostic(
                "README.md", entry.link.span, "x", fix=Fix("x", (Edit(entry.link.span, ""),))
            )

    def trims(context: RuleContext, options: NoOptions) -> Iterable[Diagnostic]:
        text = context.document.source.text
        if (at := text.find("  ")) >= 0:
            span = Span(at, at + 1)
            yield Diagnostic("README.md", span, "two spaces", fix=Fix("x", (Edit(span, ""),)))

    result = fix_by("- [a](https://example.com/a) - One  two.\n", loses, trims)
    (fixed,) = result.documents
    assert fixed.source.text == "- [a](https://example.com/a) - One two.\n"
    assert [refused.diagnostic.rule for refused in fixed.refused_fixes] == ["rule-0"]


def test_a_full_stop_goes_to_its_own_entry_though_another_fix_moves_that_entry() -> None:
    names = "Alpha Bravo Charlie Delta Foxtrot Golf Hotel India Juliet Echo Kilo Lima Mike".split()
    lines = [
        f"- [{name}](https://example.com/{name}) - Words{'' if name in ('Echo', 'Juliet') else '.'}"
        for name in names
    ]
    result = fix_text(
        "\n".join(("# Awesome X", "", "## Tools", "", *lines, "")),
        configuration="""
            [rules]
            unsorted-entries = { by = "title" }
            inconsistent-ending = { ending = "stop" }
        """,
    )
    fixed = result.documents[0].source.text.splitlines()[4:]
    assert fixed == [f"- [{name}](https://example.com/{name}) - Words." for name in sorted(names)]


def test_fixes_that_the_gate_accepts_only_one_by_one_are_all_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def exclaims(context: RuleContext, options: NoOptions) -> Iterable[Diagnostic]:
        for entry in context.document.entries():
            if entry.description and entry.description.text != "!":
                span = entry.description.span
                yield Diagnostic("README.md", span, "x", fix=Fix("x", (Edit(span, "!"),), "text"))

    def refuse_two(before: Source, after: str, fixes: Sequence[Fix]) -> Refusal | None:
        return Refusal("text", "two at once") if len(fixes) > 1 else None

    monkeypatch.setattr(fixer, "examine", refuse_two)
    text = "- [a](https://example.com/a) - One\n- [b](https://example.com/b) - Two\n"
    (fixed,) = fix_by(text, exclaims).documents
    assert fixed.source.text == text
    assert len(fixed.refused_fixes) == 2


def test_a_stop_follows_the_description_that_moves() -> None:
    def swaps(context: RuleContext, options: NoOptions) -> Iterable[Diagnostic]:
        first, second = context.document.entries()
        if first.title.text > second.title.text:
            slices = [context.document.source.slice(entry.span) for entry in (first, second)]
            edits = (Edit(first.span, slices[1]), Edit(second.span, slices[0]))
            yield context.report(first.span, "swap", fix=Fix("swap", edits, "move"))

    def ends(context: RuleContext, options: NoOptions) -> Iterable[Diagnostic]:
        for entry in context.document.entries():
            if entry.description and not entry.description.text.endswith("."):
                end = entry.description.span.end
                fix = Fix("end it", (Edit(Span(end, end), ".", new=True),), "text")
                yield context.report(entry.description.span, "no stop", fix=fix)

    text = "- [b](https://example.com/b) - One.\n- [a](https://example.com/a) - Two\n"
    (mended,) = fix_by(text, swaps, ends).documents
    assert mended.source.text == (
        "- [a](https://example.com/a) - Two.\n- [b](https://example.com/b) - One.\n"
    )


def test_an_occurrence_that_the_gate_refuses_keeps_back_no_other() -> None:
    def check(context: RuleContext, options: NoOptions) -> Iterable[Diagnostic]:
        for entry in context.document.entries():
            if entry.description and "  " in entry.description.text:
                start = entry.description.span.start + entry.description.text.index("  ")
                # In the second entry the fix takes away a word as well.
                span = Span(start, start + (4 if entry.title.text == "b" else 1))
                fix = Fix("x", (Edit(span, ""),))
                yield context.report(span, "two spaces", fix=fix, many="{count} times two spaces")

    text = "".join(f"- [{name}](https://example.com/{name}) - One  two.\n" for name in "abcd")
    (mended,) = fix_by(text, check).documents
    assert [" One two." in line for line in mended.source.text.splitlines()] == [
        True,
        False,
        True,
        True,
    ]
    assert mended.fix_counts == {"rule-0": 3}
    (refused,) = mended.refused_fixes
    assert (refused.diagnostic.message, refused.diagnostic.count) == ("two spaces", 1)


def test_a_refused_fix_is_not_taken_for_another_with_the_same_edits() -> None:
    def check(context: RuleContext, options: NoOptions) -> Iterable[Diagnostic]:
        """Want a stop after each title: in the link of the first, and behind that of the second.

        The second is wanted once the first entry is longer.
        """
        text = context.document.source.text
        first, second = (entry.link.span for entry in context.document.entries())
        inside = Edit(Span(first.end - 1, first.end - 1), "x")
        yield context.report(first, "x", fix=Fix("x", (inside,), "text"))
        if "grown" not in text:
            grow = Edit(Span(0, 0), "grown\n\n")
            yield context.report(first, "grow", fix=Fix("grow", (grow,), "insert"))
        elif "x\n" not in text:
            behind = Edit(Span(second.end, second.end), "x")
            yield context.report(second, "x", fix=Fix("x", (behind,), "text"))

    text = "- [a](https://example.com/a)\n- [b](https://example.com/b)\n"
    (mended,) = fix_by(text, check).documents
    assert mended.source.text == f"grown\n\n{text[:-1]}x\n"
    assert [refused.diagnostic.message for refused in mended.refused_fixes] == ["x"]


def test_a_fix_that_makes_another_rule_find_more_is_refused() -> None:
    def to_b(context: RuleContext, options: NoOptions) -> Iterable[Diagnostic]:
        for entry in context.document.entries():
            if entry.description and entry.description.text == "a":
                span = entry.description.span
                yield Diagnostic("README.md", span, "a", fix=Fix("x", (Edit(span, "b"),), "text"))

    def no_b(context: RuleContext, options: NoOptions) -> Iterable[Diagnostic]:
        for entry in context.document.entries():
            if entry.description and entry.description.text == "b":
                yield Diagnostic("README.md", entry.description.span, "b")

    result = fix_by("- [x](https://example.com/x) - a\n", to_b, no_b)
    (fixed,) = result.documents
    assert fixed.source.text == "- [x](https://example.com/x) - a\n"
    assert fixed.refused_fixes[0].refusal.step == "counts"


def test_fixes_that_never_settle_end_all_the_same() -> None:
    def flips(context: RuleContext, options: NoOptions) -> Iterable[Diagnostic]:
        for entry in context.document.entries():
            if entry.description:
                span = entry.description.span
                other = "b" if entry.description.text == "a" else "a"
                yield Diagnostic("README.md", span, "x", fix=Fix("x", (Edit(span, other),), "text"))

    result = fix_by("- [x](https://example.com/x) - a\n", flips)
    assert result.documents[0].fix_counts["rule-0"] == fixer.MAX_PASSES


def test_only_the_files_asked_for_are_mended() -> None:
    configured = [
        ConfiguredDocument(
            read(Source(name, "- [a ](https://example.com/a)\n")),
            settings_for(parse("", "test", rules=ALL_RULES), name, rules=ALL_RULES),
        )
        for name in ("a.md", "b.md")
    ]
    result = fixer.fix(configured, only={"b.md"})
    assert [one.source.text for one in result.documents] == [
        "- [a ](https://example.com/a)\n",
        "- [a](https://example.com/a)\n",
    ]


def test_a_bullet_is_written_as_it_is_and_not_escaped() -> None:
    tools = "".join(f"* [tool {n}](https://example.com/{n})\n" for n in range(60))
    text = tools + "\n# More\n\n- [one](https://example.com/one)\n"
    result = fix_text(text)
    assert result.documents[0].source.text.endswith("\n* [one](https://example.com/one)\n")


def test_equal_fixes_of_two_documents_are_counted_once() -> None:
    settings = settings_for(parse("", "test", rules=ALL_RULES), "a.md", rules=ALL_RULES)
    text = "- [a ](https://example.com/{}) - One.\n"
    configured = [
        ConfiguredDocument(read(Source(f"{name}.md", text.format(name))), settings) for name in "ab"
    ]
    result = fixer.fix(configured, only={"b.md"})
    assert [one.fix_counts.total() for one in result.documents] == [0, 1]
    assert [one.fix_counts.total() for one in fixer.fix(configured).documents] == [1, 1]
