"""The conventions that rules rely on, with what each document of a list shows of them.

Which conventions there are is what the rules declare (`Rule.relies_on`): none is known by name
here.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from awesomelint.engine.registry import ALL_RULES
from awesomelint.reading.model import Document
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import Reliance, Rule
from awesomelint.style.aspects import ASPECTS
from awesomelint.style.convention import LEAST_CASES, NO_NEED
from awesomelint.style.style import Evidence, Style, styles_of

# What most of a list does may be worth adopting. A choice: half.
_SHARE_WORTH_ADOPTING = 0.5

Options = tuple[tuple[str, object], ...]


class Adoption(Struct, frozen=True):
    """What `fix --adopt NAME=VALUE` would do: it changes `places` of the document."""

    name: str
    value: str
    places: int


class RuleConvention(Struct, frozen=True):
    """A convention that a rule relies on, and what a document shows of it.

    `evidence` is None if the document has none. `options` are the options of the rule that state
    the convention in a configuration, or that there is none; they are empty if no options can.
    `adoption` is there if the document has no convention, and most of it does one thing.
    """

    rule: Rule
    name: str
    evidence: Evidence | None
    options: Options
    adoption: Adoption | None = None

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
                with_adoption(rule_convention(rule, reliance, style), reliance, style)
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


def with_adoption(convention: RuleConvention, reliance: Reliance, style: Style) -> RuleConvention:
    """Return the convention with what it takes to adopt it, where most of the document does it."""
    aspect = ASPECTS[reliance.aspect]
    if convention.holds or not reliance.adopted_as or aspect.find is None:
        return convention
    best = aspect.find(style, NO_NEED)
    is_usual = best is not None and best.count >= _SHARE_WORTH_ADOPTING * best.total
    if best is None or not is_usual or best.total < LEAST_CASES:
        return convention
    rule = convention.rule
    try:
        options = rule.options(**{reliance.option_names[0]: best.value})
    except ValueError:  # what is most frequent can be no convention: no separator, say
        return convention
    findings = rule.findings([RuleContext(style.document, style)], options)
    places = sum(finding.fix is not None and finding.fix.safe for finding in findings)
    adoption = Adoption(reliance.adopted_as, str(best.value), places)
    return replace(convention, adoption=adoption) if places else convention


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
