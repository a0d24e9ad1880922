"""Which named difference explains that only one of the two reports an item.

`python -m benchmarks.awesome_lint.agreement` explains the partings on real lists so.
"""

from __future__ import annotations

import re

from awesomelint.reading.model import Link
from awesomelint.urls import identity, is_outbound
from tests.conformance import wording_reasons
from tests.conformance.comparison import Parting
from tests.conformance.reasons import (
    Reasons,
    always,
    has_other_message,
    is_no_entry,
    is_titled_by_text,
)

_BOLD = re.compile(r"[-*+]\s+(?:\[[ x]\]\s+)?(?:\*\*|__|~~|[*_])\s*!?\[")
_IMAGE_IN_TITLE = re.compile(r"\[[^\]]*(?:!\[|<img)[^\]]*\]")


def explain(parting: Parting) -> str | None:
    """Return the name of the difference that explains a parting; None where none does."""
    tables = (
        (_BY_PEER, wording_reasons.BY_PEER) if parting.by_peer else (_BY_US, wording_reasons.BY_US)
    )
    reasons = (reason for table in tables for reason in table.get(parting.check.name, ()))
    return next((name for name, holds in reasons if holds(parting)), None)


def _first_link(parting: Parting) -> Link | None:
    """Return the first link of the item, which awesome-lint takes for its title."""
    if parting.item is None:
        return None
    span = parting.item.span
    return next((link for link in parting.document.links if span.contains(link.span)), None)


def _in_contents(parting: Parting) -> bool:
    item = parting.item
    return item is not None and any(
        contents.span.contains(item.span) or item.span == listed.item.span
        for contents in parting.document.contents
        for listed in contents.items
    )


def _leads_within_page(parting: Parting) -> bool:
    link = _first_link(parting)
    return link is not None and link.url.startswith("#")


def _leads_within_repository(parting: Parting) -> bool:
    link = _first_link(parting)
    return link is not None and bool(link.url) and not is_outbound(link.url)


def _is_bold(parting: Parting) -> bool:
    return bool(_BOLD.match(parting.text.lstrip()))


def _has_image_in_title(parting: Parting) -> bool:
    return bool(_IMAGE_IN_TITLE.search(parting.text))


def _has_html_in_title(parting: Parting) -> bool:
    link = _first_link(parting)
    return link is not None and "<" in link.label.text


def _has_no_description(parting: Parting) -> bool:
    return parting.entry is not None and parting.entry.description is None


def _has_aside(parting: Parting) -> bool:
    """Whether what is read as a description begins with brackets, code or another link."""
    entry = parting.entry
    if entry is None or entry.description is None or entry.separator is not None:
        return False
    return entry.description.text.lstrip("*_~\\")[:1] in tuple("([`<&!、")


def _has_late_dash(parting: Parting) -> bool:
    entry = parting.entry
    late = entry is not None and entry.description is not None and " - " in entry.description.text
    return late and entry is not None and entry.separator is None


def _has_dash(parting: Parting) -> bool:
    entry = parting.entry
    return entry is not None and entry.separator is not None and "-" in entry.separator.text


def _is_anchor(parting: Parting) -> bool:
    return parting.message.rpartition(" ")[2].startswith("#")


def _link_url(parting: Parting) -> str:
    return parting.message.rpartition(" ")[2]


def _is_title_link(parting: Parting) -> bool:
    entry = parting.entry
    return entry is not None and identity(entry.url) == identity(_link_url(parting))


def _is_other_link(parting: Parting) -> bool:
    return not _is_title_link(parting)


def _is_first(parting: Parting) -> bool:
    """Whether the entry is the first of the file for its resource."""
    entry = parting.entry
    if entry is None:
        return False
    resource = identity(entry.url)
    same = (other for other in parting.document.entries() if identity(other.url) == resource)
    return min(other.item.start for other in same) == entry.item.start


def _is_about_spaces(parting: Parting) -> bool:
    return "before list item" in parting.message


def _is_about_bullets(parting: Parting) -> bool:
    return "bullet" in parting.message


def _is_title_case(parting: Parting) -> bool:
    return "title case" in parting.message


def _is_second_title(parting: Parting) -> bool:
    return "only have one" in parting.message


_BY_PEER: Reasons = {
    "link": (
        ("contents-anywhere", _in_contents),
        ("navigation", _leads_within_page),
        ("relative-link", _leads_within_repository),
        ("bold-link", _is_bold),
        ("image-in-title", _has_image_in_title),
        ("markup", _has_html_in_title),
        ("no-entry", is_no_entry),
        ("text-title", is_titled_by_text),
    ),
    "separator": (
        ("no-entry", is_no_entry),
        ("text-title", is_titled_by_text),
        ("decoration", _has_no_description),
        ("decoration", _has_aside),
        ("late-dash", _has_late_dash),
        ("late-dash", _has_dash),
    ),
    "markup": (("markup", always),),
    "marker": (("white-space", _is_about_spaces), ("prevailing-bullet", always)),
    "duplicate": (
        ("entry-links", _is_anchor),
        ("entry-links", _is_other_link),
        ("second-only", _is_first),
        ("meant-twice", always),
    ),
    "heading": (
        ("known-names", _is_title_case),
        ("logo", _is_second_title),
        ("html-headings", always),
    ),
}

_BY_US: Reasons = {
    "link": (("near-links", always),),
    "separator": (("one-message", has_other_message), ("every-entry", always)),
    "badge": (("every-heading", always),),
    "CI badge": (("ci-services", always),),
    "license": (("license-words", always),),
    "marker": (("prevailing-bullet", _is_about_bullets), ("sibling-indents", always)),
    "duplicate": (("same-resource", always),),
}

# Every difference that explains a parting in real lists.
NAMES = frozenset(
    name
    for table in (_BY_PEER, _BY_US, wording_reasons.BY_PEER, wording_reasons.BY_US)
    for reasons in table.values()
    for name, _ in reasons
)
