"""Files that are translations of each other, by the names they have.

`README.md`, `README-zh.md`, `README_ZH-CN.md`, `README.ja.md` and `docs/zh/README.md` say the same
in several languages: everything in one is repeated in the others, and none of that is a duplicate.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

# ISO 639-1, and the countries that are often written for their languages.
_CODES = frozenset(
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu "
    "cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi "
    "ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks "
    "ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl "
    "nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl "
    "sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve "
    "vi vo wa wo xh yi yo za zh zu cn jp kr".split()
)
_TAG = r"[A-Za-z]{2}(?:[-_][A-Za-z]{2,4})?"
_FOLDER = re.compile(_TAG)
_STEM = re.compile(rf"(?P<base>.+?)[-_.](?P<tag>{_TAG})")


class Named(NamedTuple):
    """A path without its language, and the language: empty where the name has none."""

    base: str
    language: str


def named(path: str, paths: Collection[str]) -> Named:
    """Return what a file is called and in which language, seen among all `paths`.

    A name has a language only where another file is called the same without it or in another one:
    `list-go.md` beside no `list.md` and no `list-fr.md` is about Go.
    """
    readings = [one for one in _readings(path) if _is_language(one.language)]
    for reading in readings:
        for other in paths:
            if other != path and reading.base in {other, *(one.base for one in _readings(other))}:
                return reading
    return Named(path, "")


def _is_language(tag: str) -> bool:
    return re.split("[-_]", tag)[0].lower() in _CODES


def _readings(path: str) -> list[Named]:
    """Return how a path can be read as one in a language: by a folder's name, or the file's."""
    *folders, name = path.split("/")
    stem, dot, ending = name.rpartition(".")
    found = []
    if matched := _STEM.fullmatch(stem):
        base = "/".join([*folders, f"{matched['base']}{dot}{ending}"])
        found.append(Named(base, matched["tag"]))
    for index, folder in enumerate(folders):
        if _FOLDER.fullmatch(folder) and _is_language(folder):
            without = [*folders[:index], *folders[index + 1 :]]
            found.append(Named("/".join([*without, name]), folder))
            # `docs/zh/README.md` translates `README.md` as well as `docs/README.md`.
            found.append(Named("/".join([*folders[index + 1 :], name]), folder))
    return [one for one in found if _is_language(one.language)]
