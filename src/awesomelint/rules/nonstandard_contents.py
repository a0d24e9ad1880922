"""nonstandard-contents: a table of contents unlike the one that sindresorhus/awesome asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from awesomelint.diagnostic import Diagnostic, Fix, Related
from awesomelint.reading.model import Document, Heading
from awesomelint.reading.title import logo, main_headings
from awesomelint.rules.rule import Rule
from awesomelint.style.outline import Outline, read_outlines, words
from awesomelint.style.outline_edits import ContentsEditor

# Sections that are about the list itself.
_NO_ITEM = ("contributing", "footnotes", "licence", "license")


class Options(Struct, frozen=True):
    """`title` is the text of the heading above the contents, `levels` how deep they may be."""

    title: str = "Contents"
    levels: int = 2


def check(documents: Sequence[Document], options: Options) -> Iterable[Diagnostic]:
    """Yield what is unlike the guidelines in the first table of contents of each document."""
    for document in documents:
        outline = next(read_outlines(document), None)
        if outline:
            yield from _heading(document, outline, options)
            yield from _items(document, outline, options)


def _heading(document: Document, outline: Outline, options: Options) -> Iterator[Diagnostic]:
    path, start = document.source.path, outline.span.start
    above = [one for one in document.headings if one.span.start < start]
    own = _own_heading(document, above, start)
    place = own.span if own else outline.contents[0].items[0].text.span
    if own is None:
        yield Diagnostic(path, place, "the contents have no heading of their own")
    elif own.text != options.title:
        message = f"the contents stand under `{own.text}`, not `{options.title}`"
        yield Diagnostic(path, place, message)
    if sections := [one for one in above[_titles(document) :] if one != own]:
        message = f"`{sections[0].text}` stands before the contents"
        related = Related(path, sections[0].span, "the section before them")
        yield Diagnostic(path, place, message, related=(related,))


def _titles(document: Document) -> int:
    """Return how many of the headings are the title: the first, unless that is HTML or a logo."""
    mains = main_headings(document)
    in_html = mains[0] in document.html_headings if mains else logo(document) is not None
    return 0 if in_html else 1


def _own_heading(document: Document, above: Sequence[Heading], start: int) -> Heading | None:
    """Return the last heading above the contents, which may be HTML; the title is none."""
    in_html = (one for one in document.html_headings if one.span.start < start)
    last = max((*above[-1:], *in_html), key=lambda one: one.span, default=None)
    top = [one for one in document.headings if one.level == 1]
    return None if [last] == top else last


def _items(document: Document, outline: Outline, options: Options) -> Iterator[Diagnostic]:
    path = document.source.path
    items = [item for one in outline.contents for item in one.items]
    deeper = [item for item in items if item.item.depth >= options.levels]
    if deeper:
        levels = max(item.item.depth for item in deeper) + 1
        message = f"the contents are {levels} levels deep, not {options.levels}"
        yield Diagnostic(path, deeper[0].text.span, message)
    editor = ContentsEditor(document, outline)
    for listed in outline.listed:
        if words(listed.link.title) in _NO_ITEM:
            edits = editor.delete(listed)
            fix = Fix("remove the item", edits, "delete", safe=False) if edits else None
            message = f"the contents list `{listed.link.title}`"
            yield Diagnostic(path, listed.link.span, message, fix=fix)


RULE = Rule("nonstandard-contents", check, options=Options)
