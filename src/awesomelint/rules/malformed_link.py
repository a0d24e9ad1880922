"""malformed-link: a link that is broken as Markdown or as a URL."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from awesomelint.diagnostic import Diagnostic, Edit, Fix, Level
from awesomelint.reading.model import Link, LinkFault, MalformedLink
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import NoOptions, Rule
from awesomelint.text import Source, Span

_BROKEN_SCHEME = (
    r"(?i)https?(?::/?(?!/)|//|:///)|https?://https?:?/|https?://$|www\."
    r"|(?!https?://)h{0,2}t{1,3}p{1,2}s{0,2}[:;]//"
)
# What a broken beginning was meant to be, where a host follows. `www.` lacks all of it.
_MEANT_SCHEME = (
    r"(?i)(?:(?:https?:?/+)?h{0,2}t{1,3}p{1,2}(s{0,2})(?:[:;]?/{1,3}|:)|(?=www\.))(?=[\w-]+\.\w)"
)
# A second URL inside a URL; behind other characters, a URL may be a part of another.
_SECOND_URL = re.compile(r"(?i)(?<=[\w.)])https?://")
_FILE_SLASH_ANCHOR = r"(?i)[^:?#]+\.(?:md|markdown|html?)(/)#"
# An anchor, or what has a scheme and a host that are nothing else.
_PLAIN_URL = re.compile(r"#.|https?://[A-Za-z0-9-]+\.[A-Za-z0-9.-]+(?:[/?#]|\Z)")
_MARKERS = "-*+"
_FAULTS: dict[LinkFault, str] = {
    "space": "a space between its brackets",
    "url": "a space in its URL",
    "unclosed": "its URL is not closed",
    "unopened": "its URL has no opening parenthesis",
    "text": "its text is not closed",
    "reversed": "its brackets are exchanged",
    "brackets": "its URL stands in square brackets",
}
_MANY_SPACES = "{count} links have a space inside their brackets"


class _Fault(NamedTuple):
    """What is wrong with a link, at `span`; a `level` makes it milder than the rule."""

    span: Span
    message: str
    fix: Fix | None = None
    level: Level | None = None
    many: str = ""


def check(context: RuleContext, options: NoOptions) -> Iterator[Diagnostic]:
    """Yield each link whose text, brackets or URL are broken."""
    document = context.document
    source = document.source
    titles = {entry.link.span for entry in document.entries() if entry.link.url == "#"}
    for link in document.links:
        if not _is_plain(source.text, link):
            for fault in _faults(source, link, is_title=link.span in titles):
                if not _is_copied(context, link, fault):
                    span, message, fix, level, many = fault
                    yield context.report(span, message, fix=fix, level=level, many=many)
    for malformed_link in document.malformed_links:
        fix = _repair(malformed_link) if malformed_link.repaired else None
        message = f"not a link: {_FAULTS[malformed_link.fault]}"
        yield context.report(malformed_link.span, message, fix=fix)


def _is_plain(text: str, link: Link) -> bool:
    """Whether a first look shows that a link has no fault, as nearly all have none."""
    start, end = link.span
    label = link.label.text
    if link.form != "inline" or not label or len(label.strip()) != len(label):
        return False
    is_tight = not (text[link.label.span.end + 2].isspace() or text[end - 2].isspace())
    is_plain_url = _PLAIN_URL.match(link.url) and link.url.rfind("http") <= 0
    return is_tight and text[start - 1] not in _MARKERS and bool(is_plain_url)


def _repair(malformed_link: MalformedLink) -> Fix:
    edit = Edit(malformed_link.span, malformed_link.repaired)
    return Fix("make it a link", (edit,), "link")


def _is_copied(context: RuleContext, link: Link, fault: _Fault) -> bool:
    """Whether a space in the label of a link to a heading is a copy of the heading's own.

    A heading that ends or begins with an image has a space there. Editors that write contents copy
    it, and write it again.
    """
    if link.leads_out or not link.label.span.contains(fault.span):
        return False
    title = link.title.strip()
    images = [image.span for image in context.document.images]
    return any(
        heading.span.contains(image)
        for heading in context.document.headings
        if heading.text.strip() == title
        for image in images
        if image.end == heading.span.end or image.start == heading.span.start
    )


def _faults(source: Source, link: Link, *, is_title: bool) -> Iterator[_Fault]:
    """Yield the faults of a link, which may be the title of an entry."""
    if link.form in ("inline", "reference"):
        yield from _label_faults(source.text, link)
        if _no_space_after_marker(source, link):
            start = link.span.start
            yield _Fault(Span(start - 1, start), "no space after the list marker")
    if link.target and link.form == "inline":
        yield from _target_faults(source, link, link.target.span, is_title=is_title)


def _label_faults(source_text: str, link: Link) -> Iterator[_Fault]:
    """Yield the faults of a link's text. A space that parts it from a word outside goes there."""
    text, span = link.label.text, link.label.span
    start, end = link.span
    if not text.strip():
        if link.form == "inline" and link.leads_out:
            yield _Fault(link.span, "the link has no text")
        return
    left, right = len(text) - len(text.lstrip()), len(text) - len(text.rstrip())
    if left:
        space = Span(span.start, span.start + left)
        move_to = start if source_text[start - 1 : start].isalnum() else None
        yield _space(space, "the link text starts with a space", move_to=move_to)
    if right:
        space = Span(span.end - right, span.end)
        move_to = end if source_text[end : end + 1].isalnum() else None
        yield _space(space, "the link text ends with a space", move_to=move_to)


