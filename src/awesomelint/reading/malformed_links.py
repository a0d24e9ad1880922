"""Texts that were meant as links and are none: `[text] (url)`, `[text](url - words`, `(text)[url]`.

Each such text has a URL that Markdown leaves in the text, so the search begins at the bare URLs of
a content, of which most contents have none. Links to headings of the page are looked for too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesomelint.dates import parse_date
from awesomelint.reading.model import Inline, LinkFault, MalformedLink
from awesomelint.reading.skeleton import LINK

# The longest text that is looked at, in code points: longer ones are no texts of links but prose,
# and the search would take long for a content with many brackets. A choice.
_LONGEST_TEXT = 200
_INNER = rf"[^\[\]()\n{LINK}]{{1,{_LONGEST_TEXT}}}"
_TEXT = rf"[^\[\]\n{LINK}]{{1,{_LONGEST_TEXT}}}"
_BRACKETED = rf"(?:\[\[{_TEXT}\]\]|\[{_TEXT}\])"
# What may stand before the URL, each to the end, and what is wrong there.
_SPACE = re.compile(rf"(?P<text>{_BRACKETED}) +\(\Z")
_TIGHT = re.compile(rf"(?P<text>{_BRACKETED})\(\Z")
_REVERSED = re.compile(rf"(?<!\w)\((?P<inner>{_INNER})\)\[\Z")
_TWO_BRACKETS = re.compile(rf"(?P<text>\[{_TEXT}\])\[\Z")
_NOTHING = re.compile(rf"(?P<text>\[{_TEXT}\]) ?\Z")
_OTHER_BRACKET = re.compile(rf"(?<![\]\w!])\[(?P<inner>{_INNER})[)}}>]?\(\Z")
_ANCHOR = r"#[^\s()\[\]]+"
_TO_HEADING = re.compile(rf"(?P<text>{_BRACKETED})(?P<space> *)\((?P<url>{_ANCHOR})(?P<end>\)?)")
# What may follow a URL that nothing closes: the end of the line, or a separator and words.
_SEPARATOR = re.compile(r"[ \t]*(?:\n|\Z)|\s+(?:[-–—|]|->)\s|\s*:\s")
# A number in brackets is a note, and may be meant as it stands. A mark is that of a checkbox.
_NUMBER = re.compile(r"\[[\s\d]*\]")
_CHECKED = ("", "x", "X")


def malformed_links(inline: Inline) -> Iterator[MalformedLink]:
    """Yield each text that was meant as a link, in order."""
    skeleton = inline.skeleton
    if "(#" in skeleton:
        yield from _to_headings(inline)
    for start, link in inline.links.items():
        if link.form == "bare":
            end = start + link.span.end - link.span.start
            line_start = skeleton.rfind("\n", 0, start) + 1
            before = skeleton[max(line_start, start - _LONGEST_TEXT - 8) : start]
            line_end = skeleton.find("\n", end)
            behind = skeleton[end : line_end if line_end >= 0 else len(skeleton)]
            if found := _around_url(inline, before, start, end, behind):
                yield found


def _around_url(
    inline: Inline, before: str, start: int, end: int, behind: str
) -> MalformedLink | None:
    """Return the malformed link around the bare URL from `start` to `end`, if there is one."""
    is_closed = behind.startswith(")")
    url = inline.content[start:end]
    closing = _closing(behind)
    if (match := _SPACE.search(before)) and closing and _is_link_text(match["text"]):
        is_plain = is_closed and not _NUMBER.fullmatch(match["text"])
        return _made(inline, match, start, end + closing, "space", url if is_plain else "")
    if (match := _TIGHT.search(before)) and not is_closed:
        if closing:
            return _made(inline, match, start, end + closing, "url")
        is_plain = _SEPARATOR.match(behind) is not None
        return _made(inline, match, start, end, "unclosed", url if is_plain else "")
    if behind.startswith("]"):
        if match := _REVERSED.search(before):
            return _made(inline, match, start, end + 1, "reversed", url)
        if match := _TWO_BRACKETS.search(before):
            return _made(inline, match, start, end + 1, "brackets", url)
    is_open = before.count("(") > before.count(")")
    if is_closed and not is_open and (match := _NOTHING.search(before)):
        return _made(inline, match, start, end + 1, "unopened", url)
    if is_closed and (match := _OTHER_BRACKET.search(before)):
        is_plain = not behind.startswith(")]")
        return _made(inline, match, start, end + 1, "text", url if is_plain else "")
    return None


def _closing(behind: str) -> int:
    """Return where a parenthesis that was open before a URL is closed behind it; 0 if nowhere."""
    opening, closing = behind.find("("), behind.find(")")
    return closing + 1 if opening < 0 or closing < opening else 0


def _is_link_text(bracketed: str) -> bool:
    """Whether brackets in front of a parenthesis may hold a link's text: no date and no mark."""
    text = bracketed.strip("[] ")
    return text not in _CHECKED and parse_date(text) is None


def _made(
    inline: Inline, match: re.Match[str], start: int, end: int, fault: LinkFault, url: str = ""
) -> MalformedLink:
    """Return the malformed link whose text `match` has, before the URL at `start`, up to `end`."""
    left = start - (len(match.string) - match.start())
    part = inline.part(left, end)
    name = "text" if "text" in match.re.groupindex else "inner"
    text = inline.content[left + match.start(name) - match.start() :][: len(match[name])]
    bracketed = text if name == "text" else f"[{text}]"
    return MalformedLink(part.span, part.text, fault, f"{bracketed}({url})" if url else "")


def _to_headings(inline: Inline) -> Iterator[MalformedLink]:
    """Yield the texts meant as links to a heading: `[text] (#heading)`, `[text](#heading`."""
    for match in _TO_HEADING.finditer(inline.skeleton):
        start, end = match.span()
        if match["end"] if match["space"] else not (match["end"] or inline.skeleton[end:].strip()):
            fault: LinkFault = "space" if match["space"] else "unclosed"
            part = inline.part(start, end)
            text = inline.content[start : match.end("text")]
            yield MalformedLink(part.span, part.text, fault, f"{text}({match['url']})")
