"""What GitHub's renderer has to show for a fix to pass: one law for each kind of fix.

A law is a function of a stage, which is a text before and after all fixes of one kind. The law
renders both texts as GitHub does and compares them. It returns what changed against the law, or
None if nothing did.

space: white space, and the punctuation that separates the parts of an entry, may change.
    GitHub has to show the same words, tags and code in the same order.
    Example: `- [a](u)-words` becomes `- [a](u) - words`.

list: list markers and indents may change, but no number.
    GitHub has to show the same tags and texts in the same order. Bullet lists that follow each
    other may become one list; no list may be split.
    Example: between items with `-`, an item `* c` becomes `- c`.

move: whole list items and whole table rows may change their order.
    GitHub has to show every item and row with the contents it had, and the same around them. Every
    list and table has to keep its number of items.
    Example: `- b` and `- a` become `- a` and `- b`.

text: words and code spans within the edits may change.
    GitHub has to show the same HTML to the letter, apart from the words and code at the edits
    (`masks.py`).
    Example: `[Mar 2025]` becomes `[1 Mar 2025]`.

url: destinations of links and images within the edits may change.
    GitHub has to show the same HTML to the letter, apart from the URLs at the edits
    (`masks.py`).
    Example: `[a](http://x.y/z)` becomes `[a](https://x.y/z)`.

link: a text that is meant as a link may become one.
    Each edit has to keep all characters apart from brackets and white space. GitHub has to show the
    same HTML to the letter outside of the edits, and a link in each edit (`masks.py`).
    Example: `[a] (http://x.y)` becomes `[a](http://x.y)`.

delete: the edits only remove text.
    GitHub has to show the same words, images and links in the same order and in the same elements.
    Only words, images and links may be missing that appear if the removed text is rendered alone
    (`leaves.py`).
    Example: one of two items for the same URL is removed.

insert: the edits only add text.
    The same as a deletion, with the texts before and after exchanged (`leaves.py`).
    Example: a section gets its item in the table of contents.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest
from typing import NamedTuple

from awesomelint.diagnostic import FixKind
from awesomelint.safety.leaves import delete_law, insert_law
from awesomelint.safety.masks import link_law, text_law, url_law
from awesomelint.safety.rendering import (
    LONGEST_QUOTE,
    is_text,
    render,
    split_blocks,
    split_pieces,
    tag_name,
)
from awesomelint.safety.stages import Stage

# The punctuation that separates a title from its description: dashes, colons, bars, commas.
_SEPARATORS = "-‒–—−:：|>,"
_SEPARATOR_BEFORE_BRACKET = re.compile(rf"([{re.escape(_SEPARATORS)}]+)(?=\[)")
# An indent, a bullet or a number, and the space behind it; each of them may be missing.
_MARKER = re.compile(r"[ \t]*(?:[-*+]|(\d+)[.)])?[ \t]*")
_ITEM_TAG = re.compile(r"<(/?)(?:li|tr)(?![A-Za-z0-9])[^<>]*>", re.IGNORECASE)


def space_law(stage: Stage) -> str | None:
    """Return what changed apart from white space and separators, or None.

    Each edit has to put in the words that it takes out, and the whole document has to show the same
    words, tags and code in the same order.
    """
    for replacement in stage.replacements:
        if fault := find_difference(_words(replacement.removed), _words(replacement.inserted)):
            return fault
    before, after = (split_blocks(render(text)) for text in (stage.before, stage.after))
    pairs = zip(before, after, strict=False)
    if len(before) == len(after) and all(old == new or _same_words(old, new) for old, new in pairs):
        return None
    return find_difference(_words_of_blocks(before), _words_of_blocks(after))


def list_law(stage: Stage) -> str | None:
    """Return what changed apart from markers and indents, or None.

    Each edit has to replace a marker or an indent by one like it: a bullet by a bullet, a number by
    the same number. The document has to show the same tags and texts in the same order. Two things
    may differ. The paragraphs of items come and go, as the blank lines between items make them. And
    bullet lists that follow each other may become one; a list may not become two.
    """
    for replacement in stage.replacements:
        removed, inserted = replacement.removed, replacement.inserted
        old, new = _MARKER.fullmatch(removed), _MARKER.fullmatch(inserted)
        if not old or not new or old[1] != new[1] or _has_marker(old) != _has_marker(new):
            return f"`{removed}` became `{inserted}`, another sort of marker"
    if render(stage.before) == render(stage.after):
        return None
    before, after = _without_paragraphs(stage.before), _without_paragraphs(stage.after)
    if after.count("<ul>") > before.count("<ul>"):
        return "a list is split in two"
    return find_difference(_join_bullet_lists(before), _join_bullet_lists(after))


def move_law(stage: Stage) -> str | None:
    """Return what changed apart from the order of whole items and rows, or None.

    The edits together have to put in the lines that they take out. The document has to show every
    item and row with the contents it had, each list and table with as many of them as before, and
    the same outside of them.
    """
    removed = Counter(
        line for replacement in stage.replacements for line in _lines(replacement.removed)
    )
    inserted = Counter(
        line for replacement in stage.replacements for line in _lines(replacement.inserted)
    )
    if removed != inserted:
        line, *_ = (*(removed - inserted), *(inserted - removed))
        return f"`{line[:LONGEST_QUOTE]}` changed when it moved"
    before, after = split_blocks(render(stage.before)), split_blocks(render(stage.after))
    # First compare with equal blocks left whole, which is fast. That can report a false fault, if
    # such a block is part of an item in one text only, so a fault is checked with all blocks cut.
    quick = _find_change_of_items(before, after, _equal_blocks(before, after))
    return _find_change_of_items(before, after, frozenset()) if quick else None


LAWS: dict[FixKind, Callable[[Stage], str | None]] = {
    "space": space_law,
    "list": list_law,
    "move": move_law,
    "text": text_law,
    "url": url_law,
    "link": link_law,
    "delete": delete_law,
    "insert": insert_law,
}


def find_difference(before: Iterable[str], after: Iterable[str]) -> str | None:
    """Return in words where two sequences first differ; None if they are equal."""
    for old, new in zip_longest(before, after):
        if old != new:
            if new is None:
                return f"`{old[:LONGEST_QUOTE]}` is gone"
            if old is None:
                return f"`{new[:LONGEST_QUOTE]}` is new"
            return f"`{old[:LONGEST_QUOTE]}` became `{new[:LONGEST_QUOTE]}`"
    return None


# The law of spaces


def _words(text: str) -> list[str]:
    """Return the words of a text, without separators at their edges.

    A separator before a bracket ends a word too: `text:[link]` has the words `text` and `[link]`.
    """
    candidates = _SEPARATOR_BEFORE_BRACKET.sub(r"\1 ", text).split()
    return [word for candidate in candidates if (word := candidate.strip(_SEPARATORS))]


def _words_of_piece(piece: str) -> list[str]:
    """Return the words of a text; a tag or code counts as one word, as it stands."""
    return _words(piece.replace("&gt;", ">")) if is_text(piece) else [piece]


def _words_of_blocks(blocks: Iterable[str]) -> Iterator[str]:
    return (
        word for block in blocks for piece in split_pieces(block) for word in _words_of_piece(piece)
    )


def _same_words(before: str, after: str) -> bool:
    """Whether two blocks have the same pieces, apart from what stands between words."""
    old, new = list(split_pieces(before)), list(split_pieces(after))
    return len(old) == len(new) and all(
        old_piece == new_piece or _words_of_piece(old_piece) == _words_of_piece(new_piece)
        for old_piece, new_piece in zip(old, new, strict=True)
    )


# The law of lists


def _has_marker(match: re.Match[str]) -> bool:
    return bool(match.group().strip())


def _without_paragraphs(text: str) -> list[str]:
    """Return the tags and texts of a rendering, without the tags of paragraphs."""
    stripped = (piece.strip() if is_text(piece) else piece for piece in split_pieces(render(text)))
    return [piece for piece in stripped if piece and piece not in ("<p>", "</p>")]


def _join_bullet_lists(pieces: list[str]) -> list[str]:
    """Return the pieces without the tags that end a bullet list and begin the next at once."""
    joined: list[str] = []
    for piece in pieces:
        if piece == "<ul>" and joined and joined[-1] == "</ul>":
            joined.pop()
        else:
            joined.append(piece)
    return joined


# The law of moves


def _lines(text: str) -> Iterator[str]:
    """Yield the lines of a text that are not blank, without their indents."""
    return (stripped for line in re.split(r"[\r\n]", text) if (stripped := line.strip()))


def _equal_blocks(before: list[str], after: list[str]) -> frozenset[int]:
    """Return the indexes of blocks that are equal, and that are whole items or no part of any."""
    if len(before) != len(after):
        return frozenset()
    return frozenset(
        index
        for index, (old, new) in enumerate(zip(before, after, strict=True))
        if old == new and _cuts_no_item(old)
    )


def _cuts_no_item(block: str) -> bool:
    """Whether a block has no tag of an item or row, or is one item or row."""
    slashes = _ITEM_TAG.findall(block)
    return not slashes or slashes == ["", "/"]


def _find_change_of_items(before: list[str], after: list[str], uncut: frozenset[int]) -> str | None:
    """Return what differs between two renderings apart from the order of items, or None."""
    old, new = _FrameAndItems(before, uncut), _FrameAndItems(after, uncut)
    if fault := find_difference(old.frame, new.frame):
        return fault
    # The frames have equally many items, so no item can only be added.
    for item_key, text in old.texts.items():
        if old.items[item_key] > new.items[item_key]:
            return f"`{text[:LONGEST_QUOTE]}` changed when it moved"
    return None


class _OpenItem(NamedTuple):
    """The pieces of an item so far, without those of items nested in it, and the keys of these."""

    pieces: list[str]
    nested: list[int]


class _FrameAndItems:
    """A rendering taken apart: its items and rows, and the frame that they were taken from.

    `items` counts the outermost items and rows by key. A key stands for the pieces of an item and,
    in any order, the items nested in it. `frame` has all pieces outside of items, with `<li>` for
    each item that was taken out, so a list keeps its number of items. `texts` has the text of each
    key, for messages. An example, without white space:

        rendering   <ul><li>a<ul><li>b</li></ul></li></ul>
        frame       <ul>, <li>, </ul>
        the item    <li>, a, <ul>, <li>, </ul>, </li>, and the key of <li>, b, </li>

    The blocks with the indexes `uncut` go into the frame as a whole, unless they are in an item.
    """

    def __init__(self, blocks: list[str], uncut: frozenset[int]) -> None:
        self.texts: dict[int, str] = {}
        # The first is the frame, with the keys of the outermost items.
        self._open = [_OpenItem([], [])]
        for index, block in enumerate(blocks):
            if index in uncut and len(self._open) == 1:
                self._open[0].pieces.append(block)
            else:
                self._read(block)
        while len(self._open) > 1:
            self._close_item()
        self.frame, self.items = self._open[0].pieces, Counter(self._open[0].nested)

    def _read(self, block: str) -> None:
        for piece in split_pieces(block):
            is_item_tag = tag_name(piece) in ("li", "tr")
            if is_item_tag and piece[1] != "/":
                self._open.append(_OpenItem([], []))
            self._open[-1].pieces.append(piece)
            if is_item_tag and piece[1] == "/" and len(self._open) > 1:
                self._close_item()

    def _close_item(self) -> None:
        pieces, nested = self._open.pop()
        # 64 bits with a random seed: it is most unlikely that two different items have equal keys.
        item_key = hash((tuple(pieces), tuple(sorted(nested))))
        self.texts[item_key] = "".join(filter(is_text, pieces)).strip()
        self._open[-1].pieces.append("<li>")
        self._open[-1].nested.append(item_key)
