"""How descriptions end: with a full stop of some script, with another mark, or with none."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Literal, NamedTuple

from awesomelint.reading.grammar import EMOJI_AT_END
from awesomelint.reading.model import Document, Entry, Prose
from awesomelint.reading.plain_text import plain_text
from awesomelint.reading.skeleton import MARK
from awesomelint.style.convention import Convention, Need, dominant
from awesomelint.style.separators import described_entries
from awesomelint.style.style import Aspect

Ending = Literal["stop", "mark", "none"]
"""`mark` is a question, an exclamation, an ellipsis: an end in its own right."""

# Latin and most others, CJK, Devanagari, Urdu, Armenian, Ethiopic, Burmese, Khmer.
_STOPS = ".。．｡।॥۔։።။។"
_MARKS = "!?！？…؟‼⁇⁈⁉"
# What leads on to something else.
_JOINERS = ",:;，：；、،؛"
_OPEN = f"{_JOINERS}-–—−/|>=&([（"
_QUOTES = "\"'*_`"
_PAIRS = {")": "(", "]": "[", "）": "（", "】": "【", "」": "「", "』": "『", "»": "«"}
_DOTS = frozenset(".。")
# A stop that belongs to its word tells nothing about the sentence.
_ABBREVIATIONS = ("etc", "inc", "ltd", "llc", "co", "corp", "vs", "al", "jr", "sr")
_ABBREVIATION = rf"(?i)(?:\b(?:{'|'.join(_ABBREVIATIONS)})|\b[^\W\d_]\.[^\W\d_]|\b[^\W\d_])\.\Z"
_LONGEST_ABBREVIATION = 8
_INNER_END = r"[.!?…][\"'”’)]*\s+[^\W_]|[。！？]\s*[^\W_]"
# `Text. **NEW**`
_FLAG = rf"{MARK}+[^{MARK}]{{1,24}}{MARK}+\Z"
_LONGEST_FLAG = 40
_INVISIBLE = ("Cf", "Zs", "Mn", "Cc")
# Scripts that end no sentence with a dot, and those whose letters and stops are wide.
_STOPLESS = ("THAI", "LAO", "TIBETAN")
_WIDE = ("CJK", "HIRAGANA", "KATAKANA", "FULLWIDTH", "IDEOGRAPHIC")


class Ended(NamedTuple):
    """A description, what a reader sees of it, and how that ends.

    `end` is None where it is not for a stop to end it.
    """

    prose: Prose
    text: str
    end: Ending | None


def ended(prose: Prose) -> Ended:
    """Return a description with how it ends."""
    text = plain_text(prose)
    return Ended(prose, text, _ending_of(prose, text))


def _ending_of(prose: Prose, text: str) -> Ending | None:
    inline, start, end = prose.inline, prose.start, prose.end
    behind = inline.content[end:].lstrip()
    if behind and behind[0] in _JOINERS:
        return None
    if inline.skeleton[end - 1] == MARK:
        flag = re.compile(_FLAG).search(inline.skeleton, max(start, end - _LONGEST_FLAG), end)
        if flag and flag.start() > start:
            before = inline.prose(start, flag.start())
            if found := _mark(_inner(plain_text(before))):
                return found
    return ending(text)


def ending(text: str) -> Ending | None:
    """Return how a text, as a reader sees it, ends; None where it is not for a stop to end it.

    That is so behind a comma, a colon, an emoji, a bare URL, an abbreviation, and in scripts
    without stops. Quotes and brackets may follow the stop, as may a bracket that was opened
    behind it.
    """
    word = text[text.rfind(" ") + 1 :].removesuffix(".")
    if text.isascii() and word.isalnum():
        return _ending_of_word(word, text)
    visible = _visible(text)
    inner = _inner(visible)
    if not inner:
        return None
    for end in (inner, _before_bracket(visible)):
        if found := _mark(end):
            abbreviation = re.compile(_ABBREVIATION).search(
                end, max(0, len(end) - _LONGEST_ABBREVIATION)
            )
            return None if abbreviation else found
    if inner[-1] in _OPEN or _is_emoji(visible) or _is_url(visible.split()[-1]):
        return None
    return None if _last_script(inner) in _STOPLESS else "none"


def stop_of(text: str) -> str:
    """Return the stop a text ends with, whatever quotes and brackets follow it; "" without one."""
    inner = _inner(text)
    return inner[-1] if inner and inner[-1] in _STOPS else ""


class UsualStops(NamedTuple):
    """The stops that descriptions end with: behind wide letters, and behind all others."""

    wide: str
    narrow: str

    def behind(self, text: str) -> str:
        """Return the stop to put behind a text."""
        return self.wide if is_wide(text) else self.narrow


def usual_stops(descriptions: Iterable[Ended]) -> UsualStops:
    """Return the commonest stops of descriptions; `。` and `.` where no other is commoner."""
    wide, narrow = Counter("。"), Counter(".")
    for description in descriptions:
        if stop := stop_of(description.text):
            (wide if is_wide(description.text) else narrow)[stop] += 1
    return UsualStops(wide.most_common()[0][0], narrow.most_common()[0][0])


def has_sentences(text: str) -> bool:
    """Whether a text is of several sentences, which only stops can tell apart."""
    return re.search(_INNER_END, text) is not None


def is_wide(text: str) -> bool:
    """Whether the last letter of a text is of a script whose stops are wide: Chinese, Japanese."""
    return not text.isascii() and _last_script(text) in _WIDE


def _ending_of_word(word: str, text: str) -> Ending | None:
    """Return how a text in Latin letters ends whose last word is plain, as in most descriptions."""
    if not text.endswith("."):
        return "none"
    is_initial = len(word) == 1 and word.isalpha()
    return None if is_initial or word.lower() in _ABBREVIATIONS else "stop"


def _is_url(word: str) -> bool:
    return word.lstrip("<(").startswith(("http://", "https://", "www."))


def _is_emoji(text: str) -> bool:
    """Whether a text ends with an emoji or a `:code:` for one."""
    if text.isascii() and not text.endswith(":"):
        return False
    return re.search(EMOJI_AT_END, text) is not None


def _visible(text: str) -> str:
    """Return `text` without the spaces and the marks of direction at its end."""
    end = len(text)
    while end and unicodedata.category(text[end - 1]) in _INVISIBLE:
        end -= 1
    return text[:end]


def _inner(text: str) -> str:
    """Return `text` without what is invisible and what closes at its end: quotes, brackets."""
    if text.endswith(".") or text[-1:].isalnum():
        return text
    text = _visible(text)
    end = len(text)
    while end and (
        text[end - 1] in _QUOTES or unicodedata.category(text[end - 1]) in ("Pe", "Pf", "Pi")
    ):
        end -= 1
    return text[:end].rstrip()


def _mark(text: str) -> Ending | None:
    if not text:
        return None
    if text[-1] in _MARKS or (len(text) > 1 and _DOTS.issuperset(text[-2:])):
        return "mark"
    return "stop" if text[-1] in _STOPS else None


def _before_bracket(text: str) -> str:
    """Return what stands before the bracket that ends a text; nothing where none does."""
    opening = _PAIRS.get(text[-1:])
    if opening is None:
        return ""
    depth = 0
    for at in range(len(text) - 1, -1, -1):
        depth += (text[at] == text[-1]) - (text[at] == opening)
        if depth == 0:
            return _inner(text[:at])
    return ""


def _last_script(text: str) -> str:
    """Return the first word of the name of the last letter: `LATIN`, `CJK`."""
    last = next((character for character in reversed(text) if character.isalpha()), None)
    return re.split(r"[ -]", unicodedata.name(last, ""))[0] if last else ""


# Of 44 lists ten end 80 to 95 % of their descriptions with a stop: they have no rule about it.
ENDING_NEED = Need(0.95, 20)


def endings_of(entries: Iterable[Entry]) -> list[Ended]:
    """Return the descriptions of entries, each with how it ends."""
    return [ended(entry.description) for entry in entries if entry.description]


def item_endings(document: Document) -> list[Ended]:
    """Return the descriptions of list items, each with how it ends."""
    return endings_of(described_entries(document))


def row_endings(document: Document) -> list[Ended]:
    """Return the descriptions of table rows, each with how it ends."""
    return endings_of(entry for entry in document.entries() if entry.head == "row")


def common_ending(
    descriptions: Iterable[Ended], need: Need = ENDING_NEED
) -> Convention[Ending] | None:
    """Return how descriptions end: with a `stop` or with `none`.

    Descriptions that end with another mark, such as a question mark, and those that no stop is to
    end, do not count. Several sentences that end with a stop do not count against having none.
    """
    texts = [(text, end) for _, text, end in descriptions if end and end != "mark"]
    ends: list[Ending] = [end for _, end in texts]
    if convention := dominant(ends, need):
        return convention
    ends = [end for text, end in texts if end == "none" or not has_sentences(text)]
    return dominant(ends, need)


def _words(end: Ending) -> str:
    return "with a full stop" if end == "stop" else "without a full stop"


ENDING: Aspect[Ending] = Aspect(
    "end of descriptions",
    lambda style, need: common_ending(style.compute(item_endings), need),
    "descriptions",
    _words,
    ENDING_NEED,
)
ROW_ENDING: Aspect[Ending] = Aspect(
    "end of descriptions in tables",
    lambda style, need: common_ending(style.compute(row_endings), need),
    "descriptions",
    _words,
    ENDING_NEED,
)
