"""Draft a configuration for each list by itself, and check that it changes nothing that is found.

python -m benchmarks.init [FOLDER]

The lists are written to a folder of their own and checked by the command itself, without and with
the configuration: what is compared does not pass through the code that drafted it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from awesomelint.config.choices import Choices
from awesomelint.init.survey import survey
from benchmarks import corpus
from benchmarks.found import TODAY
from benchmarks.table import print_table

# The command that is run is this checkout's, whatever is installed.
_ENVIRONMENT = {**os.environ, "PYTHONPATH": str(corpus.ROOT / "src")}


@dataclass(frozen=True, slots=True)
class Drafted:
    """What became of one list; `changed` are rules whose findings differ."""

    name: str
    values: tuple[str, ...]
    left_out: tuple[tuple[str, str], ...]
    changed: tuple[str, ...]


def draft_for(path: Path) -> Drafted:
    """Draft a configuration for one list, and check the list without and with it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        copy = folder / "README.md"
        copy.write_bytes(path.read_bytes())
        before = _check(folder, "--isolated")
        surveyed = survey([str(copy)], folder, Choices(today=TODAY))
        (folder / "awesomelint.toml").write_text(surveyed.text, encoding="utf-8")
        after = _check(folder)
        changed = {json.loads(one)["rule"] for one in (before - after) + (after - before)}
    values = [f"{told.rule} {name}" for told in surveyed.draft.told for name, _ in told.options]
    left_out = [
        (f"{said.rule} {', '.join(dict(said.evidence.options))}", said.why_not)
        for _, said in surveyed.draft.left_out
    ]
    return Drafted(path.name, tuple(values), tuple(left_out), tuple(sorted(changed)))


def _check(folder: Path, *options: str) -> Counter[str]:
    """Return what the command finds: each diagnostic without its wording, with its fix."""
    found: Counter[str] = Counter()
    command = [sys.executable, "-m", "awesomelint"]
    common = [f"--today={TODAY}", *options, "README.md"]
    checked = subprocess.run(
        [*command, "check", "--exit-zero", "--quiet", "--output-format=json", *common],
        cwd=folder, capture_output=True, check=True, env=_ENVIRONMENT,
    )  # fmt: skip
    for diagnostic in json.loads(checked.stdout)["diagnostics"]:
        diagnostic.pop("message")
        for related in diagnostic["related"]:
            related.pop("message")
        found[json.dumps(diagnostic, sort_keys=True)] += 1
    fixed = subprocess.run(
        [*command, "fix", "--diff", "--unsafe-fixes", "--quiet", *common],
        cwd=folder, capture_output=True, env=_ENVIRONMENT,
    )  # fmt: skip
    record: dict[str, Any] = {"rule": "what fix writes", "diff": fixed.stdout.decode()}
    found[json.dumps(record, sort_keys=True)] += 1
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what is drafted; return 0 where all lists keep their findings, 1 else."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    folder = corpus.find_or_exit(Path(given[0]) if given else None)
    paths = [folder / name for name in corpus.names(folder)]
    if not given and (corpus.SEED / "seed.md").is_file():
        paths.append(corpus.SEED / "seed.md")
    with ThreadPoolExecutor(2) as pool:
        drafted = sorted(pool.map(draft_for, paths), key=lambda one: one.name)
    _print(drafted)
    return 0 if not any(one.changed for one in drafted) else 1


def _print(drafted: Sequence[Drafted]) -> None:
    written = Counter(value for one in drafted for value in one.values)
    left_out = Counter(reason for one in drafted for reason in one.left_out)
    rows = [(*value.split(" "), count) for value, count in written.most_common()]
    print_table("Values written", ("rule", "option", "lists"), rows)
    reasons = [(what, why, count) for (what, why), count in left_out.most_common()]
    print_table("Values left out", ("rule and options", "why", "lists"), reasons)
    changed = [(one.name, ", ".join(one.changed)) for one in drafted if one.changed]
    print_table("Lists whose findings change", ("list", "rules"), changed)
    same = sum(not one.changed for one in drafted)
    print(f"\nvalues written: {written.total()}, left out: {left_out.total()}")
    print(f"lists with the same findings: {same} of {len(drafted)}")


if __name__ == "__main__":
    raise SystemExit(main())
