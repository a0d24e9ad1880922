"""license-section: a section that says what the repository's license file says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from awesomelint.diagnostic import Diagnostic
from awesomelint.reading.model import Document, Heading
from awesomelint.rules.rule import GivenTree, Rule, front_pages

_LETTERS = r"[^\W\d_]+"
_LICENSE = frozenset(("license", "licence", "licenses", "licences", "licensing"))
_BESIDE = frozenset(("the", "our", "and", "copyright", "information", "info", "terms", "notice"))


def check(documents: Sequence[Document], options: GivenTree) -> Iterable[Diagnostic]:
    """Yield the headings of sections about the list's own license."""
    for document in front_pages(documents, options.tree):
        # A section with entries is about licenses, not about the list's.
        filled = {one.heading for one in document.lists}
        for heading in (*document.headings, *document.html_headings):
            if heading not in filled and _is_license(heading):
                message = f"the section `{heading.text}` repeats what a license file says"
                yield Diagnostic(document.source.path, heading.span, message)


def _is_license(heading: Heading) -> bool:
    words = {word.lower() for word in re.findall(_LETTERS, heading.text)}
    return bool(words & _LICENSE) and words <= _LICENSE | _BESIDE


RULE = Rule("license-section", check, options=GivenTree)
