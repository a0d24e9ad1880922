"""Results as bytes and back: tables of numbers, so that a run unpacks only what it looks at.

Nothing is executed and nothing is trusted: bytes that are not ours, or not all of them, hold no
results.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from typing import Any, NamedTuple, get_args

from awesomelint.cache.status import FileState, Status
from awesomelint.disk.questions import Kind, Question
from awesomelint.rule_counts import RuleCount

# The number is that of the layout below; files of another one are not read.
_MAGIC = b"awesomelint cache 3\n"
_LENGTHS = struct.Struct("<8Q")
_REQUESTED = struct.Struct("<II")  # name, result
_FILE = struct.Struct("<IIIIqqQQ16s")  # name, entries, container and links, status, digest
# files, answers, days; where diagnostics, the printed text and the counts are, in bytes
_RESULT = struct.Struct("<7I6Q")
_INDEX = struct.Struct("<I")
_CHECKSUM = struct.Struct("<I")
_KINDS = frozenset(get_args(Kind))

Answered = tuple[Question, str]


class BrokenError(Exception):
    """The bytes are not those of a cache."""


class CachedFile(NamedTuple):
    """A file of a list, how many entries it has, and its state when it was read.

    `container` is where `links` of it stand that are in no entry; it is empty if those are few.
    """

    name: str
    entries: int
    container: str
    links: int
    state: FileState


class CachedList(NamedTuple):
    """The result of a list; it has no `files` if the configuration excludes the list.

    It holds on the days (as `date.toordinal`) from `first_day` to `last_day` while the disk gives
    the same `answers` and no file has changed. `requested` are the files that lead to it.
    `diagnostics` are JSON, empty for none. `printed` is the key of a format, a NUL, and the
    diagnostics in that format. `counts` are those of the diagnostics that were printed.
    """

    requested: tuple[str, ...]
    files: tuple[CachedFile, ...]
    answers: tuple[Answered, ...]
    first_day: int
    last_day: int
    used_day: int
    diagnostics: bytes
    printed: bytes
    counts: tuple[RuleCount, ...]


class Packed:
    """The results in some bytes, unpacked one by one.

    Raises BrokenError for bytes that are not whole or do not begin with `identity`.
    """

    def __init__(self, data: bytes, identity: bytes) -> None:
        try:
            sections = _sections(data)
            if sections[0] != identity:
                raise BrokenError
            self._names = sections[1].decode("utf-8", "surrogatepass").split("\0")
            requested = _REQUESTED.iter_unpack(sections[2])
            self._requested = {self._names[name]: result for name, result in requested}
            self._files = list(_FILE.iter_unpack(sections[3]))
            self._results = list(_RESULT.iter_unpack(sections[4]))
            self._answer_indexes = sections[5]
            self._answer_data = sections[6]
            self._heap = memoryview(sections[7])
        except (struct.error, ValueError, IndexError) as error:
            raise BrokenError from error
        self._answers: list[Answered] | None = None

    def __len__(self) -> int:
        return len(self._results)

    def number(self, name: str) -> int | None:
        """Return the number of the result that a file leads to; None without a result."""
        return self._requested.get(name)

    def result(self, number: int) -> CachedList:
        """Return a result without the files that lead to it.

        Raises BrokenError if it makes no sense.
        """
        try:
            file, files, answer, answers, first, last, used, *stretches = self._results[number]
            diagnostics, printed, counts = (
                bytes(self._heap[start : start + length])
                for start, length in zip(stretches[::2], stretches[1::2], strict=True)
            )
            return CachedList(
                requested=(),
                files=tuple(self._file(*fields) for fields in self._files[file : file + files]),
                answers=tuple(self._answer(index) for index in range(answer, answer + answers)),
                first_day=first,
                last_day=last,
                used_day=used,
                diagnostics=diagnostics,
                printed=printed,
                counts=tuple(_read_count(line) for line in counts.decode().splitlines()),
            )
        except (struct.error, ValueError, IndexError) as error:
            raise BrokenError from error

    def requested(self) -> dict[int, list[str]]:
        """Return the names of the files that lead to each result, by its number."""
        names: dict[int, list[str]] = {}
        for name, number in self._requested.items():
            names.setdefault(number, []).append(name)
        return names

    def _file(self, name: int, entries: int, container: int, links: int, *state: Any) -> CachedFile:
        *status, digest = state
        words = self._names[name], entries, self._names[container], links
        return CachedFile(*words, FileState(Status(*status), digest))

    def _answer(self, index: int) -> Answered:
        number: int = _INDEX.unpack_from(self._answer_indexes, index * _INDEX.size)[0]
        if self._answers is None:
            self._answers = _read_answers(self._answer_data)
        return self._answers[number]


def _sections(data: bytes) -> list[bytes]:
    start = len(_MAGIC) + _LENGTHS.size
    end = len(data) - _CHECKSUM.size
    if not data.startswith(_MAGIC) or _CHECKSUM.unpack_from(data, end) != (zlib.crc32(data[:end]),):
        raise BrokenError
    sections = []
    for length in _LENGTHS.unpack_from(data, len(_MAGIC)):
        sections.append(data[start : start + length])
        start += length
    if start != end:
        raise BrokenError
    return sections


def _read_answers(data: bytes) -> list[Answered]:
    """Return the answers of the disk in JSON; raises ValueError for anything else."""
    import json

    try:
        rows: list[list[Any]] = json.loads(data)
        return [_read_answer(*row) for row in rows]
    except (TypeError, RecursionError) as error:
        raise ValueError("no answers") from error


def _read_answer(kind: Any, path: Any, top: Any, answer: Any) -> Answered:
    if kind not in _KINDS or not all(type(word) is str for word in (path, top, answer)):
        raise ValueError("no answer")
    return Question(kind, path, top), answer


def _read_count(line: str) -> RuleCount:
    """Return the count in a line; raises ValueError for anything else."""
    rule, level, *numbers = line.split(" ")
    total, safe, unsafe = map(int, numbers)
    return RuleCount(rule, level, total, safe, unsafe)


def pack(results: Iterable[CachedList], identity: bytes) -> bytes:
    """Return results as bytes that begin with `identity`."""
    import json

    names: dict[str, int] = {}
    answers: dict[Answered, int] = {}
    requested, files, table, indexes, heap = (bytearray() for _ in range(5))
    for number, result in enumerate(results):
        for name in result.requested:
            requested += _REQUESTED.pack(names.setdefault(name, len(names)), number)
        counts = "".join(f"{' '.join(map(str, count))}\n" for count in result.counts).encode()
        stretches = []
        for data in (result.diagnostics, result.printed, counts):
            stretches += [len(heap), len(data)]
            heap += data
        table += _RESULT.pack(
            len(files) // _FILE.size,
            len(result.files),
            len(indexes) // _INDEX.size,
            len(result.answers),
            result.first_day,
            result.last_day,
            result.used_day,
            *stretches,
        )
        for file in result.files:
            index = names.setdefault(file.name, len(names))
            container = names.setdefault(file.container, len(names))
            words = index, file.entries, container, file.links
            files += _FILE.pack(*words, *file.state.status, file.state.digest)
        for answer in result.answers:
            indexes += _INDEX.pack(answers.setdefault(answer, len(answers)))
    rows = json.dumps([[*question, answer] for question, answer in answers], separators=(",", ":"))
    named = "\0".join(names).encode("utf-8", "surrogatepass")
    sections = (identity, named, requested, files, table, indexes, rows.encode(), heap)
    body = b"".join([_MAGIC, _LENGTHS.pack(*map(len, sections)), *sections])
    return body + _CHECKSUM.pack(zlib.crc32(body))
