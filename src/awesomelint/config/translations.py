"""Which files of a list are translations: a translation repeats all entries, which is no fault."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

# Codes of languages (ISO 639-1) and countries (ISO 3166) by which lists name their translations.
# Codes that are also words of technology (`cs`, `io`, `ml`, `id`) are left out.
_CODES = frozenset(
    "ar bg bn br ca cn cz da de el en eo es et eu fa fi fr gl gr he hi hk hr hu hy it ja jp ka kk "
    "ko kr lt lv mn ms nb nl no pl pt ro ru si sk sl sq sr sv ta te th tr tw ua uk ur uz vi vn "
    "zh".split()
)
_REGION = re.compile(r"([a-z]{2})[-_](?:[a-z]{2}|hans|hant)", re.IGNORECASE)
# At the end of a file's name: `-zh`, `.zh-CN`, `_zh-Hans`.
_SUFFIX = re.compile(r"[-_.]([A-Za-z]{2}(?:[-_](?:[A-Za-z]{2}|Hans|Hant))?)$")


class _Name(NamedTuple):
    """A path and the language that it names; `base` is the path without that, to compare paths.

    `language` is empty if the path names none. `below` is the part of the path behind the folder
    that names the language; without such a folder it is the same as `base`.
    """

    base: str
    language: str
    below: str


def languages(paths: Iterable[str]) -> dict[str, str]:
    """Return the language of each path; it is empty for a file that is no translation.

    The paths have forward slashes. `README-zh.md`, `README.zh-CN.md` and `zh/README.md` are
    translations if there is a second `README.md`, plain or in another language. A file that is
    alone is none. `docs/zh/README.md` is a translation of the `README.md` at the top, too.
    """
    names = {path: _name(path) for path in paths}
    versions: dict[str, set[str]] = {}
    for name in names.values():
        versions.setdefault(name.base, set()).add(name.language)
    return {
        path: name.language if len(versions[name.base]) > 1 or name.below in names else ""
        for path, name in names.items()
    }


def _name(path: str) -> _Name:
    *folders, file = path.split("/")
    stem, dot, ending = file.rpartition(".")
    suffix = _SUFFIX.search(stem)
    if suffix and _is_language(suffix[1]):
        base = "/".join([*folders, f"{stem[: suffix.start()]}{dot}{ending}"])
        return _Name(base, _lower(suffix[1]), base)
    for index, folder in enumerate(folders):
        if _is_language(folder):
            below = [*folders[index + 1 :], file]
            base = "/".join([*folders[:index], *below])
            return _Name(base, _lower(folder), "/".join(below))
    return _Name(path, "", path)


def _is_language(name: str) -> bool:
    region = _REGION.fullmatch(name)
    return (region[1] if region else name).lower() in _CODES


def _lower(language: str) -> str:
    """Return one spelling of a code: `zh-cn` for `zh_CN`."""
    return language.lower().replace("_", "-")
