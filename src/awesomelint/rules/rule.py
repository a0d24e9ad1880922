"""What a rule is: a name, and a function of a context that yields findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from awesomelint.diagnostic import Diagnostic, Level
from awesomelint.rules.context import RuleContext
from awesomelint.style.style import Style


class NoOptions(Struct, frozen=True):
    """The options of a rule that takes none."""


def _no_options(style: Style, value: Any) -> Mapping[str, object]:
    return {}


class Reliance(Struct, frozen=True):
    """A convention that a rule goes by, by the name of its aspect, where `options` are `infer`.

    `say(style, value)` returns the options that hold a document to the convention as if it were
    inferred; none where no option can.
    """

    convention: str
    options: tuple[str, ...] = ()
    say: Callable[[Style, Any], Mapping[str, object]] = _no_options


class Rule(Struct, frozen=True):
    """One fault awesomelint can find; its page is `rules/<name>.md`.

    `check(context, options)` yields the findings in one document. A rule that compares the files of
    a list has `check_list(contexts, options)` instead. Both are functions of their arguments: no
    state, no input or output, no clock. `options` is a frozen struct whose field types (`bool`,
    `int`, `float`, `str`, `date`, `Literal[...]`, tuples and unions of these) are what a
    configuration may give. `relies_on` are the conventions that its options can be left to.
    """

    name: str
    check: Callable[[RuleContext, Any], Iterable[Diagnostic]] | None = None
    check_list: Callable[[Sequence[RuleContext], Any], Iterable[Diagnostic]] | None = None
    options: type[Struct] = NoOptions
    relies_on: tuple[Reliance, ...] = ()

    def findings(self, contexts: Sequence[RuleContext], options: object) -> Iterable[Diagnostic]:
        """Return what the rule finds in the documents of one list."""
        if self.check_list:
            return self.check_list(contexts, options)
        check = self.check
        assert check, f"{self.name} has neither check nor check_list"
        return (finding for context in contexts for finding in check(context, options))


class Registered(Struct, frozen=True):
    """A rule as a registry has it: by its name, and the level where no configuration gives one.

    The rule itself is what `find` returns for the name; that may take an import, so it is asked
    for only where the rule runs, is given options or is shown.
    """

    name: str
    level: Level
    find: Callable[[str], Rule]

    @property
    def rule(self) -> Rule:
        """The rule."""
        return self.find(self.name)


def registered(rule: Rule, level: Level) -> Registered:
    """Return a rule that is at hand as a registry has it."""
    return Registered(rule.name, level, lambda _: rule)
