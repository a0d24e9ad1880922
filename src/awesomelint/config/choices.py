"""What the options of the command line choose, for a whole run.

It is a module by itself, and no struct, because a run over unchanged files needs no other setting.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date


class Choices(NamedTuple):
    """Which configuration a run takes, which rules, and which day is today.

    `config` is the absolute path of a configuration to take instead of the closest configuration.
    With `isolated` there is none. `preset` is None, and the rules to select, to select too
    (`extend_select`) and to ignore are empty, if not given. `adopt` has the conventions that the
    run brings lists to, each as `NAME=VALUE`.
    """

    config: str | None = None
    isolated: bool = False
    preset: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    today: date | None = None
    extend_select: tuple[str, ...] = ()
    adopt: tuple[str, ...] = ()
