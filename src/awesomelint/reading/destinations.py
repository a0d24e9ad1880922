"""The URLs of a document, each with the span where it is written.

The URL of a link by reference is written in a definition, once, however often it is used.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Literal
from urllib.parse import unquote

from msgspec import Struct

from awesomelint.reading.html import attribute_span
from awesomelint.reading.model import Badge, Document, Element, Link, LinkForm, Part
from awesomelint.text import Source, Span

DestinationForm = Literal["link", "visible", "image", "element", "definition"]

# The attribute that has the URL, by element.
_ATTRIBUTES = {"a": "href", "img": "src", "video": "src", "audio": "src", "source": "src"}
# Where the URL of a link is written, by the form of the link.
_FORMS: dict[LinkForm, DestinationForm] = {"inline": "link", "html": "element"}
_INLINE = r"\]\(\s*(?:<([^<>\n]*)>|((?:[^\s()\\]|\\.|\([^\s()]*\))*))"
_DEFINED = r"\]:\s*(?:<([^<>\n]*)>|(\S+))"


class Destination(Struct, frozen=True):
    """A URL and where it is written.

    The form "visible" is a bare URL or an autolink: what is written is the text of the link, too.
    """

    url: str
    written: Part
    form: DestinationForm


def entry_links(document: Document) -> list[Link]:
    """Return the links of all entries, entry by entry."""
    return [link for entry in document.entries() for link in entry.links]


def destinations(document: Document, wanted: Callable[[str], bool]) -> Iterator[Destination]:
    """Yield those URLs of a document for which `wanted` is true.

    They are the URLs of links, images, HTML elements and definitions.
    """
    source = document.source
    yield from _of_links(link for link in document.links if wanted(link.url))
    for image in document.images:
        yield from _of_image(source, image, wanted)
    for element in document.elements:
        yield from _of_element(source, element, wanted)
    yield from (destination for destination in _of_definitions(document) if wanted(destination.url))


def entry_destinations(document: Document, wanted: Callable[[str], bool]) -> Iterator[Destination]:
    """Yield those URLs of the links of entries for which `wanted` is true."""
    links = [link for entry in document.entries() for link in entry.links if wanted(link.url)]
    yield from _of_links(links)
    used = {link.url for link in links if link.form == "reference"}
    if used:
        yield from (
            destination for destination in _of_definitions(document) if destination.url in used
        )


def _of_links(links: Iterable[Link]) -> Iterator[Destination]:
    for link in links:
        if link.target:
            yield Destination(link.url, link.target, _FORMS.get(link.form, "visible"))


def _of_image(source: Source, image: Badge, wanted: Callable[[str], bool]) -> Iterator[Destination]:
    """Yield the URL of an image and that of the link around it, where they are written there."""
    urls: list[tuple[str, DestinationForm]] = []
    if image.url and wanted(image.url):
        urls.append((image.url, "image"))
    if image.link and wanted(image.link):
        urls.append((image.link, "link"))
    text = source.slice(image.span) if urls else "<"
    for match in re.finditer(_INLINE, text) if text[0] != "<" else ():
        part = _part(source, image.span.start, match)
        for url, form in urls:
            if unquote(url) == unquote(part.text):
                yield Destination(url, part, form)
                urls.remove((url, form))
                break


def _of_element(
    source: Source, element: Element, wanted: Callable[[str], bool]
) -> Iterator[Destination]:
    name = _ATTRIBUTES.get(element.name)
    url = element.get(name) if name else None
    found = attribute_span(source.slice(element.span), name) if name and url else None
    if url and found and wanted(url):
        span = Span(element.span.start + found.start, element.span.start + found.end)
        yield Destination(url, Part(span, source.slice(span)), "element")


def _of_definitions(document: Document) -> Iterator[Destination]:
    for definition in document.definitions:
        text = document.source.slice(definition.span)
        if match := re.search(_DEFINED, text):
            part = _part(document.source, definition.span.start, match)
            yield Destination(definition.url, part, "definition")


def _part(source: Source, start: int, match: re.Match[str]) -> Part:
    """Return the last group that matched, in a text that begins at `start`, as a part."""
    group = match.lastindex or 0
    span = Span(start + match.start(group), start + match.end(group))
    return Part(span, source.slice(span))
