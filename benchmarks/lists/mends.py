"""Print how many of the lines that maintainers mended by hand are reported and mended.

python -m benchmarks.lists.mends [--before REVISION] [--mends FILE] [--form FORM]
    [--show silent|told|mended]

A line is *told* if a finding of the default rules is about the change that was made, or `format`
makes a change there. It is *mended* if `fix`, `format` or both give the very line that the
maintainer wrote. With --before the same is printed for an earlier revision, such as b715e09, which
is version 0.1.0.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from awesomelint import Source, Style, read
from awesomelint.style.endings import ENDING
from benchmarks.lists.same_answers import earlier, run_tasks
from benchmarks.table import print_table
from tests.support.judgements import JUDGED
from tests.support.paths import ROOT

_MENDS = JUDGED.with_name("mends.jsonl")
# Forms that need a dictionary, an editor's taste or the network.
_OUT_OF_REACH = ("spelling", "case", "url-same")
# Forms with a row of their own, which the last sum leaves out.
_HTTPS, _ADOPTED = "http to https", "adopted ending"
# These rules speak of where an entry stands or of what another has: never of a change in its line.
_ABOUT_OTHER_LINES = ("unsorted-entries", "unsorted-sections", "duplicate-url", "several-entries")
# Characters next to a change that are still about it: the space before a word, say.
_MARGIN = 1
_COMMANDS: Mapping[str, tuple[str, ...]] = {
    "check": ("check", "--exit-zero", "--no-cache", "--jobs=1", "--output-format=json"),
    "fix": ("fix",),
    "format": ("format",),
    "both": ("format",),  # of what `fix` wrote
    "stop": ("fix", "--adopt", "ending=stop"),
    "none": ("fix", "--adopt", "ending=none"),
}
_NAME = "README.md"


class Mend(msgspec.Struct, frozen=True):
    """A line that somebody mended: `old` stood at `line` of the file `before`; it became `new`."""

    before: str
    line: int
    form: str
    old: str
    new: str
    subject: str


class Place(NamedTuple):
    """Where a finding stands: its rule, and the offsets of its span and of its fix's edits."""

    rule: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """What a revision says of a file: findings, and the texts that the commands write.

    `adopted` are the texts that `fix` writes where it adopts an end of descriptions.
    """

    places: tuple[Place, ...]
    fixed: str
    formatted: str
    both: str
    adopted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of a mend: the rules that tell it (`format` among them), whether it is made.

    `is_adopted` is whether `fix` makes it where it adopts an end of descriptions.
    """

    mend: Mend
    row: str
    rules: tuple[str, ...]
    is_mended: bool
    is_adopted: bool


def answers(source: Path, texts: Mapping[str, bytes]) -> dict[str, Answers]:
    """Return what the revision in `source` says of each text, by name."""
    with tempfile.TemporaryDirectory() as name:
        folders = {before: Path(name) / str(number) for number, before in enumerate(texts)}
        for before, folder in folders.items():
            for command in _COMMANDS:
                (folder / command / ".git").mkdir(parents=True)
                (folder / command / _NAME).write_bytes(texts[before])
        _run(source, folders.values(), ("check", "fix", "format", "stop", "none"))
        for folder in folders.values():
            (folder / "both" / _NAME).write_bytes((folder / "fix" / _NAME).read_bytes())
        _run(source, folders.values(), ("both",))
        return {before: _read_answers(folder) for before, folder in folders.items()}


def _run(source: Path, folders: Iterable[Path], commands: Sequence[str]) -> None:
    tasks = [
        json.dumps(
            {
                "folder": str(folder / command),
                "arguments": (*_COMMANDS[command], "--isolated"),
                "output": str(folder / f"{command}.output"),
                "errors": str(folder / f"{command}.errors"),
            }
        )
        for folder in folders
        for command in commands
    ]
    workers = os.cpu_count() or 1
    run_tasks(source, [tasks[number::workers] for number in range(workers)])


def _read_answers(folder: Path) -> Answers:
    checked = json.loads((folder / "check.output").read_text(encoding="utf-8"))
    fixed, formatted, both, *adopted = (
        (folder / command / _NAME).read_bytes().decode() for command in tuple(_COMMANDS)[1:]
    )
    places = tuple(place for record in checked["diagnostics"] for place in _places(record))
    return Answers(places, fixed, formatted, both, tuple(adopted))


def _places(record: Mapping[str, Any]) -> Iterator[Place]:
    """Yield where a finding stands; version 1 of the format has the others under `related`."""
    for occurrence in record.get("occurrences") or (record, *record["related"]):
        edits = (occurrence.get("fix") or {}).get("edits", ())
        spans = ((part["offset"], part["end_offset"]) for part in (occurrence, *edits))
        yield Place(record["rule"], tuple(spans))


def outcome_of(mend: Mend, row: str, text: str, given: Answers) -> Outcome:
    """Return what becomes of one mend of `text`."""
    source = Source(_NAME, text)
    span = source.line_span(mend.line)
    changed = [(span.start + left, span.start + right) for left, right in _changes(mend)]
    rules = {
        place.rule
        for place in given.places
        if place.rule not in _ABOUT_OTHER_LINES
        and any(_touch(part, change) for part in place.spans for change in changed)
    }
    if _is_laid_out(mend, text, given.formatted):
        rules.add("format")
    is_mended = _is_in(mend, text, (given.fixed, given.formatted, given.both))
    is_adopted = _is_in(mend, text, given.adopted)
    return Outcome(mend, row, tuple(sorted(rules)), is_mended, is_adopted)


def _changes(mend: Mend) -> list[tuple[int, int]]:
    """Return where the old line differs from the new one, as offsets in the old line."""
    matcher = SequenceMatcher(None, mend.old, mend.new, autojunk=False)
    return [(left, right) for tag, left, right, *_ in matcher.get_opcodes() if tag != "equal"]


def _touch(part: tuple[int, int], change: tuple[int, int]) -> bool:
    return part[0] <= change[1] + _MARGIN and change[0] - _MARGIN <= part[1]


def _is_laid_out(mend: Mend, text: str, formatted: str) -> bool:
    """Whether `format` changes the line where the maintainer changed it."""
    before, after = _lines_with_text(text), _lines_with_text(formatted)
    if len(before) != len(after):
        return False
    number = sum(1 for line in text.split("\n")[: mend.line - 1] if line.strip())
    old, laid_out = mend.old.rstrip("\r"), after[number]
    if laid_out == old:
        return False
    ours = _changes(Mend("", 0, "", old, laid_out, ""))
    return any(_touch(change, theirs) for change in ours for theirs in _changes(mend))


def _lines_with_text(text: str) -> list[str]:
    return [line.rstrip("\r") for line in text.split("\n") if line.strip()]


def _is_in(mend: Mend, text: str, texts: Iterable[str]) -> bool:
    """Whether one of the texts has the new line more often than the file had it."""
    new = mend.new.rstrip("\r")

    def count(of: str) -> int:
        return sum(line.rstrip("\r") == new for line in of.split("\n"))

    return any(count(made) > count(text) for made in texts)


def _row(mend: Mend, style: Style) -> str:
    """Return the row of the table that a mend is counted in."""
    if mend.form == "url-scheme":
        return _HTTPS
    if mend.form == "ending" and style.convention(ENDING) is None:
        return _ADOPTED
    return mend.form


def outcomes(path: Path, mends: Sequence[Mend], source: Path) -> list[Outcome]:
    """Return what becomes of each mend with the revision in `source`."""
    texts = {mend.before: (path.parent / mend.before).read_bytes() for mend in mends}
    given = answers(source, texts)
    by_file: dict[str, list[Mend]] = defaultdict(list)
    for mend in mends:
        by_file[mend.before].append(mend)
    result = []
    for before, in_file in by_file.items():
        text = texts[before].decode()
        style = Style.of(read(Source(_NAME, text)))
        result += [outcome_of(mend, _row(mend, style), text, given[before]) for mend in in_file]
    return result


def print_table_of(title: str, found: Sequence[Outcome]) -> None:
    """Print how many mends are told and made, by form, and in sum."""
    forms = Counter(outcome.row for outcome in found)
    groups = {form: [o for o in found if o.row == form] for form, _ in forms.most_common()}
    in_reach = [o for o in found if o.row not in _OUT_OF_REACH]
    groups["all"] = list(found)
    groups[f"without {', '.join(_OUT_OF_REACH)}"] = in_reach
    groups[f"and without {_HTTPS}, {_ADOPTED}"] = [
        o for o in in_reach if o.row not in (_HTTPS, _ADOPTED)
    ]
    rows = [(name, *_cells(group)) for name, group in groups.items()]
    print_table(title, ("form", "lines", "told", "share", "mended", "share"), rows)
    adopted = sum(outcome.is_adopted for outcome in groups.get(_ADOPTED, ()))
    print(f"\n  of the lines `{_ADOPTED}`, `fix --adopt ending=...` makes {adopted}")


def _cells(group: Sequence[Outcome]) -> tuple[object, ...]:
    told = sum(bool(outcome.rules) for outcome in group)
    mended = sum(outcome.is_mended for outcome in group)
    total = max(len(group), 1)
    return len(group), told, f"{told / total:.0%}", mended, f"{mended / total:.0%}"


def print_lines(found: Iterable[Outcome], kind: str) -> None:
    """Print the lines that are `silent`, `told` or `mended`."""
    for outcome in found:
        is_shown = (
            outcome.is_mended if kind == "mended" else bool(outcome.rules) == (kind == "told")
        )
        if is_shown:
            mend = outcome.mend
            print(f"{mend.before}:{mend.line} {outcome.row}: {', '.join(outcome.rules)}")
            print(f"    - {mend.old}\n    + {mend.new}")


def main() -> None:
    """Print the table, or the lines."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--before", metavar="REVISION", help="print the same for this commit first")
    parser.add_argument("--mends", type=Path, default=_MENDS, metavar="FILE", help="the mends")
    parser.add_argument("--form", help="this form alone")
    parser.add_argument("--show", choices=("silent", "told", "mended"), help="print these lines")
    options = parser.parse_args()
    if not options.mends.is_file():
        raise SystemExit(f"no mends at {options.mends}; name a file with --mends")
    mends = msgspec.json.Decoder(Mend).decode_lines(options.mends.read_bytes())
    if options.before:
        with tempfile.TemporaryDirectory() as folder:
            source = earlier(options.before, Path(folder))
            print_table_of(options.before, outcomes(options.mends, mends, source))
    found = outcomes(options.mends, mends, ROOT)
    if options.form:
        found = [outcome for outcome in found if outcome.row == options.form]
    if options.show:
        print_lines(found, options.show)
    else:
        print_table_of("this checkout", found)


if __name__ == "__main__":
    main()
