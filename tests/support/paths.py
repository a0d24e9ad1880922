"""Where the repository, the fixtures and the package are."""

from __future__ import annotations

from pathlib import Path

import awesomelint

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "tests" / "fixtures"
FIXTURE_LISTS = sorted((FIXTURES / "lists").glob("*.md"))
# The folder that holds the package under test: PYTHONPATH for a process of a test.
SOURCE = Path(awesomelint.__file__).parents[1]
