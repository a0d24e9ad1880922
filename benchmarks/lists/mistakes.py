"""Mistakes that contributors make, one at a time in real lists: who is told, where, what is mended.

Each is one added line. Of those that `check` sees, `check --since` is to tell nearly all, each at
the added line and nothing else; `fix --since` is to change or move that line and no other.

Run: python -m benchmarks.lists.mistakes [--lists N] [--verbose] [FOLDER]
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from awesomelint import Document, Entry, Source, read
from awesomelint.changes.judgement import EarlierList
from awesomelint.config.configuration import DEFAULT
from awesomelint.config.settings import settings_for
from awesomelint.diagnostic import Diagnostic
from awesomelint.engine.fixer import fix
from awesomelint.engine.linter import ConfiguredDocument, lint
from awesomelint.engine.registry import ALL_RULES
from awesomelint.output import FORMATS
from awesomelint.output.report import Report
from awesomelint.rules.context import Surroundings
from tests.support import corpus

LISTS = 5
PLACES = 6
SEED = 3
# A list has to have so many plain entries for six of them to be drawn.
LEAST_CANDIDATES = 40
NEW_URL = "https://github.com/newcomer/newtool"
NEW_WORDS = "Does a new thing well."
AROUND = Surroundings(today=corpus.TODAY)
SETTINGS = settings_for(DEFAULT, "README.md", rules=ALL_RULES)


class Line(NamedTuple):
    """The parts of an entry's line, from which a new one is made, and the URL of another entry."""

    start: str
    bullet: str
    title: str
    separator: str
    other_url: str

    def written(
        self,
        *,
        title: str = "",
        url: str = NEW_URL,
        separator: str = "",
        words: str = NEW_WORDS,
        bullet: str = "",
    ) -> str:
        """Return the line of a new entry, like this one but for what is given."""
        title, separator = title or f"{self.title}x", separator or self.separator
        return f"{self.start}{bullet or self.bullet} [{title}]({url}){separator}{words}"


MISTAKES: dict[str, Callable[[Line], str]] = {
    "another separator": lambda line: line.written(separator=" – "),
    "no full stop": lambda line: line.written(words=NEW_WORDS.rstrip(".")),
    "out of order": lambda line: line.written(title="0000 tool"),
    "a URL that is listed": lambda line: line.written(url=line.other_url),
    "a space in the link": lambda line: line.written(title=f"{line.title}x "),
    "tracking parameters": lambda line: line.written(url="https://new.example/?utm_source=reddit"),
    "http on a forge": lambda line: line.written(url=NEW_URL.replace("https", "http")),
    "no space behind the separator": lambda line: line.written(separator=" -"),
    "another bullet": lambda line: line.written(bullet="+"),
}


class Outcome(NamedTuple):
    """What came of one mistake.

    `is_seen` is whether `check` has a finding about the line, `is_told` whether `check --since` has
    one of each rule that sees it. `wrong` says what was told or mended that should not have been.
    """

    kind: str
    is_seen: bool
    is_told: bool
    wrong: tuple[str, ...]


def candidates(document: Document) -> list[Entry]:
    """Return the plain entries of a list: one line with a link to a forge and a description."""
    source = document.source
    return [
        entry
        for entry in document.entries()
        if entry.description
        and entry.separator
        and entry.head == "link"
        and not entry.dates
        and entry.url.startswith("https://github.com")
        and len(entry.description.text) > 20
        and re.fullmatch(r"\s*[-*+] .*\n?", source.slice(entry.item))
    ]


def outcomes(source: Source) -> Iterator[Outcome]:
    """Yield what comes of each mistake in each of the places drawn in a list."""
    document = read(source)
    entries = candidates(document)
    draw = random.Random(SEED)
    earlier = EarlierList([ConfiguredDocument(document, SETTINGS)], AROUND)
    for entry in draw.sample(entries, PLACES):
        text = source.slice(entry.item)
        start = text[: len(text) - len(text.lstrip())]
        assert entry.separator
        line = Line(
            start,
            text.lstrip()[0],
            entry.title.text,
            entry.separator.text,
            draw.choice(entries).url,
        )
        for kind, make in MISTAKES.items():
            yield outcome(kind, earlier, source, entry, make(line))


