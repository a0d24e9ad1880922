"""The layout of a whole Markdown file: indents, blank lines, trailing spaces, tables.

mdformat's renderer walks the blocks; the renderers here copy from the file what mdformat would
rewrite. What is left to change is white space, and a table's borders.
"""

from __future__ import annotations

from awesomelint.markdown.layout.formatter import Layout, format_text, lay_out
from awesomelint.markdown.layout.pieces import Piece

__all__ = ["Layout", "Piece", "format_text", "lay_out"]
