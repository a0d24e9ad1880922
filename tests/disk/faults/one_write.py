"""The program under fault: one write between two marks in the trace, its outcome the exit code.

Arguments: the folder of the package, the file, a file with its new bytes, and `wait` to start only
once a byte comes on standard input. Exit code 0: written; 3: refused, and the reason is printed.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

sys.path.insert(0, sys.argv[1])
from awesomelint.disk.writer import write
from awesomelint.errors import WriteError


def main() -> int:
    path, new = Path(sys.argv[2]), Path(sys.argv[3]).read_bytes()
    original, refused = path.read_bytes(), ""
    if sys.argv[4:] == ["wait"]:
        os.write(1, b"ready\n")
        os.read(0, 1)
    os.access("/awesomelint-start", os.F_OK)
    try:
        write(path, "list.md", original, new, root=path.parent)
    except WriteError as error:
        refused = str(error)
    os.access("/awesomelint-end", os.F_OK)
    print(refused)
    return 3 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
