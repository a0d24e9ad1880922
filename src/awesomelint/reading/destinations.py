"""Where a document leads: every URL in it, and the place where that is written.

A link by reference has its URL in a definition, where it stands once however often it is used.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Literal
from urllib.parse import unquote

from msgspec import Struct

from awesomelint.reading.model import Badge, Document, Element, Link, Part
from awesomelint.text import Source, Span

DestinationForm = Literal["link", "shown", "image", "element", "definition"]

# The attribute of an element that leads somewhere.
_ATTRIBUTES = {"a": "href", "img": "src", "video": "src", "audio": "src", "source": "src"}
_INLINE = r"\]\(\s*(?:<([^<>\n]*)>|((?:[^\s()\\]|\\.|\([^\s()]*\))*))"
_DEFINED = r"\]:\s*(?:<([^<>\n]*)>|(\S+))"


class Destination(Struct, frozen=True):
    """A URL and where it is written; what is `shown` is the text of its link, too."""

    url: str
    written: Part
    form: DestinationForm


def destinations(document: Document, wanted: Callable[[str], bool]) -> Iterator[Destination]:
    """Yield the URLs of a document that are `wanted`: of links, images, elements, definitions."""
    source = document.source
    yield from _of_links(link for link in document.links if wanted(link.url))
    for image in document.images:
        yield from _of_image(source, image, wanted)
    for element in document.elements:
        yield from _of_element(source, element, wanted)
    yield from (one for one in _of_definitions(document) if wanted(one.url))


def entry_destinations(document: Document, wanted: Callable[[str], bool]) -> Iterator[Destination]:
    """Yield the URLs that the links of a document's entries lead to, those that are `wanted`."""
    links = [link for entry in document.entries() for link in entry.links if wanted(link.url)]
    yield from _of_links(links)
    used = {link.url for link in links if link.form == "reference"}
    if used:
        yield from (one for one in _of_definitions(document) if one.url in used)


def _of_links(links: Iterable[Link]) -> Iterator[Destination]:
    for link in links:
        if link.target:
            yield Destination(link.url, link.target, "link" if link.form == "inline" else "shown")


def _of_image(source: Source, image: Badge, wanted: Callable[[str], bool]) -> Iterator[Destination]:
    """Yield the URL of an image and that of the link around it, where they are written there."""
    own: list[tuple[str, DestinationForm]] = []
    if image.url and wanted(image.url):
        own.append((image.url, "image"))
    if image.link and wanted(image.link):
        own.append((image.link, "link"))
    text = source.slice(image.span) if own else "<"
    for found in re.finditer(_INLINE, text) if text[0] != "<" else ():
        part = _part(source, image.span.start, found)
        for url, form in own:
            if unquote(url) == unquote(part.text):
                yield Destination(url, part, form)
                own.remove((url, form))
                break


def _of_element(
    source: Source, element: Element, wanted: Callable[[str], bool]
) -> Iterator[Destination]:
    name = _ATTRIBUTES.get(element.name)
    url = element.get(name) if name else None
    if name and url and wanted(url):
        text = source.slice(element.span)
        attribute = rf"""\s{name}\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))"""
        if found := re.search(attribute, text, re.IGNORECASE):
            yield Destination(url, _part(source, element.span.start, found), "element")


def _of_definitions(document: Document) -> Iterator[Destination]:
    for definition in document.definitions:
        text = document.source.slice(definition.span)
        if found := re.search(_DEFINED, text):
            part = _part(document.source, definition.span.start, found)
            yield Destination(definition.url, part, "definition")


def _part(source: Source, start: int, found: re.Match[str]) -> Part:
    """Return the group that matched, in a text that stands at `start`, as a part."""
    group = found.lastindex or 0
    span = Span(start + found.start(group), start + found.end(group))
    return Part(span, source.slice(span))
