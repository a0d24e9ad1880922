"""Texts meant as links that are none, such as `[text] (url)` and `[text][no such label]`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesomelint.markdown.inline import LINK
from awesomelint.markdown.model import Inline, Part

_LINK = re.compile(rf"\[[^\[\]{LINK}\n]{{1,200}}\](?: +\({LINK}[^()\n]*\)|\({LINK}[^()\n]*\))")
_REFERENCE = re.compile(r"\[[^\[\]\n]{1,200}\]\[[^\[\]\n^][^\[\]\n]{0,200}\]")


def near_links(inline: Inline) -> Iterator[Part]:
    """Yield each text in brackets with a URL in parentheses that is no link."""
    for found in _LINK.finditer(inline.skeleton):
        yield inline.part(*found.span())


def near_references(inline: Inline) -> Iterator[Part]:
    """Yield each text in brackets with a label in brackets that no definition has."""
    for found in _REFERENCE.finditer(inline.skeleton):
        yield inline.part(*found.span())
