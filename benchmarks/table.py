"""A plain table on standard output."""

from __future__ import annotations

from collections.abc import Sequence


def print_table(title: str, head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print `rows` under `head`, numbers to the right, in columns as wide as they need."""
    cells = [[str(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(head, *cells, strict=True)]
    print(f"\n{title}")
    for row in (list(head), ["-" * width for width in widths], *cells):
        padded = (_padded(cell, width) for cell, width in zip(row, widths, strict=True))
        print("  " + "  ".join(padded).rstrip())


def _padded(cell: str, width: int) -> str:
    return cell.rjust(width) if cell[:1] in "+-0123456789" and cell[:1] else cell.ljust(width)
