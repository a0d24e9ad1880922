"""Which files of a list are translations: they repeat all of it, and that is no fault."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

# Of languages and countries, as files and folders are named. Codes that are words of technology
# as well (`cs`, `io`, `ml`, `id`) are left out.
_CODES = frozenset(
    "ar bg bn br ca cn cz da de el en eo es et eu fa fi fr gl gr he hi hk hr hu hy it ja jp ka kk "
    "ko kr lt lv mn ms nb nl no pl pt ro ru si sk sl sq sr sv ta te th tr tw ua uk ur uz vi vn "
    "zh".split()
)
_REGION = re.compile(r"([a-z]{2})[-_](?:[a-z]{2}|hans|hant)", re.IGNORECASE)
_ENDING = re.compile(r"[-_.]([A-Za-z]{2}(?:[-_](?:[A-Za-z]{2}|Hans|Hant))?)$")


class _Name(NamedTuple):
    """A path without what names a language in it, and that language; empty where none does.

    `top` is what stands below a folder that is named by a language, the same as `base` otherwise.
    """

    base: str
    language: str
    top: str


def languages(paths: Iterable[str]) -> dict[str, str]:
    """Return the language of each path, which has forward slashes; empty for the list's own.

    `README-zh.md`, `README.zh-CN.md` and `zh/README.md` are translations where there is another
    `README.md`, plain or of another language; by itself each is a file like any other. So is
    `docs/zh/README.md` where the `README.md` stands at the top.
    """
    names = {path: _name(path) for path in paths}
    versions: dict[str, set[str]] = {}
    for name in names.values():
        versions.setdefault(name.base, set()).add(name.language)
    return {
        path: name.language if len(versions[name.base]) > 1 or name.top in names else ""
        for path, name in names.items()
    }


def _name(path: str) -> _Name:
    *folders, file = path.split("/")
    stem, dot, ending = file.rpartition(".")
    found = _ENDING.search(stem)
    if found and _is_language(found[1]):
        file, language = f"{stem[: found.start()]}{dot}{ending}", found[1]
        base = "/".join([*folders, file])
        return _Name(base, _plain(language), base)
    for number, folder in enumerate(folders):
        if _is_language(folder):
            below = [*folders[number + 1 :], file]
            base = "/".join([*folders[:number], *below])
            return _Name(base, _plain(folder), "/".join(below))
    return _Name(path, "", path)


def _is_language(name: str) -> bool:
    region = _REGION.fullmatch(name)
    return (region[1] if region else name).lower() in _CODES


def _plain(language: str) -> str:
    return language.lower().replace("_", "-")
