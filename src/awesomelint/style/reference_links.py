"""Links written `[text][label]`, and whether a document's pairs of brackets are meant as such.

Two pairs of brackets may also be two tags, `[MIT][Go]`. Where nearly all have a definition for the
second, they are links, and one without a definition is a mistake.
"""

from __future__ import annotations

import re

from awesomelint.reading.model import Document, Part
from awesomelint.style.convention import Convention, Need
from awesomelint.style.style import Aspect, Style

_LABEL = re.compile(r"\]\[\s*[^\s\]]")
_NUMBERS = re.compile(r"\[\d+\]\[\d+\]")
# What stands in the first brackets of a checkbox.
_CHECKED = ("x]", " ]")


def undefined_pairs(document: Document) -> list[Part]:
    """Return the pairs of brackets that could be a link, but have no definition for the label."""
    return [part for part in document.undefined_references if _may_be_link(document, part)]


def _may_be_link(document: Document, pair: Part) -> bool:
    """Whether two pairs of brackets could be a link: no checkbox, number or index, `a[i][j]`."""
    before = document.source.text[pair.span.start - 1 : pair.span.start]
    is_index = before.isalnum() or before in ("]", ")")
    return not is_index and not _NUMBERS.fullmatch(pair.text) and pair.text[1:3] not in _CHECKED


def _count_defined(document: Document) -> int:
    """Return how many links are written `[text][label]`, both pairs filled."""
    return sum(
        link.form == "reference" and _LABEL.search(document.source.slice(link.span)) is not None
        for link in document.links
    )


def _find(style: Style, need: Need) -> Convention[bool] | None:
    """Return that pairs of brackets are links, where enough have a definition."""
    defined = style.compute(_count_defined)
    total = defined + len(style.compute(undefined_pairs))
    holds = defined >= max(need.least, need.share * total)
    return Convention(True, defined, total) if holds else None


PAIRS_ARE_LINKS: Aspect[bool] = Aspect("pairs of brackets", _find, "pairs of brackets")
