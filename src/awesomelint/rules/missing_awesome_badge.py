"""missing-awesome-badge: the Awesome badge by the main heading, from awesome.re."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.reading.model import Badge, Document
from awesomelint.reading.title import first_section_start, logo, main_headings, pictures
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import NoOptions, Rule
from awesomelint.text import Span

_SOURCE = r"https://awesome\.re/badge(?:-flat2?)?\.svg"
_LINK = r"https://(?:awesome\.re|github\.com/sindresorhus/awesome)/?(?:#readme)?"
# Where copies of the badge were kept, and how others draw it.
_COPY = (
    r"(?i)//(?:www\.)?awesome\.re/|sindresorhus/awesome@?[^/]*/.*badge|"
    r"//(?:img\.shields\.io|(?:flat\.)?badgen\.net)/badge/.*awesome"
)
_USUAL, _HOME = "https://awesome.re/badge.svg", "https://awesome.re"
_MARKDOWN = f" [![Awesome]({_USUAL})]({_HOME})"


def check(context: RuleContext, options: NoOptions) -> Iterator[Diagnostic]:
    """Yield what is wrong with the badge of each document that is a front page."""
    if not context.is_front_page:
        return
    document = context.document
    end = first_section_start(document)
    in_head = (picture for picture in pictures(document) if picture.span.end <= end)
    badges = [picture for picture in in_head if _is_badge(picture)]
    if not badges:
        yield from _missing(context)
    elif not any(map(_is_right, badges)):
        yield from _wrong(context, badges[0])


def _is_badge(picture: Badge) -> bool:
    return bool(re.search(_COPY, picture.url))


def _is_right(badge: Badge) -> bool:
    return bool(re.fullmatch(_SOURCE, badge.url) and badge.link and re.fullmatch(_LINK, badge.link))


def _missing(context: RuleContext) -> Iterator[Diagnostic]:
    document = context.document
    mains = main_headings(document)
    message = "no Awesome badge stands by the main heading"
    if mains:
        span, fix = mains[0].span, None
        if mains[0] in document.headings:
            edit = Edit(Span(span.end, span.end), _MARKDOWN)
            fix = Fix("add the badge", (edit,), kind="insert", safe=False)
        yield context.report(span, message, fix=fix)
    elif not logo(document):  # a logo may show the badge itself
        span = document.headings[0].span if document.headings else Span(0, 0)
        yield context.report(span, message)


def _wrong(context: RuleContext, badge: Badge) -> Iterator[Diagnostic]:
    """Yield a badge from another site than awesome.re, or that links to another site."""
    if not re.fullmatch(_SOURCE, badge.url):
        message = f"the Awesome badge comes from `{badge.url}`, not from `{_USUAL}`"
        fix = _url_fix(context.document, badge, badge.url, _USUAL)
        yield context.report(badge.span, message, fix=fix)
    if badge.link is None:
        yield context.report(badge.span, f"the Awesome badge is no link to `{_HOME}`")
    elif not re.fullmatch(_LINK, badge.link):
        message = f"the Awesome badge leads to `{badge.link}`, not to `{_HOME}`"
        yield context.report(
            badge.span, message, fix=_url_fix(context.document, badge, badge.link, _HOME)
        )


def _url_fix(document: Document, badge: Badge, old: str, new: str) -> Fix | None:
    """Return the fix that writes another URL; None unless `(old)` is in the badge exactly once."""
    written = document.source.slice(badge.span)
    if written.count(f"({old})") != 1:
        return None
    start = badge.span.start + written.index(f"({old})") + 1
    edit = Edit(Span(start, start + len(old)), new)
    return Fix(f"write `{new}`", (edit,), kind="url", safe=False)


RULE = Rule("missing-awesome-badge", check, is_about_rest=True)
