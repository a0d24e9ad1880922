"""The stock rules, and whether they are still those that the fast layer knows.

The fast layer stands in for rules that it was tested against. It may do so only while the parser
has these rules and no others.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, TypeVar

from markdown_it.ruler import Ruler

RuleT = TypeVar("RuleT", bound=Callable[..., Any])


class VerifiedRules(Ruler[RuleT]):
    """A ruler that notices when its rules change.

    If a rule is added, replaced, enabled or disabled after the parser was built, `are_verified` is
    false from then on, and the stock parser runs all rules, one after another.
    """

    # The characters that a match of each rule can begin with, by the rule's name. A rule without a
    # name here is unknown.
    FIRST: ClassVar[Mapping[str, str]]

    def __init__(self, stock: Ruler[RuleT]) -> None:
        super().__init__()
        self.__rules__ = stock.__rules__
        self._built = self._snapshot()
        self._are_verified = False

    def are_verified(self) -> bool:
        """Whether the rules are known, and still those that the parser was built with."""
        if self.__cache__ is None:
            self.__compile__()
        return self._are_verified

    def prepare(self) -> None:
        """Sort the rules for use; called once they are verified."""
        raise NotImplementedError

    def sorted_by_first(self, chain: str) -> dict[str, list[RuleT]]:
        """Return the enabled rules of a chain, in order, by the characters they can begin with."""
        by_first: dict[str, list[RuleT]] = {}
        for rule in self.__rules__:
            if rule.enabled and (not chain or chain in rule.alt):
                for first in self.FIRST[rule.name]:
                    by_first.setdefault(first, []).append(rule.fn)
        return by_first

    def __compile__(self) -> None:
        super().__compile__()
        names = {rule.name for rule in self.__rules__ if rule.enabled}
        self._are_verified = self._snapshot() == self._built and names == self.FIRST.keys()
        if self._are_verified:
            self.prepare()

    def _snapshot(self) -> list[tuple[str, RuleT, bool]]:
        return [(rule.name, rule.fn, rule.enabled) for rule in self.__rules__]
