"""The plugin in the real mdformat, run as a command."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from awesomelint.layout.formatter import format_text
from tests.layout.test_changes import CHANGED
from tests.layout.test_text_as_written import KEPT
from tests.support.paths import ROOT

pytestmark = pytest.mark.slow

# mdformat ends the lines of a file alike, as it is told to; and it gives NUL up.
TEXTS = [
    text
    for text in [*KEPT.values(), *(before for before, _ in CHANGED.values())]
    if "\r" not in text and "\0" not in text
]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder to put on the path: the entry points of pyproject.toml, as if installed."""
    folder = tmp_path_factory.mktemp("path")
    info = folder / "awesomelint-0.dist-info"
    info.mkdir()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    points = project["entry-points"]["mdformat.parser_extension"]
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: awesomelint\nVersion: 0\n")
    lines = [f"{name} = {module}" for name, module in points.items()]
    (info / "entry_points.txt").write_text("\n".join(["[mdformat.parser_extension]", *lines]))
    return folder


def mdformat(folder: Path, installed: Path | None, *arguments: str) -> list[str]:
    """Run mdformat on all texts as files of `folder`; return what they are then."""
    names = [f"{number}.md" for number in range(len(TEXTS))]
    for name, text in zip(names, TEXTS, strict=True):
        (folder / name).write_bytes(text.encode())
    path = [str(ROOT / "src"), *([str(installed)] if installed else [])]
    run = subprocess.run(
        [sys.executable, "-m", "mdformat", *arguments, *names],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path)},
        capture_output=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr.decode()
    return [(folder / name).read_bytes().decode() for name in names]


@pytest.mark.parametrize("switch", ["file", "option"])
@pytest.mark.parametrize("extensions", [(), ("--extensions", "awesome")], ids=["all", "alone"])
def test_switched_on(
    tmp_path: Path, installed: Path, switch: str, extensions: tuple[str, ...]
) -> None:
    if switch == "file":
        (tmp_path / ".mdformat.toml").write_text("[plugin.awesome]\nenabled = true\n")
        written = mdformat(tmp_path, installed, *extensions)
    else:
        written = mdformat(tmp_path, installed, "--awesome", *extensions)
    assert written == [format_text(text) for text in TEXTS]


def test_crlf_stays_where_mdformat_is_told_so(tmp_path: Path, installed: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"#  A\r\n*   b\r\n")
    options = "[plugin.awesome]\nenabled = true\n"
    (tmp_path / ".mdformat.toml").write_text(f'end_of_line = "keep"\n{options}')
    mdformat_one(path, installed)
    assert path.read_bytes() == b"# A\r\n\r\n* b\r\n"


def mdformat_one(path: Path, installed: Path) -> None:
    """Run mdformat on one file."""
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{installed}"}
    command = [sys.executable, "-m", "mdformat", path.name]
    subprocess.run(command, cwd=path.parent, env=environment, check=True)


def test_switched_off_it_is_as_if_not_there(tmp_path: Path, installed: Path) -> None:
    with_plugin, without = tmp_path / "with", tmp_path / "without"
    with_plugin.mkdir()
    without.mkdir()
    # mdformat refuses some of the texts when it checks what it makes of them.
    written = mdformat(with_plugin, installed, "--no-validate")
    assert written == mdformat(without, None, "--no-validate")
    assert written != TEXTS
