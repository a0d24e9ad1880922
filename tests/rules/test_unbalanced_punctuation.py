"""Marks that stand alone by right, and marks that do not."""

from __future__ import annotations

import pytest

from awesomelint import Source, lint, read


def found(text: str) -> list[tuple[str, int]]:
    """Return what is said of a text, and the offset it is said of."""
    source = Source("a.md", text)
    configuration = "rules.unbalanced-punctuation = { quotes = true }"
    diagnostics = lint(read(source), configuration=configuration)
    return [
        (one.message, one.span.start) for one in diagnostics if one.rule == "unbalanced-punctuation"
    ]


@pytest.mark.parametrize(
    "text",
    [
        'A 5" display (5" by 6").',
        "‘steal’ China’s; the smiths’; ’tis; rock ’n’ roll; the ‘90s; Hawai‘i.",
        "Fun :) and :( and ;-) and =] and (fun :) too.",
        "1) one, a) two, iv) three, (see 4).",
        "From [0, 1) to (-1, ∞] and $[a, b)$.",
        "(one\ntwo)",
        "A “quotation\nover lines”.",
        "„Luft“, „Luft” and “Luft”; »Luft« and «Luft».",
        "「空気『風』」と【音】と《水》（火)",
        "([a](https://a.a), [b](https://b.b)).",
        "(see https://a.a/b_(c)).",
        "[Foo (bar](https://a.a) baz)",
        "\\[a\\] and \\[b]",
        '`(` and `"` and <a title="(">x</a>',
        'The marks ("), ("[") and “(”, (\\[).',
        "(crossing [brackets) here]",
        'Say "a" "b", a"b and c.',
        "Cut off (here and there...",
        "* A ‘quotation' and a \"quotation''.",
        "(a tool for $5) and (a tool for $6)",
        "- [ ] to do\n- [x] done",
    ],
)
def test_silent(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a ⟦(b", "`(` is not closed"),
        ("a word⟦)", "`)` is not opened"),
        ("⟦(a (b) (c) d", "`(` is not closed"),
        ("a ⟦[b", "`[` is not closed"),
        ("a ⟦“b", "`“` is not closed"),
        ("a b⟦” c", "`”` is not opened"),
        ("a ⟦‘b c", "`‘` is not closed"),
        ("a. ⟦’ c", "`’` is not opened"),
        ("铁⟦（钢", "`（` is not closed"),
        ("铁⟦」钢", "`」` is not opened"),
        ('a "b" ⟦"c', '`"` has no partner'),
        ("# A ⟦(b", "`(` is not closed"),
        ("| a | b |\n| - | - |\n| ⟦(c | d) |", "`(` is not closed"),
        ("a \\⟦[b", "`[` is not closed"),
        ("(a tool :) ) and ⟦) b", "`)` is not opened"),
        ("⟦([a](https://a.a) b", "`(` is not closed"),
    ],
)
def test_reported_at_the_mark(text: str, message: str) -> None:
    assert found(text.replace("⟦", "")) == [(message, text.index("⟦"))]


def test_one_for_each_paragraph() -> None:
    assert [at for _, at in found('a (b "c ] d\n\ne (f\n')] == [2, 15]


def test_a_comment_of_awesome_lint_switches_it_off() -> None:
    assert found("a (b\n\n<!--lint disable balanced-punctuation-->\n\na (b\n") == [
        ("`(` is not closed", 2)
    ]
