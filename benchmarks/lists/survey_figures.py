"""How many findings the survey of 94 lists (65,016 entries) counted.

The source is entries.md, section 8, "Hits per 1000 entries of candidate rules on the corpus". Where
a rule covers several rows, their figures are added. The benchmark reads only a part of those 94
lists, so a ratio near 1 is right, and exactly 1 is not to be expected.
"""

from __future__ import annotations

from typing import NamedTuple


class Figure(NamedTuple):
    """What the survey counted for the rows that a rule covers."""

    per_1000: float
    rows: str


FIGURES = {
    "malformed-link": Figure(0.55 + 0.7, "empty URL; space inside link text"),
    "inconsistent-separator": Figure(6.2, "separator differs (>= .9)"),
    "inconsistent-ending": Figure(4.5, "trailing period inferred at .95; here a note counts once"),
    "repeated-title": Figure(0.7, "description repeats title exactly"),
    "inconsistent-marker": Figure(0.5, "marker differs (>= .98); no figure for indents"),
    "inconsistent-date": Figure(1.9, "date form differs (>= .9), upper end"),
    "missing-date": Figure(3.3, "date missing where >= 90 % dated"),
    "date-before-arxiv": Figure(0.46, "date before arXiv id by > 1 month"),
    "unsorted-entries": Figure(12.9 + 3.8, "alphabetical order; date order"),
    "duplicate-url": Figure(3.0 + 6.5, "same heading; other heading, cross-listers out"),
    "mismatched-badge": Figure(0.3, "badge-repo mismatch"),
    "tracking-url": Figure(1.1, "tracking params"),
    "non-canonical-url": Figure(1.3 + 4.6, "arXiv pdf for abs; http of known https hosts"),
}
