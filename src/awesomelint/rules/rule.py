"""What a rule is: a name, and a function of a context that yields findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from awesomelint.diagnostic import Diagnostic, Level
from awesomelint.rules.context import RuleContext
from awesomelint.style.style import Style


class NoOptions(Struct, frozen=True):
    """The options of a rule that has no options."""


def _no_options(style: Style, value: Any) -> Mapping[str, object]:
    return {}


class Reliance(Struct, frozen=True):
    """A rule takes a value from a convention while the options `option_names` are `infer`.

    `aspect` is the name of the convention's aspect (`style/aspects.py`). `explicit_options(style,
    value)` returns options that state the convention, with which the rule reports the same and
    learns nothing more; `awesomelint init` writes them. The `value` is None where there is no
    convention: then the options say so. The mapping is empty if no options can state it.
    `adopted_as` is the name by which `fix --adopt NAME=VALUE` sets the first of these options; it
    may have none.
    """

    aspect: str
    option_names: tuple[str, ...] = ()
    explicit_options: Callable[[Style, Any], Mapping[str, object]] = _no_options
    adopted_as: str = ""


class Rule(Struct, frozen=True):
    """One fault awesomelint can find; its page is `rules/<name>.md`.

    `check(context, options)` yields the findings in one document. A rule that compares the files of
    a list has `check_list(contexts, options)` instead. Both are functions of their arguments: no
    state, no input or output, no clock. `options` is a frozen struct whose field types (`bool`,
    `int`, `float`, `str`, `date`, `Literal[...]`, tuples and unions of these, and tables, tuples of
    `BySection`) are what a configuration may give. `relies_on` names the conventions that the rule
    takes values from.

    `is_about_rest` is whether a change of other lines can make a line faulty: a link where the
    heading that it leads to is gone, a heading where its last entry is. What other rules report on
    lines that a change leaves alone is none of its.

    `silences(finding)` says whether other rules say nothing of the text that the finding stands in:
    where a link is broken, they would speak of what it is read as.
    """

    name: str
    check: Callable[[RuleContext, Any], Iterable[Diagnostic]] | None = None
    check_list: Callable[[Sequence[RuleContext], Any], Iterable[Diagnostic]] | None = None
    options: type[Struct] = NoOptions
    relies_on: tuple[Reliance, ...] = ()
    is_about_rest: bool = False
    silences: Callable[[Diagnostic], bool] | None = None

    def findings(self, contexts: Sequence[RuleContext], options: object) -> Iterable[Diagnostic]:
        """Return the findings of the rule in the documents of one list."""
        if self.check_list:
            return self.check_list(contexts, options)
        check = self.check
        assert check, f"{self.name} has neither check nor check_list"
        return (finding for context in contexts for finding in check(context, options))


class RegistryEntry(Struct, frozen=True):
    """An entry of a registry of rules: a rule's name, its default level, and how to load the rule.

    `load(name)` returns the rule. It may import a module, so a rule is loaded only if it runs, is
    given options, or is printed.
    """

    name: str
    level: Level
    load: Callable[[str], Rule]

    @property
    def rule(self) -> Rule:
        """The rule, loaded."""
        return self.load(self.name)


def registry_entry(rule: Rule, level: Level) -> RegistryEntry:
    """Return the registry's entry for a rule that is imported already."""
    return RegistryEntry(rule.name, level, lambda _: rule)
