"""tracking-url: parameters in a URL that only tell a site where its visitors come from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.reading.destinations import Destination, entry_destinations
from awesomelint.reading.model import Part
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import NoOptions, Rule
from awesomelint.text import Span
from awesomelint.urls import FORGES, TRACKING, host, is_outbound

_QUERY = r"[^?#]*\?([^#]*)"
_PARAMETER = r"(?:^|&amp;|&)([^&=]*)(?:=[^&]*)?"
# So many URLs with such parameters are no slip but an arrangement, with sponsors say: one note is
# enough. A choice of the rule's page; about one entry in a thousand has such a URL.
_LEAST_URLS_OF_AN_ARRANGEMENT = 8


class _Parameter(Struct, frozen=True):
    """A parameter of a URL, by offsets in the URL as written.

    It stands from `start` to `end`; the `?` or `&` before it, if that is cut with it, from `sign`.
    """

    sign: int
    start: int
    end: int
    name: str


class _TrackingUrl(Struct, frozen=True):
    """A destination with the names of its parameters that track, and what to cut out of its URL."""

    destination: Destination
    names: tuple[str, ...]
    cuts: tuple[Span, ...]  # by offsets in the source


def check(context: RuleContext, options: NoOptions) -> Iterator[Diagnostic]:
    """Yield each link of an entry with tracking parameters; one note where they are the custom."""
    with_query = entry_destinations(context.document, lambda url: "?" in url)
    tracking = list(_tracking_urls(with_query))
    if len(tracking) >= _LEAST_URLS_OF_AN_ARRANGEMENT:
        first = tracking[0].destination.written
        message = f"{len(tracking)} URLs have tracking parameters, first `{first.text}`"
        yield context.report(first.span, message)
        return
    for url in tracking:
        names = ", ".join(f"`{name}`" for name in url.names)
        yield context.report(
            url.cuts[0],
            f"tracking parameters in the URL: {names}",
            fix=_fix(url),
            many="{count} URLs have tracking parameters",
        )


def _tracking_urls(destinations: Iterable[Destination]) -> Iterator[_TrackingUrl]:
    for destination in destinations:
        written = destination.written
        query = re.match(_QUERY, written.text)
        if query is None or not is_outbound(destination.url) or not _is_plain(written):
            continue
        parameters = list(_parameters(query))
        names = _tracking_names(destination.url, parameters)
        if names:
            offset = written.span.start
            cuts = tuple(
                Span(offset + start, offset + end) for start, end in _cuts(parameters, set(names))
            )
            yield _TrackingUrl(destination, names, cuts)


def _is_plain(written: Part) -> bool:
    """Whether a URL is written without escapes: an offset in it is one in the source."""
    return written.is_verbatim and "&#" not in written.text


def _parameters(query: re.Match[str]) -> Iterator[_Parameter]:
    offset = query.start(1)
    for match in re.finditer(_PARAMETER, query[1]):
        if match.group():
            yield _Parameter(
                sign=offset + match.start(),
                start=offset + match.start(1),
                end=offset + match.end(),
                name=match[1],
            )


def _tracking_names(url: str, parameters: Sequence[_Parameter]) -> tuple[str, ...]:
    """Return the names of the parameters that track, without repeats."""
    ref_tracks = _ref_tracks(url)
    names = [
        parameter.name
        for parameter in parameters
        if TRACKING.fullmatch(parameter.name) or (ref_tracks and parameter.name.lower() == "ref")
    ]
    return tuple(dict.fromkeys(names))


def _ref_tracks(url: str) -> bool:
    """Whether `ref` says where a visitor comes from: to a forge or an interface it is a value."""
    name = host(url)
    return name not in FORGES and not name.startswith(("api.", "git"))


def _cuts(parameters: Sequence[_Parameter], names: set[str]) -> Iterator[tuple[int, int]]:
    """Yield what to cut out: parameters side by side, with the sign before or behind them."""
    index = 0
    for is_tracking, group in groupby(parameters, key=lambda parameter: parameter.name in names):
        neighbours = list(group)
        if is_tracking and index:
            yield neighbours[0].sign, neighbours[-1].end
        elif is_tracking and len(neighbours) < len(parameters):
            yield neighbours[0].start, parameters[len(neighbours)].start
        elif is_tracking:
            yield neighbours[0].start - 1, neighbours[-1].end
        index += len(neighbours)


def _fix(url: _TrackingUrl) -> Fix | None:
    """Return the fix; none where the URL is the text of its link, too, or its `&` is escaped."""
    if url.destination.form == "visible" or "&amp;" in url.destination.written.text:
        return None
    edits = tuple(Edit(cut, "") for cut in url.cuts)
    is_safe = all(TRACKING.fullmatch(name) for name in url.names)
    return Fix("cut the parameters", edits, "url", safe=is_safe)


RULE = Rule("tracking-url", check)
