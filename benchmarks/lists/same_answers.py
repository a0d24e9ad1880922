"""Compare the answers of this checkout on real lists with those of an earlier revision.

python -m benchmarks.lists.same_answers REVISION [--keep FOLDER] [--lists FOLDER]

Each list is copied to a folder of its own, as a README is in its repository; the ten files of the
founding list's repository stay together. Both revisions run `check`, `fix` and `fix --unsafe-fixes`
with each preset, `conventions`, `export` and `format`. Message texts are compared apart from the
rest: each pair of an old and a new text is printed once.

With --keep the answers of the earlier revision stay in FOLDER, and the next comparison reads them.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from tests.support import corpus
from tests.support.paths import ROOT

PRESETS = ("recommended", "awesome", "strict")
# The keys of an answer whose texts are compared apart.
_TEXT_KEYS = ("message", "text", "note", "words")
# The day of the answers that are kept: another one would change them.
_COMMON = ("--isolated", "--today=2026-11-28")
_WORKERS = os.cpu_count() or 1
# Characters of a line that are printed where two answers differ.
_EXCERPT = 160

# Runs in each revision: reads tasks, runs each in a fork of a process that has imported everything.
_DRIVER = """
import importlib, json, os, pkgutil, sys
import awesomelint
for module in pkgutil.walk_packages(awesomelint.__path__, "awesomelint."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
from awesomelint.cli.main import start
for line in sys.stdin:
    task = json.loads(line)
    child = os.fork()
    if not child:
        os.chdir(task["folder"])
        for number, name in ((1, "output"), (2, "errors")):
            file = os.open(task[name], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            os.dup2(file, number)
        sys.argv = ["awesomelint", *task["arguments"]]
        start()
    os.waitpid(child, 0)
"""


def tasks() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the name of each answer and the command that gives it."""
    for preset in PRESETS:
        with_preset = (*_COMMON, f"--preset={preset}")
        check = ("check", "--exit-zero", "--no-cache", "--jobs=1", "--output-format=json")
        yield f"check-{preset}", (*check, *with_preset)
        yield f"fix-{preset}", ("fix", *with_preset)
        yield f"fix-unsafe-{preset}", ("fix", "--unsafe-fixes", *with_preset)
    yield "conventions", ("conventions", "--output-format=json", "--isolated")
    yield "export", ("export", "--format=json", "--isolated")
    yield "format", ("format", "--isolated")


def copied_files(lists: Path) -> dict[str, dict[str, Path]]:
    """Return the files of each repository to compare, by their paths in it."""
    repositories = {
        path.stem: {path.name.split("__")[-1]: path} for path in sorted(lists.glob("*.md"))
    }
    seed = corpus.SEED / "repository"
    if seed.is_dir():
        files = {str(path.relative_to(seed)): path for path in sorted(seed.rglob("*.md"))}
        repositories["founding-repository"] = files
    if (founding := corpus.SEED / "seed.md").is_file():
        repositories["founding-list"] = {"README.md": founding}
    return repositories


def answers(source: Path, lists: Path, into: Path) -> None:
    """Write the answers of the revision in `source` to files below `into`."""
    shares: list[list[str]] = [[] for _ in range(_WORKERS)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number, (repository, files) in enumerate(copied_files(lists).items()):
            for answer, arguments in tasks():
                copy = folder / repository / answer
                _copy(files, copy)
                (into / repository).mkdir(parents=True, exist_ok=True)
                task = {
                    "folder": str(copy),
                    "arguments": arguments,
                    "output": str(into / repository / answer),
                    "errors": str(into / repository / f"{answer}.errors"),
                }
                shares[number % _WORKERS].append(json.dumps(task))
        run_tasks(source, shares)
        _collect(folder, into)


def _copy(files: dict[str, Path], folder: Path) -> None:
    (folder / ".git").mkdir(parents=True)  # to the rules, the root of a repository
    for path, original in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(original, folder / path)


def run_tasks(source: Path, shares: list[list[str]]) -> None:
    """Run commands with the revision in `source`, each share of them in a process of its own.

    A task is a JSON object: `folder`, where it runs, `arguments`, and the files `output` and
    `errors` that it writes.
    """
    environment = {**os.environ, "PYTHONPATH": str(source / "src"), "GIT_CEILING_DIRECTORIES": "/"}
    processes = []
    for share in shares:
        with tempfile.TemporaryFile() as file:
            file.write("".join(f"{line}\n" for line in share).encode())
            file.seek(0)
            command = [sys.executable, "-c", _DRIVER]
            processes.append(subprocess.Popen(command, stdin=file, env=environment))
    codes = [process.wait() for process in processes]
    if any(codes):
        raise SystemExit(f"the command of {source} failed")


def _collect(folder: Path, into: Path) -> None:
    """Copy the texts that `fix` and `format` wrote, as answers of their own."""
    for answer in folder.glob("*/f*"):
        for path in answer.rglob("*.md"):
            text = into / answer.parent.name / f"{answer.name}.text" / path.relative_to(answer)
            text.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, text)


def earlier(revision: str, into: Path) -> Path:
    """Return a folder with the source of a revision."""
    packed_files = subprocess.run(
        ["git", "archive", revision, "src", "rules"],
        cwd=ROOT, capture_output=True, check=True,
    ).stdout  # fmt: skip
    with tarfile.open(fileobj=BytesIO(packed_files)) as archive:
        archive.extractall(into, filter="data")
    return into


class AnswerComparison:
    """How many answers were compared, those that differ, and the messages that were reworded."""

    def __init__(self) -> None:
        self.compared = 0
        self.different: list[tuple[str, str]] = []
        self.messages: Counter[tuple[str, str]] = Counter()

    def add(self, name: str, before: Path, after: Path) -> None:
        """Compare one answer."""
        self.compared += 1
        old, new = _content(before), _content(after)
        if old == new:
            return
        if before.name.startswith(("check", "conventions")) and not before.suffix:
            try:
                pairs = _reworded(json.loads(old), json.loads(new))
            except ValueError:
                pairs = None
            if pairs is not None:
                self.messages.update((template(text), template(now)) for text, now in pairs)
                return
        self.different.append((name, _first_difference(old, new)))


def _content(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "backslashreplace") if path.exists() else ""


def template(message: str) -> str:
    """Return a message without its values: backticks, brackets and numbers emptied."""
    return re.sub(r"\d[\d,.]*", "N", re.sub(r"`[^`]*`+|\[[^\]]*\]", "X", message))


def _reworded(old: Any, new: Any) -> list[tuple[str, str]] | None:
    """Return the pairs of message texts that differ; None where anything else differs."""
    pairs: list[tuple[str, str]] = []

    def is_equal(before: Any, after: Any, key: str) -> bool:
        if isinstance(before, dict) and isinstance(after, dict):
            return before.keys() == after.keys() and all(
                is_equal(before[name], after[name], name) for name in before
            )
        if isinstance(before, list) and isinstance(after, list):
            return len(before) == len(after) and all(
                is_equal(*values, key) for values in zip(before, after, strict=True)
            )
        if key in _TEXT_KEYS and isinstance(before, str) and isinstance(after, str):
            if before != after:
                pairs.append((before, after))
            return True
        return bool(before == after)

    return pairs if is_equal(old, new, "") else None


def _first_difference(old: str, new: str) -> str:
    old_lines, new_lines = old.splitlines(), new.splitlines()
    for number, (before, after) in enumerate(zip(old_lines, new_lines, strict=False), 1):
        if before != after:
            return f"line {number}: {before[:_EXCERPT]!r} is now {after[:_EXCERPT]!r}"
    return f"{len(old_lines)} lines are now {len(new_lines)}"


def compare(before: Path, after: Path) -> AnswerComparison:
    """Compare all answers of two revisions."""
    comparison = AnswerComparison()
    names = {path.relative_to(root) for root in (before, after) for path in _files(root)}
    for name in sorted(names):
        comparison.add(str(name), before / name, after / name)
    return comparison


def _files(root: Path) -> Iterator[Path]:
    """Yield the answers in a folder; what was written to standard error is none."""
    return (path for path in root.rglob("*") if path.is_file() and path.suffix != ".errors")


def main() -> None:
    """Print what differs, and how many answers were compared."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("revision", help="the commit to compare with, such as b715e09")
    parser.add_argument("--keep", type=Path, help="folder for the answers of that commit")
    parser.add_argument("--lists", type=Path, help="folder of lists")
    options = parser.parse_args()
    lists = corpus.find_or_exit(options.lists)
    with tempfile.TemporaryDirectory() as name:
        before = options.keep or Path(name) / "before"
        if not before.is_dir():
            answers(earlier(options.revision, Path(name) / "source"), lists, before)
        after = Path(name) / "after"
        answers(ROOT, lists, after)
        comparison = compare(before, after)
    for answer, difference in comparison.different:
        print(f"differs: {answer}: {difference}")
    for (old, new), count in comparison.messages.most_common():
        print(f"{count} x {old}\n    -> {new}")
    print(f"{comparison.compared} answers compared, {len(comparison.different)} differ")
    raise SystemExit(bool(comparison.different))


if __name__ == "__main__":
    main()
