"""The law of deletions: what goes is what the edits removed, and the rest stays where it is.

A rendering is taken as its leaves: words, images, links, each with the path of elements it stands
in. After a deletion there have to be the same leaves in the same order but for some, and those that
are missing have to be, one for one, the leaves of the removed text rendered by itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from awesomelint.engine.stages import Change, Stage
from awesomelint.markdown.rendering import is_text, pieces, render, tag_name

_BLOCKS = frozenset(
    "h1 h2 h3 h4 h5 h6 p ul ol li blockquote table thead tbody tr th td em strong del".split()
)
# Elements left open by raw HTML must not be looked for again and again.
_DEEPEST = 100
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]:[^\n]*", re.MULTILINE)
# Stands before a piece from the middle of a line, which by itself could read as a list.
_MID_LINE = "qz "


class Leaf(NamedTuple):
    """A word or a tag without text, and a digest of the elements around it."""

    path: int
    text: str


def delete_law(stage: Stage) -> str | None:
    """Return what a stage lost beside what its changes removed, or what came."""
    for change in stage.changes:
        if change.inserted.strip(" \t\r\n") or not change.removed.strip():
            return "a deletion puts in text, or takes away nothing but white space"
    before, after = list(_leaves(stage.before)), list(_leaves(stage.after))
    rest = iter(before)
    for leaf in after:
        if leaf not in rest:
            return f"`{leaf.text[:80]}` is not what or where it was"
    gone = Counter(leaf.text for leaf in before) - Counter(leaf.text for leaf in after)
    removed = Counter(_removed(stage))
    for text in (gone - removed) | (removed - gone):
        return f"`{text[:80]}` is gone, or not gone, unlike the edits say"
    return None


def _removed(stage: Stage) -> Iterator[str]:
    """Yield the leaves of the removed texts, rendered with the definitions of the document."""
    definitions = "\n".join(_DEFINITION.findall(stage.before))
    for change in stage.changes:
        fragment = _fragment(stage.before, change)
        leaves = (leaf.text for leaf in _leaves(f"{fragment}\n\n{definitions}"))
        yield from (text for text in leaves if text != _MID_LINE.strip())


def _fragment(text: str, change: Change) -> str:
    start = change.span.start
    if start and text[start - 1] not in "\r\n":
        return _MID_LINE + change.removed
    indent = len(change.removed) - len(change.removed.lstrip(" \t"))
    lines = re.split(r"\r\n?|\n", change.removed)
    return "\n".join(line[min(indent, len(line) - len(line.lstrip(" \t"))) :] for line in lines)


def _leaves(text: str) -> Iterator[Leaf]:
    """Yield the leaves of a rendering. A row's bars are no words: a fragment of one shows them."""
    path = [0]
    names: list[str] = []
    for piece in pieces(render(text)):
        name = tag_name(piece)
        if is_text(piece):
            for word in piece.replace("|", " ").split():
                yield Leaf(path[-1], word)
        elif name not in _BLOCKS:
            yield Leaf(path[-1], piece)
        elif name == "p" and names and names[-1] == "li":
            continue  # an item has paragraphs or not with its list, which may get shorter
        elif piece[1] != "/":
            names.append(name)
            path.append(hash((path[-1], name)))
        elif name in names[-_DEEPEST:]:
            # Raw HTML may leave elements open; a closing tag closes what is within it.
            while names.pop() != name:
                path.pop()
            path.pop()
