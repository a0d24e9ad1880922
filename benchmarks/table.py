"""A plain table on standard output."""

from __future__ import annotations

from collections.abc import Sequence


def print_table(title: str, head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print `rows` under `head` in columns as wide as needed, columns of numbers to the right."""
    cells = [[str(cell) for cell in row] for row in rows]
    columns = list(zip(head, *cells, strict=True))
    widths = [max(map(len, column)) for column in columns]
    to_right = [all(not cell or cell[0] in "+-0123456789" for cell in c[1:]) for c in columns]
    print(f"\n{title}")
    for row in (list(head), ["-" * width for width in widths], *cells):
        aligned = (
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(row, widths, to_right, strict=True)
        )
        print("  " + "  ".join(aligned).rstrip())
