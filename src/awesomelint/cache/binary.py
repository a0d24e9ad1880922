"""Answers as bytes and back: tables of numbers, so that a run unpacks only what it looks at.

Nothing is executed and nothing trusted: bytes that are not ours, or not all of them, are no
answers.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from typing import Any, NamedTuple

from awesomelint.cache.status import Seen, Status
from awesomelint.disk.facts import Fact

_MAGIC = b"awesomelint cache 1\n"
_LENGTHS = struct.Struct("<8Q")
_ASKED = struct.Struct("<II")  # name, answer
_FILE = struct.Struct("<IIIIqqQQ16s")  # name, entries, container and links, status, digest
# files, facts, days, used, errors, warnings; bytes of diagnostics and of their form
_ANSWER = struct.Struct("<9I4Q")
_INDEX = struct.Struct("<I")
_SUM = struct.Struct("<I")


class BrokenError(Exception):
    """The bytes are not those of a cache."""


class File(NamedTuple):
    """A file that an answer is about, and how many entries it has.

    `container` is where `links` of it stand that are in no entry; empty where that is no matter.
    """

    name: str
    entries: int
    container: str
    links: int
    seen: Seen


class Answer(NamedTuple):
    """What one list came to; no `files` where the configuration excludes what was asked for.

    It holds on the days (as `date.toordinal`) from `first` to `last` while `facts` hold and no file
    has changed. `asked` are the files that lead to it. `diagnostics` are JSON, empty for none.
    `shown` is how they were printed: what tells the form from others, a NUL, and the text.
    """

    asked: tuple[str, ...]
    files: tuple[File, ...]
    facts: tuple[tuple[Fact, str], ...]
    first: int
    last: int
    used: int
    errors: int
    warnings: int
    diagnostics: bytes
    shown: bytes


class Packed:
    """The answers in some bytes, unpacked one by one.

    Raises BrokenError for bytes that are not whole, and for those that do not begin with `identity`
    where one is given.
    """

    def __init__(self, data: bytes, identity: bytes) -> None:
        try:
            sections = _sections(data)
            if sections[0] != identity:
                raise BrokenError
            self._names = sections[1].decode("utf-8", "surrogatepass").split("\0")
            asked = _ASKED.iter_unpack(sections[2])
            self._asked = {self._names[name]: answer for name, answer in asked}
            self._files = list(_FILE.iter_unpack(sections[3]))
            self._answers = list(_ANSWER.iter_unpack(sections[4]))
            self._fact_indexes = sections[5]
            self._fact_data = sections[6]
            self._heap = memoryview(sections[7])
        except (struct.error, ValueError, IndexError) as error:
            raise BrokenError from error
        self._facts: list[tuple[Fact, str]] | None = None

    def __len__(self) -> int:
        return len(self._answers)

    def number(self, asked: str) -> int | None:
        """Return the number of the answer that a file leads to, if there is one."""
        return self._asked.get(asked)

    def answer(self, number: int) -> Answer:
        """Return an answer without who asked for it; raises BrokenError where it makes no sense."""
        try:
            file, files, fact, facts, *counts = self._answers[number]
            first, last, used, errors, warnings, start, length, form, form_length = counts
            return Answer(
                asked=(),
                files=tuple(self._file(*one) for one in self._files[file : file + files]),
                facts=tuple(self._fact(index) for index in range(fact, fact + facts)),
                first=first,
                last=last,
                used=used,
                errors=errors,
                warnings=warnings,
                diagnostics=bytes(self._heap[start : start + length]),
                shown=bytes(self._heap[form : form + form_length]),
            )
        except (struct.error, ValueError, IndexError) as error:
            raise BrokenError from error

    def asked(self) -> dict[int, list[str]]:
        """Return the names of the files that lead to each answer."""
        names: dict[int, list[str]] = {}
        for name, number in self._asked.items():
            names.setdefault(number, []).append(name)
        return names

    def _file(self, name: int, entries: int, container: int, links: int, *seen: Any) -> File:
        *status, digest = seen
        words = self._names[name], entries, self._names[container], links
        return File(*words, Seen(Status(*status), digest))

    def _fact(self, index: int) -> tuple[Fact, str]:
        number: int = _INDEX.unpack_from(self._fact_indexes, index * _INDEX.size)[0]
        if self._facts is None:
            self._facts = _read_facts(self._fact_data)
        return self._facts[number]


def _sections(data: bytes) -> list[bytes]:
    start = len(_MAGIC) + _LENGTHS.size
    end = len(data) - _SUM.size
    if not data.startswith(_MAGIC) or _SUM.unpack_from(data, end) != (zlib.crc32(data[:end]),):
        raise BrokenError
    sections = []
    for length in _LENGTHS.unpack_from(data, len(_MAGIC)):
        sections.append(data[start : start + length])
        start += length
    if start != end:
        raise BrokenError
    return sections


def _read_facts(data: bytes) -> list[tuple[Fact, str]]:
    """Return the facts in JSON: lists of strings, the answer last."""
    import json

    try:
        facts: list[list[str]] = json.loads(data)
        if not all(type(word) is str for fact in facts for word in fact):
            raise ValueError("no facts")
        return [(tuple(fact[:-1]), fact[-1]) for fact in facts]
    except (TypeError, RecursionError) as error:
        raise ValueError("no facts") from error


def pack(answers: Iterable[Answer], identity: bytes) -> bytes:
    """Return answers as bytes that begin with `identity`."""
    import json

    names: dict[str, int] = {}
    facts: dict[tuple[Fact, str], int] = {}
    asked, files, table, indexes, heap = (bytearray() for _ in range(5))
    for number, one in enumerate(answers):
        for name in one.asked:
            asked += _ASKED.pack(names.setdefault(name, len(names)), number)
        table += _ANSWER.pack(
            len(files) // _FILE.size,
            len(one.files),
            len(indexes) // _INDEX.size,
            len(one.facts),
            one.first,
            one.last,
            one.used,
            one.errors,
            one.warnings,
            len(heap),
            len(one.diagnostics),
            len(heap) + len(one.diagnostics),
            len(one.shown),
        )
        for file in one.files:
            index = names.setdefault(file.name, len(names))
            container = names.setdefault(file.container, len(names))
            counts = index, file.entries, container, file.links
            files += _FILE.pack(*counts, *file.seen.status, file.seen.digest)
        for fact in one.facts:
            indexes += _INDEX.pack(facts.setdefault(fact, len(facts)))
        heap += one.diagnostics + one.shown
    written = json.dumps([[*fact, answer] for fact, answer in facts], separators=(",", ":"))
    named = "\0".join(names).encode("utf-8", "surrogatepass")
    sections = (identity, named, asked, files, table, indexes, written.encode(), heap)
    body = b"".join([_MAGIC, _LENGTHS.pack(*map(len, sections)), *sections])
    return body + _SUM.pack(zlib.crc32(body))
