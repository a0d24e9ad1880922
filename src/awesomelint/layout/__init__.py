"""The layout of a whole Markdown file: indents, blank lines, trailing spaces, tables.

mdformat's renderer walks the blocks; the renderers here copy from the file what mdformat would
rewrite. What is left to change is white space, and a table's borders.
"""

from __future__ import annotations

from awesomelint.layout.formatter import Layout, Piece, format_text, lay_out

__all__ = ["Layout", "Piece", "format_text", "lay_out"]
