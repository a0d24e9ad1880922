"""What fixes say they change: the links and words inside their edits, read from the source alone.

A pass is taken apart kind by kind: into its text go the fixes of the first kind, then those of the
second too. Two neighbours in that row differ by fixes of one kind.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import get_args

from awesomelint.diagnostic import Edit, Fix, FixKind
from awesomelint.safety.edits import apply
from awesomelint.safety.printer import print_inline
from benchmarks.kept import definitions, kept, split
from benchmarks.passes import Pass

_WORD_BEFORE, _WORD_BEHIND = re.compile(r"\w*\Z"), re.compile(r"\w*")
_URL_START = re.compile(r"""\]\(\s*<?|<|["']""")
_URL_END = re.compile(r"""[\s<>"']""")


@dataclass(frozen=True, slots=True)
class Step:
    """The part of a pass that fixes of one kind make up."""

    kind: FixKind
    before: str
    after: str
    fixes: tuple[Fix, ...]


@dataclass(slots=True)
class Declared:
    """What the fixes of a step name: links and words that go and come, and all else that goes."""

    links_lost: Counter[str] = field(default_factory=Counter)
    links_come: Counter[str] = field(default_factory=Counter)
    words_lost: Counter[str] = field(default_factory=Counter)
    words_come: Counter[str] = field(default_factory=Counter)
    hidden: dict[str, Counter[str]] = field(default_factory=dict)


def steps(one: Pass) -> Iterator[Step]:
    """Yield the steps of a pass, one for each kind of fix."""
    put_in: tuple[Fix, ...] = ()
    text = one.before
    for kind in get_args(FixKind):
        own = tuple(fix for fix in one.fixes if fix.kind == kind)
        if own:
            put_in += own
            after = apply(one.before, put_in)
            yield Step(kind, text, after, own)
            text = after


def declared(step: Step, text: str) -> Declared:
    """Return what the fixes of a step name; their spans are in `text`, where the pass began."""
    found = Declared()
    _add_urls(found, text, [fix for fix in step.fixes if fix.kind == "url"])
    for fix in step.fixes:
        if fix.kind == "text":
            _add_words(found, text, fix)
        elif fix.kind == "delete":
            _add_deleted(found, text, fix)
        elif fix.kind == "insert":
            _add_inserted(found, text, fix)
    return found


def _add_urls(found: Declared, text: str, fixes: Sequence[Fix]) -> None:
    """Add the destinations that the edits of fixes are in, before and after them.

    Fixes may change the same URL in several places: edits in one destination belong together.
    """
    ends: dict[tuple[int, int], list[Edit]] = {}
    for edit in (edit for fix in fixes for edit in fix.edits):
        ends.setdefault(_destination(text, edit.span.start), []).append(edit)
    for (start, end), edits in ends.items():
        new, cursor = "", start
        for edit in sorted(edits, key=lambda edit: edit.span):
            new += text[cursor : edit.span.start] + _written(edit)
            cursor = edit.span.end
        found.links_lost += kept(f"[x](<{text[start:end]}>)").links
        found.links_come += kept(f"[x](<{new + text[cursor:end]}>)").links


def _destination(text: str, at: int) -> tuple[int, int]:
    """Return where the URL around `at` begins and ends: at a quote, a space, an odd bracket."""
    line = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    start = line
    for opening in _URL_START.finditer(text, line, at):
        start = opening.end()
    depth = 0
    for end in range(start, len(text)):
        depth += (text[end] == "(") - (text[end] == ")")
        if depth < 0 or _URL_END.match(text, end):
            return start, end
    return start, len(text)


def _add_words(found: Declared, text: str, fix: Fix) -> None:
    """Add the words that the edits of a fix touch, those cut by the end of an edit whole."""
    old: Counter[str] = Counter()
    new: Counter[str] = Counter()
    for edit in fix.edits:
        start, end = edit.span
        before = _WORD_BEFORE.search(text, max(0, start - 80), start)
        behind = _WORD_BEHIND.match(text, end)
        assert before is not None
        assert behind is not None
        old.update(split(before[0] + text[start:end] + behind[0]))
        new.update(split(before[0] + _written(edit) + behind[0]))
    found.words_lost += old - new
    found.words_come += new - old


def _add_deleted(found: Declared, text: str, fix: Fix) -> None:
    """Add all that the removed texts hold, each rendered by itself with the definitions."""
    references = "\n".join(definitions(text))
    for edit in fix.edits:
        # By itself an indented item would be a block of code.
        removed = text[edit.span.start : edit.span.end].lstrip(" \t")
        gone = kept(f"{removed}\n\n{references}")
        found.links_lost += gone.links
        found.words_lost += gone.words
        for what, holdings in gone.hidden.items():
            if what != "definitions":
                found.hidden[what] = found.hidden.get(what, Counter()) + holdings


def _add_inserted(found: Declared, text: str, fix: Fix) -> None:
    """Add all that the texts put in hold, words cut by the end of an edit whole."""
    references = "\n".join(definitions(text))
    for edit in fix.edits:
        come = kept(f"{_written(edit).lstrip()}\n\n{references}")
        found.links_come += come.links
        found.words_come += come.words
    _add_words(found, text, fix)


def _written(edit: Edit) -> str:
    return print_inline(edit.text) if edit.new else edit.text


def lines_grown(fixes: Sequence[Fix], text: str) -> dict[int, int]:
    """Return the lines that edits are in, counted from 0 as git does, and by how many each grows.

    What an edit adds or takes away is put down to the line it begins in.
    """
    grown: dict[int, int] = {}
    for edit in (edit for fix in fixes for edit in fix.edits):
        first, ends = text.count("\n", 0, edit.span.start), text.count("\n", *edit.span)
        for line in range(first, first + ends + 1):
            grown.setdefault(line, 0)
        grown[first] += _written(edit).count("\n") - ends
    return grown