def outcome(kind: str, earlier: EarlierList, source: Source, entry: Entry, line: str) -> Outcome:
    """Return what comes of a line that is added behind an entry."""
    end = entry.item.end
    text = f"{source.text[:end]}{line}\n{source.text[end:]}"
    document = read(Source(source.path, text))
    number = document.source.position(end).line
    configured = [ConfiguredDocument(document, SETTINGS)]
    found = lint(configured, AROUND)
    seen = {
        single.rule
        for diagnostic in found
        for single in diagnostic.split()
        if is_about(single, document.source, number)
    }
    told = earlier.judge(configured, AROUND).diagnostics
    wrong = [f"told {d.message}" for d in told if not stands_on(d, document.source, number)]
    wrong += [f"{name} is elsewhere" for name in misprinted(told, document.source, number)]

    def judge(documents: object) -> tuple[Diagnostic, ...]:
        return earlier.judge(documents, AROUND).diagnostics  # type: ignore[arg-type]

    fixed = fix(configured, AROUND, judge=judge).documents[0].source.text
    if not is_but_for_a_line(fixed, source.text):
        wrong.append("fix --since changed another line")
    is_told = bool(told) and seen <= {diagnostic.rule for diagnostic in told}
    return Outcome(kind, bool(seen), is_told, tuple(wrong))


def stands_on(diagnostic: Diagnostic, source: Source, number: int) -> bool:
    """Return whether a finding stands on a line."""
    return source.position(diagnostic.span.start).line == number


def is_about(diagnostic: Diagnostic, source: Source, number: int) -> bool:
    """Return whether a finding stands on a line, or is related to it."""
    lines = (source.position(related.span.start).line for related in diagnostic.related)
    return stands_on(diagnostic, source, number) or number in lines


def misprinted(told: tuple[Diagnostic, ...], source: Source, number: int) -> Iterator[str]:
    """Yield the formats for programs that name another line than the added one."""
    report = Report(told, {source.path: source})
    github = FORMATS["github"].render(report).splitlines()
    if any(f"line={number}," not in line for line in github):
        yield "github"
    records = json.loads(FORMATS["json"].render(report))["diagnostics"]
    if any(record["line"] != number for record in records):
        yield "json"


def is_but_for_a_line(text: str, without: str) -> bool:
    """Return whether a text becomes another one if a line of it is taken out."""
    lines, others = text.splitlines(), without.splitlines()
    if len(lines) != len(others) + 1:
        return lines == others
    same = next((n for n, other in enumerate(others) if lines[n] != other), len(others))
    return lines[same + 1 :] == others[same:]


def main() -> None:
    """Print the figures of each kind of mistake, then those of all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--lists", type=int, default=LISTS)
    parser.add_argument("--verbose", action="store_true", help="print what is not as it should be")
    options = parser.parse_args()
    folder = corpus.find_or_exit(options.folder)
    sources = [corpus.load(folder, name) for name in sorted(corpus.names(folder))]
    suited = [source for source in sources if len(candidates(read(source))) >= LEAST_CANDIDATES]
    chosen = random.Random(SEED).sample(suited, min(options.lists, len(suited)))
    results: list[Outcome] = []
    for source in chosen:
        of_list = [*outcomes(source)]
        results += of_list
        seen = sum(each.is_seen for each in of_list)
        told = sum(each.is_told for each in of_list)
        print(f"{source.path}: {len(of_list)} mistakes, check sees {seen}, told {told}", flush=True)
        for each in of_list if options.verbose else ():
            if each.wrong or each.is_seen != each.is_told:
                print(f"  {each.kind}: seen {each.is_seen}, told {each.is_told}, {each.wrong}")
    report(results)


def report(results: list[Outcome]) -> None:
    """Print a table by kind, and the totals."""
    print(f"{'mistake':<32}{'made':>6}{'seen':>6}{'told':>6}{'of seen':>9}{'wrong':>7}")
    for kind in (*MISTAKES, "all"):
        of_kind = [each for each in results if kind in ("all", each.kind)]
        seen = [each for each in of_kind if each.is_seen]
        counts = Counter(seen=len(seen), told=sum(each.is_told for each in of_kind))
        counts["both"] = sum(each.is_told for each in seen)
        counts["wrong"] = sum(bool(each.wrong) for each in of_kind)
        print(
            f"{kind:<32}{len(of_kind):>6}{counts['seen']:>6}{counts['told']:>6}"
            f"{counts['both']:>9}{counts['wrong']:>7}"
        )


if __name__ == "__main__":
    main()
