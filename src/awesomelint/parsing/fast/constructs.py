"""The inline constructs that make up most of a list, as one regular expression, `SCAN`.

At an offset of inline content, `SCAN` matches the literal text there and, if a plain construct
stands behind it, that construct. The name of the last group says which construct it is. Without a
name, the stock rules have to look.

    see [a](b) or *c* &amp;     matches `see [a](b)` (link), then ` or *c*` (star), then ` `

A construct is plain if no two rules could disagree about it. Its destination has no escape, angle
bracket or nested parenthesis. Its title is between double quotes on the same line. The marks of
emphasis stand where nothing else can pair with them. All else is left to the stock rules: that
costs time and never changes a token.

The quantifiers are possessive: what they matched is never given back, so the time is linear.
"""

from __future__ import annotations

import re

from markdown_it.common.html_re import close_tag, open_tag

# Characters that are literal wherever they stand, and those that are literal because of their
# neighbours. An underscore within a word needs a letter before it in the same match: at the start
# of a text token, the stock parser gives it a span.
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
# Emphasis does not change which brackets pair, so a label may have marks that are not read yet.
_RICH_LABEL = rf"(?:[^\\`\[\]!<&]++|{_MARKS}|{_IMAGE}|{_CODE})*+"
# A link cannot hold a link, so a bracket before one is literal.
_BEFORE_LINK = rf"\[(?=\[{_LABEL}\](?=\(https?://){_RESOURCE})"


def _emphasis(marks: str, name: str) -> str:
    """Return the expression for text between `marks` that can pair with nothing else.

    The opening marks stand behind white space, or between a bracket and a letter: there, marks can
    open and cannot close. The closing marks stand before white space or punctuation. There are no
    marks of the same kind between them.
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
