"""Text behind a title that no separator is due before: it is a part of the title, or goes on."""

from __future__ import annotations

import re
import unicodedata

from awesomelint.reading.grammar import TITLE_JOINERS
from awesomelint.reading.model import Entry, Prose
from awesomelint.reading.skeleton import LINK, MARK

# `by X`, which tells whose work a title is, in any length.
_BY = r"[Bb]y\s"
# An emphasised run and nothing else: `_in Chinese_`.
_EMPHASIZED = rf"{MARK}+[^{MARK}]+{MARK}+\W*"
# Two characters, or a number: `V2`, `12.3k`.
_TOO_SHORT = r"\S{1,2}|[\d.,]+[kKmM%+]?"
# A suffix of a Chinese or Japanese title: `系列`, `を掲載中`. Five characters are too few for a
# description, and the suffixes of the judged lists have at most so many.
_SUFFIX = r"[\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]{1,5}[。．]?"
# An icon with what it labels: `:page_facing_up: [transcript](u)`, `:watch: 36:58`.
_ICON = r":[a-z0-9_+-]+:"
_PART_OF_TITLE = re.compile(rf"{_BY}.*|{_ICON}.*|{_EMPHASIZED}|{_TOO_SHORT}|{_SUFFIX}", re.DOTALL)

# With these words a sentence goes on that the title begins: `is a …`, `for …`. No articles, with
# which a description begins, and only in small letters. A closed list of prepositions, forms of
# "be" and "have", and pronouns: of 13 judged findings on such text 2 were wrong, 11 arguable.
_WORDS_THAT_GO_ON = frozenset(
    "about and as at but for from in into of on or to under using via with without "
    "are can had has have is may was were will that where which who whose "
    "con de del des du en für in mit par para por pour von".split()
)
_COPULA = "是"  # Chinese, where no space follows a word
_FIRST_WORD = re.compile(r"[^\W\d_]+")
# What joins another title to the first: `[A](u), [B](v)`, `[A](u), or [B](v)`.
_NEXT_TITLE = re.compile(rf"(?:(?:and|or)\s+)?{MARK}*{LINK}")


def is_part_of_title(text: Prose) -> bool:
    """Whether text without a separator is a part of the title: there is no description then."""
    return _PART_OF_TITLE.fullmatch(_skeleton(text)) is not None


def goes_on(text: Prose) -> bool:
    """Whether text without a separator goes on with the title, or stands on a line of its own."""
    first = _FIRST_WORD.match(text.text)
    if first and (first.group() in _WORDS_THAT_GO_ON or first.group().startswith(_COPULA)):
        return True
    before = text.inline.content[: text.start]
    return "\n" in before[len(before.rstrip()) :]


def joins_titles(entry: Entry) -> bool:
    """Whether what the reader takes for the separator leads on to another title of the entry."""
    separator, description = entry.separator, entry.description
    if separator is None or separator.text.strip() not in TITLE_JOINERS:
        return False
    if description is None:
        return True
    return _NEXT_TITLE.match(_skeleton(description)) is not None


def is_emoji(character: str) -> bool:
    """Whether a character is an emoji or another picture."""
    return character > "\u00ff" and unicodedata.category(character) == "So"


def _skeleton(text: Prose) -> str:
    return text.inline.skeleton[text.start : text.end]
