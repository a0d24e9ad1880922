"""The rules, in the order in which the documentation lists them.

Two more, about comments that switch rules off, are in `engine/suppressions.py`;
`engine/registry.py` has all of them.
"""

from __future__ import annotations

from importlib import import_module

from awesomelint.diagnostic import Level
from awesomelint.rules.rule import RegistryEntry, Rule

# The level where no configuration says otherwise. A rule is on where eight of ten findings are
# right and lists mend what it finds. It is an error where nine of ten are right and a reader meets
# the fault. The pages give the reasons.
_LEVELS: dict[str, Level] = {
    "malformed-link": "error",
    "inconsistent-separator": "error",
    "dangling-separator": "warning",
    "missing-description": "off",
    "inconsistent-ending": "warning",
    "lowercase-description": "off",
    "repeated-title": "warning",
    "several-entries": "warning",
    "inconsistent-marker": "error",
    "wrapped-entry": "off",
    "long-description": "off",
    "invalid-date": "error",
    "inconsistent-date": "error",
    "misplaced-date": "warning",
    "missing-date": "warning",
    "date-before-arxiv": "error",
    "unsorted-entries": "error",
    "duplicate-url": "error",
    "non-canonical-url": "warning",
    "insecure-url": "off",
    "tracking-url": "off",
    "shortened-url": "warning",
    "broken-reference": "error",
    "mismatched-badge": "error",
    "missing-badge": "warning",
    "misplaced-badge": "off",
    "outdated-contents": "warning",
    "empty-section": "off",
    "short-section": "off",
    "unsorted-sections": "off",
    "unused-definition": "off",
    "promotional-word": "off",
    "invisible-character": "error",
    "misspelled-name": "off",
    "misplaced-space": "warning",
    "stray-punctuation": "warning",
    "unbalanced-punctuation": "warning",
    "repeated-punctuation": "off",
    "malformed-heading": "error",
    "emphasis-heading": "off",
    "heading-punctuation": "off",
    "missing-awesome-badge": "off",
    "main-heading": "off",
    "license-section": "off",
    "ci-badge": "off",
    "nonstandard-contents": "off",
    "missing-file": "off",
}


def _from_module(name: str) -> Rule:
    """Return the rule `name`; this imports its module, so a run imports only the rules it runs."""
    rule: Rule = import_module(f"{__name__}.{name.replace('-', '_')}").RULE
    return rule


RULES = tuple(RegistryEntry(name, level, _from_module) for name, level in _LEVELS.items())
