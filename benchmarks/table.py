"""A plain table on standard output."""

from __future__ import annotations

from collections.abc import Sequence


def print_table(title: str, head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print `rows` under `head` in columns as wide as needed, columns of numbers to the right."""
    cells = [[str(cell) for cell in row] for row in rows]
    columns = list(zip(head, *cells, strict=True))
    widths = [max(map(len, column)) for column in columns]
    are_numbers = [all(not cell or cell[0] in "+-0123456789" for cell in c[1:]) for c in columns]
    print(f"\n{title}")
    for row in (list(head), ["-" * width for width in widths], *cells):
        aligned = (
            cell.rjust(width) if is_number else cell.ljust(width)
            for cell, width, is_number in zip(row, widths, are_numbers, strict=True)
        )
        print("  " + "  ".join(aligned).rstrip())
