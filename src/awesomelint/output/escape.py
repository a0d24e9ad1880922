"""Escape what a stranger wrote, so that no file and no file name can break out of the output.

`terminal` is for people. `json_text` is for JSON. `command_data` and `command_property` are for
GitHub's workflow commands. All of them leave plain text as it is.
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

_PLAIN_UNSAFE = re.compile(rf"[\x00-\x1f\x7f]|{_RUNNER}")
# Two tables of code points for which the tables of Unicode need not be loaded. Most lists have no
# others. `tests/output/test_width.py` compares them with Unicode, as `regex` and `wcwidth` have it.
# Of these, each is one grapheme, a column wide, and safe unless it is a control of ASCII.
_PLAIN = (
    r"\x00-\x7f\xa1-\xa8\xaa-\xac\xaf-\u02ff\u0391-\u03a1\u03a3-\u03ff\u0400-\u0482"
    r"\u048a-\u052f\u1e00-\u1eff\u2010-\u2027"
)
# Of these, each is one grapheme, one or two columns wide, and safe: symbols, Chinese, Japanese,
# Korean, and emoji that stand alone.
_SIMPLE = (
    r"\u2030-\u205e\u20a0-\u20bf\u2100-\u214f\u2190-\u2426\u2500-\u262f\u2638-\u2689\u2690-\u27bf"
    r"\u3001-\u3029\u3041-\u3096\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff9d"
    r"\U0001f300-\U0001f3fa\U0001f400-\U0001f64f\U0001f680-\U0001f6c5\U0001f900-\U0001f9ff"
)
_BEYOND_PLAIN = f"[^{_PLAIN}]"
_BEYOND_SIMPLE = f"[^{_PLAIN}{_SIMPLE}]"
_CONTROL = rf"[\x00-\x1f{_CONTROLS}]"
# Without C0: `json.dumps` has escaped it in strings, and the line ends it writes itself stay.
_JSON_UNSAFE = rf"[{_CONTROLS}]|{_RUNNER}"

_SELECTOR = r"\p{Variation_Selector}"
# DI is what Unicode calls Default_Ignorable: terminals do not show it.
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


def is_plain(text: str) -> bool:
    """Return whether each character of `text` is known to be one grapheme, a column wide.

    The controls of ASCII count as plain, although they have no width. True is certain; a text for
    which it is False may still be made of such characters.
    """
    return text.isascii() or not re.search(_BEYOND_PLAIN, text)


def is_simple(text: str) -> bool:
    """Return whether each character of `text` is known to be one grapheme, of one or two columns.

    All but the controls of ASCII and GitHub's `##[` are then safe. True is certain; a text for
    which it is False may still be made of such characters.
    """
    return is_plain(text) or not re.search(_BEYOND_SIMPLE, text)


def is_harmless(text: str) -> bool:
    """Return whether `text` is plain and has nothing unsafe in it, so that it is shown as it is."""
    return not _PLAIN_UNSAFE.search(text) and is_plain(text)


def unsafe_offsets(text: str) -> Iterator[int]:
    """Yield the offsets in `text` of the characters that a terminal must not be given as they are.

    These are controls and what is invisible, apart from the joiners and selectors of an emoji.
    """
    if is_simple(text):
        yield from (match.start() for match in _PLAIN_UNSAFE.finditer(text))
        return
    for match in _unsafe_pattern().finditer(text):
        if match["emoji"] is None:
            yield match.start()


def escape(character: str) -> str:
    r"""Return `character` as `\x1b`, `\u202e` or `\U000e0001`."""
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def terminal(text: str) -> str:
    """Return `text` on one line, with every unsafe character made visible."""
    if is_harmless(text):
        return text
    parts = []
    end = 0
    for offset in unsafe_offsets(text):
        parts += [text[end:offset], escape(text[offset])]
        end = offset + 1
    return "".join([*parts, text[end:]])


def json_text(dumped: str) -> str:
    r"""Return the JSON text `dumped` with what is unsafe in its strings as `\uXXXX`."""
    return re.sub(_JSON_UNSAFE, lambda match: f"\\u{ord(match[0]):04x}", dumped)


def command_data(text: str) -> str:
    """Return `text` as the message of a workflow command; GitHub decodes `%`, CR and LF."""
    encoded = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return re.sub(_CONTROL, lambda match: escape(match[0]), encoded)


def command_property(text: str) -> str:
    """Return `text` as the value of a property of a workflow command."""
    return command_data(text).replace(":", "%3A").replace(",", "%2C")
