"""malformed-link: a link that is broken as Markdown or as a URL."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from awesomelint.diagnostic import Diagnostic
from awesomelint.markdown.model import Document, Link
from awesomelint.rules.rule import NoOptions, Rule
from awesomelint.text import Source, Span

_BROKEN_SCHEME = re.compile(r"https?(?::/?(?!/)|//|:///)|https?://https?:?//", re.IGNORECASE)
_FILE_SLASH_ANCHOR = re.compile(r"[^:?#]+\.(?:md|markdown|html?)/#", re.IGNORECASE)
_MARKERS = "-*+"


def check(documents: Sequence[Document], options: NoOptions) -> Iterable[Diagnostic]:
    """Yield each link whose text, brackets or URL are broken."""
    for document in documents:
        path = document.source.path
        titles = {entry.link.span for entry in document.entries()}
        for link in document.links:
            for span, message in _faults(document.source, link, is_title=link.span in titles):
                yield Diagnostic(path, span, message)
        for near_link in document.near_links:
            spaced = "] " in near_link.text
            fault = "a space between its brackets" if spaced else "a space in its URL"
            yield Diagnostic(path, near_link.span, f"not a link: {fault}")


def _faults(source: Source, link: Link, *, is_title: bool) -> Iterator[tuple[Span, str]]:
    if link.form in ("inline", "reference"):
        yield from _label_faults(link)
        if _no_space_after_marker(source, link):
            start = link.span.start
            yield Span(start - 1, start), "no space after the list marker"
    if link.target and link.form == "inline":
        yield from _target_faults(source, link, link.target.span, is_title=is_title)


def _label_faults(link: Link) -> Iterator[tuple[Span, str]]:
    text = link.label.text
    if not text.strip():
        if link.form == "inline" and not link.url.startswith("#"):
            yield link.span, "the link has no text"
    elif text != text.strip():
        edge = "starts" if text[0].isspace() else "ends"
        yield link.label.span, f"the link text {edge} with a space"


def _no_space_after_marker(source: Source, link: Link) -> bool:
    """Whether `-[text](url)` opens a line."""
    start = link.span.start
    if not start or source.text[start - 1] not in _MARKERS:
        return False
    line_start = source.line_starts[source.position(start).line - 1]
    return not source.text[line_start : start - 1].strip()


def _target_faults(
    source: Source, link: Link, target: Span, *, is_title: bool
) -> Iterator[tuple[Span, str]]:
    inside = source.text[link.label.span.end + 2 : link.span.end - 1]
    if not link.url:
        yield link.span, "the link has no URL"
    elif link.url == "#" and is_title:
        yield target, "the URL is a bare `#`"
    elif inside != inside.strip():
        edge = "before" if inside[0].isspace() else "behind"
        yield Span(target.start - 1, target.end + 1), f"a space {edge} the URL"
    elif _BROKEN_SCHEME.match(link.url):
        yield target, f"`{link.url}` does not begin like a URL"
    elif not _parses(link.url):
        yield target, f"`{link.url}` is not a URL"
    elif _FILE_SLASH_ANCHOR.match(link.url):
        yield target, f"`{link.url}` has a slash between file and anchor"


def _parses(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.port is None or bool(parts.hostname)
    except ValueError:
        return False


RULE = Rule("malformed-link", check)
