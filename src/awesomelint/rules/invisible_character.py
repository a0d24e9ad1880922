"""invisible-character: a character that no reader sees, and that is not there for a reason."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from awesomelint.diagnostic import Diagnostic, Edit, Fix, FixKind, Level
from awesomelint.reading.model import Inline
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import NoOptions, Rule
from awesomelint.text import Source, Span

_SPACE = "\xa0"
_NAMES = {
    "\xa0": "no-break space",
    "\xad": "soft hyphen",
    "\u200b": "zero-width space",
    "\u200c": "zero-width non-joiner",
    "\u200d": "zero-width joiner",
    "\u200e": "left-to-right mark",
    "\u200f": "right-to-left mark",
    "\u2060": "word joiner",
    "\ufeff": "byte order mark",
    "\u202a": "left-to-right embedding",
    "\u202b": "right-to-left embedding",
    "\u202c": "pop directional formatting",
    "\u202d": "left-to-right override",
    "\u202e": "right-to-left override",
    "\u2066": "left-to-right isolate",
    "\u2067": "right-to-left isolate",
    "\u2068": "first strong isolate",
    "\u2069": "pop directional isolate",
}
_ANY = f"[{''.join(_NAMES)}]"
_TOGETHER = rf"{_SPACE}+|[{''.join(_NAMES.keys() - {_SPACE})}]+"
_OVERRIDES, _OPENING, _CLOSING = "\u202d\u202e", "\u202a\u202b\u2066\u2067\u2068", "\u202c\u2069"
_DIRECTIONS = frozenset(_OVERRIDES + _OPENING + _CLOSING)
_RIGHT_TO_LEFT = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
# Scripts whose letters take another form next to a joiner: Arabic, those of India, Mongolian, ...
_JOINING = "[\u0600-\u0dff\u0f00-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc]"
# Scripts that write no spaces between words, and mark where a line may end.
_UNSPACED = "[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff]"
# Where a no-break space is good typography: French punctuation, units, a dash, a short word.
_BEFORE_SPACE = r"(?:[\d«‹№§]|(?<!\w)[^\W_]{1,2}\.?|[.,][A-Z]\.)$"
_BEHIND_SPACE = r"[:;!?»›%‰°€$£–—/×]"
# How many characters of a word a message shows, and how far around a character its reason is
# looked for. A choice.
_NEARBY = 20
_MILD: Level = "warning"
_CODE_OR_IMAGE = r"`|!\[|<"
_BARE_MARKER = r"[ \t>]*(?:[-*+]|#+|\d+[.)])?"


def check(context: RuleContext, options: NoOptions) -> Iterator[Diagnostic]:
    """Yield invisible characters that are in no code and have no reason to be there."""
    document = context.document
    text = document.source.text
    inlines = [] if text.isascii() else list(filter(_has_any, document.inlines))
    # The first character of a file may be its byte order mark.
    if inlines and (text[0] not in _NAMES or re.search(_ANY, text[1:])):
        script = _Script(_is_right_to_left(text))
        stray = [characters for inline in inlines for characters in _stray(inline, script)]
        yield from _diagnostics(context, stray)


def _is_right_to_left(text: str) -> bool:
    """Whether a file is written from right to left; only its marks of direction ask for it."""
    is_marked = "\u200e" in text or "\u200f" in text
    return is_marked and re.search(_RIGHT_TO_LEFT, text) is not None


def _has_any(inline: Inline) -> bool:
    return not inline.content.isascii() and re.search(_ANY, inline.content) is not None


class _Stray(Struct, frozen=True):
    """Invisible characters side by side: their span, what a fix changes and what it puts there.

    `context` says in words where they stand.
    """

    span: Span
    characters: str
    context: str
    kind: FixKind
    replacement: str


class _Script(Struct, frozen=True):
    """Whether a file is written from right to left, and a paragraph marks its directions well."""

    is_right_to_left: bool
    has_directions: bool = False

    def of(self, content: str) -> _Script:
        """Return what holds for one paragraph of the file."""
        has_directions = bool(re.search(_RIGHT_TO_LEFT, content)) and _is_balanced(content)
        return replace(self, has_directions=has_directions)


def _diagnostics(context: RuleContext, stray: Sequence[_Stray]) -> Iterator[Diagnostic]:
    for characters in stray:
        name = _name(characters)
        level = None if characters.characters[0] in _DIRECTIONS else _MILD
        yield context.report(
            characters.span,
            f"a {name} {characters.context}",
            level=level,
            fix=_fix(context.document.source, characters),
            many=f"a {name} stands in {{count}} places",
        )


def _fix(source: Source, stray: _Stray) -> Fix | None:
    edit = _edit(source, stray)
    verb = "write a space" if stray.replacement else "remove it"
    return Fix(verb, (edit,), stray.kind) if edit else None


def _name(stray: _Stray) -> str:
    character = stray.characters[0]
    return f"{_NAMES[character]} (U+{ord(character):04X})"


def _stray(inline: Inline, script: _Script) -> Iterator[_Stray]:
    """Yield the characters without a reason in a paragraph, its links and their URLs."""
    script, starts = script.of(inline.content), list(inline.links)
    for match in re.finditer(_TOGETHER, inline.content):
        if all(_is_stray(match.string, at, script) for at in range(*match.span())):
            kind = _kind(inline, starts, match)
            if kind:
                span = inline.content_map.span(*match.span())
                yield _Stray(span, match.group(), _context(match), kind, _replacement(match, kind))


def _kind(inline: Inline, starts: Sequence[int], match: re.Match[str]) -> FixKind | None:
    """Return what a fix changes; None in code, in HTML, in an image, in a link that is its URL."""
    start = match.start()
    if inline.skeleton[start] == inline.content[start]:
        return "space" if match.group()[0] == _SPACE else "text"
    at = bisect(starts, start) - 1
    link = inline.links[starts[at]] if at >= 0 else None
    if link is None or link.form in ("bare", "autolink"):
        return None
    span = inline.content_map.span(*match.span())
    if link.target and link.target.span.contains(span):
        return "url"
    if not link.label.span.contains(span) or re.search(_CODE_OR_IMAGE, link.label.text):
        return None
    return "space" if match.group()[0] == _SPACE else "text"


def _is_stray(content: str, at: int, script: _Script) -> bool:
    """Whether the character at `at` has no reason to be there."""
    character = content[at]
    before, behind = content[max(at - _NEARBY, 0) : at], content[at + 1 : at + 2]
    if character == _SPACE:
        return not (re.search(_BEFORE_SPACE, before) or re.match(_BEHIND_SPACE, behind))
    if character in "\u200c\u200d":
        joins = re.match(_JOINING, before[-1:])
        return not joins and not (_is_emoji(before[-1:]) and _is_emoji(behind))
    if character == "\u200b":
        return not (re.match(_UNSPACED, before[-1:]) or re.match(_UNSPACED, behind))
    if character in "\u200e\u200f":
        return not script.is_right_to_left
    if character in _DIRECTIONS:
        return character in _OVERRIDES or not script.has_directions
    return True


def _is_emoji(character: str) -> bool:
    is_sign = bool(character) and unicodedata.category(character) in ("So", "Sk", "Me")
    return is_sign or character == "\ufe0f"


def _is_balanced(content: str) -> bool:
    """Whether every direction that is opened ends, and none else."""
    depth = 0
    for character in content:
        depth += (character in _OPENING) - (character in _CLOSING)
        if depth < 0:
            return False
    return depth == 0


def _context(match: re.Match[str]) -> str:
    """Return in words where characters stand: `after` the word before it, or `before` the next."""
    start, end = match.span()
    before = re.sub(_TOGETHER, " ", match.string[max(start - 2 * _NEARBY, 0) : start]).split()
    behind = re.sub(_TOGETHER, " ", match.string[end : end + 2 * _NEARBY]).split()
    if before:
        return f"after `{before[-1][-_NEARBY:]}`"
    return f"before `{behind[0][:_NEARBY]}`" if behind else "by itself"


def _replacement(match: re.Match[str], kind: FixKind) -> str:
    """Return what replaces characters: a space if they alone separate two words."""
    start, end = match.span()
    neighbours = match.string[max(start - 1, 0) : start], match.string[end : end + 1]
    is_apart = kind != "space" or any(
        not neighbour or neighbour.isspace() for neighbour in neighbours
    )
    return "" if is_apart else " "


def _edit(source: Source, stray: _Stray) -> Edit | None:
    """Return the edit; None if a list or a heading would begin there without the characters."""
    line = source.line_span(source.position(stray.span.start).line)
    if re.fullmatch(_BARE_MARKER, source.text[line.start : stray.span.start]):
        return None
    return Edit(stray.span, stray.replacement)


RULE = Rule("invisible-character", check)
