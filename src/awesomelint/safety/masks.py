"""The laws of kinds `text`, `url` and `link`: nothing changes outside of the edits.

The HTML outside of the edits has to stay to the letter. The proof masks the edits. The texts before
and after differ only in the edits, so with a marker at each edit both become the same text: the
masked text. It is rendered once, and the markers come out in the HTML as holes.

    before   - [a](http://x.y) words        <li><a href="http://x.y">a</a> words</li>
    after    - [a](https://x.y) words       <li><a href="https://x.y">a</a> words</li>
    masked   - [a](httpqz0x://x.y) words    <li><a href="httpqz0x://x.y">a</a> words</li>

With the removed texts in its holes, the masked HTML has to be the HTML of the text before. With the
inserted texts, it has to be the HTML of the text after. If both hold, only the holes changed. What
may go into a hole depends on the law: words and code, a URL, or a link and the text it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape
from urllib.parse import quote

from msgspec import Struct

from awesomelint.safety.rendering import render, render_fragment
from awesomelint.safety.stages import Replacement, Stage

# What cmark leaves as it is in a URL; it percent-encodes the rest.
_URL_SAFE = "!#$%&'()*+,-./:;=?@_~"
_TARGET_START = re.compile(
    r"""<(?:a|img)\b[^<>]*\b(?:href|src)\s*=\s*["']?[^"'<>\s]*""", re.IGNORECASE
)
# The only tags that may come from the text of an edit of kind `text`.
_TEXT_TAGS = re.compile(r"</?code>")
# And of kind `link`: what may stand in the text of a link, and the link itself.
_LINK_TAGS = re.compile(r'</?(?:a|em|strong|del|code)>|<a href="[^"<>]*">|<img [^<>]*/>')
# What an edit of kind `link` may put in, take away and move.
_BRACKETS = re.compile(r"[\s\[\](){}<>]+")

# The characters of a document that a message prints around a difference, before it and from it on.
# A choice: both fit on a line.
_EXCERPT_BEFORE = 20
_EXCERPT_AFTER = 40


class _Hole(Struct, frozen=True):
    """What differs between the two texts of an edit, and the pads of its marker.

    Whether `**` opens or closes emphasis depends on the characters next to it. A marker of letters
    instead of a space or a bracket would change how the text around it is read. So the marker
    begins with `left` and ends with `right`, characters like those it stands for.
    """

    removed: str
    inserted: str
    left: str
    right: str


# Returns the HTML of a text in a hole, or None if the text must not stand there. The arguments are
# the HTML before the hole from the last `<` on, the text, and the marker.
_Filling = Callable[[str, str, str], str | None]


def text_law(stage: Stage) -> str | None:
    """Return what changed apart from words and code within the edits, or None.

    The HTML has to be the same to the letter outside of the edits. Within them it may have other
    words and other code spans: `word` may become `phrase`, and not `*word*`.
    """
    return _MaskedRendering(stage, pads=True).find_fault(_fill_words)


def url_law(stage: Stage) -> str | None:
    """Return what changed apart from destinations of links and images within the edits, or None.

    The HTML has to be the same to the letter outside of the edits. Within them it may have other
    URLs: in a `href` or `src`, or as the text of a link that shows its URL.
    """
    return _MaskedRendering(stage, pads=False).find_fault(_fill_url)


def link_law(stage: Stage) -> str | None:
    """Return what changed apart from texts that become links within the edits, or None.

    Each edit has to keep all characters but brackets and white space, and to make a link. The HTML
    has to be the same to the letter outside of the edits.
    """
    for replacement in stage.replacements:
        removed, inserted = replacement.removed, replacement.inserted
        if _BRACKETS.sub("", removed) != _BRACKETS.sub("", inserted):
            return f"`{removed}` and `{inserted}` differ in more than brackets"
        is_bracketed = inserted.startswith("[") and inserted.endswith(")")
        if not is_bracketed or "<a href=" not in render_fragment(inserted):
            return f"`{inserted}` is no link"
    return _MaskedRendering(stage, pads=True, whole=True).find_fault(_fill_link)


