"""Files that look like one list: a README and the sections that it keeps in files of their own."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from urllib.parse import unquote, urlsplit

from awesomelint.config.translations import languages
from awesomelint.reading.model import Document
from awesomelint.style import conventions

# A page that names a few links in passing is no section of a list.
_LEAST = 3
# One file beside a list is its archive, or its other list, as often as a section of it.
_SECTIONS = 2


def candidates(documents: Sequence[Document]) -> tuple[tuple[str, ...], ...]:
    """Return the paths of the files that make up a list each: the README first, then its sections.

    A section is linked from the README, stands in a folder below it with another section, is a list
    itself and separates titles and descriptions as the others do. Translations of each other are
    never of one list. A file is of one list at most.
    """
    by_path = {one.source.path: one for one in documents}
    spoken = languages(by_path)
    taken: set[str] = set()
    found = []
    for path in sorted(by_path, key=_front_first):
        if path not in taken:
            own = _sections(by_path[path], by_path, spoken)
            sections = [one for one in own if one not in taken]
            if len(sections) >= _SECTIONS:
                found.append((path, *sections))
                taken |= {path, *sections}
    return tuple(found)


def _front_first(path: str) -> tuple[bool, int, str]:
    is_readme = posixpath.basename(path).lower().startswith("readme")
    return not is_readme, path.count("/"), posixpath.splitext(path)[0]


def _sections(
    document: Document, by_path: Mapping[str, Document], spoken: Mapping[str, str]
) -> list[str]:
    """Return the paths of the sections that a document keeps in other files of its language."""
    path = document.source.path
    by_folder: dict[str, list[Document]] = defaultdict(list)
    for target in dict.fromkeys(_targets(document, by_path.keys())):
        below = posixpath.dirname(target) != posixpath.dirname(path)
        is_list = sum(1 for _ in by_path[target].entries()) >= _LEAST
        if below and is_list and spoken[target] == spoken[path]:
            by_folder[posixpath.dirname(target)].append(by_path[target])
    return sorted(
        one.source.path
        for sections in by_folder.values()
        if len(alike := _alike(document, sections)) >= _SECTIONS
        for one in alike
    )


def _targets(document: Document, paths: Collection[str]) -> Iterator[str]:
    """Yield the paths below a document's folder that it links to."""
    folder = posixpath.dirname(document.source.path)
    for link in document.links:
        try:
            parts = urlsplit(link.url)
        except ValueError:
            continue
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
            continue
        target = posixpath.normpath(posixpath.join(folder, unquote(parts.path)))
        if target in paths and target.startswith(f"{folder}/" if folder else ""):
            yield target


def _alike(document: Document, sections: Sequence[Document]) -> list[Document]:
    """Return the sections with the separator of the first of all that has one, or without any."""
    forms = {
        one.source.path: found.value
        for one in (document, *sections)
        if (found := conventions.separator(conventions.listed(one)))
    }
    house = next(iter(forms.values()), None)
    return [one for one in sections if forms.get(one.source.path, house) == house]
