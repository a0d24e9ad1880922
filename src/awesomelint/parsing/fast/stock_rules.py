"""The stock rules as they were when the parser was built: what the fast layer knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, TypeVar

from markdown_it.ruler import Ruler

RuleT = TypeVar("RuleT", bound=Callable[..., Any])


class VerifiedRules(Ruler[RuleT]):
    """A ruler that notices when its rules are no longer those the fast layer was tested with.

    A rule that is added, replaced, switched on or off afterwards is one the fast layer knows
    nothing of. From then on the rules are what the stock parser runs, one after the other.
    """

    # The characters that each rule looks for; a rule that is not named here is unknown.
    FIRST: ClassVar[Mapping[str, str]]

    def __init__(self, stock: Ruler[RuleT]) -> None:
        super().__init__()
        self.__rules__ = stock.__rules__
        self._built = self._snapshot()
        self._are_verified = False

    def are_verified(self) -> bool:
        """Whether the rules are still those that the parser was built with."""
        if self.__cache__ is None:
            self.__compile__()
        return self._are_verified

    def prepare(self) -> None:
        """Make ready for the rules there are; called when they are known and have changed."""
        raise NotImplementedError

    def sorted_by_first(self, chain: str) -> dict[str, list[RuleT]]:
        """Return the active rules of a chain, in order, by each character they look for."""
        found: dict[str, list[RuleT]] = {}
        for rule in self.__rules__:
            if rule.enabled and (not chain or chain in rule.alt):
                for first in self.FIRST[rule.name]:
                    found.setdefault(first, []).append(rule.fn)
        return found

    def __compile__(self) -> None:
        super().__compile__()
        names = {rule.name for rule in self.__rules__ if rule.enabled}
        self._are_verified = self._snapshot() == self._built and names == self.FIRST.keys()
        if self._are_verified:
            self.prepare()

    def _snapshot(self) -> list[tuple[str, RuleT, bool]]:
        return [(rule.name, rule.fn, rule.enabled) for rule in self.__rules__]
