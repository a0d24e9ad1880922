"""tracking-url: parameters in a URL that only tell a site where its visitors come from."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import groupby

from msgspec import Struct

from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.reading.destinations import Destination, entry_destinations
from awesomelint.reading.model import Document, Part
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import NoOptions, Rule
from awesomelint.text import Span
from awesomelint.urls import FORGES, TRACKING, host, is_outbound

_QUERY = r"[^?#]*\?([^#]*)"
_PARAMETER = r"(?:^|&amp;|&)([^&=]*)(?:=([^&]*))?"
# What advertisements add to `utm_…`. By itself it may be a value of the page's own.
_OF_ADVERTISEMENTS = re.compile(
    r"campaignid|adgroupid|matchtype|adposition|feeditemid|targetid|loc_(?:physical|interest)_ms"
    r"|hsa_\w+|gad_\w+|[gw]braid",
    re.IGNORECASE,
)
# So many URLs with such parameters are no slip but an arrangement, with sponsors say: one note is
# enough. A choice of the rule's page; about one entry in a thousand has such a URL.
_LEAST_URLS_OF_AN_ARRANGEMENT = 8
# If so large a part of an arrangement has one and the same value, whoever keeps the list wrote it
# to see who comes from there. A choice: half of the values do not agree by chance.
_SHARE_WITH_THE_OWNERS_VALUE = 0.5
# So many URLs of one host that all have one value are an arrangement too, of the host's owner. A
# choice: two may have come in with one pull request.
_LEAST_URLS_OF_A_HOST = 3


class _Parameter(Struct, frozen=True):
    """A parameter of a URL, by offsets in the URL as written.

    It stands from `start` to `end`; the `?` or `&` before it, if that is cut with it, from `sign`.
    """

    sign: int
    start: int
    end: int
    name: str
    value: str


class _TrackingUrl(Struct, frozen=True):
    """A destination with its parameters that track, and what to cut out of its URL."""

    destination: Destination
    names: tuple[str, ...]
    values: tuple[str, ...]  # of the names
    cuts: tuple[Span, ...]  # by offsets in the source


def check(context: RuleContext, options: NoOptions) -> Iterator[Diagnostic]:
    """Yield each link of an entry with tracking parameters; one note where they are the custom."""
    with_query = entry_destinations(context.document, lambda url: "?" in url)
    tracking = _without_owners(context.document, list(_tracking_urls(with_query)))
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


def _without_owners(document: Document, urls: Sequence[_TrackingUrl]) -> Sequence[_TrackingUrl]:
    """Return the URLs whose parameters are no arrangement of the list's or of a host's owner."""
    if len(urls) >= _LEAST_URLS_OF_AN_ARRANGEMENT:
        counts = Counter(value for url in urls for value in set(url.values) if value)
        if max(counts.values(), default=0) >= _SHARE_WITH_THE_OWNERS_VALUE * len(urls):
            return ()
    arranged = _arranging_hosts(document, urls)
    return [url for url in urls if host(url.destination.url) not in arranged]


def _arranging_hosts(document: Document, urls: Sequence[_TrackingUrl]) -> Set[str]:
    """Return the hosts of which all links of the document's entries track with one value."""
    values: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    counts: Counter[str] = Counter()
    for url in urls:
        name = host(url.destination.url)
        values[name].add(url.values)
        counts[name] += 1
    candidates = {
        name: count
        for name, count in counts.items()
        if count >= _LEAST_URLS_OF_A_HOST and len(values[name]) == 1
    }
    if not candidates:
        return set()
    links = (link for entry in document.entries() for link in entry.links)
    totals = Counter(host(link.url) for link in links)
    return {name for name, count in candidates.items() if totals[name] <= count}


def _tracking_urls(destinations: Iterable[Destination]) -> Iterator[_TrackingUrl]:
    for destination in destinations:
        written = destination.written
        query = re.match(_QUERY, written.text)
        if query is None or not is_outbound(destination.url) or not _is_plain(written):
            continue
        parameters = list(_parameters(query))
        names = _tracking_names(destination.url, parameters)
        if names:
            values = tuple(parameter.value for parameter in parameters if parameter.name in names)
            offset = written.span.start
            cuts = tuple(
                Span(offset + start, offset + end) for start, end in _cuts(parameters, set(names))
            )
            yield _TrackingUrl(destination, names, values, cuts)


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
                value=match[2] or "",
            )


def _tracking_names(url: str, parameters: Sequence[_Parameter]) -> tuple[str, ...]:
    """Return the names of the parameters that track, without repeats."""
    ref_tracks = _ref_tracks(url)
    names = dict.fromkeys(parameter.name for parameter in parameters)
    tracking = {name for name in names if TRACKING.fullmatch(name)}
    if any(name.lower().startswith("utm_") for name in tracking):
        tracking |= {name for name in names if _OF_ADVERTISEMENTS.fullmatch(name)}
    tracking |= {name for name in names if ref_tracks and name.lower() == "ref"}
    return tuple(name for name in names if name in tracking)


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
    is_safe = all(name.lower() != "ref" for name in url.names)
    return Fix("cut the parameters", edits, "url", safe=is_safe)


RULE = Rule("tracking-url", check)
