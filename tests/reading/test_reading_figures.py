"""The reader on real lists: what `python -m benchmarks.lists.reading` prints, held to its goals."""

from __future__ import annotations

import pytest

from tests.support import corpus, reading_figures
from tests.support.reading_figures import ListFigures

pytestmark = [pytest.mark.slow, pytest.mark.lists, pytest.mark.xdist_group("figures")]


@pytest.fixture(scope="module")
def figures() -> list[ListFigures]:
    """Return the figures of all lists, measured once."""
    return reading_figures.measure(corpus.LISTS)


def test_every_piece_of_inline_markdown_reads_back_from_its_span(
    figures: list[ListFigures],
) -> None:
    tally = reading_figures.pooled(figures)

    assert sum(tally.total.values()) > 60_000
    assert tally.failures == []


def test_entries_are_read_whole_in_at_least_96_of_100(figures: list[ListFigures]) -> None:
    assert reading_figures.macro_mean(figures) >= 0.96
