"""What a run imports: each module costs its users time, every time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from awesomelint.rules import RULES
from tests.support.paths import SOURCE

CLEAN = "- [A](https://example.com/a) - One.\n- [B](https://example.com/b) - Two.\n"
TWICE = "- [A](https://example.com/a) - One.\n- [A](https://example.com/a) - One.\n"

# All of ours that a run over unchanged files imports, without the package's name.
WARM = set(
    "cache cache.binary cache.folder cache.identity cache.results cache.status cli cli.arguments "
    "cli.check cli.check_results cli.console cli.main cli.progress cli.reports cli.shared_options "
    "config config.choices disk disk.config_files disk.discovery disk.files disk.git "
    "disk.list_names disk.questions errors output rule_counts run run.check".split()
)
LIBRARIES = {"markdown_it", "mdit_py_plugins", "mdurl", "msgspec"}
# Of ours, what a first run over a plain list does not need.
UNUSED = set(
    "cli.commands config.translations disk.gitignore disk.rule_pages disk.writer engine.fixer "
    "layout parsing.reparse reading.columns reading.table reading.title safety.gate safety.printer "
    "safety.rendering".split()
)
# What every rule imports.
WITH_EVERY_RULE = {"rules.context", "rules.rule", "rules.file_tree"}
# Libraries import these where they are installed.
OPTIONAL = {"linkify_it", "typing_extensions"}
# Of the standard library: what takes milliseconds, and what only a rare run needs.
SLOW = set(
    "argparse asyncio calendar difflib heapq importlib.metadata locale subprocess tomllib".split()
)
SLOW_WHEN_WARM = SLOW | {"dataclasses", "inspect", "pathlib", "shutil", "traceback"}


def imported(folder: Path, *arguments: str) -> set[str]:
    """Return the modules that `awesomelint check` imports in a new process."""
    code = "import sys\nfrom awesomelint.cli.main import main\ntry:\n main()\nfinally:\n"
    code += " print(*sys.modules, file=sys.stderr)"
    environment = os.environ | {
        "AWESOMELINT_CACHE_DIR": str(folder.parent / "cache"),
        "PYTHONPATH": str(SOURCE),
    }
    ran = subprocess.run(
        [sys.executable, "-c", code, "check", "-q", "--exit-zero", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(ran.stderr.split())


def ours(modules: set[str]) -> set[str]:
    prefix = "awesomelint."
    return {name.removeprefix(prefix) for name in modules if name.startswith(prefix)}


def module(rule: str) -> str:
    return f"rules.{rule.replace('-', '_')}"


def others(modules: set[str]) -> set[str]:
    """Return the packages that are neither Python's nor ours, nor of the environment."""
    tops = {name.partition(".")[0] for name in modules}
    known = sys.stdlib_module_names | {"awesomelint", "__main__", "sitecustomize"}
    return {name for name in tops - known if not name.startswith(("_", "org", "nt", "win"))}


@pytest.fixture(params=[CLEAN, TWICE], ids=["clean", "with a finding"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return write(tmp_path / "list", request.param)


def write(folder: Path, text: str) -> Path:
    folder.mkdir()
    path = folder / "README.md"
    path.write_text(text)
    os.utime(path, (1, 1))
    return folder


def test_a_first_run_imports_the_parser_and_the_rules(folder: Path) -> None:
    modules = imported(folder, "README.md")
    assert others(modules) == LIBRARIES | OPTIONAL & others(modules)
    assert not modules & SLOW
    assert not ours(modules) & UNUSED


def test_a_rule_that_is_off_is_not_imported(folder: Path) -> None:
    rules = {name for name in ours(imported(folder, "README.md")) if name.startswith("rules.")}
    on = {rule.name for rule in RULES if rule.level != "off"}
    assert rules - WITH_EVERY_RULE == {module(name) for name in on}


def test_a_rule_that_is_chosen_is_imported_alone(folder: Path) -> None:
    modules = ours(imported(folder, "--select", "main-heading", "README.md"))
    assert {name for name in modules if name.startswith("rules.")} == {
        *WITH_EVERY_RULE,
        "rules.main_heading",
    }


def test_a_run_that_keeps_nothing_takes_no_digests(folder: Path) -> None:
    modules = imported(folder, "--no-cache", "README.md")
    assert "hashlib" not in modules
    assert not {name for name in ours(modules) if name.startswith("cache")}


def test_a_repeated_run_imports_neither(folder: Path) -> None:
    imported(folder, "README.md")
    modules = imported(folder, "README.md")
    assert others(modules) == set()
    assert ours(modules) == WARM
    assert not modules & SLOW_WHEN_WARM


def test_edits_are_printed_without_mdformat_where_they_are_words(tmp_path: Path) -> None:
    text = "".join(f"- [{n}](http://github.com/a/{n}) - One.\n" for n in "abc")
    folder = write(tmp_path / "list", CLEAN)
    (folder / "README.md").write_text(text)
    modules = imported(folder, "--output-format", "json:found.json", "README.md")
    assert (folder / "found.json").read_text().count('"text": "https"') == 3
    assert "mdformat" not in modules


def test_a_configuration_is_compared_not_read(tmp_path: Path) -> None:
    folder = write(tmp_path / "list", CLEAN)
    (folder / "awesomelint.toml").write_text('exclude = ["x.md"]\n[rules]\nall = "error"\n')
    assert "tomllib" in imported(folder, "README.md")
    modules = imported(folder, "README.md")
    assert ours(modules) == WARM
    assert not modules & {"tomllib", "pathspec"}
