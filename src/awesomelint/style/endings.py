"""How descriptions end: with a full stop of some script, with another mark, or with none."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple

from awesomelint.reading.grammar import EMOJI_AT_END
from awesomelint.reading.model import Document, Entry, Prose
from awesomelint.reading.plain_text import plain_text
from awesomelint.reading.skeleton import MARK
from awesomelint.style.convention import Convention, Need, dominant
from awesomelint.style.separators import described_entries
from awesomelint.style.style import Aspect

Ending = Literal["stop", "mark", "none"]
"""`mark` is a question mark, an exclamation mark or an ellipsis: an end as good as a full stop."""

# Latin and most others, CJK, Devanagari, Urdu, Armenian, Ethiopic, Burmese, Khmer.
_STOPS = ".。．｡।॥۔։።။។"
_MARKS = "!?！？…؟‼⁇⁈⁉"
# After these the text goes on.
_JOINERS = ",:;，：；、،؛"
_OPEN = f"{_JOINERS}-–—−/|>=&([（"
_QUOTES = "\"'*_`"
_PAIRS = {")": "(", "]": "[", "）": "（", "】": "【", "」": "「", "』": "『", "»": "«"}
_DOTS = frozenset(".。")
# A stop that belongs to its word tells nothing about the sentence.
_ABBREVIATIONS = ("etc", "inc", "ltd", "llc", "co", "corp", "vs", "al", "jr", "sr")
_ABBREVIATION = rf"(?i)(?:\b(?:{'|'.join(_ABBREVIATIONS)})|\b[^\W\d_]\.[^\W\d_]|\b[^\W\d_])\.\Z"
_LONGEST_ABBREVIATION = 8  # in characters; the pattern matches no more than `Corp.` and `a.b.`
_INNER_END = r"[.!?…][\"'”’)]*\s+[^\W_]|[。！？]\s*[^\W_]"
# A short text with emphasis, a flag, may follow the stop: `Text. **NEW**`. A choice: two or three
# words, and room for the marks of the emphasis.
_LONGEST_FLAG_TEXT = 24
_LONGEST_FLAG = 40
_FLAG = rf"{MARK}+[^{MARK}]{{1,{_LONGEST_FLAG_TEXT}}}{MARK}+\Z"
_INVISIBLE = ("Cf", "Zs", "Mn", "Cc")
# Scripts that end no sentence with a dot.
_STOPLESS = ("THAI", "LAO", "TIBETAN")
# Scripts whose letters and stops are wide.
_WIDE = ("CJK", "HIRAGANA", "KATAKANA", "FULLWIDTH", "IDEOGRAPHIC")


class DescriptionEnd(NamedTuple):
    """A description, its text as a reader sees it, and how this ends.

    `end` is None if no stop is expected there, for example after a URL.
    """

    prose: Prose
    text: str
    end: Ending | None


def description_end(prose: Prose) -> DescriptionEnd:
    """Return a description with its end."""
    text = plain_text(prose)
    return DescriptionEnd(prose, text, _end_of_prose(prose, text))


def _end_of_prose(prose: Prose, text: str) -> Ending | None:
    inline, start, end = prose.inline, prose.start, prose.end
    following = inline.content[end:].lstrip()
    if following and following[0] in _JOINERS:
        return None
    if inline.skeleton[end - 1] == MARK:
        flag = re.compile(_FLAG).search(inline.skeleton, max(start, end - _LONGEST_FLAG), end)
        if flag and flag.start() > start:
            before = inline.prose(start, flag.start())
            if kind := _closing_kind(_without_closers(plain_text(before))):
                return kind
    return end_of_text(text)


def end_of_text(text: str) -> Ending | None:
    """Return how a text, as a reader sees it, ends; None if no stop is expected there.

    No stop is expected after a comma, a colon, an emoji, a bare URL or an abbreviation, and in
    scripts without stops. Quotes and brackets may follow the stop, and so may a text in brackets.
    """
    word = text[text.rfind(" ") + 1 :].removesuffix(".")
    if text.isascii() and word.isalnum():
        return _end_after_word(word, text)
    visible = _visible(text)
    inner = _without_closers(visible)
    if not inner:  # nothing but quotes and brackets
        return None
    for end in (inner, _before_bracket(visible)):
        if kind := _closing_kind(end):
            abbreviation = re.compile(_ABBREVIATION).search(
                end, max(0, len(end) - _LONGEST_ABBREVIATION)
            )
            return None if abbreviation else kind
    if inner[-1] in _OPEN or _is_emoji(visible) or _is_url(visible.split()[-1]):
        return None
    return None if _last_script(inner) in _STOPLESS else "none"


def stop_of(text: str) -> str:
    """Return the stop at the end of a text, before quotes and brackets; "" if there is none."""
    inner = _without_closers(text)
    return inner[-1] if inner and inner[-1] in _STOPS else ""


class UsualStops(NamedTuple):
    """The stops that descriptions end with: after wide letters, and after all others."""

    wide: str
    narrow: str

    def stop_for(self, text: str) -> str:
        """Return the stop to put after a text."""
        return self.wide if is_wide(text) else self.narrow


def usual_stops(descriptions: Iterable[DescriptionEnd]) -> UsualStops:
    """Return the most frequent stops of descriptions; `。` and `.` if no other is more frequent."""
    wide, narrow = Counter("。"), Counter(".")
    for description in descriptions:
        if stop := stop_of(description.text):
            (wide if is_wide(description.text) else narrow)[stop] += 1
    return UsualStops(wide.most_common()[0][0], narrow.most_common()[0][0])


def has_sentences(text: str) -> bool:
    """Whether a text has several sentences, which only stops can separate."""
    return re.search(_INNER_END, text) is not None


def is_wide(text: str) -> bool:
    """Whether the last letter of a text belongs to a script with wide stops: Chinese, Japanese."""
    return not text.isascii() and _last_script(text) in _WIDE


def _end_after_word(word: str, text: str) -> Ending | None:
    """Return how an ASCII text with a plain last word ends, such as most descriptions."""
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


def _without_closers(text: str) -> str:
    """Return `text` without invisible characters and closing quotes and brackets at its end."""
    if text.endswith(".") or text[-1:].isalnum():
        return text
    text = _visible(text)
    end = len(text)
    while end and (
        text[end - 1] in _QUOTES or unicodedata.category(text[end - 1]) in ("Pe", "Pf", "Pi")
    ):
        end -= 1
    return text[:end].rstrip()


def _closing_kind(text: str) -> Ending | None:
    """Return whether the last character is a stop or another mark; None for any other."""
    if not text:
        return None
    if text[-1] in _MARKS or (len(text) > 1 and _DOTS.issuperset(text[-2:])):
        return "mark"
    return "stop" if text[-1] in _STOPS else None


def _before_bracket(text: str) -> str:
    """Return the text before the bracket that a text ends with; empty if it ends otherwise."""
    opening = _PAIRS.get(text[-1:])
    if opening is None:
        return ""
    depth = 0
    for at in range(len(text) - 1, -1, -1):
        depth += (text[at] == text[-1]) - (text[at] == opening)
        if depth == 0:
            return _without_closers(text[:at])
    return ""


def _last_script(text: str) -> str:
    """Return the first word of the name of the last letter: `LATIN`, `CJK`."""
    last = next((character for character in reversed(text) if character.isalpha()), None)
    return re.split(r"[ -]", unicodedata.name(last, ""))[0] if last else ""


# Of the 44 measured lists with thirty descriptions or more, ten end 80 to 95 % of them with a stop:
# they have no rule about it. The least number is a choice: a list may be shorter than those.
ENDING_NEED = Need(0.95, 20)


def description_ends(entries: Iterable[Entry]) -> list[DescriptionEnd]:
    """Return the descriptions of entries with their ends."""
    return [description_end(entry.description) for entry in entries if entry.description]


def ends_in_items(document: Document) -> list[DescriptionEnd]:
    """Return the descriptions of list items with their ends."""
    return description_ends(described_entries(document))


def ends_in_rows(document: Document) -> list[DescriptionEnd]:
    """Return the descriptions of table rows with their ends."""
    return description_ends(entry for entry in document.entries() if entry.head == "row")


def common_ending(
    descriptions: Iterable[DescriptionEnd], need: Need = ENDING_NEED
) -> Convention[Ending] | None:
    """Return how descriptions end: with a `stop` or with `none`.

    Descriptions that end with another mark, such as a question mark, do not count, nor do those
    where no stop is expected. If the others end with `none`, a description of several sentences may
    end with a stop: it does not count either.
    """
    texts = [(text, end) for _, text, end in descriptions if end and end != "mark"]
    ends: list[Ending] = [end for _, end in texts]
    if convention := dominant(ends, need):
        return convention
    ends = [end for text, end in texts if end == "none" or not has_sentences(text)]
    return dominant(ends, need)


def _words(end: Ending) -> str:
    return "with a full stop" if end == "stop" else "without a full stop"


def _ending_aspect(
    name: str, descriptions: Callable[[Document], list[DescriptionEnd]]
) -> Aspect[Ending]:
    """Return the aspect of how the descriptions that a function finds in a document end."""
    return Aspect(
        name,
        lambda style, need: common_ending(style.compute(descriptions), need),
        "descriptions",
        _words,
        ENDING_NEED,
    )


ENDING = _ending_aspect("end of descriptions", ends_in_items)
ROW_ENDING = _ending_aspect("ends in tables", ends_in_rows)
