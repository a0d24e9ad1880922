"""Names of sections in a configuration, and whether any file has them.

A name that no file has says nothing: its heading was renamed, or it was never there. The list would
be held to another order without a word about it, so this is an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from awesomelint.config.configuration import Configuration, RuleTable
from awesomelint.config.patterns import matches
from awesomelint.config.wording import closest, toml_value
from awesomelint.disk.files import SourceFile, read_file
from awesomelint.errors import AwesomelintError, ConfigurationError
from awesomelint.reading.reader import read
from awesomelint.style.by_section import BySection, section_names

NamedFile = tuple[str, SourceFile]
"""A file, and its path as the patterns of the configuration see it."""


def unknown_section(
    configuration: Configuration, files: Sequence[NamedFile]
) -> ConfigurationError | None:
    """Return the error of the first name that is the name of no section in `files`, or None.

    What an override says is for the files that it names. Nothing is said of files that cannot be
    read.
    """
    tables = [(table, files) for table in configuration.rules] + [
        (table, [(path, file) for path, file in files if matches(override.files, path)])
        for override in configuration.overrides
        for table in override.rules
    ]
    known = _KnownNames()
    try:
        errors = (
            error for table, its_files in tables for error in _errors(table, its_files, known)
        )
        return next(errors, None)
    except AwesomelintError:
        return None


class _KnownNames:
    """The names of the sections of files; each file is read once."""

    def __init__(self) -> None:
        self._of_file: dict[str, frozenset[str]] = {}

    def of(self, file: SourceFile) -> frozenset[str]:
        """Return the names of the sections of a file."""
        if file.path not in self._of_file:
            self._of_file[file.path] = section_names(read(read_file(file)))
        return self._of_file[file.path]


def _errors(
    table: RuleTable, files: Sequence[NamedFile], known: _KnownNames
) -> Iterator[ConfigurationError]:
    """Yield an error for each name in the options of a rule that no file has."""
    for option, value in table.options:
        for name in _names(value):
            if not any(name in known.of(file) for _, file in files):
                names = {other for _, file in files for other in known.of(file)}
                advice = closest(name, names) or "write the text of a heading"
                message = f"no file has the heading {toml_value(name)}"
                yield ConfigurationError(f"{table.key}.{option}", message, advice)


def _names(value: object) -> Iterable[str]:
    members = value if isinstance(value, tuple) else ()
    return (member.section for member in members if isinstance(member, BySection))
