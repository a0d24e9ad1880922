"""heading-punctuation: a heading that ends as a sentence does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesomelint.diagnostic import Diagnostic
from awesomelint.reading.skeleton import MARK
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import NoOptions, Rule
from awesomelint.style.endings import end_of_text

_MARK = rf"[.,;:!。，；：！](?=[\s{MARK}]*\Z)"
# `:zap:` and `&lrm;`.
_SIGN = r":[\w+-]+:\Z|&#?\w+;\Z"
# A number in front of nothing, and names that end with the mark.
_NAME = r"(?:^|\s)(?:[\d.]+\.|(?:Yahoo|Joomla|Jeopardy|Play)!)\Z"


def check(context: RuleContext, options: NoOptions) -> Iterator[Diagnostic]:
    """Yield the mark at the end of each heading."""
    document = context.document
    inlines = {inline.content_map.offset(0): inline for inline in document.inlines}
    for heading in document.headings:
        inline = inlines.get(heading.span.start)
        ending_mark = re.search(_MARK, inline.skeleton) if inline else None
        if inline is None or ending_mark is None:
            continue
        mark = ending_mark.group()
        text = inline.skeleton[: ending_mark.end()]
        is_stop = mark not in ".。" or end_of_text(text) == "stop"
        if is_stop and not re.search(_SIGN, text) and not re.search(_NAME, text):
            span = inline.content_map.span(*ending_mark.span())
            message = f"the heading ends with `{mark}`"
            many = f"{{count}} headings end with `{mark}`"
            yield context.report(span, message, many=many)


RULE = Rule("heading-punctuation", check)
