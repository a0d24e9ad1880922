"""What a reason for a parting is, and the reasons that both tables of reasons give."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from tests.conformance.comparison import Parting

# The name of a difference, and whether it explains a parting.
Reason = tuple[str, Callable[[Parting], bool]]
# Reasons by the name of the check. The first that holds explains: the order is that in which a
# person would look.
Reasons = Mapping[str, Sequence[Reason]]


def always(parting: Parting) -> bool:
    """Return True: the difference explains every parting of the check."""
    return True


def is_no_entry(parting: Parting) -> bool:
    """Return whether the item is no entry for us."""
    return parting.entry is None


def is_titled_by_text(parting: Parting) -> bool:
    """Return whether the title of the entry is text, a URL, a label or a cell, and no link."""
    return parting.entry is not None and parting.entry.head not in ("link", "bold-link")


def has_other_message(parting: Parting) -> bool:
    """Return whether the other report has another fault of the item.

    awesome-lint reports no second fault of an item.
    """
    return bool(parting.others)
