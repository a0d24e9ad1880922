"""The configuration that `init` drafts for a list changes nothing that is found in it.

The configuration is written to the disk and the list is checked as the command checks it; what is
found is compared with what a run without a configuration finds.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from awesomelint.config.choices import Choices
from awesomelint.disk.discovery import discover
from awesomelint.init.survey import survey
from awesomelint.run.check import CheckedList, check
from tests.support import corpus
from tests.support.paths import FIXTURE_LISTS

_REAL = [*sorted(corpus.LISTS.glob("*.md")), *sorted(corpus.SEED.glob("seed.md"))]


def _found(folder: Path, *, isolated: bool) -> list[Any]:
    files, errors = discover(["README.md"], folder)
    choices = Choices(isolated=isolated, today=corpus.TODAY)
    (checked,) = check(files, choices, str(folder), use_cache=False)
    assert isinstance(checked, CheckedList)
    assert not errors
    return [
        (
            diagnostic.span,
            diagnostic.rule,
            diagnostic.level,
            diagnostic.fix,
            [
                (occurrence.span, occurrence.fix, [related.span for related in occurrence.related])
                for occurrence in diagnostic.occurrences
            ],
        )
        for diagnostic in checked.diagnostics
    ]


@pytest.mark.parametrize("path", FIXTURE_LISTS, ids=lambda path: path.stem)
def test_a_list_has_the_same_findings_with_its_configuration(path: Path, tmp_path: Path) -> None:
    _assert_same_findings(path, tmp_path)


@pytest.mark.slow
@pytest.mark.lists
@pytest.mark.parametrize("path", _REAL, ids=lambda path: path.stem)
def test_a_real_list_has_the_same_findings(path: Path, tmp_path: Path) -> None:
    _assert_same_findings(path, tmp_path)


def _assert_same_findings(path: Path, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_bytes(path.read_bytes())
    before = _found(tmp_path, isolated=True)
    surveyed = survey([str(tmp_path / "README.md")], tmp_path, Choices(today=corpus.TODAY))
    assert not surveyed.errors
    (tmp_path / "awesomelint.toml").write_text(surveyed.text, encoding="utf-8")
    assert _found(tmp_path, isolated=False) == before
