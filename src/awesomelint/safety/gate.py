"""The gate before every write: nothing is lost, and a fix changes what its kind allows.

Each step can see what the others cannot. Bytes: what no edit names is the same. Coverage: our
parser has read every line. Inventory: what it found is still there. Rendering: GitHub's own
renderer, which shares no code with our parser, shows the same but for what the fixes are for.
Headings: the anchors that links lead to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from awesomelint.diagnostic import Fix, FixKind
from awesomelint.safety.inventory import Holding, Inventory, compare, take_inventories
from awesomelint.safety.laws import LAWS, difference
from awesomelint.safety.rendering import anchors, headings, pieces, render, slugs
from awesomelint.safety.stages import Stage, overlap, stages
from awesomelint.text import BOM, LINE_END, Source

_LONGEST = 80
# What each kind may take from the inventory or add to it; how much of it, its law tells.
_MAY_CHANGE: dict[FixKind, frozenset[str]] = {
    "text": frozenset({"code span"}),
    "url": frozenset({"link", "image", "HTML", "definition's URL", "reference"}),
}
# What a reference leaves no trace of in its own text; the rendering sees it go and come.
_RENDERED = frozenset({"link", "image", "reference"})


class Refusal(Struct, frozen=True):
    """Why a text must not be written: the step that saw it, and what would have been lost."""

    step: str
    message: str


def examine(before: Source, after: str, fixes: Sequence[Fix]) -> Refusal | None:
    """Return why `after` must not take the place of `before`; None where nothing is lost.

    The spans of the fixes' edits are in `before`; `after` is to be `before` with all edits put in.
    One fix that changes what its kind does not allow is enough to refuse them all.
    """
    if after == before.text:
        return None
    if overlap(fixes):
        return Refusal("bytes", "two edits overlap")
    chain = tuple(stages(before.text, fixes))
    if not chain or chain[-1].after != after:
        return Refusal("bytes", "the text differs outside the edits")
    refusal = _bytes(before.text, after) or _parses(before.text, after, chain)
    for stage in chain:
        refusal = refusal or _line_ends(stage) or _rendering(stage)
    return refusal or _headings(before.text, after)


def examine_layout(before: Source, after: str) -> Refusal | None:
    """Return why `after` must not take the place of `before`; None where GitHub shows the same.

    Beside the rendering, what a reader never sees has to be kept: definitions, comments, front
    matter, destinations as they are written, the byte order mark and the line endings.
    """
    text = before.text
    if after == text:
        return None
    ends = Counter(LINE_END.findall(text)), Counter(LINE_END.findall(after))
    refusal = _bytes(text, after) or _ends(text, *ends)
    if refusal:
        return refusal
    old, new = take_inventories(text, after)
    refusal = _coverage(old) or _coverage(new)
    if refusal:
        return refusal
    lost, come = compare(*take_inventories(_ended(text), _ended(after)))
    for held in (*lost, *come):
        return _changed(held, lost)
    shown, laid_out = render(text), render(after)
    fault = None if shown == laid_out else difference(pieces(shown), pieces(laid_out))
    return Refusal("rendering", fault) if fault else None


def _ended(text: str) -> str:
    """Return the text with a final newline, which a layout gives: it is of no block's content."""
    return text if text.endswith(("\n", "\r")) else f"{text}\n"


def _bytes(before: str, after: str) -> Refusal | None:
    """Judge the two ends of a text; a last line without an end may get one."""
    if before.startswith(BOM) != after.startswith(BOM):
        return Refusal("bytes", "the byte order mark is lost or new")
    if before.endswith(("\n", "\r")) and not after.endswith(("\n", "\r")):
        return Refusal("bytes", "the end of the last line is lost")
    return None


def _line_ends(stage: Stage) -> Refusal | None:
    """Judge line endings: those of a text can go, and more of them come, but none for another."""
    lost, come = Counter[str](), Counter[str]()
    for change in stage.changes:
        lost.update(LINE_END.findall(change.removed))
        come.update(LINE_END.findall(change.inserted))
    return _ends(stage.before, lost, come)


def _ends(before: str, lost: Counter[str], come: Counter[str]) -> Refusal | None:
    gone, new = lost - come, come - lost
    if new and (gone or set(new) - set(LINE_END.findall(before) or ["\n"])):
        return Refusal("bytes", "the line endings changed")
    return None


def _parses(before: str, after: str, chain: Sequence[Stage]) -> Refusal | None:
    """Judge what our parser makes of both texts."""
    old, new = take_inventories(before, after)
    return _coverage(old) or _coverage(new) or _inventory(old, new, chain)


def _coverage(inventory: Inventory) -> Refusal | None:
    if inventory.is_too_deep:
        return Refusal("coverage", "lists or quotes are nested deeper than the parser reads")
    for number in inventory.unread:
        return Refusal("coverage", f"line {number} is not read by the parser")
    return None


def _inventory(old: Inventory, new: Inventory, chain: Sequence[Stage]) -> Refusal | None:
    """Judge all stages at once: parsing takes most of the gate's time."""
    lost, come = compare(old, new)
    changes = [(stage.kind, change) for stage in chain for change in stage.changes]
    deleted = [change.removed for kind, change in changes if kind == "delete"]
    inserted = [change.inserted for kind, change in changes if kind == "insert"]
    lost = Counter(held for held in lost.elements() if not _is_in(held, deleted))
    come = Counter(held for held in come.elements() if not _is_in(held, inserted))
    allowed = {what for stage in chain for what in _MAY_CHANGE.get(stage.kind, ())}
    for held in (*lost, *come):
        if held.what not in allowed:
            return _changed(held, lost)
    return None


def _is_in(held: Holding, texts: Sequence[str]) -> bool:
    """Whether a holding is of a deleted or inserted text, in its words or, a link, in others."""
    if texts and held.what in _RENDERED:
        return True
    words = held.value.split()
    return any(all(word in text for word in words) for text in texts)


def _rendering(stage: Stage) -> Refusal | None:
    fault = LAWS[stage.kind](stage)
    return Refusal("rendering", fault) if fault else None


def _headings(before: str, after: str) -> Refusal | None:
    old, new = render(before), render(after)
    if headings(old) != headings(new):
        for slug in sorted((anchors(new) & slugs(old)) - slugs(new)):
            return Refusal("headings", f"no heading is left for the link `#{slug[:_LONGEST]}`")
    return None


def _changed(held: Holding, lost: Counter[Holding]) -> Refusal:
    fate = "is lost" if held in lost else "is new"
    return Refusal("inventory", f"the {held.what} `{held.value.strip()[:_LONGEST]}` {fate}")
