"""Wording that several commands share."""

from __future__ import annotations


def counted(count: int, one: str, many: str = "") -> str:
    """Return a number with its noun: `1 file`, `2 files`, `3 entries`."""
    return f"{count} {one if count == 1 else many or one + 's'}"
