"""The end of an entry: which extras are its trailer, and which words are its description.

In `- [a](b) - Port of [c](d). `MIT` [Jul 2023]` the trailer begins at the code span. The link is a
word of the sentence and belongs to the description.
"""

from __future__ import annotations

import re

from awesomelint.reading import grammar
from awesomelint.reading.grammar import Extra
from awesomelint.reading.model import Inline, Prose
from awesomelint.reading.skeleton import CODE, FILLER, HTML, LINK, MARK

# How far before an end tag, in characters, its start tag is looked for. A choice: it keeps the time
# linear, and elements in prose are a few words long.
_LONGEST_ELEMENT = 300
# A letter, a digit, or markup: without any of these, a text has no words.
_WORDS = re.compile(rf"[^\W_]|[{LINK}-\U0010ffff]")
# What joins a description to its title where there is no separator: `"Title". Authors`, a `<br>`.
_JOINT_TO_TITLE = re.compile(rf"(?:\s*(?:[.,;](?=\s)|[。，]|{HTML}{FILLER}*(?=\s*\n)))+")
# A colon behind a date leads to the items nested below.
_BEFORE_NESTED_ITEMS = ("]:", "):")
# What may stand between the extras of a trailer.
_BETWEEN = " \t\n,;/|·•&"


def trailer_start(inline: Inline, extras: list[Extra], start: int) -> int:
    """Return the offset at which the prose from `start` on ends and only extras follow."""
    skeleton = inline.skeleton
    end = len(skeleton.rstrip())
    if skeleton[:end].endswith(_BEFORE_NESTED_ITEMS):
        end -= 1
    if not extras:
        return max(start, end)
    for index in range(len(extras) - 1, -1, -1):
        extra = extras[index]
        if extra.start < start or skeleton[extra.end : end].strip(_BETWEEN + MARK):
            break
        behind_prose = index == 0 or extras[index - 1].end < extra.start
        if behind_prose and _closes(inline.content, start, extra):
            break
        if _is_prose(inline, start, extra):
            end = _enumeration_end(skeleton, extras[index:])
            break
        end = extra.start
    return _prose_end(skeleton, start, end)


def _closes(content: str, start: int, extra: Extra) -> bool:
    """Whether an extra is the end tag of an element that begins in the prose: `a <b>word</b>`."""
    if not content.startswith("</", extra.start):
        return False
    search_start = max(start, extra.start - _LONGEST_ELEMENT)
    start_tag = "<" + content[extra.start + 2 : extra.end - 1]
    return content.find(start_tag, search_start, extra.start) >= 0


def _enumeration_end(skeleton: str, extras: list[Extra]) -> int:
    """Return where an enumeration of links or code spans in a sentence ends: `[a](b), [c](d)`.

    It begins with the first of `extras`.
    """
    end, kind = extras[0].end, extras[0].kind
    for extra in extras[1:]:
        if extra.kind != kind or skeleton[end : extra.start].strip() not in (",", "/", "&"):
            break
        end = extra.end
    return end


def _prose_end(skeleton: str, start: int, trailer: int) -> int:
    """Return where the prose before a trailer ends, with the marks of emphasis that close in it."""
    if trailer <= start or not skeleton[trailer:].strip():
        return max(start, trailer)
    end = start + len(skeleton[start:trailer].rstrip(_BETWEEN + MARK))
    while MARK in skeleton[start:end] and skeleton[end : end + 1] == MARK:
        end += 1
    return end


def _is_prose(inline: Inline, start: int, extra: Extra) -> bool:
    """Whether a link or code span is a word of the sentence before it.

    It is part of the sentence in `port of [x](url)` and `wraps `x``, and not in `text [git](url)`
    and `text `MIT``.
    """
    letter = inline.skeleton[extra.start]
    if letter not in (LINK, CODE):
        return False
    before = inline.skeleton[start : extra.start].rstrip()
    if not (before[-1:].isalnum() or before.endswith(("-", "'", "’"))):
        return False
    if before.rsplit(maxsplit=1)[-1].lower() in grammar.LEADING:
        return True
    if letter == LINK:
        return inline.links[extra.start].title.lower() not in grammar.REFERENCES
    label = inline.content[extra.start : extra.end].strip("` ")
    return label[:1].islower() or not label[:1].isalnum()


def read_description(
    inline: Inline, extras: list[Extra], start: int, end: int, *, joint: bool = False
) -> Prose | None:
    """Return the prose between separator and trailer, without dates at its start; None for none.

    With `joint`, the full stop, the comma or the `<br>` behind a title of text is left out, too.
    """
    skeleton = inline.skeleton
    for extra in extras:
        if extra.start >= start and extra.end <= end and not skeleton[start : extra.start].strip():
            if extra.kind != "date":
                break
            start = extra.end
    if joint and (between := _JOINT_TO_TITLE.match(skeleton, start, end)):
        start = between.end()
    text = skeleton[start:end]
    left, right = start + len(text) - len(text.lstrip()), start + _words_end(text)
    if not _WORDS.search(skeleton, left, right):
        return None
    return inline.prose(left, right)


def _words_end(text: str) -> int:
    """Return where a text ends without the colon or dash that leads to the links behind it."""
    end = len(text.rstrip(" \t\n:："))
    while end > 1 and text[end - 1] in "-–—" and text[end - 2].isspace():
        end = len(text[: end - 1].rstrip(" \t\n:："))
    return end
