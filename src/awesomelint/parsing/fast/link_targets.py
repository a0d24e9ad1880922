"""Link destinations: two slow steps, taken fast where the URL is plain.

markdown-it-py reads a destination character by character and takes each URL apart to encode it
again. For URLs made of unreserved characters both steps give back what they were given, which one
regular expression can tell. Everything else takes the stock way.
"""

from __future__ import annotations

import re
from types import SimpleNamespace

from markdown_it import MarkdownIt, helpers
from markdown_it.helpers.parse_link_destination import _Result

# Without parentheses, escapes and entities, which the stock function has to read.
_PLAIN_DESTINATION = re.compile(r"[^\x00-\x20\x7f()<>\\&]+")
# What URL encoding leaves as it is: a lower-case host, characters that are never encoded, and
# escapes. None of it is a protocol that validation refuses.
is_plain_url = re.compile(
    r"https?://[a-z0-9][a-z0-9.-]*+"
    r"(?:[/?#](?:[!#$&'()*+,./0-9:;=?@A-Z_a-z~-]|%[0-9A-Fa-f]{2})*+)?+"
    r"|#[0-9A-Za-z_-]++"
).fullmatch


def take_shortcuts(parser: MarkdownIt) -> None:
    """Make `parser` take the shortcuts; its tokens stay the same."""
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
    found = _PLAIN_DESTINATION.match(string, pos, maximum)
    if found is None:
        return helpers.parseLinkDestination(string, pos, maximum)
    end = found.end()
    if end < maximum and string[end] in "(<>\\&":
        return helpers.parseLinkDestination(string, pos, maximum)
    result = _Result()
    result.ok, result.pos, result.str = True, end, found.group()
    return result
