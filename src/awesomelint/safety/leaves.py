"""The law of deletions: what goes is what the edits removed, and the rest stays where it is.

An insertion is a deletion seen from its end.

A rendering is taken as its leaves: words, images, links, each with the path of elements it stands
in. After a deletion there have to be the same leaves in the same order but for some, and those that
are missing have to be, one for one, the leaves of the removed text rendered by itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from awesomelint.safety.rendering import is_text, pieces, render, tag_name
from awesomelint.safety.stages import Change, Stage, undone
from awesomelint.text import BOM, LINE_END

_BLOCKS = frozenset(
    "h1 h2 h3 h4 h5 h6 p ul ol li blockquote table thead tbody tr th td em strong del".split()
)
# Elements left open by raw HTML must not be looked for again and again.
_DEEPEST = 100
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]:[^\n]*", re.MULTILINE)
# Goes before a piece from the middle of a line, which by itself would be a paragraph or a list.
_MID_LINE = "qz"
# Keeps two pieces from becoming one list.
_BETWEEN = "<!-- qz -->"
_PARAGRAPH = "<p>"


# A digest of the elements around a word or a tag, and its text.
_Leaf = tuple[int, str]


def delete_law(stage: Stage) -> str | None:
    """Return what a stage lost beside what its changes removed, or what came."""
    for change in stage.changes:
        if change.inserted.strip(" \t\r\n") or not change.removed.strip():
            return "a deletion puts in text, or takes away nothing but white space"
    before, after = list(_leaves(stage.before)), list(_leaves(stage.after))
    rest = iter(before)
    for leaf in after:
        if leaf not in rest:
            return f"`{leaf[1][:80]}` is not what or where it was"
    gone = Counter(text for _, text in before) - Counter(text for _, text in after)
    removed = Counter(_removed(stage))
    # A line by itself is a paragraph even where it was part of one, or a row.
    removed[_PARAGRAPH] = min(removed[_PARAGRAPH], gone[_PARAGRAPH])
    for text in (gone - removed) | (removed - gone):
        return f"`{text[:80]}` is gone, or not gone, unlike the edits say"
    return None


def insert_law(stage: Stage) -> str | None:
    """Return what came with a stage beside what its changes put in, or what went."""
    for change in stage.changes:
        if change.removed.strip(" \t\r\n"):
            return "an insertion takes away text"
    fault = delete_law(undone(stage))
    return f"undone, {fault}" if fault else None


def _removed(stage: Stage) -> Iterator[str]:
    """Yield the leaves of the removed texts, rendered with the definitions of the document."""
    fragments = [_fragment(stage.before, change) for change in stage.changes]
    text = f"\n\n{_BETWEEN}\n\n".join(fragments + _DEFINITION.findall(stage.before))
    return (leaf for _, leaf in _leaves(text) if leaf not in (_BETWEEN, _MID_LINE))


def _fragment(text: str, change: Change) -> str:
    start = change.span.start
    if start and text[start - 1] not in f"\r\n{BOM}":
        return f"- {_MID_LINE} {change.removed}"
    indent = len(change.removed) - len(change.removed.lstrip(" \t"))
    lines = LINE_END.split(change.removed)
    return "\n".join(line[min(indent, len(line) - len(line.lstrip(" \t"))) :] for line in lines)


def _leaves(text: str) -> Iterator[_Leaf]:
    """Yield the leaves of a rendering. A row's bars are no words: a fragment of one shows them."""
    path = _Path()
    for piece in pieces(render(text)):
        name = tag_name(piece)
        if is_text(piece):
            for word in piece.replace("|", " ").split():
                yield path.digest, word
        elif name not in _BLOCKS:
            yield path.digest, piece
        elif piece[1] == "/":
            path.close(name)
        elif not (name == "p" and path.is_item):
            # In an item paragraphs come and go with its list, which may get shorter.
            if piece == _PARAGRAPH:
                yield path.digest, piece
            path.open(name)


class _Path:
    """The elements around a place; `digest` tells one path from another."""

    def __init__(self) -> None:
        self.digest = 0
        self._around: list[tuple[str, int]] = []
        self._column = 0

    @property
    def is_item(self) -> bool:
        """Whether the innermost element is a list item."""
        return bool(self._around) and self._around[-1][0] == "li"

    def open(self, name: str) -> None:
        """Enter an element; a cell is told from the next one by its column."""
        is_cell = name in ("td", "th")
        self._column = self._column + is_cell if name != "tr" else 0
        self._around.append((name, self.digest))
        self.digest = hash((self.digest, name, self._column * is_cell))

    def close(self, name: str) -> None:
        """Leave an element, and those within it that raw HTML left open."""
        if any(name == around for around, _ in self._around[-_DEEPEST:]):
            closed = ""
            while closed != name:
                closed, self.digest = self._around.pop()
