"""Escape what a stranger wrote, so that no file and no file name can break out of the output.

`terminal` is for people, `json_text` for JSON, `command_data` and `command_property` for GitHub's
workflow commands. All of them leave plain text as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import regex

# DEL and C1, bidi controls, U+2028 and U+2029, lone surrogates.
_CONTROLS = r"\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff"
# GitHub's runner obeys `##[command]` anywhere in a line of a log.
_RUNNER = r"(?<=\#\#)\["

_ASCII_UNSAFE = re.compile(rf"[\x00-\x1f\x7f]|{_RUNNER}")
_CONTROL = re.compile(rf"[\x00-\x1f{_CONTROLS}]")
# Without C0: `json.dumps` has escaped it, and what is left are the line ends of the layout.
_JSON_UNSAFE = re.compile(rf"[{_CONTROLS}]|{_RUNNER}")

_SELECTOR = r"\p{Variation_Selector}"
# DI: what Unicode calls ignorable, and terminals do not show.
_UNSAFE = rf"""
    (?P<emoji>
        \p{{ExtPict}}\p{{EMod}}?\ufe0f?(?:\u200d\p{{ExtPict}}\p{{EMod}}?\ufe0f?)+
      | \U0001f3f4[\U000e0030-\U000e007a]{{3,6}}\U000e007f
    )
  | (?<![\p{{ExtPict}}\p{{EMod}}\p{{Han}}0-9\#*]){_SELECTOR}
  | [\x00-\x1f{_CONTROLS}\ufff9-\ufffb[\p{{DI}}--{_SELECTOR}]]
  | {_RUNNER}
"""


@cache
def _unsafe_pattern() -> regex.Pattern[str]:
    import regex

    return regex.compile(_UNSAFE, regex.V1 | regex.VERBOSE)


def unsafe(text: str) -> Iterator[int]:
    """Yield the offsets in `text` of the characters a terminal must not be given as they are.

    These are controls and whatever is invisible, but not the joiners and selectors of an emoji.
    """
    if text.isascii():
        yield from (match.start() for match in _ASCII_UNSAFE.finditer(text))
        return
    for match in _unsafe_pattern().finditer(text):
        if match["emoji"] is None:
            yield match.start()


def escaped(character: str) -> str:
    r"""Return `character` as `\x1b`, `\u202e` or `\U000e0001`."""
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def terminal(text: str) -> str:
    """Return `text` on one line, with every unsafe character made visible."""
    shown = []
    end = 0
    for offset in unsafe(text):
        shown += [text[end:offset], escaped(text[offset])]
        end = offset + 1
    return "".join([*shown, text[end:]])


def json_text(dumped: str) -> str:
    r"""Return the JSON text `dumped` with what is unsafe in its strings as `\uXXXX`."""
    return _JSON_UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", dumped)


def command_data(text: str) -> str:
    """Return `text` as the message of a workflow command; GitHub decodes `%`, CR and LF."""
    encoded = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return _CONTROL.sub(lambda match: escaped(match[0]), encoded)


def command_property(text: str) -> str:
    """Return `text` as the value of a property of a workflow command."""
    return command_data(text).replace(":", "%3A").replace(",", "%2C")
