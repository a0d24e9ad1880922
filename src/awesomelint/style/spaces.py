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
from awesomelint.text import Span

SpaceFault = Literal["doubled", "before", "missing"]

# So many cases of one sort may be what the list means; one or two are slips. A choice.
_LEAST_MEANT = 3
# So many wide gaps in one text make columns of it. A choice.
_LEAST_GAPS = 3
_WIDE_GAP = "   "

# A backslash at the end of a line is a break, and white space before it is layout.
_DOUBLED = re.compile(r"(?<=(\S))  +(?=(\S))(?!\\\n)")
# Behind a word or what closes a part of a sentence. Before `:`, `;`, `!` and `?`, French has a
# space, and a colon may be a separator.
_BEFORE = re.compile(rf"(?<=[^\W_]|[)\]\"”{FILLER}]) +([,.])(?=\s|\Z)|(?<=\S)[ \t]+([，。、；])")
# A word before the comma and behind it, both of letters that have a case; in other scripts a
# narrow comma without a space is common.
_MISSING = re.compile(r"[^\W\d_]{2,},(?=[^\W\d_]{2})")
# What stands around the comma between two spaces is no list of words: code, a path, a formula.
_NO_WORDS = re.compile(r"[^\w,.;()'’&+#-]")
# What tells that a text has one of these at all.
_SIGNS = ("  ", " ,", " .", " ，", " 。", " 、", " ；")


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


def meant_sorts(document: Document) -> frozenset[tuple[str, str]]:
    """Return the sorts of stray spaces that the document has so often that it means them."""
    counts = Counter(space.sort for space in stray_spaces(document))
    return frozenset(
        sort
        for sort, count in counts.items()
        if count >= _LEAST_MEANT and count > (1 - SHARE_OF_CASES) * _count_places(document, sort)
    )


def _in_text(document: Document, inline: Inline) -> Iterator[StraySpace]:
    text = inline.skeleton
    has_sign = any(sign in text for sign in _SIGNS)
    missing = _MISSING.search(text) if "," in text else None
    if not (has_sign or missing) or _is_heading(document, inline.whole.span):
        return
    if has_sign and text.count(_WIDE_GAP) < _LEAST_GAPS:
        for match in _DOUBLED.finditer(text):
            yield StraySpace(inline, *match.span(), "doubled", (_sort(match[1]), _sort(match[2])))
        for match in _BEFORE.finditer(text):
            mark = match[1] or match[2]
            yield StraySpace(inline, *match.span(), "before", ("", mark))
    for match in _MISSING.finditer(text) if missing else ():
        comma = match.end() - 1
        if match.group().lower() != match.group().upper() and _is_among_words(text, comma):
            yield StraySpace(inline, comma, comma + 1, "missing", (",", ""))


def _sort(character: str) -> str:
    """Return what stands for a character: `a` for all letters and digits, for others themselves."""
    if character == FILLER or character.isalnum():
        return "a"
    return character


def _is_among_words(text: str, comma: int) -> bool:
    """Whether letters with a case stand behind the comma, and nothing but words around it."""
    start = max(text.rfind(" ", 0, comma), text.rfind("\n", 0, comma)) + 1
    stretch = re.split(r"\s", text[start:], maxsplit=1)[0]
    following = text[comma + 1]
    is_call = re.match(r"[^(]+\w\(", text[start:comma]) is not None
    return following.lower() != following.upper() and not (_NO_WORDS.search(stretch) or is_call)


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
