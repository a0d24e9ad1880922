"""Markdown drawn line by line from what has confused formatters."""

from __future__ import annotations

from hypothesis import strategies as st

_LINES = [
    *("", "", "", "", " ", "  ", "\t", "text", "  text", "    text", "\ttext", "a  ", "a\\", "a "),
    *("- a", "* b", "+ c", "-", "*", "1.", "1. a", "2. b", "3) y", "10) x", "0. z", "1.  y"),
    *("  - n", "    - n", "      - n", "\t- tab", "-   wide", "-\ttab", " - one", "   - three"),
    *("- - x", "- 1. x", "1. - x", "- > q", "- # h", "- ```", "- ---", "-     code", "- [ ] t"),
    *(">", "> q", ">q", "> > qq", "> - q", "> ```", "> | a |\n> |---|\n> | b |", "> [!NOTE]"),
    *("# H", "## H ##", "### C#", "# a #", "#", "Set\n===", "Sub\n---", "===", "--", "=", "---"),
    *("***", "* * *", "```", "```py", "~~~", "  ```", "````", "<!-- c -->", "<!--", "-->"),
    *("<div>", "</div>", "<br>", "  <p>", "<a href='x'>", "<b \n  c='d'>", "[a]: u", "[^1]: n"),
    *("[//]: # (c)", "[b]: <u>\n  'title'", "[x][y", "[x](u 't ", "y')", "![i ", "j](u)", "`c "),
    *("d`", "**b", "c**", "[[x](u)](v)", "[^1]", "| a | b |", "|---|:-:|", "|a|b|c|", "a | b"),
    *("--- | ---", "| \\| | `|` |", "\\* e", "&nbsp;", "&#32;x", "\u00a0", "\u3000x", "a\u2028b"),
    *("~~s~~", "https://x.y", "<https://x.y>", "$$", "- a\n\n  p", "- | a |\n  |---|\n  | b |"),
]
_PREFIXES = ["", "", "", "", "  ", "    ", "> ", "- "]

_line = st.builds(str.__add__, st.sampled_from(_PREFIXES), st.sampled_from(_LINES))
_ends = st.sampled_from(["\n", "", "\n\n"])

markdown = st.builds(
    lambda lines, end: "\n".join(lines) + end, st.lists(_line, min_size=1, max_size=9), _ends
)
