"""The lines of a paragraph: indents go, white space before a line end goes if it says nothing."""

from __future__ import annotations

import re

from markdown_it.rules_block.html_block import HTML_SEQUENCES

from awesomelint.markdown.layout.blocks import block_parser

_BLANKS = " \t"
# What opens a block and may stand directly below a line of a paragraph.
_OPENS_BLOCK = re.compile(
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
_OPENS_HTML = [opening for opening, _, interrupts in HTML_SEQUENCES if interrupts]
_MAY_OPEN = frozenset("#>-+*0123456789=_`~|:[<")


def tidy_lines(content: str) -> str:
    """Return the lines of inline Markdown, its own spaces and hard breaks as they were.

    A line that stood where it could open no block, and would open one without its indent, keeps
    four spaces of it.
    """
    if "\n" not in content:
        return content
    lines = content.split("\n")
    literal: list[tuple[int, int]] | None = None
    offset = 0
    tidy = []
    for number, line in enumerate(lines):
        end = offset + len(line)
        if _ends_in_idle_space(line):
            literal = _literal_spans(content) if literal is None else literal
            if not any(start <= end < stop for start, stop in literal):
                line = line.rstrip(_BLANKS)
        tidy.append(_without_indent(line) if number else line)
        offset = end + 1
    return "\n".join(tidy)


def _ends_in_idle_space(line: str) -> bool:
    """Whether white space ends the line and is neither a hard break nor keeps one from being."""
    return line[-1:] in (" ", "\t") and not line.endswith("  ") and line.rstrip()[-1:] != "\\"


def _without_indent(line: str) -> str:
    bare = line.lstrip(_BLANKS)
    return f"    {bare}" if _opens_block(bare) else bare


def _opens_block(line: str) -> bool:
    if line[:1] not in _MAY_OPEN:
        return False
    if line.startswith("<"):
        return any(opening.search(line) for opening in _OPENS_HTML)
    return _OPENS_BLOCK.match(line) is not None


def _literal_spans(content: str) -> list[tuple[int, int]]:
    """Return where white space is content: in code, tags, images, and a link behind its text."""
    if not any(sign in content for sign in ("`", "<", "](")):
        return []
    parser = block_parser()
    spans = []
    for token in parser.inline.parse(content, parser, {}, []):
        if token.type in ("code_inline", "html_inline", "image"):
            spans.append(token.meta["span"])
        elif token.type == "link_open" and "inside" in token.meta:
            spans.append((token.meta["inside"][1], token.meta["span"][1]))
    return spans
