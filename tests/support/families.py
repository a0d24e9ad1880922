"""The families of entries that the survey of 94 lists distinguishes (entries.md, section 3).

They serve the measurement of the reader only: the reader knows parts, not families.
"""

from __future__ import annotations

import re

from awesomelint import Entry, Source

FAMILIES = {
    1: "[T](u) alone",
    2: "[T](u) - desc",
    3: "[T](u): desc",
    4: "[T](u) – — -- desc, unspaced",
    5: "[T](u) and a trailer at once",
    6: "[T](u) word, by X, comma",
    7: "text title, then links",
    8: "Label: link, a detail",
    9: "a raw URL",
}
# The grammar promises to read these.
READ = range(1, 8)

_MARKS = re.compile(r"[*_~]*")


def after_head(entry: Entry, source: Source) -> str:
    """Return the source behind the title link and the marks that close around it."""
    start, end = entry.link.span.end, entry.span.end
    return _MARKS.sub("", source.text[start:end], count=1).rstrip()


def family(entry: Entry, source: Source) -> int:
    """Return the family of a list item's entry, from its head and what follows it."""
    fixed = {"text": 7, "label": 8, "url": 9}
    if entry.head in fixed:
        return fixed[entry.head]
    behind = after_head(entry, source)
    if not behind:
        return 1
    if behind[0] == "\n" or behind.lstrip()[0] in "([<`!{（【":
        return 5
    separator = entry.separator.text if entry.separator else ""
    if entry.separator and entry.separator.span.start > entry.link.span.end + 4:
        return 5
    if ":" in separator or "：" in separator:
        return 3
    if re.fullmatch(r"[ \t\xa0]+-[ \t\xa0]+", separator):
        return 2
    if re.search(r"[-–—−]", separator):
        return 4
    first = behind.lstrip()[0]
    return 6 if first.isalnum() or first in ",.|>&/" else 5
