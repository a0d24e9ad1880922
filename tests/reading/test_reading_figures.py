"""The reader on real lists: what `python -m benchmarks.lists.reading` prints, held to its goals."""

from __future__ import annotations

import pytest

from tests.support import corpus, reading_figures
from tests.support.entries_read import LEAST_RECOMMENDATIONS, count_all
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


def test_recommendations_are_read_as_entries_and_nothing_else_is() -> None:
    counts = count_all(corpus.LISTS)
    recommendations = sum(count.recommendations for count in counts)
    long = [count for count in counts if count.recommendations >= LEAST_RECOMMENDATIONS]

    assert sum(len(count.missed) for count in counts) <= 0.01 * recommendations
    assert min(count.share for count in long) >= 0.97
    assert sum(len(count.none) for count in counts) <= 0.005 * recommendations
