"""The rule pages: what each rule is for, and examples of it that run as tests.

A page is GitHub Markdown. Of it only the fences are read here, by a scan of its lines: a fence is
opened at the start of a line by three or more backticks and closed by at least as many. Markdown's
parser is left alone because `awesomelint rule` is to start fast. The info string says what a fence
is, and one whose info is a single word is an illustration and no example:

    markdown good       a file on which the rule is silent
    markdown bad        a file on which it is not
    text report         what it says of the bad example above
    markdown fixed      that example once it is fixed
    toml options        the configuration of the next example, and of no other

`file=NAME` behind good or bad names the file, else `README.md`. A good or bad fence with `file=`
right below one of its kind adds a file to that example.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

_INSTALLED = Path(__file__).parents[1] / "_rules"
_CHECKOUT = Path(__file__).parents[3] / "rules"
_FILE = "README.md"

_OPENING = re.compile(r"(`{3,})([^`]*)")
_FILE_NAME = re.compile(r"file=(\S+)")
_OPTION = re.compile(r"^- `(\w+)`(?: \(default\b[^)]*\))?: (.*(?:\n  .*)*)", re.MULTILINE)
_OUTCOMES = ("text report", "markdown fixed")
_KINDS = ("markdown good", "markdown bad", "toml options", *_OUTCOMES)


class Fence(Struct, frozen=True):
    """A fenced block: the lines (1-based) of its two fences, what stands behind the first, and the
    text between them, which ends with a line feed unless it is empty."""

    line: int
    last_line: int
    info: str
    text: str

    @property
    def kind(self) -> str:
        """The first two words of the info: `markdown bad`."""
        return " ".join(self.info.split()[:2])

    @property
    def file(self) -> str | None:
        """The name that `file=` gives."""
        found = _FILE_NAME.search(self.info)
        return found[1] if found else None


class Example(Struct, frozen=True):
    """One example, which begins at `line` (1-based) of its page.

    `files` are the name and text of each of its files, one list together; `report` is empty where
    the example is `good`; `fixed` is None where there is no fix; `configuration` is TOML.
    """

    line: int
    files: tuple[tuple[str, str], ...]
    good: bool
    report: str = ""
    fixed: str | None = None
    configuration: str = ""


def names() -> tuple[str, ...]:
    """Return the names of the rules that have a page, in alphabetical order."""
    return tuple(sorted(page.stem for page in _folder().glob("*.md")))


def page(name: str) -> str:
    """Return the page of the rule `name`; raises LookupError where there is none."""
    if name not in names():
        raise LookupError(name)
    return (_folder() / f"{name}.md").read_text(encoding="utf-8")


def _folder() -> Path:
    return _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT


def summary(text: str) -> str:
    """Return the first paragraph of a page below its title, as one line."""
    _, _, below = text.partition("\n")
    return " ".join(below.strip().partition("\n\n")[0].split())


def options(text: str) -> dict[str, str]:
    """Return what a page says of each option, without its default, as one line each."""
    _, _, below = text.partition("\n## Options\n")
    section = below.partition("\n## ")[0]
    return {
        found[1]: " ".join(found[2].split())[:1].upper() + " ".join(found[2].split())[1:]
        for found in _OPTION.finditer(section)
    }


def fences(text: str) -> Iterator[Fence]:
    """Yield the fenced blocks of a page; raises ValueError for one that is never closed."""
    marker, info, start = "", "", 0
    body: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        found = _OPENING.fullmatch(line)
        if not marker and found:
            marker, info, start, body = found[1], found[2].strip(), number, []
        elif found and len(found[1]) >= len(marker) and not found[2].strip():
            yield Fence(start, number, info, "".join(f"{one}\n" for one in body))
            marker = ""
        else:
            body.append(line)
    if marker:
        raise ValueError(f"the fence of line {start} is never closed")


def examples(text: str) -> tuple[Example, ...]:
    """Return the examples of a page in their order.

    Raises ValueError for a fence whose info is not one of those above, and for a report, a fixed
    text or options that belong to no example.
    """
    found: list[Example] = []
    configuration, above = "", None
    for fence in fences(text):
        if len(fence.info.split()) < 2:
            continue
        _check(fence, found)
        if fence.kind == "toml options":
            configuration = fence.text
        elif fence.kind in _OUTCOMES:
            found[-1] = _with_outcome(found[-1], fence)
        elif above and _goes_on(above, fence, text):
            found[-1] = replace(found[-1], files=(*found[-1].files, *_files(fence)))
        else:
            good = fence.kind == "markdown good"
            found.append(Example(fence.line, _files(fence), good, configuration=configuration))
            configuration = ""
        above = fence
    if configuration:
        raise ValueError("the last options have no example")
    return tuple(found)


def _check(fence: Fence, found: list[Example]) -> None:
    if fence.kind not in _KINDS:
        raise ValueError(f"line {fence.line}: {fence.info!r} is no kind of fence")
    if fence.kind in _OUTCOMES and (not found or found[-1].good):
        raise ValueError(f"line {fence.line}: {fence.kind!r} belongs to no bad example")


def _with_outcome(example: Example, fence: Fence) -> Example:
    if fence.kind == "text report":
        return replace(example, report=fence.text)
    return replace(example, fixed=fence.text)


def _files(fence: Fence) -> tuple[tuple[str, str], ...]:
    return ((fence.file or _FILE, fence.text),)


def _goes_on(above: Fence, fence: Fence, text: str) -> bool:
    """Whether a fence adds a file to the example of the fence above it."""
    between = text.split("\n")[above.last_line : fence.line - 1]
    return above.kind == fence.kind and fence.file is not None and not "".join(between).strip()
