"""Changed files: shown as a diff, counted, or written; what `fix` and `format` share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from msgspec import Struct, field

from awesomelint.cli.console import counted, out, report_error
from awesomelint.errors import AwesomelintError

if TYPE_CHECKING:
    from awesomelint.disk.discovery import Found
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

    def add(self, found: Found, before: Source, after: str) -> None:
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
            self._write(found, before, after)

    def _write(self, found: Found, before: Source, after: str) -> None:
        from awesomelint.disk.writer import write

        root = _project_root(found)
        try:
            write(found.path, found.name, before.text.encode(), after.encode(), root=root)
        except AwesomelintError as error:
            self.changed.remove(before.path)
            self.failed = True
            report_error(error)


def _project_root(found: Found) -> Path:
    """Return the folder that a file's change may not leave by a symbolic link.

    It is the root of the repository. Outside of repositories it is the folder that was named; for a
    file that was named itself, the current folder, or the file's own where it is not below that.
    """
    from awesomelint.disk.git import repository_root

    own_folder = found.path.parent
    if root := repository_root(own_folder):
        return root
    if found.folder is not None:
        return Path(found.folder)
    current = Path.cwd()
    return current if found.path.is_relative_to(current) else own_folder


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
