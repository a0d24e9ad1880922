"""Rules for the tests of configuration: they find nothing, their options are the point."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Literal

from msgspec import Struct

from awesomelint.diagnostic import Diagnostic
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import Rule, registry_entry
from awesomelint.style.by_section import BySection


class EveryKind(Struct, frozen=True):
    """One option of each type there is."""

    flag: bool = False
    count: int = 3
    ratio: float = 0.5
    word: str = "x"
    order: Literal["up", "down"] = "up"
    depth: Literal[1, 2] = 1
    separator: Literal["infer"] | str = "infer"
    limit: Literal["none"] | int = "none"
    names: tuple[str, ...] = ()
    sizes: tuple[int, ...] = ()
    sections: tuple[BySection[Literal["up", "down"]], ...] = ()
    since: date | None = None


class Window(Struct, frozen=True):
    """Two options that must agree."""

    low: int = 0
    high: int = 10

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"low is {self.low}, more than high, {self.high}")


def _nothing(context: RuleContext, options: Any) -> Iterable[Diagnostic]:
    return ()


PLAIN = registry_entry(Rule("duplicate-url", _nothing), "error")
KINDS = registry_entry(Rule("every-kind", _nothing, options=EveryKind), "warning")
WINDOW = registry_entry(Rule("window", _nothing, options=Window), "off")
RULES = (PLAIN, KINDS, WINDOW)
