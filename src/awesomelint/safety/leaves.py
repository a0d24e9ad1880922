"""The laws of kinds `delete` and `insert`: nothing is missing but what the edits remove.

A rendering is read as a sequence of leaves. A leaf is a word, an image, a link or any other tag
that is no container, together with the elements around it:

    - [a](u) - words        ul > li: <a href="u">, a, </a>, -, words

After a deletion, the leaves have to be those of before in the same order, of which some may be
missing. The missing leaves have to be the leaves of the removed text, rendered by itself.

An insertion is a deletion read backwards.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from awesomelint.safety.rendering import LONGEST_QUOTE, is_text, render, split_pieces, tag_name
from awesomelint.safety.stages import Replacement, Stage, undo
from awesomelint.text import BOM, LINE_END

# The elements that count as being around a leaf. All other tags are leaves themselves.
_CONTAINERS = frozenset(
    "h1 h2 h3 h4 h5 h6 p ul ol li blockquote table thead tbody tr th td em strong del".split()
)
# An end tag looks for its start tag among this many open elements. Raw HTML can leave any number
# open, and a search through all of them for each end tag would take quadratic time. Markdown nests
# no deeper: the step "coverage" of the gate refuses what does (`parser.MAX_NESTING`).
_MOST_ELEMENTS_SEARCHED = 100
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]:[^\n]*", re.MULTILINE)
# Put before a text that was removed from the middle of a line. By itself it could open a list.
_MID_LINE = "qz"
# Put between two removed texts, so that two items do not become one list.
_SEPARATOR = "<!-- qz -->"
_PARAGRAPH = "<p>"

# A digest of the elements around the leaf, and the word or tag.
_Leaf = tuple[int, str]


def delete_law(stage: Stage) -> str | None:
    """Return what went apart from what the edits remove, or what came; None if there is neither.

    The document has to show the same leaves in the same order and in the same elements, without
    those of the removed texts. The item `- [b](v)` may go, or a description behind a title. It may
    not go in a way that joins two paragraphs, or that moves the cells of a row to other columns.
    """
    for replacement in stage.replacements:
        if replacement.inserted.strip(" \t\r\n") or not replacement.removed.strip():
            return "a deletion inserts text, or removes only white space"
    before, after = list(_leaves(stage.before)), list(_leaves(stage.after))
    rest = iter(before)
    for leaf in after:
        # Advances `rest` up to the leaf: the order has to be the same.
        if leaf not in rest:
            return f"`{leaf[1][:LONGEST_QUOTE]}` changed, or is in another element"
    gone = Counter(text for _, text in before) - Counter(text for _, text in after)
    removed = Counter(_removed_leaves(stage))
    # A removed line is rendered as a paragraph even if it was part of a paragraph, or a table row.
    removed[_PARAGRAPH] = min(removed[_PARAGRAPH], gone[_PARAGRAPH])
    for text in (gone - removed) | (removed - gone):
        excerpt = text[:LONGEST_QUOTE]
        return f"the edits and the rendering differ on whether `{excerpt}` is removed"
    return None


def insert_law(stage: Stage) -> str | None:
    """Return what came apart from what the edits put in, or what went; None if there is neither.

    The insertion undone has to be a deletion that keeps its law. The item `- [b](w)` may come into
    a list, and a badge to the end of a line; neither may change what stands around it.
    """
    for replacement in stage.replacements:
        if replacement.removed.strip(" \t\r\n"):
            return "an insertion removes text"
    fault = delete_law(undo(stage))
    return f"in reverse, {fault}" if fault else None


def _removed_leaves(stage: Stage) -> Iterator[str]:
    """Yield the leaves of the removed texts, rendered with the definitions of the document."""
    fragments = [_fragment(stage.before, replacement) for replacement in stage.replacements]
    text = f"\n\n{_SEPARATOR}\n\n".join(fragments + _DEFINITION.findall(stage.before))
    return (leaf for _, leaf in _leaves(text) if leaf not in (_SEPARATOR, _MID_LINE))


def _fragment(text: str, replacement: Replacement) -> str:
    """Return a removed text as it can be rendered by itself, without the indent it stood at."""
    start, removed = replacement.span.start, replacement.removed
    if start and text[start - 1] not in f"\r\n{BOM}":
        return f"- {_MID_LINE} {removed}"
    indent = _indent(removed)
    return "\n".join(line[min(indent, _indent(line)) :] for line in LINE_END.split(removed))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def _leaves(text: str) -> Iterator[_Leaf]:
    """Yield the leaves of a text's rendering.

    Bars are no words: the removed row of a table, rendered by itself, shows them.
    """
    elements = _OpenElements()
    for piece in split_pieces(render(text)):
        name = tag_name(piece)
        if is_text(piece):
            for word in piece.replace("|", " ").split():
                yield elements.digest, word
        elif name not in _CONTAINERS:
            yield elements.digest, piece
        elif piece[1] == "/":
            elements.close(name)
        elif not (name == "p" and elements.ends_in_item):
            # Paragraphs of items are passed over: a list that gets shorter may lose them all.
            if piece == _PARAGRAPH:
                yield elements.digest, piece
            elements.open(name)


class _OpenElements:
    """The elements around a leaf, outermost first; equal ones in equal order have equal digests."""

    def __init__(self) -> None:
        self.digest = 0
        # The name of each open element, and the digest outside of it.
        self._open: list[tuple[str, int]] = []
        self._column = 0

    @property
    def ends_in_item(self) -> bool:
        """Whether the innermost element is a list item."""
        return bool(self._open) and self._open[-1][0] == "li"

    def open(self, name: str) -> None:
        """Enter an element; the cells of a row differ by their column."""
        is_cell = name in ("td", "th")
        self._column = self._column + is_cell if name != "tr" else 0
        self._open.append((name, self.digest))
        self.digest = hash((self.digest, name, self._column * is_cell))

    def close(self, name: str) -> None:
        """Leave an element, and those inside it that raw HTML left open."""
        if any(name == open_name for open_name, _ in self._open[-_MOST_ELEMENTS_SEARCHED:]):
            closed = ""
            while closed != name:
                closed, self.digest = self._open.pop()
