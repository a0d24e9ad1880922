"""long-description: a description longer than a few lines."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from awesomelint.diagnostic import Diagnostic
from awesomelint.reading.plain_text import plain_text
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import Rule

# A choice: two to three lines of a page.
_MOST_CHARACTERS = 250


class Options(Struct, frozen=True):
    """`max`: the greatest number of visible characters that a description may have."""

    max: int = _MOST_CHARACTERS

    def __post_init__(self) -> None:
        if self.max < 1:
            raise ValueError("max cannot be less than 1")


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield each description of more than `max` characters as a reader sees it."""
    for entry in context.document.entries():
        size = len(plain_text(entry.description)) if entry.description else 0
        if entry.description and size > options.max:
            message = f"the description has {size} characters; at most {options.max} are allowed"
            many = f"{{count}} descriptions have more than {options.max} characters"
            yield context.report(entry.description.span, message, many=many)


RULE = Rule("long-description", check, options=Options)
