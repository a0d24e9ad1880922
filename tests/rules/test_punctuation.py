"""Repeated marks, marks at the end of headings, and emphasis in the place of headings."""

from __future__ import annotations

import pytest

from awesomelint import Source, lint, read

REPEATED, AT_END, EMPHASIS = "repeated-punctuation", "heading-punctuation", "emphasis-heading"


def lines(rule: str, text: str) -> list[int]:
    """Return the lines that a rule reports."""
    source = Source("a.md", text)
    diagnostics = lint(read(source), configuration=f"rules.{rule} = 'warning'")
    return [source.position(one.span.start).line for one in diagnostics if one.rule == rule]


@pytest.mark.parametrize(
    "text",
    [
        "What?! Really!? Well...",
        "`a!!` https://a.a/b!!/c??d ~~a~~ [a!!](https://a.a)",
        "'??? Jack' and (!!)",
        "!!a, a ?? b, ???, a!!b and ,,a''",
        "**(Certified!!) Free!!** and *no!!*",
        "- A Title!! [[paper](https://a.a)]",
        "| a | b |\n| - | - |\n| ?? | !! |",
    ],
)
def test_marks_that_may_be_repeated(text: str) -> None:
    assert lines(REPEATED, text) == []


@pytest.mark.parametrize(
    "text", ["a!!", "a??? b", "a,, b", "(a!!)", "a！！b", "a，，b", "# A!!", "**a** b!!", '"a!!"']
)
def test_repeated_marks(text: str) -> None:
    assert lines(REPEATED, text) == [1]


@pytest.mark.parametrize(
    "heading",
    [
        "Vue.js",
        "C++",
        "A, b, etc.",
        "A Inc.",
        "U.S.A.",
        "1.",
        "A.",
        "More...",
        "More…",
        "A :zap:",
        "Yahoo!",
        "C++&lrm;",
        "Why?",
        "为什么？",
        "[A!](https://a.a)",
        "`a!`",
        "A! ![](a.png)",
        "",
    ],
)
def test_headings_that_are_names(heading: str) -> None:
    assert lines(AT_END, f"# {heading}\n") == []


@pytest.mark.parametrize(
    "heading", ["An anvil.", "A:", "A,", "A;", "A!", "A！", "工具：", "**A:**", "A: #"]
)
def test_headings_that_end_with_a_mark(heading: str) -> None:
    assert lines(AT_END, f"# {heading}\n") == [1]
    assert lines(AT_END, f"Text\n\n{heading.removesuffix(' #')}\n---\n") == [3]


_BELOW = "\n\nText.\n"


@pytest.mark.parametrize(
    "text",
    [
        f"# A\n\n**A**{_BELOW}",
        f"A\n===\n\n**A**{_BELOW}",
        f"# A\n\nText\n\n**A:**{_BELOW}",
        f"# A\n\nText\n\n**A** b{_BELOW}",
        f"# A\n\nText\n\n**A** **b**{_BELOW}",
        f"# A\n\nText\n\n**[A](https://a.a)**{_BELOW}",
        f"# A\n\nText\n\n**![A](a.png)**{_BELOW}",
        f"# A\n\nText\n\n**A\nb**{_BELOW}",
        f"# A\n\nText\n\n~~A~~{_BELOW}",
        f"# A\n\nText\n\n*A b c d e*{_BELOW}",
        f"# A\n\nText\n\n> **A**{_BELOW}",
        "# A\n\nText\n\n> **A**\n>\n> Text.\n",
        "# A\n\n- Text\n\n  **A**\n\n  Text.\n",
        "# A\n\nText\n\n**A**\n",
        "# A\n\nText\n\n**A**\n\n# B\n",
        "# A\n\nText\n\n**A**\n\n```\nb\n```\n\nText.\n",
        "# A\n\nText\n\n**A**\n\n| a |\n| - |\n| b |\n",
        "# A\n\n| **A** |\n| - |\n| **b** |\n\nText.\n",
        "# A\n\nText\n\n**A**\n---\n\nText.\n",
        "Text\n\n**A**\n\nText.\n",
    ],
)
def test_emphasis_that_is_no_heading(text: str) -> None:
    assert lines(EMPHASIS, text) == []


@pytest.mark.parametrize(
    "label", ["**A**", "__A__", "*A b*", "_A_", "***A***", "**`A` b**", "**工具**"]
)
@pytest.mark.parametrize("below", ["Text.", "- a", "1. a", "- [x] a", "[a](https://a.a)"])
def test_emphasis_in_the_place_of_a_heading(label: str, below: str) -> None:
    assert lines(EMPHASIS, f"# A\n\nText\n\n{label}\n\n{below}\n") == [5]


@pytest.mark.parametrize(
    ("rule", "peer", "text"),
    [
        (REPEATED, "no-repeat-punctuation", "a!!"),
        (AT_END, "no-heading-punctuation", "# A:"),
        (EMPHASIS, "no-emphasis-as-heading", f"# A\n\nText\n\n**A**{_BELOW}"),
    ],
)
def test_a_comment_of_awesome_lint_switches_it_off(rule: str, peer: str, text: str) -> None:
    assert lines(rule, text)
    assert not lines(rule, f"<!--lint disable {peer}-->\n\n{text}")
