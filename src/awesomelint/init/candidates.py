"""Files that look like one list: a README and the sections that it keeps in separate files."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from urllib.parse import unquote, urlsplit

from awesomelint.config.translations import languages
from awesomelint.reading.model import Document
from awesomelint.style.separators import SEPARATOR
from awesomelint.style.style import Style

# A page that names a few links in passing is no section of a list. A choice.
_LEAST_ENTRIES = 3
# A single file next to a list is its archive, or its other list, as often as a section of it.
_LEAST_SECTIONS = 2


def candidates(documents: Sequence[Document]) -> tuple[tuple[str, ...], ...]:
    """Return the paths of the files that make up a list each: the README first, then its sections.

    A section is linked from the README, stands in a folder below it with another section, is a list
    itself and separates titles and descriptions as the others do. Translations of each other are
    never of one list. A file belongs to one list at most.
    """
    by_path = {document.source.path: document for document in documents}
    spoken = languages(by_path)
    taken: set[str] = set()
    lists = []
    for path in sorted(by_path, key=_front_first):
        if path in taken:
            continue
        sections = [
            section for section in _sections(by_path[path], by_path, spoken) if section not in taken
        ]
        if len(sections) >= _LEAST_SECTIONS:
            lists.append((path, *sections))
            taken |= {path, *sections}
    return tuple(lists)


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
        is_list = sum(1 for _ in by_path[target].entries()) >= _LEAST_ENTRIES
        if below and is_list and spoken[target] == spoken[path]:
            by_folder[posixpath.dirname(target)].append(by_path[target])
    return sorted(
        section.source.path
        for sections in by_folder.values()
        if len(alike := _alike(document, sections)) >= _LEAST_SECTIONS
        for section in alike
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
    """Return the sections with the separator of the first that has a separator, or without any."""
    forms = {
        candidate.source.path: convention.value
        for candidate in (document, *sections)
        if (convention := Style.of(candidate).convention(SEPARATOR))
    }
    first = next(iter(forms.values()), None)
    return [section for section in sections if forms.get(section.source.path, first) == first]
