"""How an entry ends: where its prose does, and what of that is its description."""

from __future__ import annotations

import re

from awesomelint.reading import grammar
from awesomelint.reading.grammar import Unit
from awesomelint.reading.model import Inline, Prose
from awesomelint.reading.skeleton import CODE, LINK, MARK

_LONGEST_ELEMENT = 300
# A letter, a digit, or markup.
_SHOWN = re.compile(rf"[^\W_]|[{LINK}-\U0010ffff]")
# What may stand between the units of a trailer.
_BETWEEN = " \t\n,;/|·•&"


def trailer_start(inline: Inline, found: list[Unit], start: int) -> int:
    """Return where the prose ends and nothing but dates, badges, links and tags follows."""
    skeleton = inline.skeleton
    end = len(skeleton.rstrip())
    if not found:
        return max(start, end)
    for index in range(len(found) - 1, -1, -1):
        unit = found[index]
        if unit.start < start or skeleton[unit.end : end].strip(_BETWEEN + MARK):
            break
        behind_prose = index == 0 or found[index - 1].end < unit.start
        if behind_prose and _closes(inline.content, start, unit):
            break
        if _is_prose(inline, start, unit):
            end = _run_end(skeleton, found[index:])
            break
        end = unit.start
    return _prose_end(skeleton, start, end)


def _closes(content: str, start: int, unit: Unit) -> bool:
    """Whether a unit is the end tag of an element that begins in the prose: `a <b>word</b>`."""
    if not content.startswith("</", unit.start):
        return False
    nearby = max(start, unit.start - _LONGEST_ELEMENT)
    return content.find("<" + content[unit.start + 2 : unit.end - 1], nearby, unit.start) >= 0


def _run_end(skeleton: str, found: list[Unit]) -> int:
    """Return where a row of links or code spans that belongs to a sentence ends: `[a], [b]`."""
    end, kind = found[0].end, found[0].kind
    for unit in found[1:]:
        if unit.kind != kind or skeleton[end : unit.start].strip() not in (",", "/", "&"):
            break
        end = unit.end
    return end


def _prose_end(skeleton: str, start: int, trailer: int) -> int:
    """Return where the prose before a trailer ends: its own closing marks stay with it."""
    if trailer <= start or not skeleton[trailer:].strip():
        return max(start, trailer)
    end = start + len(skeleton[start:trailer].rstrip(_BETWEEN + MARK))
    while MARK in skeleton[start:end] and skeleton[end : end + 1] == MARK:
        end += 1
    return end


def _is_prose(inline: Inline, start: int, unit: Unit) -> bool:
    """Whether the words before a link or code run on into it.

    They do in `port of [x](url)` and `wraps `x``, not in `text [git](url)` and `text `MIT``.
    """
    letter = inline.skeleton[unit.start]
    if letter not in (LINK, CODE):
        return False
    before = inline.skeleton[start : unit.start].rstrip()
    if not (before[-1:].isalnum() or before.endswith(("-", "'", "’"))):
        return False
    if before.rsplit(maxsplit=1)[-1].lower() in grammar.LEADING:
        return True
    if letter == LINK:
        return inline.links[unit.start].title.lower() not in grammar.REFERENCES
    label = inline.content[unit.start : unit.end].strip("` ")
    return label[:1].islower() or not label[:1].isalnum()


def read_description(inline: Inline, found: list[Unit], start: int, end: int) -> Prose | None:
    """Return the prose between separator and trailer, without units that only lead up to it."""
    skeleton = inline.skeleton
    for unit in found:
        if unit.start >= start and unit.end <= end and not skeleton[start : unit.start].strip():
            if unit.kind != "date":
                break
            start = unit.end
    text = skeleton[start:end]
    left, right = start + len(text) - len(text.lstrip()), start + _words_end(text)
    if not _SHOWN.search(skeleton, left, right):
        return None
    return inline.prose(left, right)


def _words_end(text: str) -> int:
    """Return where a text ends without what leads on to links: `text: [a](u)`, `text - [a](u)`."""
    end = len(text.rstrip(" \t\n:："))
    while end > 1 and text[end - 1] in "-–—" and text[end - 2].isspace():
        end = len(text[: end - 1].rstrip(" \t\n:："))
    return end
