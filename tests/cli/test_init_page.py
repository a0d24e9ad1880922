"""docs/init.md shows what the commands print: `pytest --update-pages` writes it anew."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from awesomelint.disk import rule_pages as pages
from tests.support.command import Run
from tests.support.paths import ROOT

PAGE = ROOT / "docs" / "init.md"
EXAMPLE = ROOT / "examples" / "awesome-example.md"


def _printed(run: Run) -> dict[str, str]:
    """Return what each fence of the page is to hold, by its info."""
    shutil.copy(EXAMPLE, EXAMPLE.name)
    conventions, init = run("conventions"), run("init")
    assert (conventions.code, init.code) == (0, 0)
    return {
        "text conventions": conventions.out,
        "text init": init.out,
        "toml init": Path("awesomelint.toml").read_text(encoding="utf-8"),
    }


def test_the_page_shows_what_the_commands_print(run: Run, pytestconfig: pytest.Config) -> None:
    printed = _printed(run)
    if pytestconfig.getoption("--update-pages"):
        lines = PAGE.read_text(encoding="utf-8").split("\n")
        for fence in reversed([*pages.fences("\n".join(lines))]):
            if fence.info in printed:
                output = printed[fence.info].removesuffix("\n").split("\n")
                lines[fence.line : fence.last_line - 1] = output
        PAGE.write_text("\n".join(lines), encoding="utf-8")
    fences = [*pages.fences(PAGE.read_text(encoding="utf-8"))]
    assert {fence.info: fence.text for fence in fences} == printed
