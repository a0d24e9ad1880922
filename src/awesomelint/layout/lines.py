"""The lines of inline Markdown, tidied: their indents go, and the white space at their ends.

Three things stay: hard breaks, the white space within code, tags and link destinations, and an
indent that keeps a line from opening a block.
"""

from __future__ import annotations

import re

from markdown_it.rules_block.html_block import HTML_SEQUENCES

from awesomelint.layout.blocks import block_parser

_BLANKS = " \t"
# A line end with white space on either side of it.
_SPACED_LINE_END = re.compile(r"[ \t]\n|\n[ \t]")
# What opens a block, and may do so directly below a line of a paragraph.
_BLOCK_OPENING = re.compile(
    r"""
      \#{1,6}(?:[ \t]|$)                # a heading
    | >
    | [-+*][ \t]+\S                     # an item
    | 0{0,8}1[.)][ \t]+\S
    | =+[ \t]*$ | -+[ \t]*$             # the underline of a heading
    | ([-_*])(?:[ \t]*\1){2,}[ \t]*$    # a thematic break
    | ``` | ~~~
    | \|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*(?::?-+:?[ \t]*)?)*$     # a table's second row
    | \[\^[^\]\s]+\]:                   # a footnote
    """,
    re.VERBOSE,
)
_HTML_OPENINGS = [opening for opening, _, interrupts in HTML_SEQUENCES if interrupts]
# The first characters of all these: a quick answer for most lines.
_FIRST_OF_OPENINGS = frozenset("#>-+*0123456789=_`~|:[<")


def tidy_lines(content: str) -> str:
    """Return inline Markdown without the white space around its line ends, where it says nothing.

    An indented line that would open a block without its indent gets an indent of four spaces.
    """
    if "\n" not in content:
        return content
    has_spaces = _SPACED_LINE_END.search(content) is not None
    literal = _literal_line_ends(content) if has_spaces else frozenset()
    tidy = []
    start = 0
    for number, line in enumerate(content.split("\n")):
        end = start + len(line)
        tidied = line if end in literal else _without_trailing_blanks(line)
        keeps_indent = number == 0 or start - 1 in literal
        tidy.append(tidied if keeps_indent else _without_indent(tidied))
        start = end + 1
    return "\n".join(tidy)


def _without_trailing_blanks(line: str) -> str:
    """Return the line without white space at its end.

    Two spaces at the end are a hard break. One behind a backslash keeps the backslash from being
    one.
    """
    bare = line.rstrip(_BLANKS)
    return line if line.endswith("  ") or bare.endswith("\\") else bare


def _without_indent(line: str) -> str:
    bare = line.lstrip(_BLANKS)
    return f"    {bare}" if _opens_block(bare) else bare


def _opens_block(line: str) -> bool:
    if line[:1] not in _FIRST_OF_OPENINGS:
        return False
    if line.startswith("<"):
        return any(opening.search(line) for opening in _HTML_OPENINGS)
    return _BLOCK_OPENING.match(line) is not None


def _literal_line_ends(content: str) -> frozenset[int]:
    """Return the offsets of line ends in code, tags, images and the destinations of links.

    White space around those is content, or somebody has arranged it by hand.
    """
    if not any(sign in content for sign in ("`", "<", "](")):
        return frozenset()
    parser = block_parser()
    offsets: set[int] = set()
    for token in parser.inline.parse(content, parser, {}, []):
        start, end = token.meta.get("span", (0, 0))
        if token.type == "link_open" and "inside" in token.meta:
            start = token.meta["inside"][1]
        elif token.type not in ("code_inline", "html_inline", "image"):
            continue
        offsets.update(offset for offset in range(start, end) if content[offset] == "\n")
    return frozenset(offsets)
