"""A run over a repository: which files make up a list, what applies to them, what is found.

`check`, `export` and every other command read files through this module, one list at a time, so
that a run over any number of files holds the tokens of one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from awesomelint.configurations import find_configuration, load_configuration
from awesomelint.diagnostic import Diagnostic
from awesomelint.discovery import Found, discover
from awesomelint.engine.config import DEFAULT, Configuration
from awesomelint.engine.linter import Held, lint
from awesomelint.engine.registry import ALL_RULES
from awesomelint.engine.settings import Settings, is_excluded, list_of, settings_for
from awesomelint.errors import AwesomelintError, ReadError
from awesomelint.files import name_of, read_source
from awesomelint.markdown.containers import Outside, links_outside
from awesomelint.markdown.model import Document
from awesomelint.markdown.reader import read
from awesomelint.membership import inside, list_members, versions
from awesomelint.text import Source
from awesomelint.trees import DiskTree

if TYPE_CHECKING:
    from awesomelint.engine.fixer import Mended


@dataclass(frozen=True, slots=True)
class Choices:
    """What the command line says of configuration, rules and the day.

    `config` replaces the configuration that would be found; `isolated` takes none.
    """

    config: Path | None = None
    isolated: bool = False
    preset: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    today: date | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of one list: its diagnostics, its sources, and what each file asked for holds.

    `entries` is how many entries there are in it, `outside` where its other links stand, if these
    are what it is about.
    """

    diagnostics: tuple[Diagnostic, ...]
    sources: tuple[Source, ...]
    entries: dict[str, int]
    outside: dict[str, Outside]


@dataclass(frozen=True, slots=True)
class Fixed:
    """What came of fixing one list: each file asked for with its source before, and the rest."""

    files: tuple[tuple[Found, Source, Mended], ...]
    diagnostics: tuple[Diagnostic, ...]


