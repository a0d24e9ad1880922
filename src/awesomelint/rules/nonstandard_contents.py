"""nonstandard-contents: a table of contents unlike the guidelines of sindresorhus/awesome."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from awesomelint.diagnostic import Diagnostic, Fix
from awesomelint.reading.model import Document, Heading
from awesomelint.reading.title import logo, main_headings
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import Rule
from awesomelint.style.headings import words
from awesomelint.style.outline import Outline, outlines
from awesomelint.style.outline_edits import ContentsEditor

# Sections about the list itself: the guidelines want no item for them.
_SECTIONS_WITHOUT_ITEM = ("contributing", "footnotes", "licence", "license")


class Options(Struct, frozen=True):
    """`title` is the text of the heading above the contents, `levels` how deep they may be."""

    title: str = "Contents"
    levels: int = 2


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield what is unlike the guidelines in the first table of contents."""
    tables = outlines(context.style, context.document)
    if tables:
        yield from _heading(context, tables[0], options.title)
        yield from _depth(context, tables[0], options.levels)
        yield from _items_about_the_list(context, tables[0])


def _heading(context: RuleContext, outline: Outline, title: str) -> Iterator[Diagnostic]:
    """Yield what is wrong with the heading above the contents, and with what stands before it."""
    document, start = context.document, outline.span.start
    above = [heading for heading in document.headings if heading.span.start < start]
    heading = _contents_heading(document, above, start)
    span = heading.span if heading else outline.contents[0].items[0].text.span
    if heading is None:
        yield context.report(span, "the contents have no heading of their own")
    elif heading.text != title:
        yield context.report(span, f"the contents stand under `{heading.text}`, not `{title}`")
    sections = [section for section in above[_count_titles(document) :] if section != heading]
    if sections:
        related = context.related(sections[0].span, "the section before them")
        message = f"`{sections[0].text}` stands before the contents"
        yield context.report(span, message, related=(related,))


def _count_titles(document: Document) -> int:
    """Return how many of the headings are the title: 1, or 0 if the title is HTML or a logo."""
    mains = main_headings(document)
    is_html = mains[0] in document.html_headings if mains else logo(document) is not None
    return 0 if is_html else 1


def _contents_heading(document: Document, above: Sequence[Heading], start: int) -> Heading | None:
    """Return the last heading above the contents, which may be HTML; the title is none.

    `above` are those in Markdown, `start` is the offset of the contents.
    """
    in_html = (heading for heading in document.html_headings if heading.span.start < start)
    last = max((*above[-1:], *in_html), key=lambda heading: heading.span, default=None)
    titles = [heading for heading in document.headings if heading.level == 1]
    return None if [last] == titles else last


def _depth(context: RuleContext, outline: Outline, levels: int) -> Iterator[Diagnostic]:
    """Yield the first item that is nested too deep."""
    items = [item for contents in outline.contents for item in contents.items]
    deeper = [item for item in items if item.item.depth >= levels]
    if deeper:
        deepest = max(item.item.depth for item in deeper) + 1
        message = f"the contents are {deepest} levels deep, more than {levels}"
        yield context.report(deeper[0].text.span, message)


def _items_about_the_list(context: RuleContext, outline: Outline) -> Iterator[Diagnostic]:
    """Yield the items of sections that are about the list itself."""
    editor = ContentsEditor(context.document, outline)
    for item in outline.items:
        if words(item.link.title) in _SECTIONS_WITHOUT_ITEM:
            edits = editor.delete(item)
            fix = Fix("remove the item", edits, "delete", safe=False) if edits else None
            title = f"`{item.link.title}`, a section about the list itself"
            message = f"the contents have an item for {title}"
            yield context.report(item.link.span, message, fix=fix)


RULE = Rule("nonstandard-contents", check, options=Options, is_about_rest=True)
