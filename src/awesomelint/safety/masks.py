"""Changes within a line, proved by masking: the same document with a hole where each change is.

`before` and `after` differ only in the changes, so with a marker in the place of each they are one
text. It is rendered once; with what was removed in its holes it has to be the rendering of `before`
to the letter, with what was put in the rendering of `after`. Then nothing changed but the holes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape
from urllib.parse import quote

from msgspec import Struct

from awesomelint.safety.rendering import render, render_piece
from awesomelint.safety.stages import Change, Stage

# What cmark leaves as it is in a URL.
_URL_SAFE = "!#$%&'()*+,-./:;=?@_~"
_TARGET_START = re.compile(
    r"""<(?:a|img)\b[^<>]*\b(?:href|src)\s*=\s*["']?[^"'<>\s]*""", re.IGNORECASE
)
# Words and code: what a fix of texts may put in, markup that leads elsewhere apart.
_TEXT_TAGS = re.compile(r"</?code>")


class _Hole(Struct, frozen=True):
    """A change cut down to what differs; `left` and `right` stand in for the characters there.

    Whether `**` opens or closes depends on the characters beside it: a marker of letters alone, in
    the place of a space or a bracket, would turn the text around it into something else.
    """

    removed: str
    inserted: str
    left: str
    right: str


# Writes a text into a hole: called with what stands before it, from the last tag on, the text and
# the marker; returns None where the text must not stand there.
_Fill = Callable[[str, str, str], str | None]


def text_law(stage: Stage) -> str | None:
    """Return what a stage changed beside words and code inside its changes."""
    return _Masked(stage, pads=True).fault(_as_words)


def url_law(stage: Stage) -> str | None:
    """Return what a stage changed beside destinations of links and images inside its changes."""
    return _Masked(stage, pads=False).fault(_as_url)


class _Masked:
    """The rendering of a stage's text with a hole in place of each change."""

    def __init__(self, stage: Stage, *, pads: bool) -> None:
        self.stage = stage
        self.marker = _unused(stage.before + stage.after)
        self.holes: list[_Hole] = []
        parts, cursor = [], 0
        for change in stage.changes:
            start, hole = _cut_down(change, pads=pads)
            marker = f"{hole.left}{self.marker}{len(self.holes)}x{hole.right}"
            parts += [stage.before[cursor:start], marker]
            cursor = start + len(hole.removed)
            self.holes.append(hole)
        self.html = render("".join([*parts, stage.before[cursor:]]))

    def fault(self, fill: _Fill) -> str | None:
        """Return where the holes, filled, do not give one of the two renderings."""
        for text, side in ((self.stage.before, "removed"), (self.stage.after, "inserted")):
            filled, html = "".join(self._filled(side, fill)), render(text)
            if filled != html:
                return f"more changed than words or URLs inside the edits: `{_there(filled, html)}`"
        return None

    def _filled(self, side: str, fill: _Fill) -> Iterator[str]:
        """Yield the rendering with its holes filled, a NUL where nothing must stand."""
        cursor = looked_at = 0
        # No pads in the expression: one that begins with a letter is looked for much faster.
        for found in re.finditer(rf"{self.marker}(\d+)x", self.html):
            hole = self.holes[int(found[1])]
            start, end = found.span()
            if start > looked_at and hole.left and self.html[start - 1] == hole.left:
                start -= 1
            looked_at = end + self.html.startswith((" ", ","), end)
            if hole.right and self.html.startswith(hole.right, end):
                end += 1
            before = self.html[self.html.rfind("<", 0, start) : start]
            yield self.html[cursor:start]
            # A NUL is not shown, nor passed on.
            text: str = getattr(hole, side).replace("\0", "\ufffd")
            filling = fill(before, text, self.marker)
            yield "\0" if filling is None else filling
            cursor = end
        yield self.html[cursor:]


def _unused(text: str) -> str:
    """Return letters that do not occur in `text`."""
    marker = "qz"
    while marker in text:
        marker += "qz"
    return marker


def _cut_down(change: Change, *, pads: bool) -> tuple[int, _Hole]:
    """Return where the texts of a change begin to differ, and what differs as a hole."""
    removed, inserted = change.removed, change.inserted
    left = _shared(removed, inserted)
    removed, inserted = removed[left:], inserted[left:]
    right = _shared(removed[::-1], inserted[::-1])
    removed = removed[: len(removed) - right]
    inserted = inserted[: len(inserted) - right]
    edge = removed or inserted
    first, last = (_pad(edge[:1]), _pad(edge[-1:])) if pads else ("", "")
    return change.span.start + left, _Hole(removed, inserted, first, last)


def _pad(character: str) -> str:
    """Return a character of the same sort, to the rules of emphasis: none for letters."""
    if character.isspace():
        return " "
    return "" if character.isalnum() or not character else ","


def _as_words(before: str, text: str, marker: str) -> str | None:
    """Return how a text renders within a line; no tags but those of code may come of it."""
    html = render_piece(f"{marker}{text}{marker}").rstrip("\n")
    inside = html.removeprefix(f"<p>{marker}").removesuffix(f"{marker}</p>")
    is_allowed = ">" in before and "<" not in _TEXT_TAGS.sub("", inside)
    return inside if is_allowed else None


def _as_url(before: str, text: str, marker: str) -> str | None:
    """Return a URL as it stands in a tag, or in the text of a link that shows it."""
    if ">" not in before:
        url = quote(text, safe=_URL_SAFE).replace("&", "&amp;").replace("'", "&#x27;")
        return url if _TARGET_START.fullmatch(before) else None
    shows_url = before.startswith('<a href="') and marker in before
    return escape(text, quote=False).replace('"', "&quot;") if shows_url else None


def _there(one: str, other: str) -> str:
    """Return the stretch of `other` where `one` begins to differ from it."""
    at = _shared(one, other)
    return other[max(0, at - 20) : at + 40]


def _shared(one: str, other: str) -> int:
    """Return how many characters two texts begin with in common."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