class _MaskedRendering:
    """The HTML of a stage's text with a hole at each edit.

    A hole is as small as what differs, or `whole`, as large as the edit.
    """

    def __init__(self, stage: Stage, *, pads: bool, whole: bool = False) -> None:
        self.stage = stage
        self.marker = _unused_letters(stage.before + stage.after)
        self.holes: list[_Hole] = []
        parts, cursor = [], 0
        for replacement in stage.replacements:
            start, hole = _make_hole(replacement, pads=pads, whole=whole)
            marker = f"{hole.left}{self.marker}{len(self.holes)}x{hole.right}"
            parts += [stage.before[cursor:start], marker]
            cursor = start + len(hole.removed)
            self.holes.append(hole)
        self.html = render("".join([*parts, stage.before[cursor:]]))

    def find_fault(self, filling: _Filling) -> str | None:
        """Return where the HTML with its holes filled is not that of the text before or after."""
        for text, side in ((self.stage.before, "removed"), (self.stage.after, "inserted")):
            filled, html = "".join(self._fill(side, filling)), render(text)
            if filled != html:
                excerpt = _excerpt_at_difference(filled, html)
                return f"more changed than words or URLs inside the edits: `{excerpt}`"
        return None

    def _fill(self, side: str, filling: _Filling) -> Iterator[str]:
        """Yield the HTML in parts with its holes filled; a NUL where the text must not stand.

        `side` says which texts go into the holes: `removed` or `inserted`.
        """
        cursor = pad_end = 0
        # No pads in the expression: one that begins with a letter is looked for much faster.
        for match in re.finditer(rf"{self.marker}(\d+)x", self.html):
            hole = self.holes[int(match[1])]
            start, end = match.span()
            if start > pad_end and hole.left and self.html[start - 1] == hole.left:
                start -= 1
            pad_end = end + self.html.startswith((" ", ","), end)
            if hole.right and self.html.startswith(hole.right, end):
                end += 1
            before = self.html[self.html.rfind("<", 0, start) : start]
            yield self.html[cursor:start]
            # cmark shows a NUL as U+FFFD, so a NUL in the filled HTML equals nothing it renders.
            text: str = getattr(hole, side).replace("\0", "\ufffd")
            filled = filling(before, text, self.marker)
            yield "\0" if filled is None else filled
            cursor = end
        yield self.html[cursor:]


def _unused_letters(text: str) -> str:
    """Return letters that do not occur in `text` in this order."""
    letters = "qz"
    while letters in text:
        letters += "qz"
    return letters


def _make_hole(replacement: Replacement, *, pads: bool, whole: bool) -> tuple[int, _Hole]:
    """Return the offset at which the two texts of an edit begin to differ, and what differs."""
    removed, inserted = replacement.removed, replacement.inserted
    left = 0 if whole else _common_prefix_length(removed, inserted)
    removed, inserted = removed[left:], inserted[left:]
    right = 0 if whole else _common_prefix_length(removed[::-1], inserted[::-1])
    removed = removed[: len(removed) - right]
    inserted = inserted[: len(inserted) - right]
    edge = removed or inserted
    first, last = (_pad(edge[:1]), _pad(edge[-1:])) if pads else ("", "")
    return replacement.span.start + left, _Hole(removed, inserted, first, last)


def _pad(character: str) -> str:
    """Return a character that the rules of emphasis treat alike; none is needed for a letter."""
    if character.isspace():
        return " "
    return "" if character.isalnum() or not character else ","


def _fill_words(before: str, text: str, marker: str) -> str | None:
    """Return the HTML of a text within a line; None in a tag, or if it holds any tag but code."""
    html = render_fragment(f"{marker}{text}{marker}").rstrip("\n")
    inside = html.removeprefix(f"<p>{marker}").removesuffix(f"{marker}</p>")
    is_allowed = ">" in before and "<" not in _TEXT_TAGS.sub("", inside)
    return inside if is_allowed else None


def _fill_link(before: str, text: str, marker: str) -> str | None:
    """Return the HTML of a text within a line, with links; None in a tag, or with other tags.

    The spaces keep a URL at its edge apart from the markers.
    """
    html = render_fragment(f"{marker} {text} {marker}").rstrip("\n")
    inside = html.removeprefix(f"<p>{marker} ").removesuffix(f" {marker}</p>")
    is_allowed = ">" in before and "<" not in _LINK_TAGS.sub("", inside)
    return inside if is_allowed else None


def _fill_url(before: str, text: str, marker: str) -> str | None:
    """Return the HTML of a URL in a `href` or `src`, or in a link that shows it; else None."""
    if ">" not in before:
        url = quote(text, safe=_URL_SAFE).replace("&", "&amp;").replace("'", "&#x27;")
        return url if _TARGET_START.fullmatch(before) else None
    shows_url = before.startswith('<a href="') and marker in before
    return escape(text, quote=False).replace('"', "&quot;") if shows_url else None


def _excerpt_at_difference(filled: str, html: str) -> str:
    """Return the stretch of `html` around the first character that is not as in `filled`."""
    offset = _common_prefix_length(filled, html)
    return html[max(0, offset - _EXCERPT_BEFORE) : offset + _EXCERPT_AFTER]


def _common_prefix_length(first: str, second: str) -> int:
    """Return how many characters two texts begin with in common."""
    pairs = enumerate(zip(first, second, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(first), len(second)))
