"""A repository surveyed: what its files are like, and the configuration that states it.

The configuration is not taken on trust. Its text is read again, the files are checked with it, and
a rule that would find anything else than it finds without is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from awesomelint.config.choices import Choices
from awesomelint.config.configuration import DEFAULT, parse
from awesomelint.config.settings import list_of
from awesomelint.disk.config_files import NAMES, find_configuration
from awesomelint.disk.discovery import discover
from awesomelint.disk.files import SourceFile
from awesomelint.disk.questions import Disk
from awesomelint.engine.linter import ConfiguredDocument, lint
from awesomelint.engine.registry import ALL_RULES
from awesomelint.errors import AwesomelintError, without_errors
from awesomelint.init.candidates import candidates
from awesomelint.init.draft import Draft, ListFiles, draft
from awesomelint.init.explicit import Findings, comparable, rule_scopes
from awesomelint.init.toml_text import toml
from awesomelint.run.plan import settings_of
from awesomelint.run.project import read_lists, surroundings_of

List = tuple[ConfiguredDocument, ...]
"""The documents of one list."""


class Survey(Struct, frozen=True):
    """What a repository is like: the documents of each list, a configuration and its text.

    `apart` has the files that have a configuration in their folder. `errors` has what could not be
    read.
    """

    lists: tuple[List, ...]
    draft: Draft
    text: str
    apart: tuple[str, ...]
    errors: tuple[AwesomelintError, ...]


class _Surveyor:
    """The files that a configuration in `root` governs, by name, and what a run has around them."""

    def __init__(self, files: Mapping[str, SourceFile], root: Path, choices: Choices) -> None:
        self.files, self.root, self.choices = files, root, choices
        self.disk = Disk(str(root), tuple(files.values()))
        self.surroundings = surroundings_of(self.disk, choices)

    def check(self, lists: Iterable[Sequence[ConfiguredDocument]]) -> Findings:
        """Return the findings in lists."""
        return comparable(
            diagnostic for documents in lists for diagnostic in lint(documents, self.surroundings)
        )

    def configured(self, lists: Sequence[List], text: str) -> Iterator[List]:
        """Yield the documents of each list with the settings of the configuration `text`."""
        parsed = parse(text, NAMES[0], rules=ALL_RULES)
        configuration = replace(parsed, base=self.root.as_posix())
        for documents in lists:
            paths = [configured.document.source.path for configured in documents]
            assert len({list_of(configuration, path) for path in paths}) == 1
            yield tuple(
                ConfiguredDocument(
                    configured.document,
                    settings_of(self.files[path], configuration, self.choices),
                )
                for configured, path in zip(documents, paths, strict=True)
            )


def survey(paths: Sequence[str], root: Path, choices: Choices) -> Survey:
    """Return what the files at `paths` (absolute) are like, for a configuration in `root`."""
    choices = choices._replace(isolated=True)
    files, unread = discover(paths, root)
    errors: list[AwesomelintError] = [*unread]
    governed = {file.name: file for file in files if _is_governed(file, root)}
    surveyor = _Surveyor(governed, root, choices)
    read = read_lists(tuple(governed.values()), choices, surveyor.disk)
    documents = tuple(
        configured for together in without_errors(read, errors) for configured in together
    )
    apart = tuple(file.name for file in files if file.name not in governed)
    files_of_lists = _files_of_lists(documents, surveyor)
    lists = _lists(documents, files_of_lists.clear)
    drafted, text = _proven(lists, files_of_lists, surveyor)
    return Survey(lists, drafted, text, apart, tuple(errors))


def _is_governed(file: SourceFile, root: Path) -> bool:
    """Whether a configuration in `root` is the closest to a file."""
    path = Path(file.path)
    if not path.is_relative_to(root):
        raise AwesomelintError(file.name, "outside the repository", f"name files below {root}")
    closest = find_configuration(path.parent)
    folders = (root, root / ".config")
    return closest is None or closest.parent in folders or not closest.is_relative_to(root)


class _FilesOfLists(NamedTuple):
    """Files that make up lists, and the paths of files that may or may not."""

    clear: tuple[ListFiles, ...]
    unclear: tuple[tuple[str, ...], ...]


def _files_of_lists(documents: Sequence[ConfiguredDocument], surveyor: _Surveyor) -> _FilesOfLists:
    """Return the files that make up lists, and those of which that is not clear.

    Read as one list, some files repeat so much that it looks intended. Findings that each of them
    has alone would then be lost.
    """
    by_path = {configured.document.source.path: configured for configured in documents}
    clear, unclear = [], []
    for paths in candidates([configured.document for configured in documents]):
        members = [by_path[path] for path in paths]
        alone = surveyor.check([(member,) for member in members])
        together = surveyor.check([members])
        if alone - together:
            unclear.append(paths)
        else:
            clear.append(ListFiles(paths, (together - alone).total()))
    return _FilesOfLists(tuple(clear), tuple(unclear))


def _lists(documents: Sequence[ConfiguredDocument], files: Sequence[ListFiles]) -> tuple[List, ...]:
    """Return the documents of each list; most files are a list by themselves."""
    by_path = {configured.document.source.path: configured for configured in documents}
    several = [tuple(by_path.pop(path) for path in list_files.paths) for list_files in files]
    return (*several, *((configured,) for configured in by_path.values()))


def _proven(
    lists: Sequence[List], files_of_lists: _FilesOfLists, surveyor: _Surveyor
) -> tuple[Draft, str]:
    """Return the configuration that changes no finding in the lists, and its text."""
    scopes = [
        scope for documents in lists for scope in rule_scopes(documents, surveyor.surroundings)
    ]
    before = surveyor.check(lists)
    preset = surveyor.choices.preset or DEFAULT.preset
    without: frozenset[str] = frozenset()
    while True:
        drafted = draft(scopes, preset, without)
        drafted = replace(drafted, lists=files_of_lists.clear, unclear=files_of_lists.unclear)
        text = toml(drafted, surveyor.files.keys())
        after = surveyor.check(surveyor.configured(lists, text))
        changed = frozenset(str(rule) for _, _, rule, *_ in (before - after) + (after - before))
        if not changed:
            return drafted, text
        if changed <= without:
            raise AssertionError(f"the configuration changes what {', '.join(changed)} finds")
        without |= changed
