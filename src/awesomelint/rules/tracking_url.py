"""tracking-url: parameters in a URL that only tell a site where its visitors come from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.reading.destinations import Destination, entry_destinations
from awesomelint.reading.model import Document, Part
from awesomelint.rules.rule import NoOptions, Rule
from awesomelint.style.conventions import LEAST
from awesomelint.text import Span
from awesomelint.urls import FORGES, TRACKING, host, is_outbound

_QUERY = r"[^?#]*\?([^#]*)"
_PARAMETER = r"(?:^|&amp;|&)([^&=]*)(?:=[^&]*)?"


class _Parameter(Struct, frozen=True):
    """A parameter of a URL as written: where the sign before it, its name and it end or begin."""

    sign: int
    start: int
    end: int
    name: str


class _Tracked(Struct, frozen=True):
    """A destination and the parameters of it that track."""

    destination: Destination
    names: tuple[str, ...]
    cuts: tuple[tuple[int, int], ...]


def check(documents: Sequence[Document], options: NoOptions) -> Iterable[Diagnostic]:
    """Yield each link of an entry with tracking parameters; one note where they are the custom."""
    for document in documents:
        tracked = [found for one in _with_query(document) if (found := _tracked(one))]
        path = document.source.path
        if len(tracked) >= LEAST:
            first = tracked[0].destination.written
            message = f"{len(tracked)} URLs have tracking parameters, first `{first.text}`"
            yield Diagnostic(path, first.span, message)
            continue
        for one in tracked:
            start, end = one.cuts[0]
            offset = one.destination.written.span.start
            message = f"tracking parameters in the URL: {', '.join(f'`{n}`' for n in one.names)}"
            yield Diagnostic(
                path,
                Span(offset + start, offset + end),
                message,
                fix=_fix(one),
                many="{count} URLs have tracking parameters",
            )


def _with_query(document: Document) -> Iterator[Destination]:
    return entry_destinations(document, lambda url: "?" in url)


def _tracked(destination: Destination) -> _Tracked | None:
    written = destination.written.text
    query = re.match(_QUERY, written)
    if query is None or not is_outbound(destination.url) or not _is_plain(destination.written):
        return None
    parameters = list(_parameters(query))
    ref = _ref_tracks(destination.url)
    names = [
        one.name
        for one in parameters
        if TRACKING.fullmatch(one.name) or (ref and one.name.lower() == "ref")
    ]
    if not names:
        return None
    return _Tracked(destination, tuple(dict.fromkeys(names)), tuple(_cuts(parameters, set(names))))


def _is_plain(written: Part) -> bool:
    """Whether a URL is written without escapes: an offset in it is one in the source."""
    return written.is_verbatim and "&#" not in written.text


def _parameters(query: re.Match[str]) -> Iterator[_Parameter]:
    offset = query.start(1)
    for found in re.finditer(_PARAMETER, query[1]):
        if found.group():
            sign, start, end = (offset + at for at in (found.start(), found.start(1), found.end()))
            yield _Parameter(sign, start, end, found[1])


def _ref_tracks(url: str) -> bool:
    """Whether `ref` says where a visitor comes from: to a forge or an interface it is a value."""
    name = host(url)
    return name not in FORGES and not name.startswith(("api.", "git"))


def _cuts(parameters: Sequence[_Parameter], names: set[str]) -> Iterator[tuple[int, int]]:
    """Yield the stretches to cut out: each run of parameters with the one sign that goes too."""
    position = 0
    for is_tracking, group in groupby(parameters, key=lambda one: one.name in names):
        run = list(group)
        if is_tracking and position:
            yield run[0].sign, run[-1].end
        elif is_tracking and len(run) < len(parameters):
            yield run[0].start, parameters[len(run)].start
        elif is_tracking:
            yield run[0].start - 1, run[-1].end
        position += len(run)


def _fix(tracked: _Tracked) -> Fix | None:
    """Return the fix; none where the URL is the text of its link, too, or its `&` is escaped."""
    if tracked.destination.form == "shown" or "&amp;" in tracked.destination.written.text:
        return None
    offset = tracked.destination.written.span.start
    edits = tuple(Edit(Span(offset + start, offset + end), "") for start, end in tracked.cuts)
    is_safe = all(TRACKING.fullmatch(name) for name in tracked.names)
    return Fix("cut the parameters", edits, "url", safe=is_safe)


RULE = Rule("tracking-url", check)
