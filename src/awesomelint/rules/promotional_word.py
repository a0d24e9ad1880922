"""promotional-word: a description that praises what it describes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from awesomelint.diagnostic import Diagnostic
from awesomelint.reading.model import Prose
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import Rule
from awesomelint.text import Span

# Words that say how good something is and nothing about what it does.
_WORDS = (
    "amazing", "amazingly", "best-in-class", "blazing", "blazingly", "bleeding-edge",
    "cutting-edge", "enterprise-grade", "game-changer", "game-changing", "groundbreaking",
    "incredible", "incredibly", "industry-leading", "insanely", "lightning-fast", "mind-blowing",
    "revolutionary", "state-of-the-art", "top-notch",
    "unparalleled", "unrivaled", "unrivalled", "world-class",
)  # fmt: skip
# Words that praise, except before these: "best practices", "the ultimate goal", "the fastest
# route"; and except behind these: "works best", "at its best".
_UNLESS = {
    "best": r"(?:[ -](?:practices?|efforts?|fit|match(?:es|ing)?|bets?|friends?|papers?|sell\w+"
    r"|scor\w+|known|available|suited|of|first|case|response|guess|interests?|approximation"
    r"|answers?|to)\b|\W*$)",
    "fastest": r"[ -](?:routes?|paths?|mirrors?|servers?|way|growing)\b",
    "next-gen": r"[ -](?:formats?|sequencing|images?|of)\b",
    "next-generation": r"[ -](?:formats?|sequencing|images?|of)\b",
    "ultimate": r"[ -](?:goals?|ownership|tensile|parent|destination|source|ly)\b",
}
_BEHIND = r"(?<!\bbe )(?<!\bworks )(?<!\bwork )(?<!\bits )(?<!\btheir )(?<!\byour )(?<!\bat )"
_LETTER = r"[^\W\d_]"
_SENTENCE = r"(?:^|[.!?:]\s)\W*$"
_QUOTED = r'"[^"\n]*"|“[^”]*”|«[^»]*»|‘[^’]*’'


class Options(Struct, frozen=True):
    """`words` are further words, in any capitals."""

    words: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for word in self.words:
            if not word.strip():
                raise ValueError(f"{word!r} is no word")


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield the first word of praise in each description."""
    pattern = _pattern(options.words)
    document = context.document
    for entry in document.entries():
        span = next(_praise(entry.description, pattern), None) if entry.description else None
        if span:
            message = f"`{document.source.slice(span)}` is praise, not description"
            yield context.report(span, message, many="{count} descriptions have words of praise")


def _praise(prose: Prose, pattern: re.Pattern[str]) -> Iterator[Span]:
    """Yield the words of praise in plain text outside quotation marks."""
    text = prose.inline.skeleton[prose.start : prose.end]
    quoted: list[re.Match[str]] | None = None
    for word in pattern.finditer(text):
        # A capital within a sentence makes it part of a name.
        if word.group()[0].isupper() and not re.search(_SENTENCE, text[: word.start()]):
            continue
        quoted = list(re.finditer(_QUOTED, text)) if quoted is None else quoted
        if not any(quote.start() < word.start() < quote.end() for quote in quoted):
            start = prose.start + word.start()
            yield prose.inline.content_map.span(start, start + len(word.group()))


@cache
def _pattern(further: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of all words of praise, those that are configured included."""
    forms = [_form(word) for word in sorted((*_WORDS, *further), key=len, reverse=True)]
    forms += [
        rf"{_BEHIND}{_form(word)}(?!{company})"
        for word, company in _UNLESS.items()
        if word not in further
    ]
    around = rf"(?<!{_LETTER})(?<![\w/@#.-])", rf"(?!{_LETTER}|[\w/@-])"
    return re.compile(rf"{around[0]}(?:{'|'.join(forms)}){around[1]}", re.IGNORECASE)


def _form(word: str) -> str:
    """Return a pattern for a word: a hyphen in it can be a space."""
    return re.escape(word).replace(r"\-", "[ -]")


RULE = Rule("promotional-word", check, options=Options)
