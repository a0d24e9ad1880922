"""A run over a repository: which files make up a list, what applies to them, what is found.

`check`, `export` and every other command read files through this module, one list at a time, so
that a run over any number of files holds the tokens of one.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from awesomelint.config.choices import Choices, concerning
from awesomelint.config.configuration import DEFAULT, Configuration
from awesomelint.config.settings import Settings, is_excluded, list_of, settings_for
from awesomelint.diagnostic import Diagnostic
from awesomelint.disk.config_files import closest_configuration, load_configuration
from awesomelint.disk.discovery import Found, discover
from awesomelint.disk.disk_tree import DiskTree
from awesomelint.disk.facts import Fact, Facts, content_digest
from awesomelint.disk.files import name_of, read_source
from awesomelint.engine.linter import Held, lint
from awesomelint.engine.registry import ALL_RULES
from awesomelint.errors import AwesomelintError, ReadError
from awesomelint.reading.model import Document
from awesomelint.reading.reader import read
from awesomelint.reading.stray_links import Outside, links_outside
from awesomelint.run.membership import inside, list_members, versions
from awesomelint.text import Source

if TYPE_CHECKING:
    from awesomelint.engine.fixer import FixedDocument


class Group(Struct, frozen=True):
    """The files of one list with their settings; none where what was asked for is excluded.

    `asked` are the files that led to it, `facts` what made it so.
    """

    asked: tuple[Found, ...]
    members: tuple[tuple[Found, Settings], ...]
    facts: dict[Fact, str]


class Known(Struct, frozen=True):
    """What is known of a file that was read: how many entries, and what is outside of them."""

    name: str
    digest: bytes
    entries: int
    outside: Outside | None


class Judged(Struct, frozen=True):
    """What came of one list; the texts of its files are there only where diagnostics are.

    `latest` is the latest date in it (`date.toordinal`), `facts` what rules learnt from the disk,
    `errors` what could not be read.
    """

    diagnostics: tuple[Diagnostic, ...]
    sources: tuple[Source, ...]
    files: tuple[Known, ...]
    latest: int
    facts: dict[Fact, str]
    errors: tuple[AwesomelintError, ...]


class Fixed(Struct, frozen=True):
    """What came of fixing one list: each file asked for with its source before, and the rest."""

    files: tuple[tuple[Found, Source, FixedDocument], ...]
    diagnostics: tuple[Diagnostic, ...]


class Project:
    """The files of one run; `errors` collects what could not be read, while the run goes on.

    `digests` is whether it takes one of each content, by which a later run knows it again; what is
    `Known` has none otherwise.
    """

    def __init__(
        self,
        choices: Choices,
        cwd: str | PathLike[str],
        facts: Facts | None = None,
        *,
        digests: bool = False,
    ) -> None:
        self.choices, self.cwd = choices, fspath(cwd)
        self._digests = digests
        self.errors: list[AwesomelintError] = []
        self._facts = facts or Facts(self.cwd)
        self._tree = DiskTree(Path(cwd), self._facts)
        self._configurations: dict[str | None, Configuration | None] = {}
        self.given: dict[str, Source] = {}

    def give(self, name: str, text: str) -> Found:
        """Take `text` for the content of the file `name`, and return that file."""
        found = Found(os.path.join(self.cwd, name), name)
        self.given[name] = Source(name, text)
        return found

    def find(self, paths: Sequence[str]) -> tuple[Found, ...]:
        """Return the files that `paths` stand for."""
        found, errors = discover(paths, self.cwd)
        self.errors += errors
        return found

    def plan(self, found: Sequence[Found]) -> tuple[Group, ...]:
        """Return the lists that the files are of, those that are excluded too, in their order."""
        self._facts.found = self._facts.found or found
        groups: list[Group] = []
        done: set[tuple[str, int]] = set()
        for one in found:
            self._facts.taken()
            configuration = self._configuration(one)
            if configuration is None:
                continue
            path = inside(configuration, one)
            index = list_of(configuration, path)
            if is_excluded(configuration, path):
                groups.append(Group((one,), (), self._facts.taken()))
            elif index is None:
                groups.append(self._group(configuration, [one], found))
            elif (configuration.base, index) not in done:
                done.add((configuration.base, index))
                lists = self._members(configuration, index, found)
                groups += [self._group(configuration, files, found) for files in lists]
        order = {one.name: number for number, one in enumerate(found)}
        return tuple(sorted(groups, key=lambda group: order[group.asked[0].name]))

    def judge(self, group: Group) -> Judged:
        """Return what is found in one list."""
        self._facts.taken()
        before = len(self.errors)
        held = self._held(group)
        diagnostics = lint(held) if held else ()
        errors = tuple(self.errors[before:])
        del self.errors[before:]
        return Judged(
            diagnostics=diagnostics,
            sources=tuple(one.document.source for one in held) if diagnostics else (),
            files=tuple(self._known(one.document) for one in held),
            latest=max((_latest(one.document) for one in held), default=0),
            facts=self._facts.taken(),
            errors=errors,
        )

    def _known(self, document: Document) -> Known:
        source = document.source
        digest = content_digest(source.text.encode()) if self._digests else b""
        entries = sum(len(entry_list.entries) for entry_list in document.lists)
        return Known(source.path, digest, entries, links_outside(document))

    def hold(self, found: Sequence[Found]) -> Iterator[tuple[Held, ...]]:
        """Yield the documents of each list that the files are of, those not named too."""
        for group in self.plan(found):
            if held := self._held(group):
                yield held

    def fix(self, found: Sequence[Found], *, unsafe: bool) -> Iterator[Fixed]:
        """Yield what fixing makes of each list that the files are of; nothing is written."""
        from awesomelint.engine.fixer import fix

        wanted = {one.name: one for one in found}
        for group in self.plan(found):
            held = self._held(group)
            if not held:
                continue
            result = fix(held, unsafe=unsafe, only=wanted)
            files = tuple(
                (wanted[hold.document.source.path], hold.document.source, mended)
                for hold, mended in zip(held, result.documents, strict=True)
                if hold.document.source.path in wanted
            )
            yield Fixed(files, concerning(wanted, result.diagnostics))

    def lay_out(self, found: Sequence[Found]) -> Iterator[tuple[Found, Source, str]]:
        """Yield each file with its source and its text laid out; nothing is written.

        A layout that the gate refuses is an error, and the file is passed over.
        """
        from awesomelint.layout.formatter import format_text
        from awesomelint.safety.gate import examine_layout

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

    def _group(
        self, configuration: Configuration, files: Sequence[Found], found: Sequence[Found]
    ) -> Group:
        names = {one.name for one in files}
        asked = (files[0],) if len(files) == 1 else (one for one in found if one.name in names)
        members = tuple((each, self.settings(configuration, each)) for each in files)
        return Group(tuple(asked), members, self._facts.noted())

    def _members(
        self, configuration: Configuration, index: int, found: Sequence[Found]
    ) -> list[list[Found]]:
        """Return the files of a configuration's list, its translations apart."""
        self._facts.ask("files", configuration.base)
        members = list_members(configuration, index, self._facts.found, self.cwd)
        own = [one for one in members if self._is_under(configuration, one)]
        return versions(configuration, own, found)

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

    def _configuration_path(self, one: Found) -> str | None:
        if self.choices.config is not None:
            self._facts.ask("content", self.choices.config)
            return self.choices.config
        folder = os.path.dirname(one.place)
        self._facts.ask("configuration", folder)
        return closest_configuration(folder)

    def _load(self, path: str | None) -> Configuration | None:
        if path is None:
            return DEFAULT
        try:
            return load_configuration(path, ALL_RULES, name=name_of(path, self.cwd))
        except AwesomelintError as error:
            self.errors.append(error)
            return None

    def _held(self, group: Group) -> tuple[Held, ...]:
        read_ones = ((self._read(one), settings) for one, settings in group.members)
        return tuple(Held(document, settings) for document, settings in read_ones if document)

    def _read(self, one: Found) -> Document | None:
        source = self._source(one)
        try:
            return read(source) if source else None
        except RecursionError:
            self.errors.append(ReadError(one.name, "nested too deeply to be read"))
        return None

    def _source(self, one: Found) -> Source | None:
        try:
            return self.given.get(one.name) or read_source(one.place, one.name)
        except AwesomelintError as error:
            self.errors.append(error)
        return None


def _latest(document: Document) -> int:
    """Return the latest date in a document, 0 where it has none."""
    intervals = (part.written.interval for entry in document.entries() for part in entry.dates)
    return max((one.last.toordinal() for one in intervals if one), default=0)
