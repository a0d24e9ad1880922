"""The reports that `check` writes: in which format, for what terminal, and to which file."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple, Protocol

from awesomelint.cli.console import write_bytes
from awesomelint.cli.shared_options import usage_error, wants_color
from awesomelint.output import DEFAULT_COLUMNS, FORMATS
from awesomelint.run.check import ListFormat

if TYPE_CHECKING:
    from awesomelint.diagnostic import Diagnostic
    from awesomelint.text import Source

# Terminals that show links, by what they set; the others show nothing of a link, or its codes.
_LINKING_PROGRAMS = ("iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio")
_LINKING_TERMINALS = ("xterm-kitty", "alacritty", "foot", "xterm-ghostty", "contour")
_LINKING_VARIABLES = ("WT_SESSION", "KONSOLE_VERSION", "DOMTERM", "KITTY_WINDOW_ID")
# Earlier terminals on VTE crash on a link.
_FIRST_LINKING_VTE = 5000


class Target(NamedTuple):
    """The name of a format, and the file to write it to; None is standard output."""

    format_name: str
    file: str | None = None

    @staticmethod
    def read(text: str) -> Target:
        """Read `FORMAT[:FILE]`. Raises click's error for an unknown format."""
        name, _, file = text.partition(":")
        if name not in FORMATS:
            raise usage_error(f"unknown format {name!r}; formats are {', '.join(FORMATS)}")
        return Target(name, file or None)


class Display(NamedTuple):
    """How a format for people looks: the option `--color`, and whether it shows all findings."""

    color: str
    show_all: bool = False

    def is_coloured(self, target: Target) -> bool:
        """Return whether a report has colours."""
        return target.file is None and wants_color(self.color)

    def has_links(self, target: Target) -> bool:
        """Return whether a report has links, as the terminal that it goes to shows."""
        return self.is_coloured(target) and sys.stdout.isatty() and shows_links(os.environ)


def list_format(targets: Sequence[Target], display: Display) -> ListFormat | None:
    """Return the format in which lists are printed one by one.

    Return None if the diagnostics of all lists are needed together: for several targets, and for a
    format that has no separator.
    """
    target, *others = targets
    output_format = FORMATS[target.format_name]
    if others or output_format.separator is None:
        return None
    key = target.format_name
    if output_format.fits_terminal:
        look = (display.is_coloured(target), display.has_links(target), display.show_all)
        key += f" {_terminal_columns()} {look}"

    def render(diagnostics: tuple[Diagnostic, ...], sources: tuple[Source, ...]) -> bytes:
        by_path = {source.path: source for source in sources}
        return _render(target, display, diagnostics, by_path, {})

    return ListFormat(key, render)


class Results(Protocol):
    """What a report is about: the findings, the texts of their files, and the entries of files."""

    diagnostics: list[Diagnostic]
    sources: dict[str, Source]
    entries: dict[str, int]


def write_reports(targets: Sequence[Target], display: Display, results: Results) -> None:
    """Write the report of all lists together in each of the formats."""
    for target in targets:
        data = _render(target, display, results.diagnostics, results.sources, results.entries)
        write_report(data, target)


def write_joined(texts: Sequence[bytes], target: Target) -> None:
    """Write the reports of several lists one after the other."""
    separator = (FORMATS[target.format_name].separator or "").encode()
    write_report(separator.join(texts), target)


def write_report(data: bytes, target: Target) -> None:
    """Write a report to its file or to standard output. Raises ReadError if that is impossible."""
    if target.file is None:
        write_bytes(data)
        return
    from awesomelint.errors import ReadError

    try:
        with open(target.file, "wb") as file:
            file.write(data)
    except OSError as error:
        raise ReadError(target.file, f"cannot be written: {error.strerror}") from error


def shows_links(environment: Mapping[str, str]) -> bool:
    """Return whether the terminal shows a link where a text has one (OSC 8).

    `FORCE_HYPERLINK` decides it, with 0 for no. Else it is known of some terminals by what they set
    in the environment.
    """
    if forced := environment.get("FORCE_HYPERLINK"):
        return forced != "0"
    if environment.get("CI") or environment.get("TERM") == "dumb":
        return False
    vte = environment.get("VTE_VERSION", "")
    return (
        environment.get("TERM_PROGRAM") in _LINKING_PROGRAMS
        or environment.get("TERM") in _LINKING_TERMINALS
        or any(environment.get(name) for name in _LINKING_VARIABLES)
        or (vte.isdigit() and int(vte) >= _FIRST_LINKING_VTE)
    )


def _render(
    target: Target,
    display: Display,
    diagnostics: Sequence[Diagnostic],
    sources: Mapping[str, Source],
    entries: Mapping[str, int],
) -> bytes:
    """Return diagnostics in the format of a target; `sources` and `entries` are by path."""
    from awesomelint.output.report import Report

    report = Report(
        tuple(diagnostics),
        sources,
        color=display.is_coloured(target),
        width=_terminal_columns(),
        entries=entries,
        links=display.has_links(target),
        show_all=display.show_all,
    )
    return FORMATS[target.format_name].render(report).encode("utf-8", "backslashreplace")


def _terminal_columns() -> int:
    """Return the width of the terminal as `shutil` determines it; to import that takes too long."""
    with suppress(ValueError):
        if (columns := int(os.environ.get("COLUMNS", ""))) > 0:
            return columns
    with suppress(ValueError, OSError):
        stream = sys.__stdout__
        if stream and (columns := os.get_terminal_size(stream.fileno()).columns) > 0:
            return columns
    return DEFAULT_COLUMNS
