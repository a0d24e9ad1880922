"""insecure-url: a link over http."""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.reading.destinations import Destination, entry_destinations
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import NoOptions, Rule
from awesomelint.text import Span
from awesomelint.urls import has_https, has_port, may_have_https

_MANY = "{count} URLs are not encrypted"


def check(context: RuleContext, options: NoOptions) -> Iterator[Diagnostic]:
    """Yield each link of an entry over http that `non-canonical-url` does not report."""
    document = context.document
    for destination in entry_destinations(document, _is_insecure):
        if destination.written.text[:1] in "hH":
            url = destination.url
            message = f"`{url}` is not encrypted"
            span = destination.written.span
            yield context.report(span, message, fix=_fix(destination), many=_MANY)


def _is_insecure(url: str) -> bool:
    """Whether a URL is http, and its site may have https.

    Sites that are known to have https are left to `non-canonical-url`.
    """
    return url[:7].lower() == "http://" and may_have_https(url) and not has_https(url)


def _fix(destination: Destination) -> Fix | None:
    """Return the fix; None if the URL is the text of the link too, or names a port."""
    if destination.form == "visible" or has_port(destination.url):
        return None
    start = destination.written.span.start
    edit = Edit(Span(start, start + 4), "https", new=True)
    return Fix("write https", (edit,), "url", safe=False)


RULE = Rule("insecure-url", check)
