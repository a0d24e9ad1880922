"""How a document links papers on arXiv: as abstracts or as PDFs."""

from __future__ import annotations

import re

from awesomelint.reading.destinations import entry_links
from awesomelint.reading.model import Document
from awesomelint.style.convention import dominant
from awesomelint.style.style import Aspect

_PAPER_URL = r"(?i)https?://(?:www\.)?arxiv\.org/(abs|pdf)/\d{4}\.\d{4,5}"


def arxiv_page(url: str) -> re.Match[str] | None:
    """Return the match of a paper's URL, whose first group is `abs` or `pdf`; None for others."""
    return re.match(_PAPER_URL, url) if "arxiv.org/" in url.lower() else None


def _kinds(document: Document) -> list[str]:
    pages = (arxiv_page(link.url) for link in entry_links(document))
    return [page[1].lower() for page in pages if page]


ARXIV: Aspect[str] = Aspect(
    "arXiv",
    lambda style, need: dominant(style.compute(_kinds), need),
    "links to arXiv",
    lambda kind: "abstracts" if kind == "abs" else "PDFs",
)
