"""Which files make up a list, and which settings each of them has.

A file is a list by itself, unless its configuration makes one list of several files. Then each
language of the list is a list of its own, and files that nobody named are read with those named.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from msgspec import Struct

from awesomelint.config.choices import Choices
from awesomelint.config.configuration import DEFAULT, Configuration
from awesomelint.config.settings import (
    Settings,
    is_excluded,
    list_of,
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

    `requested` are those files of the run that led to the list. `members` are all its files; there
    are none where the file requested is excluded. `answers` are those of the disk that made it so.
    """

    requested: tuple[SourceFile, ...]
    members: tuple[tuple[SourceFile, Settings], ...]
    answers: Answers


def plan(
    files: Sequence[SourceFile], choices: Choices, disk: Disk
) -> tuple[tuple[ListPlan, ...], tuple[AwesomelintError, ...]]:
    """Return the lists that the files belong to, in the order of the files, and the errors.

    A file whose configuration cannot be used is in no list; each such configuration is one error.
    Raises ConfigurationError where the choices name a rule that does not exist.
    """
    configurations = _Configurations(choices, disk)
    plans: list[ListPlan] = []
    errors: list[AwesomelintError] = []
    planned: set[str] = set()
    for file in files:
        if file.name in planned:
            continue
        with disk.recorded() as answers:
            configuration = configurations.of(file)
            if isinstance(configuration, AwesomelintError):
                errors.append(configuration)
                continue
            lists = _lists_of(file, configuration, configurations, files)
        for members in lists:
            requested = _requested(file, members, files)
            planned.update(one.name for one in requested)
            settings = (settings_of(member, configuration, choices) for member in members)
            plans.append(ListPlan(requested, tuple(zip(members, settings, strict=True)), answers))
    order = {file.name: number for number, file in enumerate(files)}
    plans.sort(key=lambda plan: order[plan.requested[0].name])
    return tuple(plans), tuple(dict.fromkeys(errors))


def included(
    files: Sequence[SourceFile], choices: Choices, disk: Disk
) -> Iterator[SourceFile | AwesomelintError]:
    """Yield the files that are not excluded, and the error of a configuration that cannot be used.

    This is for what looks at each file by itself, whatever list it belongs to.
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


def settings_of(file: SourceFile, configuration: Configuration, choices: Choices) -> Settings:
    """Return what applies to a file under a configuration."""
    return settings_for(
        configuration,
        _path_in(configuration, file),
        rules=ALL_RULES,
        select=choices.select,
        ignore=choices.ignore,
        preset=choices.preset,
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
            self._disk.digest(self._choices.config)  # so that it is among the answers
            return self._choices.config
        return self._disk.configuration(os.path.dirname(file.path))

    def of(self, file: SourceFile) -> Configuration | AwesomelintError:
        """Return the configuration for a file, or the error that keeps it from being used."""
        path = self.path_of(file)
        if path is None:
            return DEFAULT
        if path not in self._loaded:
            self._loaded[path] = self._load(path)
        return self._loaded[path]

    def _load(self, path: str) -> Configuration | AwesomelintError:
        try:
            return load_configuration(path, ALL_RULES, name=name_of(path, self._disk.cwd))
        except AwesomelintError as error:
            return error

    def members(
        self, file: SourceFile, configuration: Configuration, index: int
    ) -> list[SourceFile]:
        """Return the files of that list of a configuration which a file is in, in its order.

        They are the Markdown files below the configuration, and those files of the run that have
        another ending. What has a closer configuration is in no list of this one.
        """
        below = self._disk.markdown_files(configuration.base)
        candidates = {
            os.path.realpath(candidate.path): candidate for candidate in (*below, *self._disk.files)
        }
        members: list[tuple[int, str, SourceFile]] = []
        for candidate in candidates.values():
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
    """Return the list that a file belongs to, with the same list in the languages of other files.

    The list is empty where the file is excluded.
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
    """Return those of `files` that are in a list which `file` has led to."""
    if len(members) <= 1:  # as nearly always; there may be thousands of files
        return tuple(members) or (file,)
    names = {member.name for member in members}
    return tuple(requested for requested in files if requested.name in names)


def _by_language(
    configuration: Configuration, members: Sequence[SourceFile], files: Sequence[SourceFile]
) -> Sequence[Sequence[SourceFile]]:
    """Return the members of a list by language, without languages that none of `files` has."""
    from awesomelint.config.translations import languages  # few lists are of several files

    spoken = languages(_path_in(configuration, member) for member in members)
    lists: dict[str, list[SourceFile]] = {}
    for member, language in zip(members, spoken.values(), strict=True):
        lists.setdefault(language, []).append(member)
    names = {file.name for file in files}
    return [
        members for members in lists.values() if any(member.name in names for member in members)
    ]


def _path_in(configuration: Configuration, file: SourceFile) -> str:
    """Return the path of a file as the patterns of a configuration see it."""
    return name_of(file.path, configuration.base) if configuration.base else file.name
