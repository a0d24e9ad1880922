"""Escape what a stranger wrote, so that no file and no file name can break out of the output.

`terminal` is for people. `json_text` is for JSON, `xml_text` for XML, `markdown_text` for Markdown
and `uri_path` for URIs. `command_data` and `command_property` are for GitHub's workflow commands.
All of them leave plain text as it is.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import regex

# DEL and C1, bidi controls, U+2028 and U+2029, lone surrogates.
_CONTROLS = r"\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff"
# GitHub's runner obeys a line that starts with `::`, and a file name may start with that.
_COMMAND = r"[^\w./]*::"
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
# XML has no way to write these.
_NOT_IN_XML = "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"
_XML_UNSAFE = rf"[&<>\"'\t\n\r{_CONTROLS}]|{_RUNNER}"
# What means something in GitHub's Markdown within a line, or makes a link of a bare address.
_MARKDOWN_UNSAFE = r"[&<>\"'\\`*_~\[\]()|!#@$^:]|(?i:(?<=www)\.)"

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


def line_start(path: str) -> str:
    """Return what to put in front of a path at the start of a line: `./` if it begins with `::`."""
    return "./" if re.match(_COMMAND, path) else ""


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


def xml_text(text: str) -> str:
    r"""Return `text` for an attribute of XML, or for the text of an element.

    It decodes to the same text, but for what XML cannot hold: that is shown as `\x1b`.
    """
    possible = re.sub(_NOT_IN_XML, lambda match: escape(match[0]), text)
    return re.sub(_XML_UNSAFE, lambda match: f"&#{ord(match[0])};", possible)


def markdown_text(text: str) -> str:
    """Return Markdown that GitHub shows as `text`, on one line, also in the cell of a table."""
    return re.sub(_MARKDOWN_UNSAFE, lambda match: f"&#{ord(match[0])};", terminal(text))


def uri_path(path: str) -> str:
    """Return a path with forward slashes as a URI: relative, or with `file:` if it is absolute."""
    from pathlib import Path
    from urllib.parse import quote

    try:
        data = os.fsencode(path)
    except UnicodeEncodeError:  # no file has such a name here
        data = path.encode("utf-8", "surrogatepass")
    quoted = quote(data, safe="/")
    if path.startswith("/"):
        return f"file://{quoted}"
    return f"file:///{quoted}" if Path(path).is_absolute() else quoted


def shortened(text: str, most: int) -> str:
    """Return `text`, cut to `most` code points; an ellipsis is the last of them if it is cut."""
    return text if len(text) <= most else text[: most - 1] + "…"
