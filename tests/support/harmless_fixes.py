"""Harmless fixes, drawn at random from a document: the gate has to let them through."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from awesomelint import Document, Edit, Entry, Fix, Source, Span

_DATES = ("[Mar 2025]", "(2024-05-06)", "[9 July 2023]")
_WORD = re.compile(r"(?<= )[a-z]{4,}(?= )")


def harmless(document: Document, rng: random.Random, count: int) -> Iterator[tuple[Source, Fix]]:
    """Yield up to `count` fixes of each sort, each with the source that it is for."""
    source = document.source
    entries = [entry for entry in document.entries() if entry.head != "row"]
    sorts = (
        list(_separators(entries, rng)),
        list(_dates(entries, rng)),
        list(_words(document, entries)),
        list(_urls(entries)),
        list(_deletions(entries)),
        list(_insertions(entries)),
        list(_swaps(document)),
        list(_bullets(document)),
    )
    for fixes in sorts:
        for fix in rng.sample(fixes, min(count, len(fixes))):
            yield source, fix
    yield from _spaced_titles(source, rng.sample(entries, min(count, len(entries))))


def _separators(entries: Sequence[Entry], rng: random.Random) -> Iterator[Fix]:
    for entry in entries:
        part = entry.separator
        if part and part.text in (" - ", " – ", " — ", ": ") and part.span.end < entry.span.end:
            yield Fix("separate", (Edit(part.span, rng.choice((" - ", " – ", ": "))),), "space")


def _dates(entries: Sequence[Entry], rng: random.Random) -> Iterator[Fix]:
    for entry in entries:
        for part in entry.dates:
            yield Fix("rewrite the date", (Edit(part.span, rng.choice(_DATES)),), "text")


def _words(document: Document, entries: Sequence[Entry]) -> Iterator[Fix]:
    """Replace a word of a description, away from its links and markup."""
    for entry in entries:
        text = entry.description.text if entry.description else ""
        plain = re.split(r"[\[\]`<>*_(]|http", text)[0]
        if entry.description and (word := _WORD.search(plain)):
            start = entry.description.span.start
            span = Span(start + word.start(), start + word.end())
            yield Fix("replace a word", (Edit(span, "other"),), "text")


def _urls(entries: Sequence[Entry]) -> Iterator[Fix]:
    for entry in entries:
        target = entry.link.target
        if entry.link.form == "inline" and target and target.text.startswith("http"):
            yield Fix("replace the URL", (Edit(target.span, "https://a.example/b?c=d&e"),), "url")


def _deletions(entries: Sequence[Entry]) -> Iterator[Fix]:
    for entry in entries:
        yield Fix("delete the item", (Edit(entry.item, ""),), "delete")


def _insertions(entries: Sequence[Entry]) -> Iterator[Fix]:
    for entry in entries:
        if entry.link.form == "inline":
            badge = " ![badge](https://a.example/badge.svg)"
            end = Span(entry.link.span.end, entry.link.span.end)
            yield Fix("insert a badge", (Edit(end, badge),), "insert")


def _swaps(document: Document) -> Iterator[Fix]:
    """Swap two items that follow each other; the slots keep their line ends."""
    text = document.source.text
    for entry_list in document.lists:
        for piece in entry_list.pieces:
            for entry, following in pairwise(piece):
                first, second = _without_end(text, entry.item), _without_end(text, following.item)
                if entry_list.container == "list" and entry.item.end == following.item.start:
                    edits = (
                        Edit(first, text[second.start : second.end]),
                        Edit(second, text[first.start : first.end]),
                    )
                    if text[first.start : first.end].lstrip()[:1].isdigit():
                        continue  # its number has to stay
                    yield Fix("swap two items", edits, "move")


def _without_end(text: str, span: Span) -> Span:
    return Span(span.start, span.start + len(text[span.start : span.end].rstrip("\r\n")))


def _bullets(document: Document) -> Iterator[Fix]:
    """Give all items of a list another bullet."""
    for items in document.items:
        if items and not items[0].ordered:
            bullet = "*" if items[0].marker.text != "*" else "+"
            yield Fix("write bullets", tuple(Edit(i.marker.span, bullet) for i in items), "list")


def _spaced_titles(source: Source, entries: Sequence[Entry]) -> Iterator[tuple[Source, Fix]]:
    """Yield sources with a space at the end of a link's text, and the fix that removes it."""
    for entry in entries:
        end = entry.link.label.span.end
        if entry.link.form == "inline" and source.text[end - 1] not in " \\":
            spaced = Source(source.path, f"{source.text[:end]} {source.text[end:]}")
            yield spaced, Fix("remove the space", (Edit(Span(end, end + 1), ""),), "space")


def together(document: Document, rng: random.Random) -> tuple[Fix, ...]:
    """Return fixes of all kinds for one text, no two of them at one item."""
    fixes = [fix for source, fix in harmless(document, rng, 5) if source is document.source]
    taken: list[Fix] = []
    spans: list[Span] = []
    for fix in fixes:
        around = Span(
            min(edit.span.start for edit in fix.edits), max(edit.span.end for edit in fix.edits)
        )
        line = document.source.text.rfind("\n", 0, around.start)
        end = document.source.text.find("\n", around.end)
        around = Span(line, end if end >= 0 else len(document.source.text))
        if not any(other.start < around.end and around.start < other.end for other in spans):
            taken.append(fix)
            spans.append(around)
    return tuple(taken)
