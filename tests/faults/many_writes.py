"""A fixer that never rests: reads the list and writes it with other bullets, until told to end.

Arguments: the folder of the package, the list, and a file whose lock keeps the editor of the test
out between the comparison and the rename: what is saved there cannot be noticed. Ends when standard
input does, and prints how many writes were made and how many refused.
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
    unchanged = writer._unchanged

    def unchanged_behind_the_gate(target: Path, before: os.stat_result, original: bytes) -> bool:
        fcntl.flock(gate, fcntl.LOCK_EX)
        return unchanged(target, before, original)

    writer._unchanged = unchanged_behind_the_gate
    written = refused = 0
    while not select.select([0], [], [], 0)[0]:
        original = path.read_bytes()
        try:
            writer.write(path, "list.md", original, original.replace(b"\n* ", b"\n- "), root=None)
            written += 1
        except WriteError:
            refused += 1
        fcntl.flock(gate, fcntl.LOCK_UN)
    print(written, refused)


if __name__ == "__main__":
    main()
