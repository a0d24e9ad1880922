"""Options of the test run."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True, scope="session")
def _cache_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the cache of whoever runs the tests out of them, and theirs out of it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWESOMELINT_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        patch.delenv("CI", raising=False)
        yield


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--update-pages`, which writes what the rules say into their pages."""
    parser.addoption(
        "--update-pages", action="store_true", help="rewrite the report blocks of the rule pages"
    )
