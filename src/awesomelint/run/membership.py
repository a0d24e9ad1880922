"""The files that a configuration makes one list of, in its order, and their translations apart."""

from __future__ import annotations

import os
from collections.abc import Sequence

from awesomelint.config.configuration import Configuration
from awesomelint.config.settings import is_excluded, list_of, place_in_list
from awesomelint.disk.discovery import Found, discover
from awesomelint.disk.files import name_of


def inside(configuration: Configuration, one: Found) -> str:
    """Return a file's path as the configuration's patterns see it."""
    return name_of(one.place, configuration.base) if configuration.base else one.name


def list_members(
    configuration: Configuration, index: int, found: Sequence[Found], cwd: str
) -> list[Found]:
    """Return the files of one of a configuration's lists, in the order of its patterns.

    Those are the Markdown files below it, and those of `found` that have another name or ending.
    """
    below, _ = discover([configuration.base], cwd)
    once = {os.path.realpath(one.place): one for one in (*below, *found)}
    members = [
        (place_in_list(configuration, index, path), path, one)
        for one in once.values()
        for path in [inside(configuration, one)]
        if list_of(configuration, path) == index and not is_excluded(configuration, path)
    ]
    return [one for _, _, one in sorted(members, key=lambda member: member[:2])]


def versions(
    configuration: Configuration, members: Sequence[Found], found: Sequence[Found]
) -> list[list[Found]]:
    """Return the members of a list by language, those without one of `found` left out."""
    from awesomelint.config.translations import languages  # few lists are of several files

    spoken = languages(inside(configuration, one) for one in members)
    by_language: dict[str, list[Found]] = {}
    for one, language in zip(members, spoken.values(), strict=True):
        by_language.setdefault(language, []).append(one)
    asked = {one.name for one in found}
    return [some for some in by_language.values() if any(one.name in asked for one in some)]
