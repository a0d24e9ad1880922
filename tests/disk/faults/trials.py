"""One trial: a folder with a list, a write in a process of its own, and what came of it."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from awesomelint.disk.writer import write
from tests.support.paths import SOURCE

_PROGRAM = Path(__file__).with_name("one_write.py")


@dataclass(frozen=True)
class Trial:
    """A folder `files` that holds the list alone, and beside it the bytes it is to get."""

    folder: Path
    old: bytes
    new: bytes

    @cached_property
    def path(self) -> Path:
        """Make the folder and the list."""
        (self.folder / "files").mkdir(parents=True)
        (self.folder / "new").write_bytes(self.new)
        path = self.folder / "files/list.md"
        path.write_bytes(self.old)
        path.chmod(0o640)
        return path

    @property
    def command(self) -> list[str]:
        """The command that writes the list; -I, -S and -B make Python start in few calls."""
        files = [_PROGRAM, SOURCE, self.path, self.folder / "new"]
        return [sys.executable, "-I", "-S", "-B", *map(str, files)]

    def run(self, *before: str) -> subprocess.CompletedProcess[str]:
        """Write the list; `before` are the words of a program that runs the command."""
        return subprocess.run([*before, *self.command], capture_output=True, text=True, check=False)

    def temporaries(self) -> set[str]:
        """Return the names beside the list."""
        return {one.name for one in self.path.parent.iterdir()} - {self.path.name}

    def fault(self, code: int) -> str:
        """Return what is wrong with the list after a write that ended with `code`, or nothing."""
        content = self.path.read_bytes()
        if content not in (self.old, self.new):
            return f"{len(content)} bytes that are neither the old nor the new"
        expected = {0: self.new, 3: self.old}.get(code, content)
        return "" if content == expected else f"exit code {code} is not true"

    def fault_of_the_next_write(self) -> str:
        """Return what is wrong after one more write, without faults; no temporary may survive."""
        write(self.path, "list.md", self.path.read_bytes(), b"next", root=None)
        if self.path.read_bytes() != b"next":
            return "the next write failed"
        return f"{self.temporaries()} stay" if self.temporaries() else ""


def entries(bullet: str, size: int) -> bytes:
    """Return a list of about `size` bytes."""
    line = f"{bullet} [Name](https://example.com/page) - Some words about it.\n"
    return (line * (size // len(line))).encode()
