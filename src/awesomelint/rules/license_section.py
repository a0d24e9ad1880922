"""license-section: a section that says what the repository's license file says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesomelint.diagnostic import Diagnostic
from awesomelint.reading.model import Heading
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import NoOptions, Rule

_LETTERS = r"[^\W\d_]+"
_LICENSE = frozenset(("license", "licence", "licenses", "licences", "licensing"))
_OTHER_WORDS = frozenset(
    ("the", "our", "and", "copyright", "information", "info", "terms", "notice")
)


def check(context: RuleContext, options: NoOptions) -> Iterator[Diagnostic]:
    """Yield the headings of sections about the license of the list."""
    if not context.is_front_page:
        return
    document = context.document
    # A section with entries is about licenses, not about the license of the list.
    filled = {entry_list.heading for entry_list in document.lists}
    for heading in (*document.headings, *document.html_headings):
        if heading not in filled and _is_license(heading):
            message = f"the section `{heading.text}` repeats what a license file says"
            yield context.report(heading.span, message)


def _is_license(heading: Heading) -> bool:
    """Whether a heading names a license and nothing else."""
    words = {word.lower() for word in re.findall(_LETTERS, heading.text)}
    return bool(words & _LICENSE) and words <= _LICENSE | _OTHER_WORDS


RULE = Rule("license-section", check, is_about_rest=True)
