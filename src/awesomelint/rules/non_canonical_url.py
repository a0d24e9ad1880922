"""non-canonical-url: a URL that is not the one its site, or the file, prefers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Literal

from msgspec import Struct

from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.reading.model import Document, Link
from awesomelint.rules.rule import Evidence, Inferred, Rule, evidence
from awesomelint.style import conventions
from awesomelint.style.conventions import Convention
from awesomelint.text import Span
from awesomelint.urls import has_https

_ARXIV_KIND = r"(?i)https?://(?:www\.)?arxiv\.org/(abs|pdf)/\d{4}\.\d{4,5}"
_GIT_SUFFIX = r"(?i)https?://(?:www\.)?github\.com/[\w.-]+/[\w.-]+(\.git)/?"


class Options(Struct, frozen=True):
    """`arxiv`: whether papers on arXiv are linked as abstracts, or `infer` to learn it."""

    arxiv: Literal["infer", "abs", "any"] = "infer"


def check(documents: Sequence[Document], options: Options) -> Iterable[Diagnostic]:
    """Yield each link of an entry that has a better URL for the same page."""
    for document in documents:
        links = _links(document)
        prefers_abs = options.arxiv == "abs"
        if options.arxiv == "infer":
            house = _arxiv_kind(links)
            prefers_abs = house is not None and house.value == "abs"
        for link in links:
            if (fault := _fault(link.url, prefers_abs=prefers_abs)) and link.target:
                fix = _fix(link, fault.changes)
                yield Diagnostic(
                    document.source.path, link.target.span, fault.message, fix=fix, many=fault.many
                )


def _links(document: Document) -> list[Link]:
    return [link for entry in document.entries() for link in entry.links]


def _arxiv_kind(
    links: Sequence[Link], share: float = conventions.SHARE, least: int = conventions.LEAST
) -> Convention[str] | None:
    """Return how the file links papers on arXiv: `abs` or `pdf`."""
    kinds = (found[1].lower() for link in links if (found := _paper(link.url)))
    return conventions.dominant(kinds, share, least)


def _paper(url: str) -> re.Match[str] | None:
    return re.match(_ARXIV_KIND, url) if "arxiv.org/" in url.lower() else None


class _Change(Struct, frozen=True):
    """A stretch of a URL, as offsets in it, and what it becomes."""

    start: int
    end: int
    text: str


class _Fault(Struct, frozen=True):
    """What is wrong with a URL, and with `many` like it, and the changes that mend it."""

    message: str
    changes: tuple[_Change, ...]
    many: str = ""


def _fault(url: str, *, prefers_abs: bool) -> _Fault | None:
    """Return what is wrong with a URL, if anything is."""
    if url[:7].lower() == "http://" and has_https(url):
        message, many = "is http, its site is https", "URLs are http, their sites are https"
        return _Fault(f"`{url}` {message}", (_Change(0, 4, "https"),), f"{{count}} {many}")
    if prefers_abs and (found := _paper(url)) and found[1].lower() == "pdf":
        kind = _Change(*found.span(1), "abs")
        suffix = _Change(len(url.removesuffix(".pdf")), len(url), "")
        return _Fault(f"`{url}` is a PDF, the file links abstracts", (kind, suffix))
    if url.lower().endswith((".git", ".git/")) and (found := re.fullmatch(_GIT_SUFFIX, url)):
        change = _Change(*found.span(1), "")
        return _Fault(f"`{url}` ends in .git, the page does not", (change,))
    return None


def _fix(link: Link, changes: Sequence[_Change]) -> Fix | None:
    """Return the fix; none where the URL is the link's text too, or written with escapes."""
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


def _shown(documents: Sequence[Document]) -> Evidence | None:
    ask = partial(_arxiv_kind, [link for document in documents for link in _links(document)])
    return evidence(
        ask,
        "links to arXiv",
        lambda kind: "abstracts" if kind == "abs" else "PDFs",
        lambda kind: {"arxiv": "abs" if kind == "abs" else "any"},
    )


RULE = Rule(
    "non-canonical-url",
    check,
    options=Options,
    infers=(Inferred("arXiv", ("arxiv",), _shown),),
)
