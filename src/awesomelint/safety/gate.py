"""The gate: a fixed text passes if nothing is lost and no fix changed more than its kind allows.

The way of a fix, from the rule to the disk:

1. A rule reports a diagnostic with a `Fix` (`diagnostic.py`). The fix has edits, which are spans
   with their new texts, and a kind: `space`, `list`, `move`, `text`, `url`, `link`, `delete` or
   `insert`. The kind says what the fix may change.
2. The fixer (`engine/fixer.py`) works in passes. It selects fixes that do not overlap, puts their
   edits into the text (`safety/edits.py`) and calls `examine`, below, with the result.
3. The gate goes through five steps. The first that sees a loss refuses the fixes.

   bytes        The byte order mark and the line endings stay, and so does each character outside of
                the edits.
   coverage     Our parser reads every line of both texts. A line it does not read could go unseen.
   inventory    All links, images, definitions, comments, code and HTML are there, as they are
                written (`safety/inventory.py`). Some kinds may change some of these: `url` may
                change links.
   rendering    GitHub's renderer shows the same, apart from what the kind of each fix may change.
                `safety/laws.py` says what that is, kind by kind; the fixes of each kind are
                examined by themselves (`safety/stages.py`), and their line endings with them.
   headings     No link to a heading of the page loses its heading.

4. If the gate refuses, the fixer halves the fixes until it has those at fault. It leaves them out
   and reports them. The other fixes go on.
5. When no fix is left, the command gives the new text to `ChangeWriter` (`cli/change_writer.py`).
   The writer (`disk/writer.py`) replaces the file as a whole, unless somebody else changed it
   meanwhile.

Each step sees what the others cannot. What our parser misreads, GitHub's renderer reads by itself.
What renders alike, such as a comment or a percent-encoded URL, is seen by the inventory.

The layout of a whole file (`layout/`) is no fix; it passes through `examine_layout`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from awesomelint.diagnostic import Fix, FixKind
from awesomelint.safety.inventory import (
    Inventory,
    InventoryItem,
    compare_inventories,
    take_inventories,
)
from awesomelint.safety.laws import LAWS, find_difference
from awesomelint.safety.rendering import (
    LONGEST_QUOTE,
    heading_slugs,
    heading_texts,
    linked_anchors,
    render,
    split_pieces,
)
from awesomelint.safety.stages import Stage, has_overlap, split_into_stages
from awesomelint.text import BOM, LINE_END, Source

# The items of the inventory that a kind may take away or add. The law of the kind decides whether
# they change within the edits.
_MAY_CHANGE: dict[FixKind, frozenset[str]] = {
    "text": frozenset({"code span"}),
    "url": frozenset({"link", "image", "HTML", "definition's URL", "reference"}),
    "link": frozenset({"link"}),
}
# Items whose text need not occur in a deleted or inserted text: the URL of `[a][b]` is written
# elsewhere. The laws of `delete` and `insert` see them in the rendering.
_WRITTEN_ELSEWHERE = frozenset({"link", "image", "reference"})


class Refusal(Struct, frozen=True):
    """Why a text must not be written: the step that refused it, and what would have been lost.

    The steps are those above. The fixer adds another step, "counts": a rule would report more than
    before.
    """

    step: str
    message: str


def examine(before: Source, after: str, fixes: Sequence[Fix]) -> Refusal | None:
    """Return why `after` must not replace the text of `before`; None if nothing is lost.

    The spans of the edits are offsets into `before`, and `after` is its text with all edits put in.
    One fix that changes what its kind does not allow refuses them all.
    """
    if after == before.text:
        return None
    if has_overlap(fixes):
        return Refusal("bytes", "two edits overlap")
    stages = tuple(split_into_stages(before.text, fixes))
    if not stages or stages[-1].after != after:
        return Refusal("bytes", "the text differs outside the edits")
    refusal = _examine_ends_of_file(before.text, after) or _examine_parses(stages)
    for stage in stages:
        refusal = refusal or _examine_stage_line_ends(stage) or _examine_rendering(stage)
    return refusal or _examine_headings(before.text, after)


def examine_layout(before: Source, after: str) -> Refusal | None:
    """Return why `after` must not replace the text of `before`; None if GitHub shows the same.

    What a reader never sees has to stay as well: definitions, comments, front matter, URLs as they
    are written, the byte order mark and the line endings.
    """
    text = before.text
    if after == text:
        return None
    line_ends = Counter(LINE_END.findall(text)), Counter(LINE_END.findall(after))
    refusal = _examine_ends_of_file(text, after) or _examine_line_ends(text, *line_ends)
    if refusal:
        return refusal
    for inventory in take_inventories(text, after):
        if refusal := _examine_coverage(inventory):
            return refusal
    lost, added = compare_inventories(
        *take_inventories(_with_final_newline(text), _with_final_newline(after))
    )
    first_changed = next(iter((*lost, *added)), None)
    if first_changed:
        return _inventory_refusal(first_changed, lost)
    old, new = render(text), render(after)
    fault = None if old == new else find_difference(split_pieces(old), split_pieces(new))
    return Refusal("rendering", fault) if fault else None


def _with_final_newline(text: str) -> str:
    """Return the text with the final newline that a layout adds; it is part of no block."""
    return text if text.endswith(("\n", "\r")) else f"{text}\n"


def _examine_ends_of_file(before: str, after: str) -> Refusal | None:
    """Refuse a byte order mark or a final line ending that is lost; the latter may be added."""
    if before.startswith(BOM) != after.startswith(BOM):
        return Refusal("bytes", "the byte order mark was removed or added")
    if before.endswith(("\n", "\r")) and not after.endswith(("\n", "\r")):
        return Refusal("bytes", "the final newline is lost")
    return None


def _examine_stage_line_ends(stage: Stage) -> Refusal | None:
    lost, added = Counter[str](), Counter[str]()
    for replacement in stage.replacements:
        lost.update(LINE_END.findall(replacement.removed))
        added.update(LINE_END.findall(replacement.inserted))
    return _examine_line_ends(stage.before, lost, added)


def _examine_line_ends(before: str, lost: Counter[str], added: Counter[str]) -> Refusal | None:
    """Refuse line endings that take the place of others, or that the text does not use.

    Line endings may go with their lines, and more of those that the text uses may come.
    """
    gone, new = lost - added, added - lost
    if new and (gone or set(new) - set(LINE_END.findall(before) or ["\n"])):
        return Refusal("bytes", "the line endings changed")
    return None


def _examine_parses(stages: Sequence[Stage]) -> Refusal | None:
    """Examine coverage and inventory once for all stages: parsing takes most of the time."""
    old, new = take_inventories(stages[0].before, stages[-1].after)
    return _examine_coverage(old) or _examine_coverage(new) or _examine_inventory(old, new, stages)


def _examine_coverage(inventory: Inventory) -> Refusal | None:
    if inventory.is_too_deep:
        return Refusal("coverage", "lists or quotes are nested deeper than the parser reads")
    for number in inventory.unread:
        return Refusal("coverage", f"line {number} is not read by the parser")
    return None


def _examine_inventory(
    before: Inventory, after: Inventory, stages: Sequence[Stage]
) -> Refusal | None:
    """Refuse items that are lost or new, apart from those that the kinds of the stages allow.

    A deletion may take away what its removed texts contain, an insertion may add what its inserted
    texts contain. `_MAY_CHANGE` has what other kinds may take away and add.
    """
    lost, added = compare_inventories(before, after)
    deleted = [
        edit.removed for stage in stages if stage.kind == "delete" for edit in stage.replacements
    ]
    inserted = [
        edit.inserted for stage in stages if stage.kind == "insert" for edit in stage.replacements
    ]
    lost = Counter(item for item in lost.elements() if not _is_contained_in(item, deleted))
    added = Counter(item for item in added.elements() if not _is_contained_in(item, inserted))
    allowed = {kind for stage in stages for kind in _MAY_CHANGE.get(stage.kind, ())}
    for item in (*lost, *added):
        if item.kind not in allowed:
            return _inventory_refusal(item, lost)
    return None


def _is_contained_in(item: InventoryItem, texts: Sequence[str]) -> bool:
    """Whether a deleted or inserted text contains all words of an item."""
    if texts and item.kind in _WRITTEN_ELSEWHERE:
        return True
    words = item.value.split()
    return any(all(word in text for word in words) for text in texts)


def _examine_rendering(stage: Stage) -> Refusal | None:
    fault = LAWS[stage.kind](stage)
    return Refusal("rendering", fault) if fault else None


def _examine_headings(before: str, after: str) -> Refusal | None:
    """Refuse a link in the page whose heading is gone or has another anchor."""
    old, new = render(before), render(after)
    if heading_texts(old) != heading_texts(new):
        lost = heading_slugs(old) - heading_slugs(new)
        for slug in sorted(linked_anchors(new) & lost):
            message = f"no heading is left for the link `#{slug[:LONGEST_QUOTE]}`"
            return Refusal("headings", message)
    return None


def _inventory_refusal(item: InventoryItem, lost: Counter[InventoryItem]) -> Refusal:
    change = "is lost" if item in lost else "is new"
    excerpt = item.value.strip()[:LONGEST_QUOTE]
    return Refusal("inventory", f"the {item.kind} `{excerpt}` {change}")
