"""Entries as data: the formats of `export`. Their schema is `docs/export.schema.json`."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from awesomelint.output.report import location
from awesomelint.reading.model import Badge, DatePart, Document, Entry, EntryList, Link, Part
from awesomelint.reading.venues import have_venues
from awesomelint.text import Source, Span

Record = dict[str, Any]

_COLUMNS = (
    "path", "line", "section", "title", "url", "separator", "description", "date", "date_first",
    "date_last", "tags", "badges", "links",
)  # fmt: skip


def records(document: Document) -> Iterator[Record]:
    """Yield a record for each entry of a document, list by list."""
    has_venues = have_venues(tuple(document.entries()))
    for number, entry_list in enumerate(document.lists):
        for entry in entry_list.entries:
            dates = entry.dates or (entry.venues if has_venues else ())
            yield _record(document.source, number, entry_list, entry, dates)


def _record(
    source: Source, number: int, entry_list: EntryList, entry: Entry, dates: Sequence[DatePart]
) -> Record:
    dated = [part.span for part in dates]
    return {
        "path": source.path,
        **_location(source, entry.span),
        "list": number,
        "container": entry_list.container,
        "section": list(entry.section),
        "nested_in": source.position(entry.parent.start).line if entry.parent else None,
        "head": entry.head,
        "title": _part(source, entry.title),
        "url": entry.url,
        "separator": _part(source, entry.separator),
        "description": _part(source, entry.description),
        "dates": [_date(source, part) for part in dates],
        "badges": [_badge(source, badge) for badge in entry.badges],
        "tags": [_part(source, part) for part in entry.tags if part.span not in dated],
        "links": [_link(source, link) for link in entry.links],
    }


def _location(source: Source, span: Span) -> Record:
    return location(source.position(span.start), source.position(span.end), span)


def _part(source: Source, part: Part | None) -> Record | None:
    return {"text": part.text, **_location(source, part.span)} if part else None


def _date(source: Source, part: DatePart) -> Record:
    interval = part.written.interval
    return {
        "text": part.text,
        "first": interval.first.isoformat() if interval else None,
        "last": interval.last.isoformat() if interval else None,
        "slot": part.slot,
        **_location(source, part.span),
    }


def _badge(source: Source, badge: Badge) -> Record:
    where = _location(source, badge.span)
    return {"alt": badge.alt, "url": badge.url, "link": badge.link, **where}


def _link(source: Source, link: Link) -> Record:
    return {"title": link.title, "url": link.url, "form": link.form, **_location(source, link.span)}


def export_json(documents: Iterable[Document]) -> Iterator[str]:
    """Yield the pieces of one JSON document, `{"version": 1, "entries": [...]}`."""
    yield '{"version": 1, "entries": ['
    separator = "\n"
    for document in documents:
        for record in records(document):
            yield separator + json.dumps(record, ensure_ascii=False)
            separator = ",\n"
    yield "\n]}\n"


def export_json_lines(documents: Iterable[Document]) -> Iterator[str]:
    """Yield a line of JSON for each entry."""
    for document in documents:
        for record in records(document):
            yield json.dumps(record, ensure_ascii=False) + "\n"


def export_csv(documents: Iterable[Document]) -> Iterator[str]:
    """Yield a header, then a row for each entry; several tags, badges or links share a cell."""
    yield _row(_COLUMNS)
    for document in documents:
        for record in records(document):
            yield _row(_cells(record))


def _cells(record: Record) -> list[str]:
    date = record["dates"][0] if record["dates"] else {}
    return [
        record["path"],
        str(record["line"]),
        " > ".join(record["section"]),
        record["title"]["text"],
        record["url"],
        _text(record["separator"]),
        _text(record["description"]),
        date.get("text", ""),
        date.get("first") or "",
        date.get("last") or "",
        " ".join(part["text"] for part in record["tags"]),
        " ".join(badge["url"] for badge in record["badges"]),
        " ".join(link["url"] for link in record["links"]),
    ]


def _text(part: Mapping[str, Any] | None) -> str:
    return str(part["text"]) if part else ""


def _row(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()


EXPORTS: Mapping[str, Callable[[Iterable[Document]], Iterator[str]]] = {
    "json": export_json,
    "jsonl": export_json_lines,
    "csv": export_csv,
}
