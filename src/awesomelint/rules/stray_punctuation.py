"""stray-punctuation: `..`, `,.`, and wide marks in a text of narrow letters."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.reading.model import Document, Inline
from awesomelint.reading.skeleton import LINK, MARK
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import NoOptions, Rule
from awesomelint.style.convention import LEAST_CASES, SHARE_OF_CASES

# At the end of a text, or before the next sentence, a bracket or markup. Before a word with a small
# letter, `..` is a pause.
_DOTS = re.compile(rf"\.\.(?=\s*\Z|[)\]]|\s+(?:[^\W\d_a-z]|[(\[{LINK}-\ue006]))")
_COMMA_DOT = re.compile(r",\.(?=\s|\Z)")
# What stands before one of these.
_CLOSES = re.compile(r"[^\W_]|[)\]\"”’]")
_NARROW = {"，": ",", "、": ",", "；": ";", "。": ".", "！": "!", "？": "?"}
_WIDE = re.compile(f"[{''.join(_NARROW)}]")
_WIDE_SCRIPTS = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "FULLWIDTH LATIN")


def check(context: RuleContext, options: NoOptions) -> Iterator[Diagnostic]:
    """Yield each stray mark in plain text; emphasised texts and links may be names."""
    document = context.document
    dots = list(_matches(document, _DOTS, ".."))
    # Where many texts end so, they are cut.
    for inline, start, end in dots if len(dots) < LEAST_CASES else ():
        yield _report(context, inline, start, end, "two full stops in a row", ".")
    for inline, start, end in _matches(document, _COMMA_DOT, ",."):
        yield _report(context, inline, start, end, "`,` before a full stop", ".")
    for inline in document.inlines:
        if inline.content.isascii() or not _WIDE.search(inline.skeleton):
            continue
        if context.compute(_is_wide):
            return
        if not _has_wide_letter(inline.content):
            yield from _wide_marks(context, inline)


def _matches(
    document: Document, pattern: re.Pattern[str], sign: str
) -> Iterator[tuple[Inline, int, int]]:
    """Yield where a pattern matches outside of emphasis; each match contains `sign`."""
    for inline in document.inlines:
        if sign in inline.skeleton:
            for match in pattern.finditer(inline.skeleton):
                start = match.start()
                closes = start and _CLOSES.match(inline.skeleton, start - 1)
                if closes and not _is_emphasised(inline, start):
                    yield inline, *match.span()


def _is_emphasised(inline: Inline, offset: int) -> bool:
    marks = [match.start() for match in re.finditer(f"{MARK}+", inline.skeleton)]
    return bisect_right(marks, offset) % 2 == 1


def _wide_marks(context: RuleContext, inline: Inline) -> Iterator[Diagnostic]:
    text = inline.skeleton
    for match in _WIDE.finditer(text):
        mark, start, end = match.group(), *match.span()
        if text[start - 1 : start].isalnum() and not _is_emphasised(inline, start):
            while text[end : end + 1] == " ":
                end += 1
            narrow = _NARROW[mark] + " " * (end < len(text) and text[end] != "\n")
            message = f"a wide `{mark}` in a text of narrow letters"
            yield _report(context, inline, start, end, message, narrow)


def _has_wide_letter(text: str) -> bool:
    """Whether a text has a letter of a script whose marks are wide."""
    return not text.isascii() and any(
        not character.isascii()
        and character.isalpha()
        and unicodedata.name(character, "").startswith(_WIDE_SCRIPTS)
        for character in text
    )


def _is_wide(document: Document) -> bool:
    """Whether more than a few texts of a document are in a script whose marks are wide."""
    wide = sum(map(_has_wide_letter, (inline.content for inline in document.inlines)))
    return wide > (1 - SHARE_OF_CASES) * len(document.inlines)


def _report(
    context: RuleContext, inline: Inline, start: int, end: int, message: str, text: str
) -> Diagnostic:
    span = inline.content_map.span(start, end)
    fix = Fix(f"write `{text.strip()}`", (Edit(span, text),), "text")
    return context.report(span, message, fix=fix)


RULE = Rule("stray-punctuation", check)
