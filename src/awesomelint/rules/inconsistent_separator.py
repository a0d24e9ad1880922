"""inconsistent-separator: title and description are separated unlike the rest of the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.reading.grammar import TITLE_JOINERS
from awesomelint.reading.model import Entry, Part
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import Reliance, Rule
from awesomelint.style.asides import goes_on, is_emoji, is_part_of_title, joins_titles
from awesomelint.style.dangling import DANGLING_SEPARATORS, removable_separators
from awesomelint.style.date_forms import is_misplaced
from awesomelint.style.separators import (
    JOINT,
    SEPARATOR,
    listed_entries,
    quoted_form,
    separator_form,
)
from awesomelint.style.style import Style
from awesomelint.text import Span

_FIRST_WORD = r"\S+"
# What opens an aside or a list of links: it needs no separator.
_ASIDES = "([<&|/,;·•→-–—.!、，"
# Of these, what is another separator where one is asked for and a word follows.
_STRAY = r"[-–—|/·•→.]\s*\w"
_DASHES = ("-", "–", "—", "--", "−")
# What means the same between a title and its description; an arrow does so before words alone.
_EXCHANGEABLE = (":", "：", *_DASHES, "->", "-->")
# A dash within so many characters of a description is still the entry's separator:
# `[A](url) and B - Text`. A choice: no title goes on for longer without a description.
_CHARACTERS_OF_A_LATE_SEPARATOR = 60

Joints = Literal["infer", "separator", "any"]


class Options(Struct, frozen=True):
    """`separator`: the text between title and description, `infer` to learn it, or `any`.

    `joints`: what stands before links in double brackets, the separator or anything.
    """

    separator: Literal["infer", "any"] | str = "infer"
    joints: Joints = "infer"

    def __post_init__(self) -> None:
        if not self.separator.strip():
            raise ValueError("a separator needs a character that is not a space")
        if self.separator in _DASHES:
            raise ValueError(f'a dash needs a space on each side, as in " {self.separator} "')


class _Expected(Struct, frozen=True):
    """The form a file is held to, and the words that say why."""

    form: str
    reason: str
    is_configured: bool = False

    @property
    def character(self) -> str:
        """The form without its spaces."""
        return self.form.strip()


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield each entry whose separator is not the file's, or that has none."""
    expected = _expected(context.style, options)
    if expected is None:
        return
    entries = context.compute(listed_entries)
    for entry in entries:
        separator = entry.separator
        if separator is None:
            yield from _missing(context, entry, expected)
        elif separator.text != expected.form and not _is_punctuation(entry, expected):
            is_last = separator.span.end == entry.span.end
            form = _other_form(context, separator, expected, is_last=is_last)
            if form and not _is_dangling(context, separator):
                yield _departing(context, separator, expected, form, is_last=is_last)
    if reason := _reason_for_joints(context.style, expected, options):
        yield from _joints(context, entries, expected, reason)


def _expected(style: Style, options: Options) -> _Expected | None:
    """Return the form that is configured, else the style's; None where there is neither."""
    if options.separator == "any":
        return None
    if options.separator != "infer":
        reason = f"the configured one is {quoted_form(options.separator)}"
        return _Expected(options.separator, reason, is_configured=True)
    convention = style.convention(SEPARATOR)
    if convention is None:
        return None
    form = convention.value
    return _Expected(form, f"{convention.evidence} descriptions follow {quoted_form(form)}")


def _missing(context: RuleContext, entry: Entry, expected: _Expected) -> Iterator[Diagnostic]:
    """Yield the first word of a description that no separator stands before."""
    text = entry.description.text if entry.description else ""
    first = re.match(_FIRST_WORD, text)
    if first is None or entry.description is None:
        return
    if is_part_of_title(entry.description) or goes_on(entry.description):
        return
    if any(date.slot == "title" and is_misplaced(context.style, date) for date in entry.dates):
        return  # `misplaced-date` tells of it: the date stands where the separator would
    beginning = text[:_CHARACTERS_OF_A_LATE_SEPARATOR]
    is_late = expected.character in _DASHES and expected.form in beginning
    is_aside = text.lstrip("*_~\\")[:1] in _ASIDES or text.startswith("and [")
    if is_late or (is_aside and not (expected.is_configured and re.match(_STRAY, text))):
        return
    start = entry.description.span.start
    message = f"no separator before the description; {expected.reason}"
    yield context.report(Span(start, start + first.end()), message, many=_many(expected))


