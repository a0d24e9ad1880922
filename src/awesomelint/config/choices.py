"""What the command line asks for: configuration, rules, the day, and files."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from awesomelint.diagnostic import Diagnostic


class Choices(NamedTuple):
    """Choices for a whole run.

    `config` (absolute) replaces the configuration that would be found; `isolated` takes none.
    """

    config: str | None = None
    isolated: bool = False
    preset: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    today: date | None = None


def concerning(wanted: Container[str], diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the diagnostics that are about a file that was asked for, or relate to one."""
    return tuple(
        found
        for found in diagnostics
        if found.path in wanted or any(one.path in wanted for one in found.related)
    )
