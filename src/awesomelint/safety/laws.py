"""What each kind of fix may change in what GitHub renders.

A law is a function of a stage; it returns what is lost, or None where the stage keeps to it. Two
laws are in `masks`, two in `leaves`; these compare the two renderings in the form that their kind
leaves equal.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest

from awesomelint.diagnostic import FixKind
from awesomelint.safety.leaves import delete_law, insert_law
from awesomelint.safety.masks import text_law, url_law
from awesomelint.safety.rendering import blocks, is_text, pieces, render, tag_name
from awesomelint.safety.stages import Stage

_SEPARATORS = "-‒–—−:：|>,"
_BEFORE_BRACKET = re.compile(rf"([{re.escape(_SEPARATORS)}]+)(?=\[)")
_MARKER = re.compile(r"[ \t]*(?:[-*+]|(\d+)[.)])?[ \t]*")
_ITEM_TAG = re.compile(r"<(/?)(?:li|tr)(?![A-Za-z0-9])[^<>]*>", re.IGNORECASE)
_LONGEST = 80


def space_law(stage: Stage) -> str | None:
    """Return what a stage changed beside white space and the punctuation between words."""
    for change in stage.changes:
        if fault := difference(_words(change.removed), _words(change.inserted)):
            return fault
    before, after = (blocks(render(text)) for text in (stage.before, stage.after))
    pairs = zip(before, after, strict=False)
    if len(before) == len(after) and all(one == two or _is_spaced(one, two) for one, two in pairs):
        return None
    return difference(_all_words(before), _all_words(after))


def list_law(stage: Stage) -> str | None:
    """Return what a stage changed beside markers and indents; lists may be joined, not split."""
    for change in stage.changes:
        old, new = _MARKER.fullmatch(change.removed), _MARKER.fullmatch(change.inserted)
        if not old or not new or old[1] != new[1] or _has_marker(old) != _has_marker(new):
            return f"`{change.removed}` became `{change.inserted}`, which is no marker like it"
    if render(stage.before) == render(stage.after):
        return None
    before, after = _contents(stage.before), _contents(stage.after)
    if after.count("<ul>") > before.count("<ul>"):
        return "a list is split in two"
    return difference(_joined(before), _joined(after))


def move_law(stage: Stage) -> str | None:
    """Return what a stage changed beside the places of whole items and rows."""
    removed = Counter(line for change in stage.changes for line in _lines(change.removed))
    inserted = Counter(line for change in stage.changes for line in _lines(change.inserted))
    if removed != inserted:
        lost = [*(removed - inserted), *(inserted - removed)]
        return f"`{lost[0][:_LONGEST]}` did not move as it was"
    before, after = blocks(render(stage.before)), blocks(render(stage.after))
    shared = _shared(before, after)
    # A block may be one of an item's here, and stand for itself there: then all are looked at.
    return _moved(before, after, shared) and _moved(before, after, frozenset())


def _moved(before: list[str], after: list[str], shared: frozenset[int]) -> str | None:
    """Return what differs between two renderings beside the places of items and rows."""
    old, new = _Items(before, shared), _Items(after, shared)
    if fault := difference(old.frame, new.frame):
        return fault
    for digest, text in old.texts.items():
        if old.items[digest] > new.items[digest]:
            return f"`{text[:_LONGEST]}` did not move as it was"
    return None


def _shared(before: list[str], after: list[str]) -> frozenset[int]:
    """Return the numbers of the blocks that are the same, and whole items or no part of any."""
    if len(before) != len(after):
        return frozenset()
    pairs = enumerate(zip(before, after, strict=True))
    return frozenset(
        number
        for number, (one, two) in pairs
        if one == two and _ITEM_TAG.findall(one) in ([], ["", "/"])
    )


LAWS: dict[FixKind, Callable[[Stage], str | None]] = {
    "space": space_law,
    "list": list_law,
    "move": move_law,
    "text": text_law,
    "url": url_law,
    "delete": delete_law,
    "insert": insert_law,
}


def difference(before: Iterable[str], after: Iterable[str]) -> str | None:
    """Return the first place where two sequences part, as words; None where they are equal."""
    for old, new in zip_longest(before, after):
        if old != new:
            if new is None:
                return f"`{old[:_LONGEST]}` is gone"
            return f"`{(old or '')[:_LONGEST]}` became `{new[:_LONGEST]}`"
    return None


def _words(text: str) -> list[str]:
    """Return the words of a text; punctuation at their edges may be a separator.

    So it may before a bracket, which opens a word of its own: `text:[[link](url)]`.
    """
    pieces_of_text = _BEFORE_BRACKET.sub(r"\1 ", text).split()
    return [word for piece in pieces_of_text if (word := piece.strip(_SEPARATORS))]


def _is_spaced(one: str, two: str) -> bool:
    """Whether two blocks are the same piece by piece, but for what stands between words."""
    old, new = list(pieces(one)), list(pieces(two))
    pairs = zip(old, new, strict=False)
    return len(old) == len(new) and all(a == b or _spaced(a) == _spaced(b) for a, b in pairs)


def _all_words(rendered: Iterable[str]) -> Iterator[str]:
    return (word for block in rendered for piece in pieces(block) for word in _spaced(piece))


def _spaced(piece: str) -> list[str]:
    """Return the words of a text; a tag or code as it stands."""
    return _words(piece.replace("&gt;", ">")) if is_text(piece) else [piece]


def _contents(text: str) -> list[str]:
    """Return tags and texts but for the paragraphs, which an item has or not with its list."""
    stripped = (piece.strip() if is_text(piece) else piece for piece in pieces(render(text)))
    return [piece for piece in stripped if piece and piece not in ("<p>", "</p>")]


def _joined(contents: list[str]) -> list[str]:
    """Return the contents with bullet lists made one that directly follow each other."""
    joined: list[str] = []
    for piece in contents:
        if piece == "<ul>" and joined and joined[-1] == "</ul>":
            joined.pop()
        else:
            joined.append(piece)
    return joined


def _has_marker(found: re.Match[str]) -> bool:
    return bool(found.group().strip())


def _lines(text: str) -> Iterator[str]:
    return (line for piece in re.split(r"[\r\n]", text) if (line := piece.strip()))


class _Items:
    """A rendering as a frame, and a multiset of the items and rows that stand in it.

    An item is a digest of its own pieces and, in any order, of the items nested in it. Each leaves
    a mark in the frame: a list keeps its number of items. Of the blocks `shared` with another
    rendering those that stand in no item are left as they are, in the frame.
    """

    def __init__(self, rendered: list[str], shared: frozenset[int]) -> None:
        self.texts: dict[int, str] = {}
        self._opened: list[tuple[list[str], list[int]]] = [([], [])]
        for number, block in enumerate(rendered):
            if number in shared and len(self._opened) == 1:
                self._opened[0][0].append(block)
            else:
                self._read(block)
        while len(self._opened) > 1:
            self._close()
        frame, items = self._opened[0]
        self.frame, self.items = frame, Counter(items)

    def _read(self, block: str) -> None:
        for piece in pieces(block):
            is_item = tag_name(piece) in ("li", "tr")
            if is_item and piece[1] != "/":
                self._opened.append(([], []))
            self._opened[-1][0].append(piece)
            if is_item and piece[1] == "/" and len(self._opened) > 1:
                self._close()

    def _close(self) -> None:
        opened = self._opened
        own, nested = opened.pop()
        digest = hash((tuple(own), tuple(sorted(nested))))
        self.texts[digest] = "".join(filter(is_text, own)).strip()
        opened[-1][0].append("<li>")
        opened[-1][1].append(digest)
