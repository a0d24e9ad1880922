"""What the rules have to find in the founding list, `seed.md`, line by line.

The source is findings.md in the folder of the list: its E and W lines as far as a rule covers them,
and its N lines, the traps, by the rule that might report them. Formatting, the order of badges and
spelling have no rule. A line that is named twice has two faults.
"""

from __future__ import annotations

from typing import NamedTuple

Lines = tuple[int, ...]


class Expected(NamedTuple):
    """Lines of one rule: errors, warnings, what may be reported too, what must stay silent."""

    errors: Lines = ()
    warnings: Lines = ()
    optional: Lines = ()
    silent: Lines = ()


class Count(NamedTuple):
    """A section of which only the number of findings is known: which entries move is open."""

    rule: str
    first: int
    last: int
    findings: int


# `:[[cnt](…)]` with no space, 30 lines.
_GLUED_LINKS = (7, 8, *range(23, 28), *range(29, 43), *range(44, 48), *range(49, 54))
# `:💡` with no space. The owner writes it so in 77 of 91 places of the repository as it is today:
# it is no slip, and no rule speaks of it.
_GLUED_EMOJI = (89, 102, 120, 128, 134, 250, 255, 270, 272)
_SPACED_COLONS = (236, 237)
_MISSING = (57, 60, 240, 266)
# A date stands in place of the separator: `misplaced-date` tells of it, once.
_DATE_INSTEAD = (11,)
# `for educational purposes only` and `by Damien Benveniste` go on with the title: judges of other
# lists called findings on such text wrong or arguable.
_GOING_ON = (242, 276)
_ALL = tuple(range(1, 277))

EXPECTED = {
    # 84 is a space that the page does not show: a warning, though findings.md has it as an error.
    "malformed-link": Expected(errors=(54, 85), warnings=(84,)),
    "inconsistent-separator": Expected(
        errors=(*_GLUED_LINKS, 28, 58, *_SPACED_COLONS, *_MISSING, 54),
        optional=(152, 165, 233, 245),
        silent=(*_GLUED_EMOJI, *_GOING_ON, *_DATE_INSTEAD),
    ),
    # 36 of 176 entries do it, as the author chose to: one note, at the first of them.
    "dangling-separator": Expected(warnings=(7,)),
    # A fifth of its descriptions end with a full stop: no convention.
    "inconsistent-ending": Expected(silent=_ALL),
    "repeated-title": Expected(warnings=(187, 249), optional=(16, 122, 227), silent=(188,)),
    "several-entries": Expected(errors=(129, 134, 195)),
    "inconsistent-marker": Expected(warnings=(6,), silent=(157, 159, 165, 168)),
    "invalid-date": Expected(silent=(8, 12, 13, 14, 15, 16, 17, 18, 93, 94, 131, 238, 249)),
    "inconsistent-date": Expected(
        errors=(11, 129, 129, 209, 211, 222, 223),
        optional=(94, 249),
        silent=(8, 12, 13, 14, 15, 16, 17, 18, 93, 131, 238),
    ),
    # 124's date is followed, on 125, by prose.
    "misplaced-date": Expected(errors=(11, 66, 119, 124, 235, 251), silent=(131,)),
    "missing-date": Expected(
        warnings=(12, 13, 14, 16, 85, 93, 96, 120, 128, 150, 190, 240, 250, 254, 257, 270),
        silent=(*range(140, 147), *range(157, 162), *range(168, 173), *range(176, 180), 246),
    ),
    "date-before-arxiv": Expected(silent=(24, 62, 64, 238)),
    "unsorted-entries": Expected(
        errors=(6, 99, 118, 119, 131, 132, 134),
        # Learning, from 231 on, is in no order: nobody ever sorted such a section.
        silent=(
            *range(23, 86),
            *range(93, 99),
            *range(139, 180),
            *range(217, 230),
            *range(231, 271),
        ),
    ),
    "duplicate-url": Expected(errors=(245,), silent=(41, 93, 124, 125, 128, 188, 189, 202, 203)),
    "mismatched-badge": Expected(silent=_ALL),
    # 9 of 39 repositories have no badge: fewer than nine in ten have one.
    "missing-badge": Expected(silent=_ALL),
    "non-canonical-url": Expected(warnings=(130, 152, 233), optional=(235,)),
    "tracking-url": Expected(silent=_ALL),
    "shortened-url": Expected(silent=_ALL),
    # Its links to other files have nothing to be looked up in.
    "broken-reference": Expected(silent=_ALL),
}

# Japanese.
COUNTS = (Count("unsorted-entries", 183, 214, 7),)
