"""Which files make up a list, and which settings each of them has.

A file is a list by itself, unless its configuration makes one list of several files. Then each
language is a separate list, and all files of a list are read, even if the user named only some.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

from awesomelint.config.choices import Choices
from awesomelint.config.configuration import DEFAULT, Configuration
from awesomelint.config.settings import (
    Settings,
    is_excluded,
    list_of,
    names_sections,
    rank_in_list,
    settings_for,
)
from awesomelint.disk.config_files import load_configuration
from awesomelint.disk.files import SourceFile, name_of
from awesomelint.disk.questions import Answers, Disk
from awesomelint.engine.registry import ALL_RULES
from awesomelint.errors import AwesomelintError


class ListPlan(Struct, frozen=True):
    """The files of one list, each with its settings.

    `requested` are the files of the run that belong to the list. `members` are all files of the
    list; there are none if the requested file is excluded. `answers` has what the disk answered
    while this was decided.
    """

    requested: tuple[SourceFile, ...]
    members: tuple[tuple[SourceFile, Settings], ...]
    answers: Answers


def plan(
    files: Sequence[SourceFile], choices: Choices, disk: Disk
) -> tuple[tuple[ListPlan, ...], tuple[AwesomelintError, ...]]:
    """Return the lists that the files belong to, in the order of the files, and the errors.

    A file whose configuration cannot be used is in no list; each such configuration is one error.
    Raises ConfigurationError if the choices name a rule that does not exist.
    """
    configurations = _Configurations(choices, disk)
    plans: list[ListPlan] = []
    errors: list[AwesomelintError] = []
    names_in_plans: set[str] = set()
    for file in files:
        if file.name in names_in_plans:
            continue
        with disk.recorded() as answers:
            configuration = configurations.of(file)
            if isinstance(configuration, AwesomelintError):
                errors.append(configuration)
                continue
            lists = _lists_of(file, configuration, configurations, files)
        for members in lists:
            requested = _requested(file, members, files)
            names_in_plans.update(requested_file.name for requested_file in requested)
            settings = (settings_of(member, configuration, choices) for member in members)
            plans.append(ListPlan(requested, tuple(zip(members, settings, strict=True)), answers))
    order = {file.name: number for number, file in enumerate(files)}
    plans.sort(key=lambda list_plan: order[list_plan.requested[0].name])
    return tuple(plans), tuple(dict.fromkeys(errors))


def included(
    files: Sequence[SourceFile], choices: Choices, disk: Disk
) -> Iterator[SourceFile | AwesomelintError]:
    """Yield the files that are not excluded, and the error of a configuration that cannot be used.

    This is for commands that treat each file alone, whatever list it belongs to.
    """
    configurations = _Configurations(choices, disk)
    errors: set[AwesomelintError] = set()
    for file in files:
        configuration = configurations.of(file)
        if not isinstance(configuration, AwesomelintError):
            if not is_excluded(configuration, _path_in(configuration, file)):
                yield file
        elif configuration not in errors:
            errors.add(configuration)
            yield configuration


class FileSettings(NamedTuple):
    """What applies to a file. `configuration` is the name of its configuration, if it has one."""

    file: SourceFile
    configuration: str
    settings: Settings


def settings_by_file(
    files: Sequence[SourceFile], choices: Choices, disk: Disk
) -> Iterator[FileSettings | AwesomelintError]:
    """Yield what applies to each file that is not excluded, and each error of a configuration.

    Raises ConfigurationError if the choices name a rule that does not exist.
    """
    configurations = _Configurations(choices, disk)
    for file in included(files, choices, disk):
        if isinstance(file, AwesomelintError):
            yield file
            continue
        configuration, path = configurations.of(file), configurations.path_of(file)
        assert not isinstance(configuration, AwesomelintError)  # else the file were not included
        name = name_of(path, disk.cwd) if path else ""
        yield FileSettings(file, name, settings_of(file, configuration, choices))


def settings_of(file: SourceFile, configuration: Configuration, choices: Choices) -> Settings:
    """Return what applies to a file under a configuration."""
    return settings_for(
        configuration,
        _path_in(configuration, file),
        rules=ALL_RULES,
        select=choices.select,
        ignore=choices.ignore,
        preset=choices.preset,
        extend_select=choices.extend_select,
        adopt=choices.adopt,
    )


class _Configurations:
    """The configurations of a run's files; each is loaded once."""

    def __init__(self, choices: Choices, disk: Disk) -> None:
        self._choices, self._disk = choices, disk
        self._loaded: dict[str, Configuration | AwesomelintError] = {}

    def path_of(self, file: SourceFile) -> str | None:
        """Return the path of the configuration that a file has; None for the defaults."""
        if self._choices.isolated:
            return None
        if self._choices.config is not None:
            self._disk.digest(self._choices.config)  # this records the answer
            return self._choices.config
        return self._disk.configuration(os.path.dirname(file.path))

    def of(self, file: SourceFile) -> Configuration | AwesomelintError:
        """Return the configuration for a file, or the error because of which it cannot be used."""
        path = self.path_of(file)
        if path is None:
            return DEFAULT
        if path not in self._loaded:
            self._loaded[path] = self._load(path)
        return self._loaded[path]

    def _load(self, path: str) -> Configuration | AwesomelintError:
        try:
            loaded = load_configuration(path, ALL_RULES, name=name_of(path, self._disk.cwd))
        except AwesomelintError as error:
            return error
        if not names_sections(loaded):  # nearly every configuration
            return loaded
        from awesomelint.run.section_names import unknown_section

        files = [
            (_path_in(loaded, file), file)
            for file in self._files_below(loaded)
            if self.path_of(file) == path
        ]
        read = [(name, file) for name, file in files if not is_excluded(loaded, name)]
        return unknown_section(loaded, read) or loaded

    def _files_below(self, configuration: Configuration) -> Iterable[SourceFile]:
        """Return the Markdown files below a configuration, and all files of the run."""
        below = self._disk.markdown_files(configuration.base)
        # A text that was handed in comes before that of its file.
        return {os.path.realpath(file.path): file for file in (*below, *self._disk.files)}.values()

    def members(
        self, file: SourceFile, configuration: Configuration, index: int
    ) -> list[SourceFile]:
        """Return the files of the list number `index` of a file's configuration, in its order.

        They are the Markdown files below the configuration, and files of the run that have another
        ending. Files with a closer configuration are left out.
        """
        members: list[tuple[int, str, SourceFile]] = []
        for candidate in self._files_below(configuration):
            path = _path_in(configuration, candidate)
            if list_of(configuration, path) == index and not is_excluded(configuration, path):
                members.append((rank_in_list(configuration, index, path), path, candidate))
        members.sort(key=lambda member: member[:2])
        configuration_path = self.path_of(file)
        return [member for _, _, member in members if self.path_of(member) == configuration_path]


