"""Draft a configuration for each list by itself, and check that it changes none of its findings.

python -m benchmarks.lists.init [FOLDER]

Each list is copied to a folder of its own, and the command checks it there without and with the
configuration. So the findings that are compared do not come from the code that drafts it.
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
from benchmarks.table import print_table
from tests.support import corpus
from tests.support.corpus import TODAY
from tests.support.paths import ROOT

# The command is this checkout's, whatever is installed.
_ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "src")}


@dataclass(frozen=True, slots=True)
class ListDraft:
    """The draft for a list: its values, and those left out with the reason.

    `changed` are the rules whose findings differ with it.
    """

    name: str
    values: tuple[str, ...]
    left_out: tuple[tuple[str, str], ...]
    changed: tuple[str, ...]


def draft_for(path: Path) -> ListDraft:
    """Draft a configuration for a list, and check the list without and with it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        copy = folder / "README.md"
        copy.write_bytes(path.read_bytes())
        before = _findings(folder, "--isolated")
        surveyed = survey([str(copy)], folder, Choices(today=TODAY))
        (folder / "awesomelint.toml").write_text(surveyed.text, encoding="utf-8")
        after = _findings(folder)
        changed = {json.loads(record)["rule"] for record in (before - after) + (after - before)}
    values = [f"{rule.rule} {name}" for rule in surveyed.draft.rules for name, _ in rule.options]
    left_out = [
        (f"{statement.rule} {', '.join(dict(statement.options))}", statement.obstacle)
        for _, statement in surveyed.draft.left_out
    ]
    return ListDraft(path.name, tuple(values), tuple(left_out), tuple(sorted(changed)))


def _findings(folder: Path, *options: str) -> Counter[str]:
    """Return what the command reports, as JSON: each diagnostic without its wording, with its fix.

    One more record is the diff that `fix` prints.
    """
    records: Counter[str] = Counter()
    command = [sys.executable, "-m", "awesomelint"]
    common = [f"--today={TODAY}", *options, "README.md"]
    check = subprocess.run(
        [*command, "check", "--exit-zero", "--quiet", "--output-format=json", *common],
        cwd=folder, capture_output=True, check=True, env=_ENVIRONMENT,
    )  # fmt: skip
    for diagnostic in json.loads(check.stdout)["diagnostics"]:
        for finding in [diagnostic, *diagnostic["occurrences"]]:
            for worded in [finding, *finding["related"]]:
                worded.pop("message")
        records[json.dumps(diagnostic, sort_keys=True)] += 1
    fix = subprocess.run(
        [*command, "fix", "--diff", "--unsafe-fixes", "--quiet", *common],
        cwd=folder, capture_output=True, env=_ENVIRONMENT,
    )  # fmt: skip
    record: dict[str, Any] = {"rule": "what fix writes", "diff": fix.stdout.decode()}
    records[json.dumps(record, sort_keys=True)] += 1
    return records


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the drafts; return 0 where all lists keep their findings, 1 otherwise."""
    folders = sys.argv[1:] if arguments is None else list(arguments)
    folder = corpus.find_or_exit(Path(folders[0]) if folders else None)
    paths = [folder / name for name in corpus.names(folder)]
    if not folders and (corpus.SEED / "seed.md").is_file():
        paths.append(corpus.SEED / "seed.md")
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        drafts = sorted(pool.map(draft_for, paths), key=lambda draft: draft.name)
    _print(drafts)
    return 1 if any(draft.changed for draft in drafts) else 0


def _print(drafts: Sequence[ListDraft]) -> None:
    written = Counter(value for draft in drafts for value in draft.values)
    left_out = Counter(reason for draft in drafts for reason in draft.left_out)
    rows = [(*value.split(" "), count) for value, count in written.most_common()]
    print_table("Values written", ("rule", "option", "lists"), rows)
    reasons = [(value, why, count) for (value, why), count in left_out.most_common()]
    print_table("Values left out", ("rule and options", "why", "lists"), reasons)
    changed = [(draft.name, ", ".join(draft.changed)) for draft in drafts if draft.changed]
    print_table("Lists whose findings change", ("list", "rules"), changed)
    same = sum(not draft.changed for draft in drafts)
    print(f"\nvalues written: {written.total()}, left out: {left_out.total()}")
    print(f"lists with the same findings: {same} of {len(drafts)}")


if __name__ == "__main__":
    raise SystemExit(main())
