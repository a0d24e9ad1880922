"""missing-awesome-badge: the Awesome badge by the main heading, from its own place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.reading.model import Badge, Document
from awesomelint.reading.title import head_end, logo, main_headings, pictures
from awesomelint.rules.rule import GivenTree, Rule, front_pages
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


def check(documents: Sequence[Document], options: GivenTree) -> Iterable[Diagnostic]:
    """Yield what is wrong with the badge of each document that is a front page."""
    for document in front_pages(documents, options.tree):
        end = head_end(document)
        badges = [one for one in pictures(document) if one.span.end <= end and _is_badge(one)]
        if not badges:
            yield from _missing(document)
        elif not any(_is_right(one) for one in badges):
            yield from _wrong(document, badges[0])


def _is_badge(picture: Badge) -> bool:
    return bool(re.search(_COPY, picture.url))


def _is_right(badge: Badge) -> bool:
    return bool(re.fullmatch(_SOURCE, badge.url) and badge.link and re.fullmatch(_LINK, badge.link))


def _missing(document: Document) -> Iterator[Diagnostic]:
    mains = main_headings(document)
    path, message = document.source.path, "no Awesome badge stands by the main heading"
    if mains:
        span, fix = mains[0].span, None
        if mains[0] in document.headings:
            edit = Edit(Span(span.end, span.end), _MARKDOWN)
            fix = Fix("add the badge", (edit,), kind="insert", safe=False)
        yield Diagnostic(path, span, message, fix=fix)
    elif not logo(document):  # a logo may show the badge itself
        span = document.headings[0].span if document.headings else Span(0, 0)
        yield Diagnostic(path, span, message)


def _wrong(document: Document, badge: Badge) -> Iterator[Diagnostic]:
    """Yield a badge from elsewhere, or one that leads elsewhere."""
    path = document.source.path
    if not re.fullmatch(_SOURCE, badge.url):
        message = f"the Awesome badge comes from `{badge.url}`, not from `{_USUAL}`"
        fix = _url_fix(document, badge, badge.url, _USUAL)
        yield Diagnostic(path, badge.span, message, fix=fix)
    if badge.link is None:
        yield Diagnostic(path, badge.span, f"the Awesome badge is no link to `{_HOME}`")
    elif not re.fullmatch(_LINK, badge.link):
        message = f"the Awesome badge leads to `{badge.link}`, not to `{_HOME}`"
        yield Diagnostic(
            path, badge.span, message, fix=_url_fix(document, badge, badge.link, _HOME)
        )


def _url_fix(document: Document, badge: Badge, old: str, new: str) -> Fix | None:
    """Return the fix that writes another URL; None where `(old)` is not in the badge just once."""
    written = document.source.slice(badge.span)
    if written.count(f"({old})") != 1:
        return None
    start = badge.span.start + written.index(f"({old})") + 1
    edit = Edit(Span(start, start + len(old)), new)
    return Fix(f"write `{new}`", (edit,), kind="url", safe=False)


RULE = Rule("missing-awesome-badge", check, options=GivenTree)