def _lists_of(
    file: SourceFile,
    configuration: Configuration,
    configurations: _Configurations,
    files: Sequence[SourceFile],
) -> Sequence[Sequence[SourceFile]]:
    """Return the list that `file` belongs to: a separate list for each language of `files`.

    For an excluded file there is one list, which is empty, so that the cache can remember it.
    """
    path = _path_in(configuration, file)
    index = list_of(configuration, path)
    if is_excluded(configuration, path):
        return ((),)
    if index is None:
        return ((file,),)
    return _by_language(configuration, configurations.members(file, configuration, index), files)


def _requested(
    file: SourceFile, members: Sequence[SourceFile], files: Sequence[SourceFile]
) -> tuple[SourceFile, ...]:
    """Return those of `files` that are members of the list; `file` is the first of them."""
    if len(members) <= 1:  # nearly every list; there may be thousands of files
        return tuple(members) or (file,)
    names = {member.name for member in members}
    return tuple(requested for requested in files if requested.name in names)


def _by_language(
    configuration: Configuration, members: Sequence[SourceFile], files: Sequence[SourceFile]
) -> Sequence[Sequence[SourceFile]]:
    """Return the members of a list by language, without languages that none of `files` has."""
    from awesomelint.config.translations import languages  # few lists have several files

    language_of = languages(_path_in(configuration, member) for member in members)
    lists: dict[str, list[SourceFile]] = {}
    for member, language in zip(members, language_of.values(), strict=True):
        lists.setdefault(language, []).append(member)
    names = {file.name for file in files}
    return [
        members for members in lists.values() if any(member.name in names for member in members)
    ]


def _path_in(configuration: Configuration, file: SourceFile) -> str:
    """Return the path of a file as the patterns of a configuration see it."""
    return name_of(file.path, configuration.base) if configuration.base else file.name
