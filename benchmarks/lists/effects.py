"""The effect of an operation on a text: what is lost, and whether the fixes claim it.

Each step of each pass is judged by what fixes of its kind may do. A layout is one step that claims
nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from awesomelint import Source
from awesomelint.diagnostic import Fix, FixKind
from benchmarks.lists.claims import Claims, Step, claims_of, lines_grown, steps
from benchmarks.lists.content import Content, content_of, tags, unordered, words
from benchmarks.lists.layout import changed_lines
from benchmarks.lists.passes import Operation, Outcome, run

# Characters of a word, tag or item that are printed.
_EXCERPT = 60


@dataclass(slots=True)
class Tally:
    """How many links or words are removed and added, and those of them that no fix claims."""

    removed: int = 0
    added: int = 0
    unclaimed_removed: Counter[str] = field(default_factory=Counter)
    unclaimed_added: Counter[str] = field(default_factory=Counter)

    def add(
        self, old: Counter[str], new: Counter[str], removed: Counter[str], added: Counter[str]
    ) -> None:
        """Count the differences of two multisets; `removed` and `added` are what fixes claim."""
        self.removed += (old - new).total()
        self.added += (new - old).total()
        self.unclaimed_removed += old - new - removed
        self.unclaimed_added += new - old - added


@dataclass(slots=True)
class Effect:
    """The effect of an operation on a list.

    `size` is in bytes. Of its `lines`, `changed` are different afterwards, and `outside` are
    different though no edit is in them. `hidden` counts the definitions, comments, code blocks and
    HTML that are lost and that no fix claims.
    """

    name: str
    size: int
    lines: int
    outcome: Outcome
    links: Tally = field(default_factory=Tally)
    words: Tally = field(default_factory=Tally)
    hidden: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    changed: int = 0
    outside: int = 0
    is_unstable: bool = False

    @property
    def share(self) -> float:
        """The share of the lines that changed."""
        return self.changed / self.lines


def effect_of(operation: Operation, source: Source) -> Effect:
    """Return the effect of an operation on a text; a second run tells whether it is stable."""
    outcome = run(operation, source)
    text, after = source.text, outcome.after
    effect = Effect(source.path, len(text.encode()), text.count("\n") + 1, outcome)
    if after == text:
        return effect
    effect.changed = changed_lines(text, after)
    if operation.is_format:
        _compare(effect, text, after, Claims())
        before_pieces, after_pieces = content_of(text).pieces, content_of(after).pieces
        effect.faults += _first_difference("layout", before_pieces, after_pieces)
    for fix_pass in outcome.passes:
        effect.outside += _lines_outside(fix_pass.before, fix_pass.after, fix_pass.fixes)
        for step in steps(fix_pass):
            _add_step(effect, step, fix_pass.before)
    effect.is_unstable = run(operation, Source(source.path, after)).after != after
    return effect


def _add_step(effect: Effect, step: Step, text: str) -> None:
    _compare(effect, step.before, step.after, claims_of(step, text))
    before, after = content_of(step.before), content_of(step.after)
    effect.faults += _CHECKS[step.kind](before, after)


def _compare(effect: Effect, before: str, after: str, claims: Claims) -> None:
    old, new = content_of(before), content_of(after)
    effect.links.add(old.links, new.links, claims.links_removed, claims.links_added)
    effect.words.add(old.words, new.words, claims.words_removed, claims.words_added)
    for kind, texts in old.hidden.items():
        lost = texts - new.hidden[kind] - claims.hidden.get(kind, Counter())
        effect.hidden[kind] += lost.total()


def _spaces(before: Content, after: Content) -> list[str]:
    """Judge fixes of spaces and separators: words and tags are the same, in the same order."""
    return _first_difference(
        "word", words(before.pieces), words(after.pieces)
    ) or _first_difference("tag", tags(before.pieces), tags(after.pieces))


def _markers(before: Content, after: Content) -> list[str]:
    """Judge fixes of markers: the same items, nested alike; only lists may begin elsewhere."""
    around = "ul ol p"
    return _first_difference(
        "word", words(before.pieces), words(after.pieces)
    ) or _first_difference("tag", tags(before.pieces, around), tags(after.pieces, around))


def _moves(before: Content, after: Content) -> list[str]:
    """Judge moves: each list has the same items, in any order, and nothing else changes."""
    return _first_difference("item", unordered(before.pieces), unordered(after.pieces))


def _texts(before: Content, after: Content) -> list[str]:
    """Judge fixes of texts: links and markup are the same, apart from code spans."""
    return _first_difference("tag", tags(before.pieces, "code"), tags(after.pieces, "code"))


def _urls(before: Content, after: Content) -> list[str]:
    """Judge fixes of URLs: everything apart from the URLs is the same."""
    return _first_difference(
        "word", words(before.pieces), words(after.pieces)
    ) or _first_difference("tag", tags(before.pieces, urls=False), tags(after.pieces, urls=False))


def _links(before: Content, after: Content) -> list[str]:
    """Judge texts that become links: all other tags are the same."""
    return _first_difference("tag", tags(before.pieces, "a"), tags(after.pieces, "a"))


def _deletions(before: Content, after: Content) -> list[str]:
    """Judge deletions: what is left is in the same order, and nothing is new."""
    for kind, old, new in (
        ("word", words(before.pieces), words(after.pieces)),
        ("tag", tags(before.pieces, "p"), tags(after.pieces, "p")),
    ):
        for text in new:
            if text not in old:  # an iterator: what is passed over is what was deleted
                return [f"{kind} `{text[:_EXCERPT]}` is not where it was"]
    return []


def _insertions(before: Content, after: Content) -> list[str]:
    """Judge insertions: without what is new, the text is what it was."""
    return _deletions(after, before)


_CHECKS: dict[FixKind, Callable[[Content, Content], list[str]]] = {
    "space": _spaces,
    "list": _markers,
    "move": _moves,
    "text": _texts,
    "url": _urls,
    "link": _links,
    "delete": _deletions,
    "insert": _insertions,
}


def _first_difference(kind: str, before: Iterable[object], after: Iterable[object]) -> list[str]:
    """Return the first difference of two sequences as a list of one fault, or an empty list."""
    for old, new in zip_longest(before, after):
        if old != new:
            return [f"{kind} `{str(old)[:_EXCERPT]}` became `{str(new)[:_EXCERPT]}`"]
    return []


def _lines_outside(before: str, after: str, fixes: Sequence[Fix]) -> int:
    """Return how many lines are different though no edit is in them."""
    grown = lines_grown(fixes, before)
    new = after.split("\n")
    shift = outside = 0
    for number, line in enumerate(before.split("\n")):
        if number not in grown:
            outside += new[number + shift : number + shift + 1] != [line]
        shift += grown.get(number, 0)
    return outside
