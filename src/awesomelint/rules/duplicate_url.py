"""duplicate-url: two entries for the same resource."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from operator import is_
from typing import Literal

from msgspec import Struct

from awesomelint.diagnostic import Diagnostic, Edit, Fix, Level
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import Reliance, Rule
from awesomelint.style.repeats import CROSS_LISTING, Elsewhere, Repeat, repeats
from awesomelint.style.style import Style

_MANY_ELSEWHERE = "{count} entries are listed under another heading, too"
_MANY_IN_ONE_SECTION = "{count} entries are listed twice"
_MANY_PASTED = "{count} entries stand a second time under a heading of the same name"


class Options(Struct, frozen=True):
    """`elsewhere`: which entries listed again under other headings are reported; `infer` learns
    whether that is the list's design, and takes those that differ where it is not."""

    elsewhere: Literal["infer"] | Elsewhere = "infer"


def check_list(contexts: Sequence[RuleContext], options: Options) -> Iterator[Diagnostic]:
    """Yield each entry whose title link leads where an earlier one's does."""
    elsewhere = _elsewhere(contexts, options)
    for repeat in _repeats(contexts):
        if repeat.is_in_one_section:
            is_pasted = repeat.has_same_text and not repeat.is_under_one_heading
            level: Level | None = None if repeat.has_same_title else "warning"
            yield _diagnostic(
                contexts, repeat, level, _MANY_PASTED if is_pasted else _MANY_IN_ONE_SECTION
            )
        elif elsewhere == "each" or (elsewhere == "differing" and not repeat.is_cross_listing):
            yield _diagnostic(contexts, repeat, "warning", _MANY_ELSEWHERE)


def _elsewhere(contexts: Sequence[RuleContext], options: Options) -> Elsewhere:
    """Return which repeats under other headings are reported."""
    if options.elsewhere != "infer":
        return options.elsewhere
    # The documents make up one list, and its design is the same in the style of each.
    convention = contexts[0].style.convention(CROSS_LISTING)
    return convention.value if convention else "differing"


def _repeats(contexts: Sequence[RuleContext]) -> Sequence[Repeat]:
    """Return what the documents repeat, as their style has it where it was learnt from these."""
    documents = tuple(context.document for context in contexts)
    if any(context.new_entries for context in contexts):
        return repeats(documents, [context.new_entries for context in contexts]).repeats
    learnt_from = contexts[0].style.list_documents
    is_these = len(learnt_from.subject) == len(documents) and all(
        map(is_, learnt_from.subject, documents)
    )
    return (learnt_from.compute(repeats) if is_these else repeats(documents)).repeats


def _diagnostic(
    contexts: Sequence[RuleContext], repeat: Repeat, level: Level | None, many: str
) -> Diagnostic:
    """Return the finding for the second of two entries, in the document that it stands in."""
    first, second = repeat
    related = contexts[first.document_number].related(first.entry.link.span, "first listed here")
    return contexts[second.document_number].report(
        second.entry.link.span,
        _message(repeat),
        level=level,
        fix=_deletion(repeat),
        related=(related,),
        many=many,
    )


def _message(repeat: Repeat) -> str:
    title, other = repeat.second.entry.title.text, repeat.first.entry.title.text
    is_plain = repeat.has_same_title and title.casefold() == other.casefold()
    if is_plain and repeat.is_in_one_section:
        return f"`{title}` is listed twice"
    if is_plain:
        return f"`{title}` is listed {_where(repeat)}, too"
    if title == other:
        return f"another `{other}` has the URL of this `{title}`"
    return f"`{title}` has the URL of `{other}`"


def _where(repeat: Repeat) -> str:
    """Return in words where the first of two entries stands, seen from the second."""
    first = repeat.first
    if repeat.is_under_one_heading:
        is_below = first.entry.span.start > repeat.second.entry.span.start
        return "below" if is_below else "above"
    if first.document is not repeat.second.document:
        return f"in `{first.document.source.path.rpartition('/')[2]}`"
    return f"under `{first.heading.text}`" if first.heading else "above"


def _deletion(repeat: Repeat) -> Fix | None:
    """Return the fix that deletes the second of two items with the same text."""
    if not repeat.second.entry.is_item and repeat.second.entry.head != "row":
        return None  # what else belongs to it is not known
    if not repeat.has_same_text or (repeat.is_in_one_section and not repeat.is_under_one_heading):
        return None  # a section that was pasted twice has to be looked at as a whole
    edit = Edit(repeat.second.entry.item, "")
    return Fix("delete the second entry", (edit,), "delete", safe=False)


def _explicit_elsewhere(_: Style, elsewhere: str | None) -> Mapping[str, object]:
    return {"elsewhere": elsewhere or "differing"}


RULE = Rule(
    "duplicate-url",
    check_list=check_list,
    options=Options,
    relies_on=(Reliance("cross-listing", ("elsewhere",), _explicit_elsewhere),),
)
