"""ci-badge: an image that shows the state of the list's continuous integration."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesomelint.diagnostic import Diagnostic
from awesomelint.reading.model import Badge, Document
from awesomelint.reading.title import pictures
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import NoOptions, Rule

_SOURCES = (
    r"(?i)//(?:[\w-]+\.)*(?:travis-ci\.(?:org|com)|circleci\.com|appveyor\.com|cirrus-ci\.com|"
    r"semaphoreci\.com|semaphoreapp\.com|buildkite\.com|codeship\.com|drone\.io|bitrise\.io|"
    r"wercker\.com|shippable\.com)/|"
    r"//github\.com/[^/]+/[^/]+/(?:actions/)?workflows/.*badge\.svg|"
    r"//[^/]+/.+/badges/.+/pipeline\.svg|"
    r"//dev\.azure\.com/.*/_apis/build/status|"
    r"//(?:flat\.)?badgen\.net/(?:travis|circleci|appveyor|azure-pipelines|github/checks|gitlab/pipeline)|"
    r"//img\.shields\.io/(?:travis|circleci|appveyor|azure-devops/build|buildkite|cirrus|drone|"
    r"jenkins|semaphore|wercker|codeship|bitrise|bitbucket/pipelines|gitlab/pipeline|"
    r"github/(?:actions/)?workflow|github/actions|github/checks-status)"
)
_WORDS = (
    r"(?i)\b(?:build|pipeline|workflow|ci)[ _-]?(?:status|passing|badge)\b|"
    r"\b(?:travis|circleci|appveyor)\b"
)
_TITLE = r"""\s["'(]([^"'()]*)["')]\s*\)"""


def check(context: RuleContext, options: NoOptions) -> Iterator[Diagnostic]:
    """Yield the badges of the list's continuous integration; those in items are about the items."""
    if not context.is_front_page:
        return
    document = context.document
    items = [entry.item for entry in document.entries()]
    items += [item.span for items_of_list in document.items for item in items_of_list]
    for picture in pictures(document):
        if _is_ci(document, picture) and not any(item.contains(picture.span) for item in items):
            named = f"`{picture.alt}`" if picture.alt.strip() else f"`{picture.url}`"
            message = f"the badge {named} is about continuous integration, not about the list"
            yield context.report(picture.span, message)


def _is_ci(document: Document, picture: Badge) -> bool:
    written = document.source.slice(picture.span)
    titles = " ".join(re.findall(_TITLE, written))
    return bool(re.search(_SOURCES, picture.url) or re.search(_WORDS, f"{picture.alt} {titles}"))


RULE = Rule("ci-badge", check)
