"""The conformance cases: texts, and the lines of them that awesome-lint and we report.

A page in this folder has a section for each of awesome-lint's rules. A section has texts, each
followed by the lines that either of the two reports:

    markdown list       a whole list (`unended`: without its last line end); fences with
                        `file=NAME` right below it are files next to it
    markdown lines      each line, with what is indented below it, is a list of its own: a heading
                        is its heading, anything else its only item
    text verdicts       `LINE: both`, `LINE: awesome-lint only (DIFFERENCE)`,
                        `LINE: awesomelint only (DIFFERENCE)`, or `none`

`python -m benchmarks.awesome_lint.agreement --cases` runs both again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from awesomelint import Source, lint, read
from awesomelint.disk.rule_pages import Fence, fences
from awesomelint.engine.suppressions import PEER_RULES
from awesomelint.layout.formatter import format_text
from tests.conformance.differences import LAYOUT
from tests.support.corpus import TODAY
from tests.support.little_tree import LittleTree

FOLDER = Path(__file__).parent
FRONT_PAGE = "readme.md"

_VERDICT = re.compile(r"(\d+): (both|none|awesome-lint only|awesomelint only)(?: \(([\w?-]+)\))?")
# By whether awesome-lint reports a line and whether we do.
_WHO = {
    (True, True): "both",
    (True, False): "awesome-lint only",
    (False, True): "awesomelint only",
    (False, False): "none",
}
_TITLE = "# Awesome Anvils [![Awesome](https://awesome.re/badge.svg)](https://awesome.re)"
_BELOW = "\n\n## Tools\n\n- [Anvil](https://example.com/strikes) - Strikes.\n"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Who reports a line: `both`, `none`, or one of the two `only`, for a named difference."""

    who: str
    difference: str | None = None

    def __str__(self) -> str:
        return f"{self.who} ({self.difference})" if self.difference else self.who


@dataclass(frozen=True, slots=True)
class Case:
    """One text and the verdicts on its lines.

    `check` is awesome-lint's rule; `page` and `line` are where the text stands; `number` is the
    line of a `lines` fence, None where the text is a whole list.
    """

    page: Path
    line: int
    check: str
    files: tuple[tuple[str, str], ...]
    verdicts: Mapping[int, Verdict]
    number: int | None = None

    @property
    def name(self) -> str:
        """The case for a person: its page, the line of it, and its check."""
        return f"{self.page.stem}:{self.line + (self.number or 0)}:{self.check}"

    def numbered(self, lines: frozenset[int]) -> frozenset[int]:
        """Return reported lines as the verdicts name them: a `lines` fence has one a case."""
        if self.number is None:
            return lines
        return frozenset((self.number,)) if lines else frozenset()


def cases() -> Iterator[Case]:
    """Yield every case of every page; raises ValueError for a fence that is none of those above."""
    for page in sorted(FOLDER.glob("*.md")):
        yield from read_page(page)


def read_page(page: Path) -> Iterator[Case]:
    """Yield the cases of one page."""
    text = page.read_text(encoding="utf-8")
    lines, prose, check = text.split("\n"), 0, ""
    texts: list[Fence] = []
    for fence in fences(text):
        headings = [line for line in lines[prose : fence.line] if line.startswith("## ")]
        check, prose = (headings[-1][3:] if headings else check), fence.last_line
        if fence.kind == "text verdicts":
            yield from _cases(page, check, texts, fence)
            texts = []
        elif fence.kind in ("markdown list", "markdown lines") or (texts and fence.file):
            texts.append(fence)
        else:
            raise ValueError(f"{page.name}:{fence.line}: {fence.info!r} is no kind of fence")


def _cases(page: Path, check: str, texts: list[Fence], fence: Fence) -> Iterator[Case]:
    verdicts = dict(_verdicts(fence))
    first, *others = texts
    if first.kind == "markdown list":
        text = first.text.removesuffix("\n") if "unended" in first.info else first.text
        files = (
            (first.file or FRONT_PAGE, text),
            *((str(other.file), other.text) for other in others),
        )
        yield Case(page, first.line, check, files, verdicts)
        return
    for number, item in _items(first.text):
        files = ((FRONT_PAGE, _framed(item)),)
        of_item = {number: verdicts[number]} if number in verdicts else {}
        yield Case(page, first.line, check, files, of_item, number)


def _verdicts(fence: Fence) -> Iterator[tuple[int, Verdict]]:
    for line in fence.text.splitlines():
        match = _VERDICT.fullmatch(line)
        if match:
            yield int(match[1]), Verdict(match[2], match[3])
        elif line != "none":
            raise ValueError(f"line {fence.line}: {line!r} is no verdict")


def _items(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line that is not indented, with those below it that are, and its number."""
    for match in re.finditer(r"^\S.*(?:\n[ \t]+.*)*", text, re.MULTILINE):
        yield text.count("\n", 0, match.start()) + 1, match.group()


def _framed(item: str) -> str:
    """Return a list whose heading or only item is the given one."""
    if item.startswith("#"):
        return f"{item}{_BELOW}"
    return f"{_TITLE}\n\n## Tools\n\n{item}\n"


def our_lines(case: Case) -> frozenset[int]:
    """Return the lines of a case's list that we report, with the preset `awesome`."""
    (name, text), *_ = case.files
    source = Source(name, text)
    tree = LittleTree(dict(case.files))
    diagnostics = lint(read(source), preset="awesome", today=TODAY, tree=tree)
    rules = PEER_RULES.get(case.check.removeprefix("awesome-"), ())
    lines = {
        source.position(occurrence.span.start).line
        for diagnostic in diagnostics
        if diagnostic.rule in rules
        for occurrence in diagnostic.occurrences
    }
    return case.numbered(frozenset(lines | (_laid_out(text) if case.check in LAYOUT else set())))


def _laid_out(text: str) -> set[int]:
    """Return the lines that the formatter changes."""
    before, after = text.split("\n"), format_text(text).split("\n")
    changes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return {
        min(line + 1, len(before))  # what is put in at the end is the last line's
        for tag, start, end, *_ in changes
        if tag != "equal"
        for line in range(start, max(end, start + 1))
    }


def verdicts(case: Case, theirs: frozenset[int], ours: frozenset[int]) -> dict[int, Verdict]:
    """Return the verdicts for lines that either reports now.

    A difference keeps the name that the page gives it; a new one is named `?`.
    """
    now = {}
    numbers = {case.number} if case.number is not None else set()
    for line in sorted(numbers | theirs | ours):
        who = _WHO[line in theirs, line in ours]
        old = case.verdicts.get(line)
        name = (old.difference if old and old.who == who else None) or "?"
        now[line] = Verdict(who, name if who.endswith("only") else None)
    return now
