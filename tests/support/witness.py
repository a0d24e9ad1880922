"""A second, cruder reading of an entry, to compare the reader's with.

It shares no code with the reader. A few regular expressions peel the source of the entry, and the
words that are left are its description.
"""

from __future__ import annotations

import re

from awesomelint import Entry, Source, Span
from tests.support.families import after_head

_BRACKETS = r"\[(?:[^\[\]]|\[[^\[\]]*\])*\]"
_TARGET = r"(?:\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\])"
_MARKUP = re.compile(
    rf"!{_BRACKETS}{_TARGET}|{_BRACKETS}{_TARGET}|\[!{_BRACKETS}{_TARGET}\]{_TARGET}"
    r"|`+[^`]*`+|<[^<>]*>|https?://\S+|:[a-z0-9_+-]+:"
)
_ASIDE = re.compile(r"[\[(（【][^\[\]()（）【】]*[\])）】]")
_WORD = re.compile(r"[^\W\d_]{2}")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_YEAR = r"(?:19|20)\d\d"
_DATE = re.compile(
    rf"(?:\d{{1,2}} )?{_MONTH},? {_YEAR}|{_MONTH} \d{{1,2}}, {_YEAR}"
    rf"|{_YEAR}([-/.])\d\d?(?:\1\d\d?)?|\d\d?\.\d\d?\.{_YEAR}|{_YEAR}",
    re.IGNORECASE,
)
_BOLD = re.compile(r"\*\*([^*\[\]()]+)\*\*")
# Brackets or marks whose other half is elsewhere: the title was cut within them.
_LOOSE = re.compile(r"^(?:\*\*|__)(?!.*(?:\*\*|__))|(?:\\\[|[\[(`])$")
_LINK_LAST = re.compile(rf"\\?\[{_BRACKETS}{_TARGET}\\?\]$")
_DATED = re.compile(r"[\[(（【`]([^\[\]()（）【】`]+)[\])）】`](?![(\[])")


def described(entry: Entry, source: Source) -> bool | None:
    """Whether prose follows the head; None where only links or asides do, which may be prose."""
    if entry.head == "text":
        # Whether authors, venues and notes around a paper's links are prose is a matter of taste.
        return None
    behind = after_head(entry, source)
    plain = _MARKUP.sub(" ", behind)
    if _WORD.search(_ASIDE.sub(" ", plain)):
        return True
    return None if re.search(r"\w", behind) else False


def dated(entry: Entry, source: Source) -> bool:
    """Whether a date in brackets opens the entry, or has nothing but links behind it."""
    text, offset = source.slice(entry.span), entry.span.start
    for match in _DATED.finditer(text):
        is_text = not any(link.span.contains(_shifted(match, offset)) for link in entry.links)
        if is_text and _DATE.fullmatch(match[1].strip()):
            before = text[: match.start()].strip(" \t*_")
            behind = _MARKUP.sub(" ", text[match.end() :])
            if not before or not re.search(r"\w", _ASIDE.sub(" ", behind)):
                return True
    return False


def _shifted(match: re.Match[str], offset: int) -> Span:
    return Span(match.start() + offset, match.end() + offset)


def faults(entry: Entry, source: Source) -> list[str]:
    """Return what the reader missed of an entry, or made up; each fault in a few words."""
    faults = []
    if not entry.title.text.strip():
        faults.append("no title")
    if not entry.url.strip():
        faults.append("no URL")
    bold = _BOLD.match(source.slice(entry.span)) if entry.head == "text" else None
    if (bold and bold[1] != entry.title.text) or _LOOSE.search(entry.title.text):
        faults.append("another title")
    if entry.description and _LINK_LAST.search(entry.description.text):
        faults.append("links in the description")
    expected = described(entry, source)
    if expected is not None and expected != (entry.description is not None):
        faults.append("no description" if expected else "a description of nothing")
    if dated(entry, source) and entry.date is None:
        faults.append("no date")
    return faults
