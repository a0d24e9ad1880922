"""Every rule there is, in the order in which the documentation lists them."""

from __future__ import annotations

from awesomelint.rules import (
    ci_badge,
    dangling_separator,
    date_before_arxiv,
    duplicate_url,
    inconsistent_date,
    inconsistent_marker,
    inconsistent_separator,
    invalid_date,
    license_section,
    main_heading,
    malformed_link,
    mismatched_badge,
    misplaced_date,
    missing_awesome_badge,
    missing_date,
    missing_file,
    non_canonical_url,
    several_entries,
    unsorted_entries,
)
from awesomelint.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    malformed_link.RULE,
    inconsistent_separator.RULE,
    dangling_separator.RULE,
    several_entries.RULE,
    inconsistent_marker.RULE,
    invalid_date.RULE,
    inconsistent_date.RULE,
    misplaced_date.RULE,
    missing_date.RULE,
    date_before_arxiv.RULE,
    unsorted_entries.RULE,
    duplicate_url.RULE,
    mismatched_badge.RULE,
    non_canonical_url.RULE,
    missing_awesome_badge.RULE,
    main_heading.RULE,
    license_section.RULE,
    ci_badge.RULE,
    missing_file.RULE,
)
