"""What the options of the command line choose, for a whole run."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from awesomelint.diagnostic import Diagnostic


class Choices(NamedTuple):
    """Which configuration a run takes, which rules, and which day is today.

    `config` is the absolute path of a configuration to take in place of the closest one. With
    `isolated` there is none. `preset`, `select` and `ignore` are None or empty where not given.
    """

    config: str | None = None
    isolated: bool = False
    preset: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    today: date | None = None


def concerning(wanted: Container[str], diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the diagnostics that are in one of the files `wanted`, or are related to one."""
    return tuple(
        diagnostic
        for diagnostic in diagnostics
        if diagnostic.path in wanted
        or any(related.path in wanted for related in diagnostic.related)
    )
