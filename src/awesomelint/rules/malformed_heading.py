"""malformed-heading: `##Heading`, which is no heading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesomelint.diagnostic import Diagnostic
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import NoOptions, Rule

# At the start of a line. With a single `#`, it may be a tag.
_NO_SPACE = re.compile(r"^(#{2,6})(?=[^\s#])", re.MULTILINE)


def check(context: RuleContext, options: NoOptions) -> Iterator[Diagnostic]:
    """Yield the signs of each text that was meant as a heading."""
    for inline in context.document.inlines:
        if "##" in inline.skeleton:
            for match in _NO_SPACE.finditer(inline.skeleton):
                span = inline.content_map.span(*match.span(1))
                yield context.report(span, f"not a heading: no space after `{match[1]}`")


RULE = Rule("malformed-heading", check)
