"""What an operation did to one text, judged by the witness: what is lost, and by whose leave.

Each step of each pass is judged by the kind of its fixes; a layout is one step that names nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from awesomelint import Source
from awesomelint.diagnostic import Fix, FixKind
from benchmarks.declared import Declared, Step, declared, lines_grown, steps
from benchmarks.kept import Kept, kept, tags, unordered, words
from benchmarks.layout import changed_lines
from benchmarks.passes import Done, Operation, run

_SHOWN = 60


@dataclass(slots=True)
class Tally:
    """How many links or words are lost and come; those that no fix names, with an example each."""

    lost: int = 0
    come: int = 0
    undeclared_lost: Counter[str] = field(default_factory=Counter)
    undeclared_come: Counter[str] = field(default_factory=Counter)

    def add(
        self, old: Counter[str], new: Counter[str], gone: Counter[str], come: Counter[str]
    ) -> None:
        """Count what went and came between two multisets, `gone` and `come` being declared."""
        self.lost += (old - new).total()
        self.come += (new - old).total()
        self.undeclared_lost += old - new - gone
        self.undeclared_come += new - old - come


@dataclass(slots=True)
class Judgement:
    """What one operation did to one list; `lines` of it are `changed`, `outside` of all edits."""

    name: str
    size: int
    lines: int
    done: Done
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


def judge(operation: Operation, source: Source) -> Judgement:
    """Return what an operation did to one text, and whether doing it again changes more."""
    done = run(operation, source)
    text = source.text
    judged = Judgement(source.path, len(text.encode()), text.count("\n") + 1, done)
    if done.after == text:
        return judged
    judged.changed = changed_lines(text, done.after)
    if operation.is_format:
        _compare(judged, text, done.after, Declared())
        judged.faults += _first("layout", kept(text).pieces, kept(done.after).pieces)
    for one in done.passes:
        judged.outside += _outside(one.before, one.after, one.fixes)
        for step in steps(one):
            _judge_step(judged, step, one.before)
    judged.is_unstable = run(operation, Source(source.path, done.after)).after != done.after
    return judged


def _judge_step(judged: Judgement, step: Step, text: str) -> None:
    _compare(judged, step.before, step.after, declared(step, text))
    before, after = kept(step.before), kept(step.after)
    judged.faults += _CHECKS[step.kind](before, after)


def _compare(judged: Judgement, before: str, after: str, leave: Declared) -> None:
    old, new = kept(before), kept(after)
    judged.links.add(old.links, new.links, leave.links_lost, leave.links_come)
    judged.words.add(old.words, new.words, leave.words_lost, leave.words_come)
    for what, holdings in old.hidden.items():
        lost = holdings - new.hidden[what] - leave.hidden.get(what, Counter())
        judged.hidden[what] += lost.total()


def _spaces(before: Kept, after: Kept) -> list[str]:
    """Judge fixes of spaces and separators: words and tags are the same, in the same order."""
    return _first("word", words(before.pieces), words(after.pieces)) or _first(
        "tag", tags(before.pieces), tags(after.pieces)
    )


def _markers(before: Kept, after: Kept) -> list[str]:
    """Judge fixes of markers: the same items in each other, but for where a list begins."""
    around = "ul ol p"
    return _first("word", words(before.pieces), words(after.pieces)) or _first(
        "tag", tags(before.pieces, around), tags(after.pieces, around)
    )


def _moves(before: Kept, after: Kept) -> list[str]:
    """Judge moves: each list has the same items, and everything else is where it was."""
    return _first("item", unordered(before.pieces), unordered(after.pieces))


def _texts(before: Kept, after: Kept) -> list[str]:
    """Judge fixes of texts: links and markup are the same, code spans apart."""
    return _first("tag", tags(before.pieces, "code"), tags(after.pieces, "code"))


def _urls(before: Kept, after: Kept) -> list[str]:
    """Judge fixes of URLs: the same but for the URLs."""
    return _first("word", words(before.pieces), words(after.pieces)) or _first(
        "tag", tags(before.pieces, urls=False), tags(after.pieces, urls=False)
    )


def _deletions(before: Kept, after: Kept) -> list[str]:
    """Judge deletions: what is left is in its order, with nothing between."""
    for what, old, new in (
        ("word", words(before.pieces), words(after.pieces)),
        ("tag", tags(before.pieces, "p"), tags(after.pieces, "p")),
    ):
        for one in new:
            if one not in old:  # an iterator: what is passed over is what was deleted
                return [f"{what} `{one[:_SHOWN]}` is not where it was"]
    return []


def _insertions(before: Kept, after: Kept) -> list[str]:
    """Judge insertions: without what came, it is what it was."""
    return _deletions(after, before)


_CHECKS: dict[FixKind, Callable[[Kept, Kept], list[str]]] = {
    "space": _spaces,
    "list": _markers,
    "move": _moves,
    "text": _texts,
    "url": _urls,
    "delete": _deletions,
    "insert": _insertions,
}


def _first(what: str, before: Iterable[object], after: Iterable[object]) -> list[str]:
    """Return where two sequences part, as a list of one fault, or of none."""
    for old, new in zip_longest(before, after):
        if old != new:
            return [f"{what} `{str(old)[:_SHOWN]}` became `{str(new)[:_SHOWN]}`"]
    return []


def _outside(before: str, after: str, fixes: Sequence[Fix]) -> int:
    """Return how many lines are not what they were, though no edit is in them."""
    grown = lines_grown(fixes, before)
    new = after.split("\n")
    shift = outside = 0
    for number, line in enumerate(before.split("\n")):
        if number not in grown:
            outside += new[number + shift : number + shift + 1] != [line]
        shift += grown.get(number, 0)
    return outside