def _no_space_after_marker(source: Source, link: Link) -> bool:
    """Whether `-[text](url)` opens a line."""
    start = link.span.start
    if not start or source.text[start - 1] not in _MARKERS:
        return False
    number = source.position(start).line
    line_start = source.line_starts[number - 1]
    rest = source.line(number)[start - line_start :]
    is_emphasis = source.text[start - 1] == "*" and "*" in rest
    return not is_emphasis and not source.text[line_start : start - 1].strip()


def _target_faults(source: Source, link: Link, target: Span, *, is_title: bool) -> Iterator[_Fault]:
    if not link.url:
        yield _Fault(link.span, "the link has no URL")
        return
    yield from _spaces_in_parentheses(source, link)
    if link.url == "#" and is_title:
        yield _Fault(target, "the URL is a bare `#`")
    elif re.match(_BROKEN_SCHEME, link.url):
        fix = _mend_beginning(source, target)
        yield _Fault(target, f"`{link.url}` does not begin like a URL", fix)
    elif link.url.startswith("(http") and link.url.endswith(")"):
        edges = Span(target.start, target.start + 1), Span(target.end - 1, target.end)
        fix = Fix("remove the parentheses", tuple(Edit(edge, "") for edge in edges), "url")
        yield _Fault(target, "the URL stands in two pairs of parentheses", fix)
    elif link.url.count("http") > 1 and _is_two_urls(link.url):
        yield _Fault(target, f"`{link.url}` is two URLs")
    elif not _parses(link.url):
        yield _Fault(target, f"`{link.url}` is not a URL")
    elif "/#" in link.url and (match := re.match(_FILE_SLASH_ANCHOR, link.url)):
        slash = Span(target.start + match.start(1), target.start + match.end(1))
        fix = Fix("remove the slash", (Edit(slash, ""),), "url")
        yield _Fault(target, f"`{link.url}` has a slash between file and anchor", fix)


def _is_two_urls(url: str) -> bool:
    """Whether a second URL begins inside of one, and is no part of it."""
    second = _SECOND_URL.search(url)
    return second is not None and "?" not in url[: second.start()]


def _mend_beginning(source: Source, target: Span) -> Fix | None:
    """Return the fix of a URL with a broken beginning; None where no host follows it."""
    match = re.match(_MEANT_SCHEME, source.slice(target))
    if match is None:
        return None
    scheme = "http://" if match[1] == "" else "https://"
    edit = Edit(Span(target.start, target.start + match.end()), scheme)
    return Fix(f"write `{scheme}`", (edit,), "url")


def _is_broken(finding: Diagnostic) -> bool:
    """Whether a finding is about a link that does not work."""
    return finding.level != "warning"


def _spaces_in_parentheses(source: Source, link: Link) -> Iterator[_Fault]:
    inside = Span(link.label.span.end + 2, link.span.end - 1)
    text = source.slice(inside)
    left, right = len(text) - len(text.lstrip()), len(text) - len(text.rstrip())
    edges = (
        ("before", Span(inside.start, inside.start + left)),
        ("after", Span(inside.end - right, inside.end)),
    )
    for edge, space in edges:
        if space.start < space.end and "\n" not in source.slice(space):
            yield _space(space, f"a space {edge} the URL")


def _space(span: Span, message: str, *, move_to: int | None = None) -> _Fault:
    """Return the fault of a space that belongs elsewhere; the page shows the link all the same.

    It goes to the offset `move_to`, if there is one.
    """
    fix = Fix("remove the space", (Edit(span, ""),))
    if move_to is not None:
        edits = (Edit(span, ""), Edit(Span(move_to, move_to), " "))
        fix = Fix("move the space out of the link", edits)
    return _Fault(span, message, fix, "warning", _MANY_SPACES)


def _parses(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.port is None or bool(parts.hostname)
    except ValueError:
        return False


RULE = Rule("malformed-link", check, silences=_is_broken)
