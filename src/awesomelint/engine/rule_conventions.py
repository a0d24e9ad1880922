"""The conventions that rules rely on, with what each document of a list shows of them.

Which conventions there are is what the rules declare (`Rule.relies_on`): none is known by name
here.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from awesomelint.engine.registry import ALL_RULES
from awesomelint.reading.model import Document
from awesomelint.rules.rule import Reliance, Rule
from awesomelint.style.aspects import ASPECTS
from awesomelint.style.style import Evidence, Style, styles_of

Options = tuple[tuple[str, object], ...]


class RuleConvention(Struct, frozen=True):
    """A convention that a rule relies on, and what a document shows of it.

    `evidence` is None if the document has none. `options` are the options of the rule that state
    the convention in a configuration, or that there is none; they are empty if no options can.
    """

    rule: Rule
    name: str
    evidence: Evidence | None
    options: Options

    @property
    def holds(self) -> bool:
        """Whether the document has the convention, so that the rule goes by it."""
        return self.evidence is not None and self.evidence.holds


class DocumentConventions(Struct, frozen=True):
    """A document and every convention that rules rely on, in the order of the rules."""

    document: Document
    conventions: tuple[RuleConvention, ...]


def conventions_of(documents: Sequence[Document]) -> tuple[DocumentConventions, ...]:
    """Return the conventions of each document; the documents make up one list."""
    rules = [entry.rule for entry in ALL_RULES]
    return tuple(
        DocumentConventions(
            style.document,
            tuple(
                rule_convention(rule, reliance, style)
                for rule in rules
                for reliance in rule.relies_on
            ),
        )
        for style in styles_of(documents)
    )


def rule_convention(rule: Rule, reliance: Reliance, style: Style) -> RuleConvention:
    """Return one convention that a rule relies on, with its evidence in a style."""
    evidence = style.evidence(ASPECTS[reliance.aspect])
    value = evidence.value if evidence and evidence.holds else None
    options = tuple(reliance.explicit_options(style, value).items())
    return RuleConvention(rule, reliance.aspect, evidence, options)


def described(evidence: Evidence | None) -> str:
    """Return evidence in words: `at the end in 18 of 20 dates`."""
    if evidence is None:
        return "none found"
    total = f"{evidence.total:,} {_in_number(evidence.unit, evidence.total)}"
    if evidence.holds:
        return f"{evidence.words} in {evidence.count:,} of {total}"
    share = f"{evidence.count / evidence.total:.0%}".replace("%", " %")
    return f"none found (best: {evidence.words} in {share} of {total})"


def _in_number(unit: str, count: int) -> str:
    """Return the name of what is counted, such as `links to arXiv`, as it goes with a number."""
    if count != 1:
        return unit
    first, *rest = unit.split(" ")
    singular = f"{first[:-3]}y" if first.endswith("ies") else first.removesuffix("s")
    return " ".join([singular, *rest])
