"""Two verdicts on each entry of a list: where awesome-lint and we agree, and where we part."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from awesomelint import Diagnostic, Document, Entry, Source, lint, read
from awesomelint.reading.model import Item
from benchmarks.found import TODAY
from benchmarks.peer_run import Said

_QUOTED = re.compile(r'"[^"]*"|`[^`]*`|(?:https?://|#)\S+|\d+')


@dataclass(frozen=True, slots=True)
class Check:
    """What both check: awesome-lint's rule and the messages of it that are meant, and our rules.

    `unit` is what a verdict is about: a list item, or the file.
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
    """One thing that only one of the two reports; `item` is None where it is about the file.

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
        """The message without what is particular to the place."""
        return _QUOTED.sub("…", self.message)

    @property
    def text(self) -> str:
        """The first lines of the item, or the line."""
        if self.item is None:
            return self.document.source.line(self.line)
        return self.document.source.slice(self.item.span).split("\n\n")[0]


@dataclass(slots=True)
class Compared:
    """What was compared under one check: units, those both report, and the partings."""

    units: int = 0
    both: int = 0
    partings: list[Parting] = field(default_factory=list)


def compare(source: Source, said: Sequence[Said]) -> dict[str, Compared]:
    """Return the comparison of each check on one list."""
    document = read(source)
    ours = lint(document, preset="awesome", today=TODAY)
    places = _Places(document)
    return {check.name: _compare(check, places, ours, said) for check in CHECKS}


class _Places:
    """Which item a line belongs to, and what entry it is."""

    def __init__(self, document: Document) -> None:
        self.document = document
        items = sorted((item for some in document.items for item in some), key=lambda i: i.span)
        self.items = {self._line(item.span.start): item for item in items}
        self._starts = sorted(self.items)
        self._entries = {self._line(one.item.start): one for one in document.entries()}

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
        """Return a parting at a unit; `others` is None where awesome-lint reports."""
        item, entry = self.items.get(line), self._entries.get(line)
        by_peer = others is None
        return Parting(check, by_peer, line, message, self.document, item, entry, others or ())


def _compare(
    check: Check, places: _Places, ours: Sequence[Diagnostic], said: Sequence[Said]
) -> Compared:
    of_file = check.unit == "file"
    unit = (lambda line: 0) if of_file else places.unit
    peer: dict[int, Said] = {}
    others: dict[int, tuple[str, ...]] = {}
    for one in said:
        if one.rule in check.peer:
            at = unit(one.line)
            others[at] = (*others.get(at, ()), one.message)
            if check.messages.search(one.message):
                peer.setdefault(at, one)
    own: dict[int, tuple[int, str]] = {}
    for found in ours:
        if found.rule in check.rules:
            line = places.document.source.position(found.span.start).line
            own.setdefault(unit(line), (line, found.message))
    compared = Compared(1 if of_file else len({*places.items, *peer, *own}))
    compared.both = len(peer.keys() & own.keys())
    for at in sorted(peer.keys() ^ own.keys()):
        line, message = own[at] if at in own else (peer[at].line, peer[at].message)
        rest = others.get(at, ()) if at in own else None
        compared.partings.append(places.parting(check, line if of_file else at, message, rest))
    return compared
