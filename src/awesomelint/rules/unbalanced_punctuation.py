"""unbalanced-punctuation: a bracket or a quotation mark without its partner."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

from awesomelint.diagnostic import Diagnostic
from awesomelint.reading.model import Inline
from awesomelint.reading.skeleton import ESCAPE
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import Rule

# A wide bracket and a narrow one are a pair to a reader.
_PAIRS = ("()", "（）", "[]", "「」", "『』", "《》", "【】", "‘’", "“”")
_KINDS = {mark: pair for pair in _PAIRS for mark in pair}
_KINDS |= {"（": "()", "）": "()", "„": "“”", "'": "‘’"}
_OPENERS = frozenset("(（[「『《【‘“„")
_STRAIGHT = '"'
_QUOTES = frozenset("‘’“”„'" + _STRAIGHT)
_ANY = f"''|[{re.escape(''.join(_KINDS))}{_STRAIGHT}]"
# All but `'`, for which nothing is reported.
_SOUGHT = f"[{re.escape(''.join(_KINDS).replace(chr(39), ''))}{_STRAIGHT}{ESCAPE}]"
# The name of a mark: `(")`.
_NAMED = r"""[("“‘'][^\w\s][)"”’']"""
# If a text is cut, an open bracket need not be closed.
_CUT = r"\.\.|…"
# `:)` `;-(` `=]`, and `1)` `a)` `iv)`.
_FACE = r"(?<!\w)[:;=8xX][-'’o^]?[()\[\]]+(?![\w(\[])"
_NUMBER = r"(?<![\w.(（])(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})[)）]"
_BOUND = r"\s*[-+]?(?:\d[\d.]*|∞|[^\W\d])\s*"
# `[0, 1)`, and `$...$`, which GitHub shows as a formula.
_FORMULA = rf"[\[(]{_BOUND},{_BOUND}[\])]|\$(?=[^\s$])[^$]+(?<=[^\s$])\$(?!\d)"


class _Mark(NamedTuple):
    """A mark and its offset in the content.

    A `weak` mark may be a partner but needs none: the bracket of `:)`, an apostrophe, inches.
    """

    offset: int
    text: str
    weak: bool


class Options(Struct, frozen=True):
    """`quotes`: whether quotation marks without a partner are reported too."""

    quotes: bool = False


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield the first mark of each paragraph, heading and cell that has no partner in it."""
    sought = re.compile(_SOUGHT)
    document = context.document
    for inline in document.inlines:
        has_marks = sought.search(inline.skeleton)
        marks = _alone(inline) if has_marks else ()
        wanted = (mark for mark in marks if options.quotes or mark.text not in _QUOTES)
        alone = min(wanted, default=None)
        if alone:
            span = inline.content_map.span(alone.offset, alone.offset + 1)
            message = f"`{alone.text}` {_what(alone)}"
            yield context.report(
                span, message, many="{count} texts have a mark without its partner"
            )


def _what(mark: _Mark) -> str:
    if mark.text == _STRAIGHT:
        return "has no partner"
    return "is not closed" if mark.text in _OPENERS else "is not opened"


def _alone(inline: Inline) -> Iterator[_Mark]:
    """Yield the marks that have no partner."""
    kinds: dict[str, list[_Mark]] = {}
    for mark in sorted((*_plain(inline), *_in_labels(inline))):
        kinds.setdefault(_KINDS.get(mark.text, _STRAIGHT), []).append(mark)
    cut = max((match.start() for match in re.finditer(_CUT, inline.skeleton)), default=-1)
    for kind, marks in kinds.items():
        for mark in _odd(marks) if kind == _STRAIGHT else _unpaired(marks):
            if mark.offset > cut or mark.text not in _OPENERS:
                yield mark


def _plain(inline: Inline) -> Iterator[_Mark]:
    """Yield the marks in plain text; an escaped bracket is one as well, a ditto is none."""
    content, text = inline.content, inline.skeleton
    if text.strip() == _STRAIGHT:
        return
    if ESCAPE in text:
        text = "".join(
            content[index] if character == ESCAPE and content[index] != "\\" else character
            for index, character in enumerate(text)
        )
    text = re.sub(_FORMULA, lambda formula: " " * len(formula.group()), text)
    weak = {index for face in re.finditer(_FACE, text) for index in range(*face.span())}
    weak |= {number.end() - 1 for number in re.finditer(_NUMBER, text)}
    for mark in re.finditer(_ANY, text):
        offset = mark.start()
        yield _Mark(offset, mark.group(), offset in weak or _is_sign(text, offset))


def _is_sign(text: str, offset: int) -> bool:
    """Whether a mark may be an apostrophe, inches, part of a word, or named."""
    mark, behind = text[offset], text[offset + 1 : offset + 2]
    before = text[max(offset - 2, 0) : offset].rstrip(ESCAPE)[-1:]
    if mark == "'" or re.fullmatch(_NAMED, before + mark + behind):
        return True
    if mark == "’":
        return before.isalnum() or behind.isalnum()
    if mark == "‘":
        return before.isalnum() or behind.isdigit()
    if mark == "”":
        return before.isdigit()
    is_inner = before.isalnum() and behind.isalnum()
    return mark == _STRAIGHT and (before.isdigit() or is_inner)


def _in_labels(inline: Inline) -> Iterator[_Mark]:
    """Yield the marks in the texts of links: a quotation may begin or end inside a link."""
    for start, link in inline.links.items():
        offset = inline.content.find(link.label.text, start)
        for mark in re.finditer(_ANY, link.label.text):
            yield _Mark(offset + mark.start(), mark.group(), weak=True)


def _unpaired(marks: Sequence[_Mark]) -> Iterator[_Mark]:
    """Yield the marks of one kind that nothing closes or opens, not even a weak mark."""
    opened: list[_Mark] = []
    unopened: list[_Mark] = []
    for mark in marks:
        if mark.weak:
            continue
        # `„…“` is a pair as well.
        closes = mark.text not in _OPENERS or (
            mark.text == "“" and bool(opened) and opened[-1].text == "„"
        )
        if not closes:
            opened.append(mark)
        elif opened:
            opened.pop()
        else:
            unopened.append(mark)
    weak = [mark for mark in marks if mark.weak]
    first = min((mark.offset for mark in weak if mark.text in _OPENERS), default=None)
    last = max((mark.offset for mark in weak if mark.text not in _OPENERS), default=-1)
    yield from (mark for mark in unopened if first is None or mark.offset < first)
    yield from (mark for mark in opened if mark.offset > last)


def _odd(marks: Sequence[_Mark]) -> Iterator[_Mark]:
    """Yield the last of an odd number of straight marks."""
    if len(marks) % 2 and not any(mark.weak for mark in marks):
        yield marks[-1]


RULE = Rule("unbalanced-punctuation", check, options=Options)
