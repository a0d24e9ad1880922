"""The new texts of files: written, printed as a diff, or counted. `fix` and `format` share this."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click
from msgspec import Struct, field

from awesomelint.cli.arguments import FORCE_EXCLUDE, add_options
from awesomelint.cli.console import counted, report_error, write_text
from awesomelint.errors import AwesomelintError

if TYPE_CHECKING:
    from awesomelint.disk.files import SourceFile
    from awesomelint.text import Source

# How a line of a diff begins, and the parameter of ANSI's "select graphic rendition".
_DIFF_COLORS = (("--- ", "1"), ("+++ ", "1"), ("@@", "36"), ("-", "31"), ("+", "32"), ("\\", "2"))

Command = TypeVar("Command", bound=Callable[..., Any])


def change_options(command: Command) -> Command:
    """Add `--diff` and `--check`, with which nothing is written, and `--force-exclude`."""
    diff = click.option("--diff", is_flag=True, help="Print a diff, write nothing.")
    check = click.option("--check", is_flag=True, help="Name what would change, write nothing.")
    return add_options(diff(check(command)), (FORCE_EXCLUDE,))


class ChangeWriter(Struct):
    """Writes the files that a run changes, or prints what it would write; a diff may have `color`.

    `changed` has the names of these files. `failed` is whether a file could not be written.
    """

    diff: bool
    check: bool
    from_stdin: bool = False
    color: bool = False
    changed: list[str] = field(default_factory=list)
    failed: bool = False

    @property
    def writes(self) -> bool:
        """Whether changes are written, and not only reported."""
        return not (self.diff or self.check)

    @property
    def summary(self) -> str:
        """How many files change, in words."""
        files = counted(len(self.changed), "file")
        return f"{files} {'changed' if self.writes else 'would change'}"

    def write_or_print(self, file: SourceFile, before: Source, after: str) -> bool:
        """Write a file if its text has changed; or print its diff, or the text of standard input.

        A file that cannot be written is reported, and the run goes on. Return False for such a
        file.
        """
        is_changed = after != before.text
        if is_changed:
            self.changed.append(before.path)
        if self.diff:
            lines = diff_lines(before.path, before.text, after)
            write_text("".join(map(_coloured, lines) if self.color else lines))
        elif self.from_stdin and not self.check:
            write_text(after)
        elif is_changed and not self.check:
            return self._write(file, before, after)
        return True

    def _write(self, file: SourceFile, before: Source, after: str) -> bool:
        from awesomelint.disk.writer import replace_text

        try:
            replace_text(file, before.text, after)
        except AwesomelintError as error:
            self.changed.remove(before.path)
            self.failed = True
            report_error(error)
            return False
        return True


def diff_lines(path: str, before: str, after: str) -> list[str]:
    """Return the lines of a unified diff, which marks a missing final newline as git does."""
    from difflib import unified_diff

    old, new = _lines(before), _lines(after)
    lines = unified_diff(old, new, f"a/{path}", f"b/{path}")
    return [
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    ]


def _lines(text: str) -> list[str]:
    """Split at `\\n` alone, as git does."""
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def _coloured(line: str) -> str:
    """Return a line of a diff as git colours it, with what a terminal must not be given escaped."""
    from awesomelint.output.escape import terminal

    shown = "\t".join(terminal(part) for part in line.rstrip("\n").split("\t"))
    code = next((code for start, code in _DIFF_COLORS if line.startswith(start)), "")
    return f"\x1b[{code}m{shown}\x1b[0m\n" if code else f"{shown}\n"
