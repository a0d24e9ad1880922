"""non-canonical-url: a URL that is not the one its site, or the file, prefers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.reading.destinations import entry_links
from awesomelint.reading.model import Link
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import Reliance, Rule
from awesomelint.style.arxiv import ARXIV, arxiv_page
from awesomelint.style.style import Style
from awesomelint.text import Span
from awesomelint.urls import has_https

_GIT_SUFFIX = r"(?i)https?://(?:www\.)?github\.com/[\w.-]+/[\w.-]+(\.git)/?"


class Options(Struct, frozen=True):
    """`arxiv`: whether papers on arXiv are linked as abstracts, or `infer` to learn it."""

    arxiv: Literal["infer", "abs", "any"] = "infer"


class _Change(Struct, frozen=True):
    """Two offsets in a URL, and the text to put between them."""

    start: int
    end: int
    text: str


class _Fault(Struct, frozen=True):
    """What is wrong with a URL, the changes that correct it, and the message for `many` URLs."""

    message: str
    changes: tuple[_Change, ...]
    many: str = ""


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield each link of an entry that has a better URL for the same page."""
    prefers_abstracts = _prefers_abstracts(context.style, options)
    for link in context.compute(entry_links):
        fault = _fault(link.url, prefers_abstracts=prefers_abstracts)
        if fault and link.target:
            fix = _fix(link, fault.changes)
            yield context.report(link.target.span, fault.message, fix=fix, many=fault.many)


def _prefers_abstracts(style: Style, options: Options) -> bool:
    """Whether papers on arXiv are to be linked as abstracts: by configuration, or by the style."""
    if options.arxiv != "infer":
        return options.arxiv == "abs"
    convention = style.convention(ARXIV)
    return convention is not None and convention.value == "abs"


def _fault(url: str, *, prefers_abstracts: bool) -> _Fault | None:
    """Return what is wrong with a URL, if anything is."""
    if url[:7].lower() == "http://" and has_https(url):
        message, many = "is http, its site is https", "URLs are http, their sites are https"
        return _Fault(f"`{url}` {message}", (_Change(0, 4, "https"),), f"{{count}} {many}")
    if prefers_abstracts and (page := arxiv_page(url)) and page[1].lower() == "pdf":
        kind = _Change(*page.span(1), "abs")
        suffix = _Change(len(url.removesuffix(".pdf")), len(url), "")
        return _Fault(f"`{url}` is a PDF, this list links to abstracts", (kind, suffix))
    if url.lower().endswith((".git", ".git/")) and (match := re.fullmatch(_GIT_SUFFIX, url)):
        change = _Change(*match.span(1), "")
        return _Fault(f"`{url}` ends in .git, the page does not", (change,))
    return None


def _fix(link: Link, changes: Sequence[_Change]) -> Fix | None:
    """Return the fix; None if the URL is the text of the link too, or written with escapes."""
    if link.target is None or link.form != "inline" or link.target.text != link.url:
        return None
    if not link.target.is_verbatim:
        return None
    start = link.target.span.start
    edits = tuple(
        Edit(Span(start + change.start, start + change.end), change.text, new=True)
        for change in changes
        if change.start < change.end
    )
    return Fix("write the canonical URL", edits, "url")


def _explicit_kind(_: Style, kind: str | None) -> dict[str, object]:
    return {"arxiv": "abs" if kind == "abs" else "any"}


RULE = Rule(
    "non-canonical-url",
    check,
    options=Options,
    relies_on=(Reliance("arXiv", ("arxiv",), _explicit_kind),),
)
