"""malformed-link: a link that is broken as Markdown or as a URL."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.reading.model import Link, Part
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import NoOptions, Rule
from awesomelint.text import Source, Span

_BROKEN_SCHEME = (
    r"(?i)https?(?::/?(?!/)|//|:///)|https?://https?:?//|https?://$|www\."
    r"|(?!https?://)h{1,2}t{1,3}p{1,2}s{0,2}[:;]//"
)
_FILE_SLASH_ANCHOR = r"(?i)[^:?#]+\.(?:md|markdown|html?)(/)#"
# An anchor, or what has a scheme and a host that are nothing else.
_PLAIN_URL = re.compile(r"#.|https?://[A-Za-z0-9-]+\.[A-Za-z0-9.-]+(?:[/?#]|\Z)")
_MARKERS = "-*+"


_Fault = tuple[Span, str, Fix | None]


def check(context: RuleContext, options: NoOptions) -> Iterator[Diagnostic]:
    """Yield each link whose text, brackets or URL are broken."""
    document = context.document
    source = document.source
    titles = {entry.link.span for entry in document.entries() if entry.link.url == "#"}
    for link in document.links:
        if not _is_plain(source.text, link):
            for span, message, fix in _faults(source, link, is_title=link.span in titles):
                yield context.report(span, message, fix=fix)
    for malformed_link in document.malformed_links:
        yield context.report(malformed_link.span, f"not a link: {_reason(malformed_link)}")


def _is_plain(text: str, link: Link) -> bool:
    """Whether a first look shows that a link has no fault, as nearly all have none."""
    start, end = link.span
    label = link.label.text
    if link.form != "inline" or not label or len(label.strip()) != len(label):
        return False
    is_tight = not (text[link.label.span.end + 2].isspace() or text[end - 2].isspace())
    return is_tight and text[start - 1] not in _MARKERS and bool(_PLAIN_URL.match(link.url))


def _reason(malformed_link: Part) -> str:
    """Return why a text is not the link that it is meant to be."""
    if malformed_link.text.startswith("("):
        return "its brackets and parentheses are swapped"
    if "] " in malformed_link.text:
        return "a space between its brackets"
    return "a space in its URL" if malformed_link.text.endswith(")") else "no closing parenthesis"


def _faults(source: Source, link: Link, *, is_title: bool) -> Iterator[_Fault]:
    """Yield the faults of a link, which may be the title of an entry."""
    if link.form in ("inline", "reference"):
        yield from _label_faults(link)
        if _no_space_after_marker(source, link):
            start = link.span.start
            yield Span(start - 1, start), "no space after the list marker", None
    if link.target and link.form == "inline":
        yield from _target_faults(source, link, link.target.span, is_title=is_title)


def _label_faults(link: Link) -> Iterator[_Fault]:
    text, span = link.label.text, link.label.span
    if not text.strip():
        if link.form == "inline" and link.leads_out:
            yield link.span, "the link has no text", None
        return
    left, right = len(text) - len(text.lstrip()), len(text) - len(text.rstrip())
    edges = (
        ("starts", Span(span.start, span.start + left)),
        ("ends", Span(span.end - right, span.end)),
    )
    for edge, space in edges:
        if space.start < space.end:
            fix = Fix("remove the space", (Edit(space, ""),))
            yield space, f"the link text {edge} with a space", fix


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
        yield link.span, "the link has no URL", None
        return
    yield from _spaces_in_parentheses(source, link)
    if link.url == "#" and is_title:
        yield target, "the URL is a bare `#`", None
    elif re.match(_BROKEN_SCHEME, link.url):
        yield target, f"`{link.url}` does not begin like a URL", None
    elif not _parses(link.url):
        yield target, f"`{link.url}` is not a URL", None
    elif "/#" in link.url and (match := re.match(_FILE_SLASH_ANCHOR, link.url)):
        slash = Span(target.start + match.start(1), target.start + match.end(1))
        fix = Fix("remove the slash", (Edit(slash, ""),), "url")
        yield target, f"`{link.url}` has a slash between file and anchor", fix


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
            yield space, f"a space {edge} the URL", Fix("remove the space", (Edit(space, ""),))


def _parses(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.port is None or bool(parts.hostname)
    except ValueError:
        return False


RULE = Rule("malformed-link", check)
