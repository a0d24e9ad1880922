"""What fixes claim to change: the links and words inside their edits, read from the source alone.

A pass is split into steps, one for each kind of fix: the first step applies the fixes of the first
kind to the text, the second those of the second kind as well, and so on.
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
from benchmarks.lists.content import content_of, definitions, split
from benchmarks.lists.passes import Pass

_WORD_BEFORE, _WORD_BEHIND = re.compile(r"\w*\Z"), re.compile(r"\w*")
# Characters before an edit in which the start of a word is searched: no word is longer.
_LONGEST_WORD = 80
_URL_START = re.compile(r"""\]\(\s*<?|<|["']""")
_URL_END = re.compile(r"""[\s<>"']""")


@dataclass(frozen=True, slots=True)
class Step:
    """The part of a pass that applies the fixes of one kind."""

    kind: FixKind
    before: str
    after: str
    fixes: tuple[Fix, ...]


@dataclass(slots=True)
class Claims:
    """What the fixes of a step claim: links and words removed and added, and all else removed."""

    links_removed: Counter[str] = field(default_factory=Counter)
    links_added: Counter[str] = field(default_factory=Counter)
    words_removed: Counter[str] = field(default_factory=Counter)
    words_added: Counter[str] = field(default_factory=Counter)
    hidden: dict[str, Counter[str]] = field(default_factory=dict)


def steps(fix_pass: Pass) -> Iterator[Step]:
    """Yield the steps of a pass, one for each kind of fix."""
    applied: tuple[Fix, ...] = ()
    text = fix_pass.before
    for kind in get_args(FixKind):
        fixes = tuple(fix for fix in fix_pass.fixes if fix.kind == kind)
        if fixes:
            applied += fixes
            after = apply(fix_pass.before, applied)
            yield Step(kind, text, after, fixes)
            text = after


def claims_of(step: Step, text: str) -> Claims:
    """Return what the fixes of a step claim; their spans are in `text`, where the pass began."""
    claims = Claims()
    _add_urls(claims, text, [fix for fix in step.fixes if fix.kind == "url"])
    for fix in step.fixes:
        if fix.kind == "text":
            _add_words(claims, text, fix)
        elif fix.kind == "link":
            _add_links(claims, text, fix)
        elif fix.kind == "delete":
            _add_deletions(claims, text, fix)
        elif fix.kind == "insert":
            _add_insertions(claims, text, fix)
    return claims


def _add_urls(claims: Claims, text: str, fixes: Sequence[Fix]) -> None:
    """Add the destinations around the edits of fixes, as they are before and after the edits.

    Several edits may change the same destination: they are applied together.
    """
    by_destination: dict[tuple[int, int], list[Edit]] = {}
    for edit in (edit for fix in fixes for edit in fix.edits):
        by_destination.setdefault(_destination(text, edit.span.start), []).append(edit)
    for (start, end), edits in by_destination.items():
        new, cursor = "", start
        for edit in sorted(edits, key=lambda edit: edit.span):
            new += text[cursor : edit.span.start] + _written(edit)
            cursor = edit.span.end
        claims.links_removed += content_of(f"[x](<{text[start:end]}>)").links
        claims.links_added += content_of(f"[x](<{new + text[cursor:end]}>)").links


def _destination(text: str, offset: int) -> tuple[int, int]:
    """Return the start and the end of the URL around `offset`.

    It ends at a quote, a space or an unpaired bracket.
    """
    line = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    start = line
    for opening in _URL_START.finditer(text, line, offset):
        start = opening.end()
    depth = 0
    for end in range(start, len(text)):
        depth += (text[end] == "(") - (text[end] == ")")
        if depth < 0 or _URL_END.match(text, end):
            return start, end
    return start, len(text)


def _add_words(claims: Claims, text: str, fix: Fix) -> None:
    """Add the words that the edits of a fix touch; a word that an edit cuts is added whole."""
    old: Counter[str] = Counter()
    new: Counter[str] = Counter()
    for edit in fix.edits:
        start, end = edit.span
        before = _WORD_BEFORE.search(text, max(0, start - _LONGEST_WORD), start)
        behind = _WORD_BEHIND.match(text, end)
        assert before is not None
        assert behind is not None
        old.update(split(before[0] + text[start:end] + behind[0]))
        new.update(split(before[0] + _written(edit) + behind[0]))
    claims.words_removed += old - new
    claims.words_added += new - old


def _add_links(claims: Claims, text: str, fix: Fix) -> None:
    """Add the content of the texts before and after that the edits make links of."""
    for edit in fix.edits:
        before = content_of(f"x {text[edit.span.start : edit.span.end]} x")
        after = content_of(f"x {_written(edit)} x")
        claims.links_removed += before.links - after.links
        claims.links_added += after.links - before.links
        claims.words_removed += before.words - after.words
        claims.words_added += after.words - before.words


def _add_deletions(claims: Claims, text: str, fix: Fix) -> None:
    """Add the content of the removed texts, each rendered by itself with the definitions."""
    references = "\n".join(definitions(text))
    for edit in fix.edits:
        # By itself an indented item would be a block of code.
        removed = text[edit.span.start : edit.span.end].lstrip(" \t")
        content = content_of(f"{removed}\n\n{references}")
        claims.links_removed += content.links
        claims.words_removed += content.words
        for kind, texts in content.hidden.items():
            if kind != "definitions":
                claims.hidden[kind] = claims.hidden.get(kind, Counter()) + texts


def _add_insertions(claims: Claims, text: str, fix: Fix) -> None:
    """Add the content of the inserted texts; a word that an edit cuts is added whole."""
    references = "\n".join(definitions(text))
    for edit in fix.edits:
        content = content_of(f"{_written(edit).lstrip()}\n\n{references}")
        claims.links_added += content.links
        claims.words_added += content.words
    _add_words(claims, text, fix)


def _written(edit: Edit) -> str:
    """Return the text that an edit puts in."""
    return print_inline(edit.text) if edit.new else edit.text


def lines_grown(fixes: Sequence[Fix], text: str) -> dict[int, int]:
    """Return the lines with edits, counted from 0, and how many lines each becomes more or fewer.

    The lines that an edit adds or removes are put down to the line in which it begins.
    """
    grown: dict[int, int] = {}
    for edit in (edit for fix in fixes for edit in fix.edits):
        first, ends = text.count("\n", 0, edit.span.start), text.count("\n", *edit.span)
        for line in range(first, first + ends + 1):
            grown.setdefault(line, 0)
        grown[first] += _written(edit).count("\n") - ends
    return grown
