"""Changed files: shown as a diff, counted, or written; what `fix` and `format` share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click
from msgspec import Struct, field

from awesomelint.cli.console import counted, out, report_error
from awesomelint.errors import AwesomelintError

if TYPE_CHECKING:
    from awesomelint.disk.files import SourceFile
    from awesomelint.text import Source

Command = TypeVar("Command", bound=Callable[..., Any])


def change_options(command: Command) -> Command:
    """Add `--diff` and `--check`, with which nothing is written."""
    diff = click.option("--diff", is_flag=True, help="Print a diff, write nothing.")
    check = click.option("--check", is_flag=True, help="Name what would change, write nothing.")
    return diff(check(command))


class Changes(Struct):
    """The files a run changes, and what is to be done with them."""

    diff: bool
    check: bool
    from_stdin: bool = False
    changed: list[str] = field(default_factory=list)
    failed: bool = False

    @property
    def writes(self) -> bool:
        """Whether changes are written, not shown."""
        return not (self.diff or self.check)

    @property
    def summary(self) -> str:
        """How many files change, in words."""
        files = counted(len(self.changed), "file")
        return f"{files} {'changed' if self.writes else 'would change'}"

    def add(self, file: SourceFile, before: Source, after: str) -> None:
        """Take in one file: write it, show its diff, or print it where it came from standard input.

        A file that cannot be written is reported, and the run goes on.
        """
        changed = after != before.text
        if changed:
            self.changed.append(before.path)
        if self.diff:
            out("".join(unified(before.path, before.text, after)))
        elif self.from_stdin and not self.check:
            out(after)
        elif changed and not self.check:
            self._write(file, before, after)

    def _write(self, file: SourceFile, before: Source, after: str) -> None:
        from awesomelint.disk.writer import replace_text

        try:
            replace_text(file, before.text, after)
        except AwesomelintError as error:
            self.changed.remove(before.path)
            self.failed = True
            report_error(error)


def unified(path: str, before: str, after: str) -> list[str]:
    """Return the lines of a unified diff; a missing final newline is said as git says it."""
    from difflib import unified_diff

    old, new = _lines(before), _lines(after)
    lines = unified_diff(old, new, f"a/{path}", f"b/{path}")
    return [
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    ]


def _lines(text: str) -> list[str]:
    """Split at `\\n` alone: a diff is of lines as git sees them."""
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
