"""What a check of a real list shows on a terminal of 80 columns and 24 lines."""

from __future__ import annotations

import re

import pytest

from awesomelint.output.width import columns
from tests.support.command import Run
from tests.support.corpus import LISTS

pytestmark = [pytest.mark.slow, pytest.mark.lists]

RUBY = LISTS / "markets__awesome-ruby__README.md"


@pytest.mark.skipif(not RUBY.exists(), reason="the real lists are not here")
def test_a_long_list_takes_six_screens_at_most(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    ran = run("check", "--no-cache", str(RUBY))
    lines = (ran.out + ran.err).splitlines()
    assert len(lines) <= 6 * 24
    # Paths are never cut.
    shown = [line for line in lines if not re.match(r" *(-->|= related:)", line)]
    assert max(map(columns, shown)) <= 80
