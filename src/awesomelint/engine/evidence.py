"""The house style of a list: every convention that a rule infers, with what the list shows of it.

Which conventions there are is what the rules declare (`Rule.infers`): here none is known by name.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from awesomelint.engine.registry import ALL_RULES
from awesomelint.reading.model import Document
from awesomelint.rules.rule import Evidence, Inferred, Registered, Rule


class Shown(Struct, frozen=True):
    """One convention of a rule, and what a document shows of it; None where nothing could."""

    rule: Rule
    inferred: Inferred
    evidence: Evidence | None

    @property
    def holds(self) -> bool:
        """Whether the rule goes by it."""
        return self.evidence is not None and self.evidence.holds


class House(Struct, frozen=True):
    """A document and every convention there is, in the order of the rules."""

    document: Document
    shown: tuple[Shown, ...]


def houses(
    documents: Sequence[Document], registry: Sequence[Registered] = ALL_RULES
) -> tuple[House, ...]:
    """Return the house style of each document; `documents` make up one list."""
    rules = [one.rule for one in registry]
    of_list = {
        inferred.name: inferred.find(documents)
        for rule in rules
        for inferred in rule.infers
        if inferred.of_list
    }
    return tuple(
        House(
            document,
            tuple(
                Shown(
                    rule,
                    inferred,
                    of_list[inferred.name] if inferred.of_list else inferred.find((document,)),
                )
                for rule in rules
                for inferred in rule.infers
            ),
        )
        for document in documents
    )


def described(evidence: Evidence | None) -> str:
    """Return in words what documents show: `at the end in 18 of 20 dates`."""
    if evidence is None:
        return "none found"
    if evidence.holds:
        return f"{evidence.words} in {evidence.count:,} of {evidence.total:,} {evidence.unit}"
    share = f"{evidence.count / evidence.total:.0%}".replace("%", " %")
    return f"none found (best: {evidence.words} in {share} of {evidence.total:,} {evidence.unit})"
