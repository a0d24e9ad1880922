"""heading-punctuation: a heading that ends as a sentence does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from awesomelint.diagnostic import Diagnostic
from awesomelint.reading.model import Document
from awesomelint.reading.skeleton import MARK
from awesomelint.rules.rule import NoOptions, Rule
from awesomelint.style.endings import ending

_MARK = rf"[.,;:!。，；：！](?=[\s{MARK}]*\Z)"
# `:zap:` and `&lrm;`.
_SIGN = r":[\w+-]+:\Z|&#?\w+;\Z"
# A number in front of nothing, and names that end with the mark.
_NAME = r"(?:^|\s)(?:[\d.]+\.|(?:Yahoo|Joomla|Jeopardy|Play)!)\Z"


def check(documents: Sequence[Document], options: NoOptions) -> Iterable[Diagnostic]:
    """Yield the mark at the end of each heading."""
    for document in documents:
        inlines = {inline.place.offset(0): inline for inline in document.inlines}
        for heading in document.headings:
            inline = inlines.get(heading.span.start)
            found = re.search(_MARK, inline.skeleton) if inline else None
            if inline is None or found is None:
                continue
            mark = found.group()
            text = inline.skeleton[: found.end()]
            is_stop = mark not in ".。" or ending(text) == "stop"
            if is_stop and not re.search(_SIGN, text) and not re.search(_NAME, text):
                span = inline.place.span(*found.span())
                message = f"the heading ends with `{mark}`"
                many = f"{{count}} headings end with `{mark}`"
                yield Diagnostic(document.source.path, span, message, many=many)


RULE = Rule("heading-punctuation", check)
