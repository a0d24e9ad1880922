"""Values by section: which section a name stands for, and the names that tell sections apart.

A list stands under headings, and perhaps in items of other lists. These are its path. A name is a
part of such a path: `Tools`, or `Python > Tools` where several sections are called `Tools`. What
holds for a section holds for all lists in it, unless a section within has a value of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from awesomelint.reading.model import Document, Entry, Heading
from awesomelint.style.style import ListKey, list_keys
from awesomelint.text import Span

T = TypeVar("T")

Path = tuple[str, ...]

_JOINER = " > "
_MARKUP = "*_`"


class BySection(NamedTuple, Generic[T]):
    """The name of a section, and the value that holds in it."""

    section: str
    value: T


def list_paths(document: Document) -> list[Path]:
    """Return the path of each list: the headings above it, then the items that it is nested in."""
    by_item = {entry.item: entry for entry in document.entries()}
    return [
        (*first.section, *reversed([*_titles_around(document, first, by_item)]))
        if (first := next(iter(entry_list.entries), None))
        else ()
        for entry_list in document.lists
    ]


def paths_by_key(document: Document) -> Mapping[ListKey, Path]:
    """Return the path of each list by the key of the list."""
    return dict(zip(list_keys(document), list_paths(document), strict=True))


def section_names(document: Document) -> frozenset[str]:
    """Return the names of all sections of a document, with those of items around lists."""
    above: list[Heading] = []
    paths: set[Path] = set(list_paths(document))
    for heading in document.headings:
        above = [*(other for other in above if other.level < heading.level), heading]
        paths.add(tuple(other.text for other in above))
    return frozenset(name for path in paths for _, names in _names(path) for name in names)


def value_at(table: Mapping[str, T], path: Path) -> T | None:
    """Return the value that holds for a list; None if no name in the table stands for its path.

    The innermost section that has a value counts.
    """
    name = _name_at(table, path)
    return None if name is None else table[name]


def table_of(wanted: Sequence[tuple[Path, T | None]], rest: T, undecided: T) -> dict[str, T] | None:
    """Return a table with which each list has the value that it wants, `rest` for all others.

    A list that wants None may have any value. Lists with the same path that want different values
    get the value `undecided`. None if a list wants another value than the `rest` and has no path.
    """
    wanted = [*_agreeing(wanted, undecided)]
    table: dict[str, T] = {}
    for path, value in sorted(wanted, key=lambda pair: len(pair[0])):
        if value is not None and _value(table, path, rest) != value:
            name = _broadest_name(table, path, value, wanted)
            if name is None:
                return None
            table[name] = value
    is_met = all(value in (None, _value(table, path, rest)) for path, value in wanted)
    return table if is_met else None


def _titles_around(
    document: Document, entry: Entry, by_item: Mapping[Span, Entry]
) -> Iterator[str]:
    """Yield the titles of the items that an entry is nested in, the innermost first."""
    while entry.parent is not None:
        around = by_item.get(entry.parent)
        if around is None or around.item == entry.item:  # `- - [A](url)`: one span for two items
            line = document.source.slice(entry.parent).split("\n", 1)[0]
            yield line.strip().lstrip("-*+0123456789.) ").strip(f"{_MARKUP}: ")
            return
        yield around.title.text
        entry = around


def _names(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield for each section around a list, the innermost first, its names, the longest first.

    The number is that of the section in the path, counted from 1.
    """
    for end in range(len(path), 0, -1):
        yield end, [_JOINER.join(path[start:end]) for start in range(end)]


def _name_at(table: Mapping[str, T], path: Path) -> str | None:
    if not table:
        return None
    return next((name for _, names in _names(path) for name in names if name in table), None)


def _value(table: Mapping[str, T], path: Path, rest: T) -> T:
    value = value_at(table, path)
    return rest if value is None else value


def _agreeing(
    wanted: Sequence[tuple[Path, T | None]], undecided: T
) -> Iterator[tuple[Path, T | None]]:
    """Yield what lists want, `undecided` where those with one path want different values."""
    by_path: dict[Path, set[T]] = {}
    for path, value in wanted:
        if value is not None:
            by_path.setdefault(path, set()).add(value)
    for path, value in wanted:
        yield path, undecided if len(by_path.get(path, ())) > 1 else value


def _broadest_name(
    table: Mapping[str, T], path: Path, value: T, wanted: Sequence[tuple[Path, T | None]]
) -> str | None:
    """Return a name for a list with this path: that of a section whose lists all want the value.

    A section around it is named only if most lists there want the value. If no section does, it is
    its own, and lists within that want something else get names of their own.
    """
    own_name = None
    for end, names in reversed([*_names(path)]):
        is_own = end == len(path)
        for name in reversed(names):
            with_name = {**table, name: value}
            named = [(at, other) for at, other in wanted if _name_at(with_name, at) == name]
            differing = [at for at, other in named if other not in (value, None)]
            count = sum(other == value for _, other in named)
            is_for_path = _name_at(with_name, path) == name
            if is_for_path and not differing and (is_own or 2 <= count > len(named) / 2):
                return name
            if is_for_path and is_own and all(at[:end] == path for at in differing):
                own_name = own_name or name
    return own_name
