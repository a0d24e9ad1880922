"""The tools that the race runs: how each is installed, and how it checks files.

Peers are other linters and formatters. Those from PyPI go into a virtual environment, those from
npm into one `node_modules`. A peer that cannot be installed is left out of the race, and the race
says so. The checkout is installed as for a user, without what its development needs.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tests.support.paths import ROOT

_PYPI = {"rumdl": ("rumdl",), "mdformat": ("mdformat", "mdformat-gfm")}
_NPM = {
    "markdownlint-cli2": ("markdownlint-cli2",),
    "awesome-lint": ("awesome-lint",),
    "dprint": ("dprint", "@dprint/markdown"),
}
PEERS = (*_PYPI, *_NPM)
# The virtual environments.
_OUR_VENV, _PEER_VENV = "ours", "venv"

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
    """A tool in the race: `start`, followed by names of files, is a command that checks them.

    `results` are the exit codes of a check that worked. A tool that `walks` can be given a folder
    for the files in it. `home` is the folder with what a tool needs in every run, if anything.
    """

    name: str
    start: tuple[str, ...]
    results: Collection[int] = (0, 1)
    walks: bool = False
    home: Path | None = None


def nothing() -> Tool:
    """Return the least that any Python program takes: an interpreter that starts and stops."""
    return Tool("python -c pass", (sys.executable, "-c", "pass"))


def install_ours(folder: Path) -> None:
    """Install the checkout as it is now into `folder`; an earlier one there is replaced."""
    if not (folder / _OUR_VENV).exists():
        _make_venv(folder / _OUR_VENV)
        _pip(folder / _OUR_VENV, str(ROOT))
    else:
        _pip(folder / _OUR_VENV, "--force-reinstall", "--no-deps", str(ROOT))


def ours(folder: Path, *arguments: str, name: str = "") -> Tool:
    """Return the `awesomelint` that is installed in `folder`, with a command and its options."""
    start = (str(_bin(folder / _OUR_VENV) / "awesomelint"), *arguments)
    return Tool(name or f"awesomelint {arguments[0]}", start, walks=True)


def with_cache(rumdl: Tool) -> Tool:
    """Return rumdl with its cache switched on."""
    return replace(rumdl, start=tuple(word for word in rumdl.start if word != "--no-cache"))


def install(names: Collection[str], folder: Path) -> tuple[list[Tool], list[str]]:
    """Install the peers into `folder` unless they are there; return them, and those missing."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = [name for name in PEERS if name in names]
    _install_pypi([package for name in wanted for package in _PYPI.get(name, ())], folder)
    _install_npm([package for name in wanted for package in _NPM.get(name, ())], folder)
    tools = {tool.name: tool for tool in _tools(folder)}
    return [tools[n] for n in wanted if n in tools], [n for n in wanted if n not in tools]


def versions(folder: Path) -> list[str]:
    """Return the installed peers with their versions."""
    modules = (folder / "node_modules").glob("**/package.json")
    peers = [
        f"{package['name']} {package['version']}"
        for path in modules
        if (package := json.loads(path.read_text(encoding="utf-8"))).get("name") in _NPM
        and path.parent.parent.name == "node_modules"
    ]
    for info in folder.glob(f"{_PEER_VENV}/lib*/**/*.dist-info"):
        name, _, version = info.name.removesuffix(".dist-info").rpartition("-")
        if name in _PYPI:
            peers.append(f"{name} {version}")
    return sorted(set(peers))


def _install_pypi(packages: Sequence[str], folder: Path) -> None:
    if not packages or (folder / _PEER_VENV).exists():
        return
    _make_venv(folder / _PEER_VENV)
    _pip(folder / _PEER_VENV, *packages)


def _make_venv(folder: Path) -> None:
    subprocess.run((sys.executable, "-m", "venv", str(folder)), check=True)


def _pip(venv: Path, *arguments: str) -> None:
    subprocess.run((str(_bin(venv) / "python"), "-m", "pip", "install", "-q", *arguments))


def _install_npm(packages: Sequence[str], folder: Path) -> None:
    if not packages or (folder / "node_modules").exists() or not (npm := shutil.which("npm")):
        return
    (folder / "package.json").write_text("{}", encoding="utf-8")
    subprocess.run((npm, "install", "--no-audit", "--no-fund", "--silent", *packages), cwd=folder)


def _tools(folder: Path) -> Iterator[Tool]:
    """Yield the peers that are installed."""
    modules, programs = folder / "node_modules", _bin(folder / _PEER_VENV)
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
    """Return dprint, which compiles its plugin once and keeps it in its home folder."""
    config = folder / "dprint.json"
    options = {"incremental": False, "markdown": {}, "plugins": [str(plugin)]}
    config.write_text(json.dumps(options), encoding="utf-8")
    home = folder / "dprint-home"
    home.mkdir(exist_ok=True)
    return Tool("dprint", (str(program), "check", "--config", str(config)), (0, 20), home=home)


def _bin(venv: Path) -> Path:
    """Return where the programs of a virtual environment are."""
    return venv / ("Scripts" if sys.platform == "win32" else "bin")
