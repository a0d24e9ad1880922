"""How texts end, in the scripts lists are written in."""

from __future__ import annotations

import pytest

from awesomelint.style.convention import Convention
from awesomelint.style.endings import (
    Ending,
    common_ending,
    description_end,
    description_ends,
    end_of_text,
    has_sentences,
    is_wide,
    stop_of,
)
from tests.support.reads import document, entry

STOP = [
    "A tool.",
    "软件。",
    "ソフト｡",
    "소프트웨어.",
    "सॉफ्टवेयर।",
    "سافٹ ویئر۔",
    "Ծրագիր։",
    "Привет мир.",
    "αβγ.",
    "برنامج.\u200f",
    'Says "end."',
    'Says "end".',
    "«Мир.»",
    "(A tool.)",
    "A tool. (MIT)",
    "A tool (free.)",
    "Version 2.0.",
    "Tools and tablets.",
    "Tools by Zinc.",
]
MARK = [
    "What?",
    "Now!",
    "什么？",
    "好！",
    "ماذا؟",
    "And so on...",
    "And so on…",
    "よ。。。",
    "What? (MIT)",
]
NONE = [
    "A tool",
    "软件",
    "Version 2.0 (beta)",
    'Says "end"',
    "Written in C++",
    "Written in C#",
    "The 1%",
    "A tool (MIT)",
    "برنامج\u200f",
]
UNJUDGED = [
    "A tool:",
    "A tool,",
    "A tool;",
    "软件：",
    "A tool -",
    "A tool \U0001f525",
    "A tool ❤️",
    "A tool :tada:",
    "See https://example.com/x",
    "Tools, games, etc.",
    "Tools (games, etc.)",
    "Made by Acme Inc.",
    "Круглов А.",
    "In the U.S.",
    "เครื่องมือ",
    "",
    ")",
]
CASES: dict[Ending | None, list[str]] = {"stop": STOP, "mark": MARK, "none": NONE, None: UNJUDGED}


@pytest.mark.parametrize(
    ("text", "expected"), [(text, kind) for kind, texts in CASES.items() for text in texts]
)
def test_ending(text: str, expected: Ending | None) -> None:
    assert end_of_text(text) == expected


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("A tool. **NEW**", "stop"),
        ("A tool **NEW**", "none"),
        ("**A tool.**", "stop"),
        ("A tool. *(no longer made)*", "stop"),
        ("A tool by [Xe](https://x.x).", "stop"),
        ("A tool by [Xe](https://x.x)", "none"),
        ("A tool by [Xe.](https://x.x)", "stop"),
        ("Wraps `x`", "none"),
        ("A tool: [docs](https://x.x)", None),
        ("A tool, [docs](https://x.x)", None),
        ("كل&rlm;", "none"),
    ],
)
def test_the_ending_of_a_description(markdown: str, expected: Ending | None) -> None:
    description = entry(f"- [A](https://a.a) - {markdown}\n").description
    assert description is not None
    assert description_end(description).end == expected


def test_stops() -> None:
    assert [stop_of(text) for text in ("A.", "软件。", "A", "(A.)", "A!")] == [
        ".",
        "。",
        "",
        ".",
        "",
    ]


def test_wide_scripts() -> None:
    assert [is_wide(text) for text in ("软件", "ソフト", "소프트", "tool", "软件 tool", "1")] == [
        True, True, False, False, False, False,
    ]  # fmt: skip


def test_sentences() -> None:
    assert has_sentences("One. Two")
    assert has_sentences("一。二")
    assert not has_sentences("Version 2.0 of node.js.")


def test_the_convention_needs_twenty_and_nineteen_in_twenty() -> None:
    def found(ended: int, unended: int, rest: str = "") -> Convention[Ending] | None:
        lines = ["- [A](https://a.a) - Words.\n"] * ended + [
            "- [A](https://a.a) - Words\n"
        ] * unended
        return common_ending(description_ends(document("".join(lines) + rest).entries()))

    assert found(20, 0) == Convention("stop", 20, 20)
    assert found(19, 1) == Convention("stop", 19, 20)
    assert found(1, 19) == Convention("none", 19, 20)
    assert found(18, 1) is None
    assert found(18, 2) is None
    # A question and an abbreviation are of neither sort.
    rest = "- [A](https://a.a) - What?\n- [A](https://a.a) - Tools, etc.\n"
    assert found(20, 0, rest) == Convention("stop", 20, 20)


def test_stops_of_several_sentences_speak_for_stops_and_never_against_having_none() -> None:
    def found(*descriptions: str) -> Convention[Ending] | None:
        lines = [f"- [A](https://a.a) - {description}\n" for description in descriptions]
        return common_ending(description_ends(document("".join(lines)).entries()))

    assert found(*["One. Two."] * 20) == Convention("stop", 20, 20)
    assert found(*["One. Two."] * 10, *["One."] * 9, "One") == Convention("stop", 19, 20)
    assert found(*["One. Two."] * 10, *["One"] * 20) == Convention("none", 20, 20)
    assert found(*["One. Two."] * 10, *["One. Two"] * 20) == Convention("none", 20, 20)
