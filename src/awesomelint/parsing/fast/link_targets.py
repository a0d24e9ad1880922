"""Link destinations: two slow steps that are skipped for plain URLs.

markdown-it-py reads a destination character by character, then takes the URL apart and encodes it.
Both steps return a plain URL as it is, and one regular expression tells whether a URL is plain.
All other URLs go through the stock steps.
"""

from __future__ import annotations

import re
from types import SimpleNamespace

from markdown_it import MarkdownIt, helpers
from markdown_it.helpers.parse_link_destination import _Result

# Without parentheses, escapes and entities, which the stock function has to read.
_PLAIN_DESTINATION = re.compile(r"[^\x00-\x20\x7f()<>\\&]+")
# URLs that encoding leaves as they are: a lower-case host, characters that are never encoded, and
# percent escapes. Validation refuses none of them: `http` and `https` are allowed protocols.
is_plain_url = re.compile(
    r"https?://[a-z0-9][a-z0-9.-]*+"
    r"(?:[/?#](?:[!#$&'()*+,./0-9:;=?@A-Z_a-z~-]|%[0-9A-Fa-f]{2})*+)?+"
    r"|#[0-9A-Za-z_-]++"
).fullmatch


def take_shortcuts(parser: MarkdownIt) -> None:
    """Make `parser` skip both steps for plain URLs; its tokens stay the same."""
    normalize = parser.normalizeLink

    def normalize_link(url: str) -> str:
        return url if is_plain_url(url) else normalize(url)

    parser.normalizeLink = normalize_link  # type: ignore[method-assign]
    parser.helpers = SimpleNamespace(  # type: ignore[assignment]
        parseLinkLabel=helpers.parseLinkLabel,
        parseLinkTitle=helpers.parseLinkTitle,
        parseLinkDestination=_parse_destination,
    )


def _parse_destination(string: str, pos: int, maximum: int) -> _Result:
    match = _PLAIN_DESTINATION.match(string, pos, maximum)
    if match is None:
        return helpers.parseLinkDestination(string, pos, maximum)
    end = match.end()
    if end < maximum and string[end] in "(<>\\&":
        return helpers.parseLinkDestination(string, pos, maximum)
    result = _Result()
    result.ok, result.pos, result.str = True, end, match.group()
    return result
