"""The grammar of an entry, as regular expressions over the skeleton of its text.

    entry   = prefix* head (separator description)? trailer
    prefix  = checkbox | emoji | :code: | badge | date | [tag]
    head    = link | **link** | text ... link
    trailer = (date | badge | link | [tag] | code | emoji)*

All that is in the text behind the head and is no prose is an *extra*: a date, a badge, another
link, a tag. `entry` puts these expressions together; `trailer` tells which extras end an entry and
which stand in a sentence.

The forms are those of 65,016 entries of 94 lists, in which they were counted; they cover 98 % of
them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from awesomelint.dates import WrittenDate, parse_date
from awesomelint.reading.skeleton import CODE, ESCAPE, FILLER, HTML, IMAGE, LINK, MARK, NOTE

# Limits in characters. They are choices, made so that the entries of those lists are read right.
# Longer text is prose.
_LONGEST_BRACKETED = 60  # a date, a range of dates or a tag
_LONGEST_LABEL = 30  # of a field
_LONGEST_AUTHORS = 80  # `by A. Author, B. Author`, between a title and its separator
# Raised text that is an extra: `<sup>new</sup>`.
_LONGEST_RAISED = 24
# What may stand between a title and its separator: a number or word in HTML tags (a note), text in
# parentheses, text in brackets, text in emphasis.
_LONGEST_NOTE = 4
_LONGEST_PARENTHESIS = 80
_LONGEST_BRACKETED_ASIDE = 30
_LONGEST_EMPHASIZED_ASIDE = 24

ExtraKind = Literal["date", "link", "badge", "tag", "code", "other"]


class Extra(NamedTuple):
    """What in an entry is no prose: a date, a link, a badge, a tag.

    `start` and `end` are offsets in the content. Kind "other" is an emoji or raised text.
    """

    start: int
    end: int
    kind: ExtraKind
    date: WrittenDate | None = None


_PICTOGRAPHS = (
    "\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\u3030\u303d\u3297\u3299"
    "\U0001f000-\U0001faff"
)
_EMOJI = f"[{_PICTOGRAPHS}][\ufe0f\u200d\U0001f3fb-\U0001f3ff]*"
# Zero-width spaces and marks of direction: editors leave them, and right-to-left lists need them.
_INVISIBLE = "[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
SHORTCODE = r":[a-z0-9_+-]+:"
# Strings, so that `re` compiles them when there may be an emoji.
EMOJI = rf"\s*(?:{_EMOJI}|{SHORTCODE})\s*"
EMOJI_AT_END = rf"(?:{_EMOJI}|{SHORTCODE})\Z"
LAST_CHARACTER_OF_EMOJI = rf"[{_PICTOGRAPHS}\ufe0f\u200d\U0001f3fb-\U0001f3ff]"
_MASKED = f"[{IMAGE}{HTML}{NOTE}]{FILLER}*"
_LINK = f"{LINK}{FILLER}*"
_CODE = f"{CODE}{FILLER}*"
_LINKS = rf"(?:{_LINK}[\s,;/|·•&]*)+"
_TEXT = f"[^\\[\\]()【】（）{LINK}{IMAGE}{CODE}{HTML}{MARK}]"

# The most usual form: a link, and perhaps a dash and words in which no extra can begin.
_USUAL = re.compile(rf"{_LINK}(?:(\s++[-–—]\s++)([^#(:\[]*(?<=[^\W_])[.!?。]*))?\s*\Z")

CHECKBOX = re.compile(r"\[[ xX]\]\s+")
# A space that is written as an entity.
SPACE_ENTITY = "&(?:nbsp|ensp|emsp|thinsp);"
PREFIX = re.compile(rf"(?:{SPACE_ENTITY}|{_INVISIBLE}|{_EMOJI}|{SHORTCODE}|{_MASKED}|{_CODE})\s*")
GROUP = re.compile(rf"[\[(【（]({_TEXT}{{1,{_LONGEST_BRACKETED}}}?)[\])】）]")
BOLD_GROUP = re.compile(
    rf"({MARK}+)[\[(【（]{_TEXT}{{1,{_LONGEST_BRACKETED}}}?[\])】）]\1(?!{MARK})"
)
HEAD_LINK = re.compile(rf"({MARK}*)({_LINK}){MARK}*")
DOUBLE_BRACKETS = re.compile(rf"\[{_LINK}\]")
TITLE_MARKS = re.compile(rf"({MARK}+)(.+?)\1(?!{MARK})", re.DOTALL)

TAGS_AT_END = re.compile(rf"(?<=[^\s{HTML}{FILLER}])(?:\s*{HTML}{FILLER}*)+\Z")

# What may stand between a title and its separator: `[[crate](url)]`, `(2020)`, a star, **NEW**.
_DECORATION = (
    rf"{HTML}{FILLER}*\w{{1,{_LONGEST_NOTE}}}{HTML}{FILLER}*"
    rf"|\[{_LINK}\]|\(\s*{_LINKS}\)|\([^(){LINK}]{{1,{_LONGEST_PARENTHESIS}}}\)"
    rf"|\[{_TEXT}{{1,{_LONGEST_BRACKETED_ASIDE}}}\]|{_MASKED}|{_CODE}|{_INVISIBLE}|{_EMOJI}"
    rf"|{SHORTCODE}|{MARK}+[^{MARK}]{{1,{_LONGEST_EMPHASIZED_ASIDE}}}{MARK}+|[\d.,]+[kKmM]?(?=\s)"
)
DECORATION = re.compile(rf"(?:\s*(?:{_DECORATION}))+")
_DASH = "(?:-->?|->|[-–—]+|−)"
# A dash needs white space on one side, or it is a hyphen. A colon must not begin a `:shortcode:`.
# It may stand inside the emphasis of a title: `**[Title](url):**`.
SEPARATOR = re.compile(
    rf"(?:\s*(?:{_DASH}(?=[\s{LINK}\[{_PICTOGRAPHS}]|$)|:(?!{SHORTCODE[1:]}){MARK}*|[：|>,])"
    rf"|\s+{_DASH}(?=[^\W\d_]|:))\s*"
)
# Behind a decoration, only a dash or a colon is a separator: a comma or a bar leads to more asides.
LATE_SEPARATOR = re.compile(
    rf"\s*(?:[-–—]+(?=[^\W\d_]|[\s{_PICTOGRAPHS}]|$)|:(?!{SHORTCODE[1:]}){MARK}*|：)\s*"
)
# Further titles of one entry: `[A](u), [B](v)`, `[A](u) | [B](v)`, `[A](u), or [B](v)`. The joiners
# are those that `SEPARATOR` takes for a separator.
TITLE_JOINERS = (",", "|", ">")
_AND = r"(?:and|or)(?=\s)"
_TITLE_JOINER = rf"(?:\s*[,/|>&·•](?:\s*{_AND})?|\s+{_AND})\s*"
FURTHER_TITLES = re.compile(rf"(?:{_TITLE_JOINER}{MARK}*{_LINK}{MARK}*)+")
BY_AUTHOR = re.compile(rf"\s+by\s[^:\n]{{1,{_LONGEST_AUTHORS}}}?(?=\s+[-–—]+\s|:\s)")
# A line of fields, `**URL:** [a](u)`, and the number before a title.
FIELD = re.compile(
    rf"^{MARK}+[^{MARK}\n:：]{{1,{_LONGEST_LABEL}}}(?:[:：]{MARK}+|{MARK}+[:：])", re.MULTILINE
)
NUMBER = re.compile(r"\d+[.)]\s+")
JOINT = re.compile(r"(?<!\s)\s*+(?:[:：]\s*+)?$")
# Where a title of text ends. The title of a paper has a colon in itself: `BERT: Pre-training of`.
_PAPER_END = (
    r"\s[-–—]\s|(?<!\b[A-Z])\.\s|\s\|\s"
    rf"|(?<={FILLER}):\s"  # `<u>T5</u>: words`
    r"|,\s+(?=in\s[^,.]*(?:19|20)\d\d)|\s(?=\([^()]*(?:19|20)\d\d\))"
)
TITLE_END = re.compile(rf"{_PAPER_END}|:\s|：")
PAPER_TITLE_END = re.compile(_PAPER_END)
PAPERS = frozenset("paper pdf arxiv abs abstract preprint".split())
QUOTED_TITLE = re.compile(r"(\"[^\"\n]+\"|“[^”\n]+”)(?=[\s,.])")
_OPENER = rf"[\s\[(（【{ESCAPE}{MARK}\"“:：,|–—-]"
# The first lookbehind is for speed: without it, a long row of openers would be tried from each.
OPENERS = re.compile(rf"(?<!{_OPENER})(?:{_OPENER}|{HTML}{FILLER}*)*$")

# A sentence that asks to follow a link: it recommends nothing. `Check [the rules](u)` and `For a
# list of books, go [here](u)` are such, and `Read the Docs: [link](u)` is none.
SENTENCE = re.compile(
    rf"(?:please|read|see|check|refer|follow|visit|contact|join|for\s(?:an?|the|more))\s"
    rf"[^{LINK}{MARK}:：\[(\n|–—]*(?<=\w)\s{LINK}",
    re.IGNORECASE,
)

_OPENING = rf"(?:[\[(【（]|{ESCAPE}+)"
_CLOSING_LINK = rf"(?:[\])】）]|{ESCAPE}+)"
_STARS = re.compile(r"(?:[⭐★☆\U0001f31f]\ufe0f?|:star2?:)\s?\d[\d.,]*[kKmM]?(?!\w)")
_EXTRA = re.compile(
    rf"(?P<link>{_OPENING}\s*(?:\w+\s+)?{_LINKS}{_CLOSING_LINK}|{_LINK})"
    rf"|(?P<badge>{_MASKED})|(?P<code>{_CODE})|(?P<other>{_EMOJI}|{SHORTCODE})"
    r"|(?P<tag>#(?<!\S#)[^\W\d_][\w-]*)"
    rf"|(?P<group>[\[(【（]{_TEXT}{{1,{_LONGEST_BRACKETED}}}?[\])】）])"
)
_HAS_PAIR = re.compile(r"<(?:su[pb]|code|kbd)").search
_END_TAGS = ("</sup", "</sub", "</code", "</kbd")
# What ends a sentence, or another element, before `<code>MIT</code>`.
_BEFORE_TAGS = ".!?。)>"
# All that an extra can begin with. Looking for these first is faster than trying every offset.
_BEGINNING = re.compile(rf"[{_PICTOGRAPHS}{LINK}-{ESCAPE}\[(【（:#]").search
# A month behind the last link: `[[abs](u)], 2022.12`. A year alone is a number like any other.
_LAST_DATE = re.compile(
    r"[,.]\s+((?:19|20)\d\d[-./]\d\d?|[A-Z][a-z]{2,8}\.? (?:19|20)\d\d)\.?\s*\Z"
)
# Labels that name the kind of a link. Such a link is an extra and never a word of a sentence.
REFERENCES = frozenset(
    "arxiv blog cnt code demo doc docs documentation git github gitlab homepage link npm paper pdf "
    "project pypi ref refs repo site slides source video website x-ref".split()
)
# Words that lead up to a link, which is then part of the sentence even with one of those labels.
LEADING = frozenset(
    "a an and as at by for from in into like of on or the to under using via with "
    "con de del der des du el en et für la le les mit para por pour und von "
    "без в для из и на о от по с".split()
)
CLOSING = {"[": "]", "(": ")", "【": "】", "（": "）"}


def read_group(group: str) -> WrittenDate | None:
    """Return the date in brackets, such as `[9 Jul 2025]` or `【2025】`; None if it is none.

    Between brackets that do not match, a date has no interval.
    """
    written = parse_date(group[1:-1])
    if written is None or CLOSING[group[0]] == group[-1]:
        return written
    return WrittenDate(None, written.layout, written.padded, written.month)


def match_usual(skeleton: str) -> re.Match[str] | None:
    """Match an entry of the most usual form: group 1 is its separator, group 2 its description.

    Both are None for a link by itself. The result is None for an entry of another form.
    """
    match = _USUAL.match(skeleton)
    return None if match and match[1] and _BEGINNING(skeleton, match.end(1)) else match


def extras(skeleton: str, content: str, start: int) -> list[Extra]:
    """Return the extras of the text from `start` on, in order.

    Words in parentheses are prose.
    """
    if not _BEGINNING(skeleton, start):
        return []
    found = _extras(skeleton, content, start)
    extras = list(_joined(found, content) if _HAS_PAIR(content) else found)
    if extras and (last := _LAST_DATE.search(skeleton, extras[-1].end)):
        # A month without its zero, `2022.5`, is one here: no version stands behind a link.
        date = parse_date(re.sub(r"(?<=\D)\d$", r"0\g<0>", last[1]))
        if date and not skeleton[extras[-1].end : last.start()].strip():
            extras.append(Extra(*last.span(1), "date", date))
    return extras


def _joined(extras: Iterator[Extra], content: str) -> Iterator[Extra]:
    """Yield the extras; a short element such as `<sup>new</sup>` or `<code>MIT</code>` is one."""
    opened: list[Extra] = []  # from the start tag on, while there is no end tag
    for extra in extras:
        if opened and content.startswith(_END_TAGS, extra.start):
            kinds = {member.kind for member in opened}
            is_short = "link" in kinds or extra.start - opened[0].end <= _LONGEST_RAISED
            if is_short and "date" not in kinds:
                yield Extra(opened[0].start, extra.end, _kind_of_element(content, opened, extra))
            else:
                yield from (*opened, extra)
            opened = []
        elif opened or _opens(content, extra.start):
            opened.append(extra)
        else:
            yield extra
    yield from opened


def _opens(content: str, start: int) -> bool:
    """Whether an element begins that is one extra; code in a sentence is none."""
    if content.startswith(("<sup", "<sub"), start):
        return True
    is_code = content.startswith(("<code", "<kbd"), start)
    return is_code and content[:start].rstrip()[-1:] in _BEFORE_TAGS


def _kind_of_element(content: str, opened: Sequence[Extra], end: Extra) -> ExtraKind:
    """Return the kind of an element: a tag in `<code>`, apart from images alone."""
    kinds = {member.kind for member in opened[1:]}
    if content.startswith(("<sup", "<sub"), opened[0].start):
        return "link" if "link" in kinds else "other"
    inside = content[opened[0].end : end.start].strip()
    covered = sum(member.end - member.start for member in opened[1:])
    return "badge" if kinds == {"badge"} and covered >= len(inside) else "tag"


def _extras(skeleton: str, content: str, start: int) -> Iterator[Extra]:
    while beginning := _BEGINNING(skeleton, start):
        left, start = beginning.span()
        if not (match := _EXTRA.match(skeleton, left)):
            continue
        kind, right = match.lastgroup, match.end()
        start = right
        if kind == "group":
            if date := read_group(match.group()):
                yield Extra(left, right, "date", date)
            elif skeleton[left] == "[" or _STARS.match(skeleton, left + 1):
                yield Extra(left, right, "tag")
        elif kind == "other" and (stars := _STARS.match(skeleton, left)):
            yield Extra(left, stars.end(), "tag")
        elif kind == "code" and (date := parse_date(content[left:right].strip("`"))):
            yield Extra(left, right, "date", date)
        else:
            assert kind in ("link", "badge", "tag", "code", "other")
            yield Extra(left, right, kind)  # type: ignore[arg-type]
