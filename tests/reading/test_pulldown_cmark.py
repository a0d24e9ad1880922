"""Another parser, which shares nothing with ours, places links, images and code where we do."""

from __future__ import annotations

from pathlib import Path

import pytest

from awesomelint import Source
from tests.support import corpus
from tests.support.paths import FIXTURE_LISTS
from tests.support.pulldown import our_pieces, their_pieces


@pytest.mark.parametrize("path", FIXTURE_LISTS, ids=lambda path: path.name)
def test_pieces_of_fixtures_stand_where_pulldown_cmark_sees_them(path: Path) -> None:
    source = Source(path.name, path.read_bytes().decode())

    assert our_pieces(source) == their_pieces(source) != set()


@pytest.mark.slow
@pytest.mark.lists
def test_pieces_of_real_lists_stand_where_pulldown_cmark_sees_them() -> None:
    for name in corpus.names(corpus.LISTS):
        source = corpus.load(corpus.LISTS, name)
        assert our_pieces(source) == their_pieces(source), name
