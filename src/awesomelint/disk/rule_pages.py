"""The rule pages: what each rule is for, and examples of it that run as tests.

A page is GitHub Markdown. Only its fences are read here, line by line: three or more backticks at
the start of a line open a fence, and at least as many close it. The Markdown parser is not used,
because `awesomelint rule` has to start fast. The info string says what a fence is; a fence with a
single word is an illustration:

    markdown good       a file on which the rule is silent
    markdown bad        a file on which it is not
    text report         what it says of the bad example above
    markdown fixed      that example once it is fixed
    toml options        the configuration of the next example, and of no other

`file=NAME` behind good or bad names the file; without it the file is `README.md`. A good or bad
fence with `file=` right below another of its kind adds a file to the same example.
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
    """A fenced block.

    `line` and `last_line` (1-based) are those of its opening and its closing fence. `info` stands
    behind the opening fence. `text` is what is between them; it ends with a line feed unless empty.
    """

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
        name = _FILE_NAME.search(self.info)
        return name[1] if name else None


class Example(Struct, frozen=True):
    """One example, which begins at `line` (1-based) of its page.

    `files` has the name and the text of each file; together they are one list. `report` is empty in
    a `good` example. `fixed` is None if there is no fix. `configuration` is TOML.
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
        option[1]: sentence[:1].upper() + sentence[1:]
        for option in _OPTION.finditer(section)
        for sentence in [" ".join(option[2].split())]
    }


def fences(text: str) -> Iterator[Fence]:
    """Yield the fenced blocks of a page; raises ValueError for a block that is never closed."""
    marker, info, start = "", "", 0
    body: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        fence = _OPENING.fullmatch(line)
        if not marker and fence:
            marker, info, start, body = fence[1], fence[2].strip(), number, []
        elif fence and len(fence[1]) >= len(marker) and not fence[2].strip():
            yield Fence(start, number, info, "".join(f"{text_line}\n" for text_line in body))
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
    page_examples: list[Example] = []
    configuration, above = "", None
    for fence in fences(text):
        if len(fence.info.split()) < 2:
            continue
        _check(fence, page_examples)
        if fence.kind == "toml options":
            configuration = fence.text
        elif fence.kind in _OUTCOMES:
            page_examples[-1] = _with_outcome(page_examples[-1], fence)
        elif above and _adds_a_file(above, fence, text):
            example = page_examples[-1]
            page_examples[-1] = replace(example, files=(*example.files, *_files(fence)))
        else:
            good = fence.kind == "markdown good"
            page_examples.append(
                Example(fence.line, _files(fence), good, configuration=configuration)
            )
            configuration = ""
        above = fence
    if configuration:
        raise ValueError("the last options have no example")
    return tuple(page_examples)


def _check(fence: Fence, above: list[Example]) -> None:
    if fence.kind not in _KINDS:
        raise ValueError(f"line {fence.line}: {fence.info!r} is no kind of fence")
    if fence.kind in _OUTCOMES and (not above or above[-1].good):
        raise ValueError(f"line {fence.line}: {fence.kind!r} belongs to no bad example")


def _with_outcome(example: Example, fence: Fence) -> Example:
    if fence.kind == "text report":
        return replace(example, report=fence.text)
    return replace(example, fixed=fence.text)


def _files(fence: Fence) -> tuple[tuple[str, str], ...]:
    return ((fence.file or _FILE, fence.text),)


def _adds_a_file(above: Fence, fence: Fence, text: str) -> bool:
    """Return whether a fence adds a file to the example of the fence above it."""
    between = text.split("\n")[above.last_line : fence.line - 1]
    return above.kind == fence.kind and fence.file is not None and not "".join(between).strip()
