"""What a page can hardly show: which of two characters that nobody sees stays, and why."""

from __future__ import annotations

import pytest

from awesomelint import Diagnostic, Source, lint, read
from awesomelint.safety.edits import apply

RULE = "invisible-character"
NO_BREAK, SOFT, JOINER, ZERO = "\xa0", "\xad", "\u200d", "\u200b"
TO_RIGHT, TO_LEFT, OVERRIDE, ISOLATE, END = "\u200e", "\u200f", "\u202e", "\u2066", "\u2069"


def diagnostics(text: str) -> list[Diagnostic]:
    """Return what the rule says of a text below a first paragraph."""
    found = lint(read(Source("a.md", f"Text.\n\n{text}\n")))
    return [diagnostic for diagnostic in found if diagnostic.rule == RULE]


def messages(text: str) -> list[str]:
    return [diagnostic.message for diagnostic in diagnostics(text)]


def fixed(text: str) -> str:
    """Return the text once its one finding is fixed."""
    (diagnostic,) = diagnostics(text)
    assert diagnostic.fix
    source = f"Text.\n\n{text}\n"
    text = apply(source, [diagnostic.fix])
    return text.removeprefix("Text.\n\n").removesuffix("\n")


@pytest.mark.parametrize(
    "text",
    [
        f"👨{JOINER}👩",
        f"❤\ufe0f{JOINER}🔥",
        f"क{JOINER}",
        f"ภาษา{ZERO}x",
        f"x{ZERO}ภาษา",
        f"لغة{TO_LEFT}",
        f"لغة{TO_RIGHT}",
        f"لغة {ISOLATE}C#{END}",
        f"10{NO_BREAK}kg",
        f"so{NO_BREAK}!",
        f"<https://example.com/{ZERO}>",
        f"https://example.com/{ZERO}x",
        f"[`a{ZERO}b`](https://example.com)",
        f"[![a{ZERO}b](https://example.com/c.svg)](https://example.com)",
        f"`a{ZERO}b` [c](https://example.com)",
        f"[c](https://example.com) `a{ZERO}b`",
    ],
)
def test_what_has_a_reason(text: str) -> None:
    assert messages(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A joiner has to stand between two emoji, or behind a letter that needs it.
        (f"👨{JOINER}x", ["zero-width joiner (U+200D) after `👨`"]),
        (f"xy{JOINER}👨", ["zero-width joiner (U+200D) after `xy`"]),
        (f"xy{JOINER}", ["zero-width joiner (U+200D) after `xy`"]),
        (f"क x{JOINER}", ["zero-width joiner (U+200D) after `x`"]),
        (f"कx{JOINER}y", ["zero-width joiner (U+200D) after `कx`"]),
        # A script without spaces has to be beside the space, not somewhere before it.
        (f"ภาษาx{ZERO}y", ["zero-width space (U+200B) after `ภาษาx`"]),
        # A mark of direction asks for text from right to left, a direction for an end too.
        (f"x{TO_LEFT}", ["right-to-left mark (U+200F) after `x`"]),
        (f"x{TO_RIGHT}", ["left-to-right mark (U+200E) after `x`"]),
        (
            f"x {ISOLATE}C#{END}",
            [
                "left-to-right isolate (U+2066) after `x`",
                "pop directional isolate (U+2069) after `C#`",
            ],
        ),
        (f"لغة {ISOLATE}C#", ["left-to-right isolate (U+2066) after `لغة`"]),
        (f"لغة C#{END}", ["pop directional isolate (U+2069) after `C#`"]),
        (
            f"لغة {END}C#{ISOLATE}",
            [
                "pop directional isolate (U+2069) after `لغة`",
                "left-to-right isolate (U+2066) after `C#`",
            ],
        ),
        (
            f"لغة {OVERRIDE}C#\u202c",
            [
                "right-to-left override (U+202E) after `لغة`",
                "pop directional formatting (U+202C) after `C#`",
            ],
        ),
        (
            f"لغة {ISOLATE}{OVERRIDE}C#{END}",
            [],  # a run with one that is set and ended well stays as a whole
        ),
        # Where it stands: behind a word, before one, or by itself.
        (f"{ZERO}word", ["zero-width space (U+200B) before `word`"]),
        (f"{ZERO}", ["zero-width space (U+200B) by itself"]),
    ],
)
def test_what_has_none(text: str, expected: list[str]) -> None:
    assert messages(text) == [f"a {message}" for message in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"one{NO_BREAK}word", "one word"),
        (f"one {NO_BREAK}word", "one word"),
        (f"one{NO_BREAK} word", "one word"),
        (f"one{SOFT}word", "oneword"),
        (f"[one{NO_BREAK}word](https://example.com)", "[one word](https://example.com)"),
        (f"[one](https://example.com/{SOFT}x)", "[one](https://example.com/x)"),
        (f"one{NO_BREAK}[word](https://example.com)", "one [word](https://example.com)"),
    ],
)
def test_fixes(text: str, expected: str) -> None:
    assert fixed(text) == expected


def test_three_of_a_kind_are_one_finding() -> None:
    assert len(messages(f"one{NO_BREAK}word " * 2)) == 2
    assert messages(f"one{NO_BREAK}word " * 3) == ["a no-break space (U+00A0) stands in 3 places"]


def test_one_fix_mends_what_is_mended_alike() -> None:
    text = " ".join([f"one{SOFT}word"] * 20) + f" [x](https://example.com/{SOFT})"
    (diagnostic,) = diagnostics(text)
    assert diagnostic.fix
    assert (diagnostic.fix.kind, len(diagnostic.fix.edits)) == ("text", 20)
    assert fixed(text) == " ".join(["oneword"] * 20) + f" [x](https://example.com/{SOFT})"


def test_a_reference_without_a_target_has_its_text_alone() -> None:
    text = f"[a{SOFT}b]\n\n[a{SOFT}b]: https://example.com"
    assert messages(text) == ["a soft hyphen (U+00AD) after `[a`"]
