"""non-canonical-url: a URL that is not the one its site, or the file, prefers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from awesomelint.diagnostic import Diagnostic
from awesomelint.markdown import conventions
from awesomelint.markdown.model import Document, Link
from awesomelint.rules.rule import NoOptions, Rule

# Sites that answer http with a redirect to https, subdomains too.
_HTTPS_HOSTS = frozenset(
    "arxiv.org bitbucket.org codeberg.org codepen.io dev.to github.com github.io gitlab.com "
    "gitlab.io google.com huggingface.co medium.com mozilla.org npmjs.com nuget.org packagist.org "
    "pypi.org python.org readthedocs.io readthedocs.org rubygems.org sourceforge.net "
    "stackoverflow.com twitter.com vimeo.com wikipedia.org x.com youtu.be youtube.com".split()
)
_ARXIV_KIND = re.compile(r"https?://(?:www\.)?arxiv\.org/(abs|pdf)/\d{4}\.\d{4,5}", re.IGNORECASE)
_GIT_SUFFIX = re.compile(r"https?://(?:www\.)?github\.com/[\w.-]+/[\w.-]+\.git/?", re.IGNORECASE)


def check(documents: Sequence[Document], options: NoOptions) -> Iterable[Diagnostic]:
    """Yield each link of an entry that has a better URL for the same page."""
    for document in documents:
        links = [link for entry in document.entries() for link in entry.links]
        prefers_abs = _prefers_abstracts(links)
        for link in links:
            if link.target and (message := _fault(link.url, prefers_abs=prefers_abs)):
                yield Diagnostic(document.source.path, link.target.span, message)


def _prefers_abstracts(links: Sequence[Link]) -> bool:
    kinds = (found[1].lower() for link in links if (found := _ARXIV_KIND.match(link.url)))
    house = conventions.dominant(kinds)
    return house is not None and house.value == "abs"


def _fault(url: str, *, prefers_abs: bool) -> str | None:
    if url[:7].lower() == "http://" and _is_https_host(url):
        return f"`{url}` is http, its site is https"
    if prefers_abs and (found := _ARXIV_KIND.match(url)) and found[1].lower() == "pdf":
        return f"`{url}` is a PDF, the file links abstracts"
    if _GIT_SUFFIX.fullmatch(url):
        return f"`{url}` ends in .git, the page does not"
    return None


def _is_https_host(url: str) -> bool:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return False
    labels = host.split(".")
    return any(".".join(labels[start:]) in _HTTPS_HOSTS for start in range(len(labels)))


RULE = Rule("non-canonical-url", check, level="warning")
