"""A repository surveyed: what its files are like, and the configuration that says so.

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
from awesomelint.disk.disk_tree import DiskTree
from awesomelint.disk.files import SourceFile
from awesomelint.disk.questions import Disk
from awesomelint.engine.linter import Held, lint
from awesomelint.engine.registry import ALL_RULES
from awesomelint.errors import AwesomelintError, without_errors
from awesomelint.init.candidates import candidates
from awesomelint.init.draft import Draft, OneList, draft
from awesomelint.init.explicit import Findings, findings, units
from awesomelint.init.toml_text import toml
from awesomelint.run.plan import settings_of
from awesomelint.run.project import read_lists


class Survey(Struct, frozen=True):
    """What was found: the documents of each list, a configuration and its text.

    `apart` are files that a configuration of their own folder is for; `errors` what could not be
    read.
    """

    lists: tuple[tuple[Held, ...], ...]
    draft: Draft
    text: str
    apart: tuple[str, ...]
    errors: tuple[AwesomelintError, ...]


def survey(paths: Sequence[str], root: Path, choices: Choices) -> Survey:
    """Return what the files at `paths` (absolute) are like, for a configuration in `root`."""
    choices = choices._replace(isolated=True)
    found, unread = discover(paths, root)
    errors: list[AwesomelintError] = [*unread]
    own = {one.name: one for one in found if _is_governed(one, root)}
    read = read_lists(tuple(own.values()), choices, str(root))
    held = tuple(one for group in without_errors(read, errors) for one in group)
    apart = tuple(one.name for one in found if one.name not in own)
    lists = _lists(held)
    groups = _groups(held, lists.clear)
    drafted, text = _proven(groups, lists, own, choices, str(root))
    return Survey(groups, drafted, text, apart, tuple(errors))


def _is_governed(one: SourceFile, root: Path) -> bool:
    """Whether a configuration in `root` is the closest to a file."""
    path = Path(one.path)
    if not path.is_relative_to(root):
        raise AwesomelintError(one.name, "outside the repository", f"name files below {root}")
    closest = find_configuration(path.parent)
    folders = (root, root / ".config")
    return closest is None or closest.parent in folders or not closest.is_relative_to(root)


def _groups(held: Sequence[Held], lists: Sequence[OneList]) -> tuple[tuple[Held, ...], ...]:
    """Return the documents of each list; most files are one by themselves."""
    by_path = {one.document.source.path: one for one in held}
    groups = [tuple(by_path.pop(path) for path in one.paths) for one in lists]
    return (*groups, *((one,) for one in by_path.values()))


def _proven(
    groups: Sequence[Sequence[Held]],
    lists: _Lists,
    found: Mapping[str, SourceFile],
    choices: Choices,
    cwd: str,
) -> tuple[Draft, str]:
    """Return the configuration with the `lists` that changes no finding, and its text."""
    of_all = [unit for group in groups for unit in units(group)]
    before = _check(groups)
    without: frozenset[str] = frozenset()
    while True:
        drafted = draft(of_all, choices.preset or DEFAULT.preset, without)
        drafted = replace(drafted, lists=lists.clear, unclear=lists.unclear)
        text = toml(drafted, found.keys())
        after = _check(_configured(groups, text, found, choices, cwd))
        changed = frozenset(str(rule) for _, _, rule, *_ in (before - after) + (after - before))
        if not changed:
            return drafted, text
        if changed <= without:
            raise AssertionError(f"the configuration changes what {', '.join(changed)} finds")
        without |= changed


def _check(groups: Iterable[Sequence[Held]]) -> Findings:
    return findings(found for group in groups for found in lint(group))


def _configured(
    groups: Sequence[Sequence[Held]],
    text: str,
    found: Mapping[str, SourceFile],
    choices: Choices,
    cwd: str,
) -> Iterator[tuple[Held, ...]]:
    """Yield the documents of each list held to the configuration `text`."""
    parsed = parse(text, NAMES[0], rules=ALL_RULES)
    configuration = replace(parsed, base=Path(cwd).as_posix())
    tree = DiskTree(Disk(cwd, tuple(found.values())))
    for group in groups:
        paths = [one.document.source.path for one in group]
        assert len({list_of(configuration, path) for path in paths}) == 1
        yield tuple(
            Held(one.document, settings_of(found[path], configuration, choices, tree))
            for one, path in zip(group, paths, strict=True)
        )


class _Lists(NamedTuple):
    """Files that make up lists, and the paths of files that may or may not."""

    clear: tuple[OneList, ...]
    unclear: tuple[tuple[str, ...], ...]


def _lists(held: Sequence[Held]) -> _Lists:
    """Return the files that make up lists, and those of which that is not clear.

    Read as one list, some files repeat so much that it looks meant; then what is found in each of
    them alone would not be found any more.
    """
    by_path = {one.document.source.path: one for one in held}
    lists, unclear = [], []
    for paths in candidates([one.document for one in held]):
        group = [by_path[path] for path in paths]
        alone, together = _check([(one,) for one in group]), _check([group])
        if alone - together:
            unclear.append(paths)
        else:
            lists.append(OneList(paths, (together - alone).total()))
    return _Lists(tuple(lists), tuple(unclear))