class Project:
    """The files of one run; `errors` collects what could not be read, while the run goes on."""

    def __init__(self, choices: Choices, cwd: Path) -> None:
        self.choices, self.cwd = choices, cwd
        self.errors: list[AwesomelintError] = []
        self._tree = DiskTree(cwd)
        self._configurations: dict[Path | None, Configuration | None] = {}
        self.given: dict[str, Source] = {}

    def give(self, name: str, text: str) -> Found:
        """Take `text` for the content of the file `name`, and return that file."""
        found = Found(self.cwd / name, name)
        self.given[name] = Source(name, text)
        return found

    def find(self, paths: Sequence[str]) -> tuple[Found, ...]:
        """Return the files that `paths` stand for."""
        found, errors = discover(paths, self.cwd)
        self.errors += errors
        return found

    def check(self, found: Sequence[Found]) -> Iterator[Checked]:
        """Yield what is found in each list that the files are of, in the order of the files."""
        wanted = {one.name for one in found}
        for held in self.hold(found):
            diagnostics = tuple(d for d in lint(held) if _concerns(d, wanted))
            sources = tuple(one.document.source for one in held)
            own = [one.document for one in held if one.document.source.path in wanted]
            entries = {one.source.path: _count(one) for one in own}
            outside = {one.source.path: links for one in own if (links := links_outside(one))}
            yield Checked(diagnostics, sources, entries, outside)

    def hold(self, found: Sequence[Found]) -> Iterator[tuple[Held, ...]]:
        """Yield the documents of each list that the files are of, those not named too."""
        for group in self._lists(found):
            held = tuple(one for path, settings in group if (one := self._hold(path, settings)))
            if held:
                yield held

    def fix(self, found: Sequence[Found], *, unsafe: bool) -> Iterator[Fixed]:
        """Yield what fixing makes of each list that the files are of; nothing is written."""
        from awesomelint.engine.fixer import fix

        wanted = {one.name for one in found}
        for group in self._lists(found):
            held = [(one, hold) for one, settings in group if (hold := self._hold(one, settings))]
            if not held:
                continue
            outcome = fix([hold for _, hold in held], unsafe=unsafe, only=wanted)
            files = tuple(
                (one, hold.document.source, mended)
                for (one, hold), mended in zip(held, outcome.mended, strict=True)
                if one.name in wanted
            )
            diagnostics = tuple(d for d in outcome.diagnostics if _concerns(d, wanted))
            yield Fixed(files, diagnostics)

    def lay_out(self, found: Sequence[Found]) -> Iterator[tuple[Found, Source, str]]:
        """Yield each file with its source and its text laid out; nothing is written.

        A layout that the gate refuses is an error, and the file is passed over.
        """
        from awesomelint.engine.gate import examine_layout
        from awesomelint.markdown.layout import format_text

        for one in found:
            configuration = self._configuration(one)
            if configuration is None or is_excluded(configuration, inside(configuration, one)):
                continue
            if (source := self._source(one)) is None:
                continue
            text = format_text(source.text)
            if refusal := examine_layout(source, text):
                self.errors.append(ReadError(one.name, f"left as it is: {refusal.message}"))
            else:
                yield one, source, text

    def documents(self, found: Sequence[Found]) -> Iterator[Document]:
        """Yield each file as a document."""
        for one in found:
            configuration = self._configuration(one)
            if configuration is None or is_excluded(configuration, inside(configuration, one)):
                continue
            if document := self._read(one):
                yield document

    def _lists(self, found: Sequence[Found]) -> Iterator[list[tuple[Found, Settings]]]:
        """Yield the files of each list with their settings, those that were not named too."""
        done: set[tuple[str, int]] = set()
        for one in found:
            configuration = self._configuration(one)
            if configuration is None:
                continue
            path = inside(configuration, one)
            if is_excluded(configuration, path):
                continue
            index = list_of(configuration, path)
            if index is None:
                lists = [[one]]
            elif (configuration.base, index) in done:
                continue
            else:
                done.add((configuration.base, index))
                members = list_members(configuration, index, found, self.cwd)
                own = [one for one in members if self._is_under(configuration, one)]
                lists = versions(configuration, own, found)
            for files in lists:
                yield [(each, self.settings(configuration, each)) for each in files]

    def _is_under(self, configuration: Configuration, one: Found) -> bool:
        """Whether a file has this configuration and no closer one."""
        path = self._configuration_path(one)
        return self._configurations.get(path) is configuration

    def settings(self, configuration: Configuration, one: Found) -> Settings:
        """Return what applies to a file under a configuration."""
        choices = self.choices
        return settings_for(
            configuration,
            inside(configuration, one),
            rules=ALL_RULES,
            select=choices.select,
            ignore=choices.ignore,
            preset=choices.preset,
            today=choices.today,
            tree=self._tree,
        )

    def _configuration(self, one: Found) -> Configuration | None:
        """Return the configuration for a file; None where it has one that cannot be used."""
        if self.choices.isolated:
            return DEFAULT
        path = self._configuration_path(one)
        if path not in self._configurations:
            self._configurations[path] = self._load(path)
        return self._configurations[path]

    def _configuration_path(self, one: Found) -> Path | None:
        return self.choices.config or find_configuration(one.path.parent)

    def _load(self, path: Path | None) -> Configuration | None:
        if path is None:
            return DEFAULT
        try:
            return load_configuration(path, ALL_RULES, name=name_of(path, self.cwd))
        except AwesomelintError as error:
            self.errors.append(error)
            return None

    def _hold(self, one: Found, settings: Settings) -> Held | None:
        document = self._read(one)
        return Held(document, settings) if document else None

    def _read(self, one: Found) -> Document | None:
        source = self._source(one)
        try:
            return read(source) if source else None
        except RecursionError:
            self.errors.append(ReadError(one.name, "nested too deeply to be read"))
        return None

    def _source(self, one: Found) -> Source | None:
        try:
            return self.given.get(one.name) or read_source(one.path, one.name)
        except AwesomelintError as error:
            self.errors.append(error)
        return None


def _concerns(diagnostic: Diagnostic, wanted: set[str]) -> bool:
    """Whether a diagnostic is about a file that was asked for, or relates to one."""
    return diagnostic.path in wanted or any(one.path in wanted for one in diagnostic.related)


def _count(document: Document) -> int:
    return sum(len(entry_list.entries) for entry_list in document.lists)
