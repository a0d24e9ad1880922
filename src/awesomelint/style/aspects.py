"""The aspects that a rule may name in `relies_on`, and that `awesomelint conventions` prints.

An aspect that only its own rule asks for need not be here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from awesomelint.style.arxiv import ARXIV
from awesomelint.style.badges import BADGE_LINE, BADGE_SLOT, BADGES
from awesomelint.style.bullets import BULLETS
from awesomelint.style.contents_texts import CONTENTS, CONTENTS_TEXTS
from awesomelint.style.dangling import DANGLING_SEPARATORS
from awesomelint.style.date_forms import (
    DATE_DELIMITERS,
    DATE_LAYOUT,
    DATE_MONTHS,
    DATE_PADDING,
    DATE_SLOT,
)
from awesomelint.style.dating import DATES, SECTION_DATES
from awesomelint.style.empty_sections import EMPTY_SECTIONS
from awesomelint.style.endings import ENDING, ROW_ENDING
from awesomelint.style.order import ORDERS
from awesomelint.style.repeats import CROSS_LISTING
from awesomelint.style.section_order import HEADING_ORDER
from awesomelint.style.separators import JOINT, SEPARATOR
from awesomelint.style.style import Aspect

_ASPECTS: tuple[Aspect[Any], ...] = (
    SEPARATOR,
    JOINT,
    DANGLING_SEPARATORS,
    ENDING,
    ROW_ENDING,
    BULLETS,
    DATE_LAYOUT,
    DATE_DELIMITERS,
    DATE_PADDING,
    DATE_MONTHS,
    DATE_SLOT,
    DATES,
    SECTION_DATES,
    *ORDERS.values(),
    CROSS_LISTING,
    ARXIV,
    BADGES,
    BADGE_SLOT,
    BADGE_LINE,
    CONTENTS,
    CONTENTS_TEXTS,
    EMPTY_SECTIONS,
    HEADING_ORDER,
)
ASPECTS: Mapping[str, Aspect[Any]] = {aspect.name: aspect for aspect in _ASPECTS}
