"""Options of the test run."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--update-pages`, which writes what the rules say into their pages."""
    parser.addoption(
        "--update-pages", action="store_true", help="rewrite the report blocks of the rule pages"
    )
