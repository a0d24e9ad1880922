"""The verdicts of awesome-lint and of us on each item of a list: agreements and partings."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from awesomelint import Diagnostic, Document, Entry, Source, lint, read
from awesomelint.reading.model import Item
from tests.support.corpus import TODAY

_QUOTED = re.compile(r'"[^"]*"|`[^`]*`|(?:https?://|#)\S+|\d+')


@dataclass(frozen=True, slots=True)
class Message:
    """A message of awesome-lint: its rule, the line (1-based), and the text."""

    rule: str
    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Check:
    """What both check: by which rules and messages of awesome-lint, and by which rules of ours.

    `unit` is what gets a verdict: each list item, or the file.
    """

    name: str
    peer: tuple[str, ...]
    rules: tuple[str, ...]
    unit: str = "item"
    messages: re.Pattern[str] = re.compile("")


_MARKER = ("unordered-list-marker-style", "list-item-bullet-indent")


def _list_item(name: str, messages: str, *rules: str) -> Check:
    return Check(name, ("awesome-list-item",), rules, messages=re.compile(messages))


CHECKS = (
    _list_item("link", r"^Invalid list item|marker must", "malformed-link"),
    _list_item(
        "separator", "separated", "inconsistent-separator", "dangling-separator", "wrapped-entry"
    ),
    _list_item("markup", "invalid markdown"),
    _list_item("ending", "must end with", "inconsistent-ending"),
    _list_item("casing", "must start with", "lowercase-description"),
    Check("repeated title", ("no-repeat-item-in-description",), ("repeated-title",)),
    Check("duplicate", ("double-link",), ("duplicate-url",)),
    Check("spelling", ("awesome-spell-check",), ("misspelled-name",)),
    Check("marker", _MARKER, ("inconsistent-marker",)),
    Check("contents", ("awesome-toc",), ("outdated-contents", "nonstandard-contents"), "file"),
    Check("heading", ("awesome-heading",), ("main-heading",), "file"),
    Check("badge", ("awesome-badge",), ("missing-awesome-badge",), "file"),
    Check("license", ("awesome-license",), ("license-section",), "file"),
    Check("CI badge", ("awesome-no-ci-badge",), ("ci-badge",), "file"),
)


@dataclass(frozen=True, slots=True)
class Parting:
    """A report of only one of the two; `item` is None where it is about the file.

    `others` are awesome-lint's messages on the same item under its same rule.
    """

    check: Check
    by_peer: bool
    line: int
    message: str
    document: Document
    item: Item | None
    entry: Entry | None
    others: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """The message without the names and numbers of the item."""
        return _QUOTED.sub("…", self.message)

    @property
    def text(self) -> str:
        """The first lines of the item, or the line."""
        if self.item is None:
            return self.document.source.line(self.line)
        return self.document.source.slice(self.item.span).split("\n\n")[0]


@dataclass(slots=True)
class Comparison:
    """What was compared for a check: units, those both report, and the partings."""

    units: int = 0
    both: int = 0
    partings: list[Parting] = field(default_factory=list)


def compare(source: Source, theirs: Sequence[Message]) -> dict[str, Comparison]:
    """Return the comparison of each check on one list."""
    document = read(source)
    ours = lint(document, preset="awesome", today=TODAY)
    units = _Units(document)
    return {check.name: _compare(check, units, ours, theirs) for check in CHECKS}


class _Units:
    """Which item a line belongs to, and what entry it is."""

    def __init__(self, document: Document) -> None:
        self.document = document
        items = sorted((item for group in document.items for item in group), key=lambda i: i.span)
        self.items = {self._line(item.span.start): item for item in items}
        self._starts = sorted(self.items)
        self._entries = {self._line(entry.item.start): entry for entry in document.entries()}

    def _line(self, offset: int) -> int:
        return self.document.source.position(offset).line

    def unit(self, line: int) -> int:
        """Return the line on which the innermost item around a line begins, or the line."""
        at = bisect_right(self._starts, line)
        while at:
            at -= 1
            start = self._starts[at]
            item = self.items[start]
            if self.document.source.line_span(line).start < item.span.end:
                return start
        return line

    def parting(
        self, check: Check, line: int, message: str, others: tuple[str, ...] | None
    ) -> Parting:
        """Return a parting at a unit; `others` is None where awesome-lint reports it."""
        item, entry = self.items.get(line), self._entries.get(line)
        by_peer = others is None
        return Parting(check, by_peer, line, message, self.document, item, entry, others or ())


def _compare(
    check: Check, units: _Units, ours: Sequence[Diagnostic], theirs: Sequence[Message]
) -> Comparison:
    of_file = check.unit == "file"
    unit = (lambda line: 0) if of_file else units.unit
    their_messages: dict[int, Message] = {}
    others: dict[int, tuple[str, ...]] = {}
    for message in theirs:
        if message.rule in check.peer:
            at = unit(message.line)
            others[at] = (*others.get(at, ()), message.message)
            if check.messages.search(message.message):
                their_messages.setdefault(at, message)
    our_messages: dict[int, tuple[int, str]] = {}
    for diagnostic in ours:
        if diagnostic.rule in check.rules:
            for occurrence in diagnostic.occurrences:
                line = units.document.source.position(occurrence.span.start).line
                our_messages.setdefault(unit(line), (line, occurrence.message))
    count = 1 if of_file else len({*units.items, *their_messages, *our_messages})
    comparison = Comparison(count, both=len(their_messages.keys() & our_messages.keys()))
    for at in sorted(their_messages.keys() ^ our_messages.keys()):
        rest = others.get(at, ()) if at in our_messages else None
        if at in our_messages:
            line, text = our_messages[at]
        else:
            line, text = their_messages[at].line, their_messages[at].message
        comparison.partings.append(units.parting(check, line if of_file else at, text, rest))
    return comparison
