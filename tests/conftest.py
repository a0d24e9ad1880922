"""Options of the test run, and the tests that need lists which may not be there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support import corpus

# The fixtures `run`, `no_git_of_the_caller` and `repository`.
pytest_plugins = ["tests.support.command", "tests.support.repository", "tests.support.changes"]

NO_LISTS = "the lists in ../shared/lists are not there"


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


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs the real lists where there are none."""
    if any(corpus.LISTS.glob("*.md")):
        return
    for item in items:
        if item.get_closest_marker("lists"):
            # In front of the mark that pytest gives a test whose parameters are the lists.
            item.add_marker(pytest.mark.skip(reason=NO_LISTS), append=False)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line how many tests were skipped for want of the real lists."""
    skipped = terminalreporter.getreports("skipped")
    count = sum(NO_LISTS in str(report.longrepr) for report in skipped)
    if count:
        tests = "1 test needs" if count == 1 else f"{count} tests need"
        line = f"{tests} lists in ../shared/lists, which are not there: skipped"
        terminalreporter.write_line(line, yellow=True)
