"""Spaces that stray into a text: two in a row, one before a comma, none after it.

Some lists mean them: two spaces before each badge, `a ,b` in a language that writes so. What a list
does with most of its cases is its style.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Literal, NamedTuple

from awesomelint.reading.model import Document, Inline
from awesomelint.reading.skeleton import FILLER
from awesomelint.style.convention import SHARE_OF_CASES
from awesomelint.style.style import Style
from awesomelint.text import Span

SpaceFault = Literal["doubled", "before", "missing"]

# So many cases of one sort may be what the list means; one or two are slips. A choice.
_LEAST_MEANT = 3
# So many wide gaps in one text make columns of it. A choice.
_LEAST_GAPS = 3
_WIDE_GAP = "   "

# Each expression begins with its sign, which is found fast; `_in_text` looks at what is before.
# A backslash at the end of a line is a break, and white space before it is layout.
_DOUBLED = re.compile(r"  +(?=(\S))(?!\\\n)")
# Before `:`, `;`, `!` and `?`, French has a space, and a colon may be a separator.
_BEFORE = re.compile(r" ([,.])(?=\s|\Z)| ([，。、；])")
_CLOSES = re.compile(rf"[^\W_]|[)\]\"”{FILLER}]")
# Between words of letters; `_is_among_words` looks at them.
_MISSING = re.compile(r",(?=[^\W\d_]{2})")
# What stands around the comma between two spaces is no list of words: code, a path, a formula.
_NO_WORDS = re.compile(r"[^\w,.;()'’&+#-]")
# What tells that a text may have a space before a wide mark.
_WIDE_SIGNS = (" ，", " 。", " 、", " ；")


class StraySpace(NamedTuple):
    """Where in a content a space is wrong, what is wrong, and the mark that it is about.

    `start` and `end` are offsets in `inline.content`. Cases with equal `sort` are alike: characters
    of one sort before and behind the spaces, or one mark.
    """

    inline: Inline
    start: int
    end: int
    fault: SpaceFault
    sort: tuple[str, str]


def stray_spaces(document: Document) -> tuple[StraySpace, ...]:
    """Return the stray spaces of a document in order; in headings they are a part of the anchor."""
    return tuple(space for inline in document.inlines for space in _in_text(document, inline))


def meant_sorts(style: Style) -> frozenset[tuple[str, str]]:
    """Return the sorts of stray spaces that the document has so often that it means them."""
    document = style.document
    counts = Counter(space.sort for space in style.compute(stray_spaces))
    return frozenset(
        sort
        for sort, count in counts.items()
        if count >= _LEAST_MEANT and count > (1 - SHARE_OF_CASES) * _count_places(document, sort)
    )


def _in_text(document: Document, inline: Inline) -> Iterator[StraySpace]:
    text = inline.skeleton
    has_sign = "  " in text or " ," in text or " ." in text
    if not (has_sign or inline.content.isascii()):
        has_sign = any(sign in text for sign in _WIDE_SIGNS)
    missing = [match.start() for match in _MISSING.finditer(text)] if "," in text else []
    if not (has_sign or missing) or _is_heading(document, inline.whole.span):
        return
    if has_sign and text.count(_WIDE_GAP) < _LEAST_GAPS:
        for match in _DOUBLED.finditer(text):
            before = text[match.start() - 1 : match.start()]
            if before.strip():
                sort = _sort(before), _sort(match[1])
                yield StraySpace(inline, *match.span(), "doubled", sort)
        for match in _BEFORE.finditer(text):
            start = len(text[: match.start()].rstrip(" "))
            if start and (match[2] or _CLOSES.match(text, start - 1)):
                mark = match[1] or match[2]
                yield StraySpace(inline, start, match.end(), "before", ("", mark))
    for comma in missing:
        if _is_among_words(text, comma):
            yield StraySpace(inline, comma, comma + 1, "missing", (",", ""))


def _sort(character: str) -> str:
    """Return what stands for a character: `a` for all letters and digits, for others themselves."""
    if character == FILLER or character.isalnum():
        return "a"
    return character


def _is_among_words(text: str, comma: int) -> bool:
    """Whether words of letters with a case are on both sides, and nothing but words around them.

    In scripts without case, a narrow comma without a space is common.
    """
    before, behind = text[max(comma - 2, 0) : comma], text[comma + 1 : comma + 3]
    if len(before) < len(behind) or not before.isalpha():
        return False
    if any(letters.lower() == letters.upper() for letters in (before, behind)):
        return False
    start = max(text.rfind(" ", 0, comma), text.rfind("\n", 0, comma)) + 1
    stretch = re.split(r"\s", text[start:], maxsplit=1)[0]
    is_call = re.match(r"[^(]+\w\(", text[start:comma]) is not None
    return not (_NO_WORDS.search(stretch) or is_call)


def _is_heading(document: Document, span: Span) -> bool:
    return any(heading.span == span for heading in document.headings)


def _count_places(document: Document, sort: tuple[str, str]) -> int:
    """Return how many places a document has where a stray space of this sort could be."""
    before, behind = sort
    if not (before and behind):
        return sum(inline.skeleton.count(before or behind) for inline in document.inlines)
    pattern = re.compile(rf"{_pattern(before)} +(?={_pattern(behind)})")
    return sum(len(pattern.findall(inline.skeleton)) for inline in document.inlines)


def _pattern(sort: str) -> str:
    return rf"(?:[^\W_]|{FILLER})" if sort == "a" else re.escape(sort)
