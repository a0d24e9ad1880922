"""A fixer that never rests: reads the list and writes it with other bullets, until told to end.

Arguments: the folder of the package, the list, and a file whose lock keeps the editor of the test
out between the comparison and the rename: what is saved there cannot be noticed. Ends when standard
input does. Each outcome, `written` or why nothing was, is printed when it comes first.
"""

from __future__ import annotations

import fcntl
import os
import select
import sys
from pathlib import Path

sys.path.insert(0, sys.argv[1])
from awesomelint.disk import writer
from awesomelint.errors import WriteError


def main() -> None:
    path, gate = Path(sys.argv[2]), os.open(sys.argv[3], os.O_RDWR)
    unchanged = writer._is_unchanged

    def unchanged_behind_the_gate(target: Path, before: os.stat_result, original: bytes) -> bool:
        fcntl.flock(gate, fcntl.LOCK_EX)
        return unchanged(target, before, original)

    writer._is_unchanged = unchanged_behind_the_gate
    printed: set[str] = set()
    while not select.select([0], [], [], 0)[0]:
        original = path.read_bytes()
        try:
            writer.write(path, "list.md", original, original.replace(b"\n* ", b"\n- "), root=None)
            outcome = "written"
        except WriteError as error:
            outcome = str(error).partition(";")[0]  # without the advice
        fcntl.flock(gate, fcntl.LOCK_UN)
        if outcome not in printed:
            printed.add(outcome)
            print(outcome, flush=True)


if __name__ == "__main__":
    main()
