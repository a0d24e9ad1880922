"""What was found, as text; nothing here prints.

A format of `check` is a module `format_….py` and a line of `FORMATS`. The other modules serve one
command each: `statistics` is `check --statistics`, `conventions_report` is `conventions`,
`entry_records` is `export`, and `rule_text` is `rule`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from awesomelint.output.report import Report

# Columns of a terminal that does not say how many it has: those of a line of our own code.
DEFAULT_COLUMNS = 100


class Format(NamedTuple):
    """A format of `check`: a module of this package, and its function from a report to text.

    `separator` is what stands between the texts of two lists. It is None where such texts cannot be
    joined: then the diagnostics of all lists make up one report. `fits_terminal` is whether a text
    depends on the width and the colours of the terminal.
    """

    module: str
    function: str
    separator: str | None
    fits_terminal: bool = False

    def render(self, report: Report) -> str:
        """Return the report in this format. Its module is imported only now: a run needs one."""
        from importlib import import_module

        text: str = getattr(import_module(f"{__name__}.{self.module}"), self.function)(report)
        return text


FORMATS = {
    "full": Format("format_full", "full", "\n", fits_terminal=True),
    "concise": Format("format_concise", "concise", ""),
    "json": Format("format_json", "json_document", None),
    "jsonl": Format("format_json", "json_lines", ""),
    "github": Format("format_github", "github", ""),
    "grouped": Format("format_grouped", "grouped", "\n"),
    "markdown": Format("format_markdown", "markdown", None),
    "sarif": Format("format_sarif", "sarif", None),
    "gitlab": Format("format_gitlab", "gitlab", None),
    "junit": Format("format_junit", "junit", None),
    "checkstyle": Format("format_checkstyle", "checkstyle", None),
    "rdjson": Format("format_rdjson", "rdjson", None),
}
