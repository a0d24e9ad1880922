"""The inline constructs that make up most of a list, as one regular expression.

At any place of inline content it takes the literal text there and, if one of these stands behind
it, one construct. The name of the last group tells which; none means that the stock rules have to
look.

A construct is taken only where no two rules could differ on its meaning. A destination has no
escape, angle bracket or nested parenthesis, a title stands on the same line between double quotes,
emphasis has its marks where nothing else can pair with them. What is left out is only slower.

Quantifiers are possessive: what they took is never given back, so the time is linear.
"""

from __future__ import annotations

import re

from markdown_it.common.html_re import close_tag, open_tag

# Literal wherever it stands, and literal because of what stands beside it. An underscore within a
# word has to follow a letter of the same run: at the start of a text token the stock parser gives
# it a span.
_PLAIN = r"[^\n\\`*_~\[\]!<&]"
_WORD = r"(?:(?<=[A-Za-z0-9])_++(?=[A-Za-z0-9]))"
_MARKS = r"!(?!\[)|&(?![A-Za-z#])"
_LABEL = rf"(?:{_PLAIN}++{_WORD}?+|{_MARKS})*+"

_TARGET = r"[^\x00-\x20\x7f()<>\\]"
_DESTINATION = rf"(?:{_TARGET}++|\({_TARGET}*+\))++"
_TITLE = r'[^"\\&\n]*+'
_RESOURCE = rf'\({_DESTINATION}(?: ++"{_TITLE}")?+\)'
_TAKEN_RESOURCE = rf'\(({_DESTINATION})(?: ++"({_TITLE})")?\)'

_ALT = r"[^\n\\`\[\]!<&]*+"
_IMAGE = rf"!\[{_ALT}\](?:{_RESOURCE}|\[{_ALT}\])"
_CODE = r"`[^`\n]++`(?!`)"
# Emphasis is no matter for the brackets around it.
_RICH_LABEL = rf"(?:[^\\`\[\]!<&]++|{_MARKS}|{_IMAGE}|{_CODE})*+"
# A link cannot hold a link, so a bracket before one is literal.
_BEFORE_LINK = rf"\[(?=\[{_LABEL}\](?=\(https?://){_RESOURCE})"


def _emphasis(marks: str, name: str) -> str:
    """Return the expression of text between `marks` that pair with nothing else.

    Behind white space, or between a bracket and a letter, marks can open and not close; before
    white space and punctuation they can close. Between them is none of their kind.
    """
    mark = re.escape(marks)
    opening = rf"(?:(?<![^ \t\n]){mark}(?=[^\s*_])|(?<=[\[(]){mark}(?=[A-Za-z0-9]))"
    closing = rf"(?<!\s){mark}(?=[ \t\n!-)+-/:-@\[-^`{{-~]|\Z)"
    return rf"{opening}([^\\{marks[0]}]++){closing}(?P<{name}>)"


SCAN = re.compile(
    rf"((?:{_PLAIN}++{_WORD}?+|{_MARKS}|<(?= )|\]|{_BEFORE_LINK})*+)"
    rf"(?:\[({_LABEL})\]{_TAKEN_RESOURCE}(?P<link>)"
    rf"|{_emphasis('**', 'strong')}"
    rf"|{_emphasis('*', 'star')}"
    rf"|{_emphasis('_', 'line')}"
    rf"|!\[({_ALT})\](?:{_TAKEN_RESOURCE}|\[({_ALT})\])(?P<image>)"
    r"|`([^`\n]++)`(?!`)(?P<code>)"
    r"|(?<![ \\])\n[ \t]*+(?P<softbreak>)"
    r"|\\\n[ \t]*+(?P<hardbreak>)"
    rf"|(?:{open_tag}|{close_tag})(?P<html>)"
    rf"|\[({_RICH_LABEL})\]{_TAKEN_RESOURCE}(?P<rich_link>)"
    # `[^` may be a footnote, and `[a](` a link that is not plain.
    rf"|\[(?!\^)({_LABEL})\](?:\[({_LABEL})\]|(?![(\[]))(?P<reference>))?"
).match

# The groups of `SCAN`: literal text, then those of each construct.
TEXT = 1
LINK = (2, 3, 4)  # label, destination, title
STRONG, STAR, LINE = 6, 8, 10  # what stands between the marks
IMAGE = (12, 13, 14, 15)  # alternative text, destination, title, or label
CODE = 17
RICH_LINK = (22, 23, 24)  # as those of a plain link
REFERENCE = (26, 27)  # the first and the second label
