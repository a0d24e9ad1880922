"""What is made visible, and what stays."""

from __future__ import annotations

import pytest

from awesomelint.output.escape import command_property, escape, terminal


@pytest.mark.parametrize(
    "character",
    [
        *map(chr, range(0x20)),
        *map(chr, range(0x7F, 0xA0)),
        *map(chr, range(0x202A, 0x202F)),
        *map(chr, range(0x2066, 0x206A)),
        *"\u200e\u200f\u061c\u2028\u2029\ud800\udc80\udfff",
        *"\u00ad\u034f\u180e\u200b\u200c\u200d\u2060\u3164\ufeff\ufff9\ufe0f\U000e0001\U000e0100",
    ],
)
def test_an_unsafe_character_is_made_visible(character: str) -> None:
    assert terminal(f"a{character}b") == f"a{escape(character)}b"
    assert terminal(f"中{character}").isprintable()


@pytest.mark.parametrize(
    ("character", "written"),
    [("\x1b", r"\x1b"), ("\x9b", r"\x9b"), ("\u202e", r"\u202e"), ("\U000e0001", r"\U000e0001")],
)
def test_an_escape_is_as_python_writes_it(character: str, written: str) -> None:
    assert escape(character) == written


@pytest.mark.parametrize(
    "text",
    [
        r"plain `text` \x1b",
        "中文 한글 עברית e\u0301 नि",
        "👩‍💻 👩🏽‍🚀 ❤️‍🔥 🏳️‍🌈 🏃‍♀️",
        "❤️ ❤\ufe0e ☎️ 1️⃣ 🇩🇪 👍🏽",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "葛\U000e0100",
        "## [title] #[a] [##]",
    ],
)
def test_what_is_safe_stays(text: str) -> None:
    assert terminal(text) == text


@pytest.mark.parametrize("text", ["👩\u200d", "\u200d👩", "a\u200d👩", "👩\u200d\u200d💻"])
def test_a_joiner_outside_an_emoji_is_made_visible(text: str) -> None:
    assert terminal(text) == text.replace("\u200d", r"\u200d")


def test_one_selector_is_enough() -> None:
    assert terminal("❤\ufe0f\ufe0f") == "❤\ufe0f\\ufe0f"


@pytest.mark.parametrize("other", ["", "中"])
def test_a_command_of_the_runner_is_broken(other: str) -> None:
    assert terminal(f"{other}a ##[add-mask]x") == rf"{other}a ##\x5badd-mask]x"
    assert terminal(f"{other}##[##[") == rf"{other}##\x5b##\x5b"


def test_a_property_is_escaped_once() -> None:
    assert command_property("%,:\r\n%0A") == "%25%2C%3A%0D%0A%250A"