def _is_punctuation(entry: Entry, expected: _Expected) -> bool:
    """Whether what stands for a separator belongs to the sentence: `[A](u), [B](v)`, `[A](u), …`.

    A clause behind a comma goes on with the title.
    """
    if expected.character in TITLE_JOINERS or entry.separator is None:
        return False
    return entry.separator.text.strip() == "," or joins_titles(entry)


def _is_dangling(context: RuleContext, separator: Part) -> bool:
    """Whether `dangling-separator` tells of a separator by itself: one fault, one finding."""
    convention = context.style.convention(DANGLING_SEPARATORS)
    if convention is not None and convention.value == "once":
        return False
    return any(separator == dangling for _, dangling in context.compute(removable_separators))


def _other_form(
    context: RuleContext, separator: Part, expected: _Expected, *, is_last: bool
) -> str | None:
    """Return the form of a separator that is not the expected one, quoted; None if it is.

    Behind one that `is_last`, or that an emoji follows, no space is missed.
    """
    actual, form = separator_form(separator.text), expected.form
    behind = context.document.source.text[separator.span.end : separator.span.end + 1]
    if is_last or is_emoji(behind):
        actual, form = actual.rstrip(), form.rstrip()
    return None if actual == form else quoted_form(actual)


def _departing(
    context: RuleContext, separator: Part, expected: _Expected, form: str, *, is_last: bool
) -> Diagnostic:
    """Return the finding for a separator, with a fix where only its form is another."""
    fix = None
    character = separator.text.strip()
    characters = {character, expected.character}
    behind = context.document.source.text[separator.span.end : separator.span.end + 1]
    is_exchangeable = len(characters) == 1 or characters <= set(_EXCHANGEABLE)
    is_clear = behind not in _EXCHANGEABLE and (">" not in character or behind.isalnum())
    if is_exchangeable and is_clear and "\n" not in separator.text:
        new = expected.form.rstrip() if is_last else expected.form
        fix = Fix(f"write {quoted_form(new)}", (Edit(separator.span, new, new=True),))
    return context.report(
        separator.span,
        f"the separator is {form}; {expected.reason}",
        fix=fix,
        many=_many(expected),
    )


def _many(expected: _Expected) -> str:
    return f"{{count}} separators differ, or are missing; {expected.reason}"


def _reason_for_joints(style: Style, expected: _Expected, options: Options) -> str | None:
    """Return why links in double brackets are held to the separator; None where they are not."""
    if options.joints != "infer":
        return "the configuration asks for it" if options.joints == "separator" else None
    convention = style.convention(JOINT)
    if convention is None or convention.value != expected.character:
        return None
    return f"{convention.evidence} such links have it"


def _joints(
    context: RuleContext, entries: Sequence[Entry], expected: _Expected, reason: str
) -> Iterator[Diagnostic]:
    """Yield each link in double brackets, `[[text](url)]`, joined unlike its fellows."""
    form = quoted_form(expected.form)
    for entry in entries:
        separator = entry.separator.span if entry.separator else None
        for joint in entry.joints:
            if joint.span == separator:
                continue
            if joint.text.strip() != expected.character:
                message = f"no {form} before the link in double brackets; {reason}"
                many = f"no {form} before {{count}} links in double brackets; {reason}"
                yield context.report(joint.span, message, many=many)
            elif other := _other_form(context, joint, expected, is_last=False):
                yield _departing(context, joint, expected, other, is_last=False)


def _say_joint(style: Style, joint: str | None) -> Mapping[str, object]:
    separator = style.convention(SEPARATOR)
    is_separator = separator is not None and joint == separator.value.strip()
    return {"joints": "separator" if is_separator else "any"}


RULE = Rule(
    "inconsistent-separator",
    check,
    options=Options,
    relies_on=(
        Reliance(
            "separator",
            ("separator",),
            lambda _, form: {"separator": form or "any"},
            adopted_as="separator",
        ),
        Reliance("before double brackets", ("joints",), _say_joint),
    ),
)
