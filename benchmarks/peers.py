"""The tools that the race runs: how each is installed, and how it checks files.

Peers go into folders of their own: those from PyPI into a virtual environment, those from npm into
one `node_modules`. A peer that cannot be installed is left out of the race, and said. The checkout
is installed as a user's is, without what its development needs.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks import corpus

_PYPI = {"rumdl": ("rumdl",), "mdformat": ("mdformat", "mdformat-gfm")}
_NPM = {
    "markdownlint-cli2": ("markdownlint-cli2",),
    "awesome-lint": ("awesome-lint",),
    "dprint": ("dprint", "@dprint/markdown"),
}
PEERS = (*_PYPI, *_NPM)
# The virtual environments.
_OURS, _THEIRS = "own", "venv"

# awesome-lint's command takes one file; its module takes any.
_AWESOME_LINT_ALL = """\
import lint from "awesome-lint";
import {relative} from "node:path";
for (const filename of process.argv.slice(2)) {
  await lint({filename: relative(process.cwd(), filename)});
}
"""


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool in the race: `start` and names of files behind it is a command that checks them.

    `results` are the exit codes that are results of a check; `walks` tells that a folder may stand
    for the files in it; `home` is where a tool keeps what it needs for every run, if anything.
    """

    name: str
    start: tuple[str, ...]
    results: Collection[int] = (0, 1)
    walks: bool = False
    home: Path | None = None


def nothing() -> Tool:
    """Return the floor: an interpreter that starts and stops."""
    return Tool("python -c pass", (sys.executable, "-c", "pass"))


def install_ours(folder: Path) -> None:
    """Install the checkout as it is in `folder`, in the place of the one installed before."""
    if not (folder / _OURS).exists():
        _make_venv(folder / _OURS)
        _pip(folder / _OURS, str(corpus.ROOT))
    else:
        _pip(folder / _OURS, "--force-reinstall", "--no-deps", str(corpus.ROOT))


def ours(folder: Path, *arguments: str, name: str = "") -> Tool:
    """Return the `awesomelint` that is installed in `folder`, with a command and its options."""
    start = (str(_bin(folder / _OURS) / "awesomelint"), *arguments)
    return Tool(name or f"awesomelint {arguments[0]}", start, walks=True)


def with_cache(rumdl: Tool) -> Tool:
    """Return rumdl with its cache switched on."""
    return replace(rumdl, start=tuple(one for one in rumdl.start if one != "--no-cache"))


def install(names: Collection[str], folder: Path) -> tuple[list[Tool], list[str]]:
    """Install the peers in `folder`, where they are not there; return them, and who is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = [name for name in PEERS if name in names]
    _install_pypi([one for name in wanted for one in _PYPI.get(name, ())], folder)
    _install_npm([one for name in wanted for one in _NPM.get(name, ())], folder)
    tools = {tool.name: tool for tool in _tools(folder)}
    return [tools[n] for n in wanted if n in tools], [n for n in wanted if n not in tools]


def versions(folder: Path) -> list[str]:
    """Return the installed peers with their versions."""
    modules = (folder / "node_modules").glob("**/package.json")
    found = [
        f"{said['name']} {said['version']}"
        for path in modules
        if (said := json.loads(path.read_text(encoding="utf-8"))).get("name") in _NPM
        and path.parent.parent.name == "node_modules"
    ]
    for info in folder.glob(f"{_THEIRS}/lib*/**/*.dist-info"):
        name, _, version = info.name.removesuffix(".dist-info").rpartition("-")
        if name in _PYPI:
            found.append(f"{name} {version}")
    return sorted(set(found))


def _install_pypi(packages: Sequence[str], folder: Path) -> None:
    if not packages or (folder / _THEIRS).exists():
        return
    _make_venv(folder / _THEIRS)
    _pip(folder / _THEIRS, *packages)


def _make_venv(place: Path) -> None:
    subprocess.run((sys.executable, "-m", "venv", str(place)), check=True)


def _pip(place: Path, *arguments: str) -> None:
    subprocess.run((str(_bin(place) / "python"), "-m", "pip", "install", "-q", *arguments))


def _install_npm(packages: Sequence[str], folder: Path) -> None:
    if not packages or (folder / "node_modules").exists() or not (npm := shutil.which("npm")):
        return
    (folder / "package.json").write_text("{}", encoding="utf-8")
    subprocess.run((npm, "install", "--no-audit", "--no-fund", "--silent", *packages), cwd=folder)


def _tools(folder: Path) -> Iterator[Tool]:
    """Yield the peers that are there."""
    modules, programs = folder / "node_modules", _bin(folder / _THEIRS)
    if (rumdl := programs / "rumdl").exists():
        yield Tool("rumdl", (str(rumdl), "check", "--no-config", "--no-cache"), walks=True)
    if (mdformat := programs / "mdformat").exists():
        yield Tool("mdformat", (str(mdformat), "--check"), walks=True)
    if (markdownlint := modules / ".bin" / "markdownlint-cli2").exists():
        yield Tool("markdownlint-cli2", (str(markdownlint),))
    if (modules / "awesome-lint").exists():
        script = folder / "awesome-lint-all.mjs"
        script.write_text(_AWESOME_LINT_ALL, encoding="utf-8")
        yield Tool("awesome-lint", ("node", str(script)))
    if (dprint := modules / "dprint" / "dprint").exists():
        yield _dprint(dprint, modules / "@dprint" / "markdown" / "plugin.wasm", folder)


def _dprint(program: Path, plugin: Path, folder: Path) -> Tool:
    """Return dprint, which compiles its plugin once and keeps it in its home."""
    config = folder / "dprint.json"
    said = {"incremental": False, "markdown": {}, "plugins": [str(plugin)]}
    config.write_text(json.dumps(said), encoding="utf-8")
    home = folder / "dprint-home"
    home.mkdir(exist_ok=True)
    return Tool("dprint", (str(program), "check", "--config", str(config)), (0, 20), home=home)


def _bin(place: Path) -> Path:
    """Return where the programs of a virtual environment are."""
    return place / ("Scripts" if sys.platform == "win32" else "bin")
