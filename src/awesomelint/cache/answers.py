"""The answers of earlier runs for the choices of this one: asked for, added to, and kept."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from awesomelint.cache import folder as place
from awesomelint.cache.binary import Answer, BrokenError, Packed, pack
from awesomelint.cache.identity import file_name, identity
from awesomelint.cache.status import Seen, Status, look, settled, unchanged
from awesomelint.config.choices import Choices
from awesomelint.disk.facts import Facts

# Beyond these, in bytes and in answers, what was not used for longest is forgotten.
_LARGEST = 32_000_000
_MOST = 50_000


class Memory:
    """The answers for a run's choices and folder.

    Files are told by their status; under `CI`, where checkouts make new files with old times or old
    files with new ones, by their contents alone.
    """

    def __init__(self, choices: Choices, cwd: str, facts: Facts) -> None:
        self._cwd, self._facts = cwd, facts
        self._today = choices.today.toordinal() if choices.today else 0
        self._by_content = os.environ.get("CI", "").lower() not in ("", "0", "false")
        self._identity = identity(choices, cwd)
        folder = place.folder(os.environ) if self._identity else None
        self._path = os.path.join(folder, file_name(choices, cwd)) if folder else None
        self._packed = _load(self._path, self._identity)
        self._statuses: dict[str, Status | None] = {}
        self._held: dict[int, Answer | None] = {}
        self._new: list[Answer] = []
        # Files that were written just before they were looked at, and have been left alone since.
        self._settled: dict[str, Seen] = {}

    def recall(self, name: str) -> Answer | None:
        """Return the answer that holds for the file `name`, if there is one.

        Two files of one list get the same answer, the same object.
        """
        number = self._packed.number(name) if self._packed else None
        if number is None:
            return None
        if number not in self._held:
            self._held[number] = self._look_up(number)
        return self._held[number]

    def status(self, name: str) -> Status | None:
        """Return the status of the file `name` when this run first looked at it."""
        if name not in self._statuses:
            self._statuses[name] = look(os.path.join(self._cwd, name))
        return self._statuses[name]

    def keep(self, answer: Answer) -> None:
        """Take in a new answer; where something makes it doubtful it should not be given."""
        self._new.append(answer)

    def save(self) -> None:
        """Write what this run learnt, beside what is still known; failing to is no failure."""
        if self._path and self._identity and (self._new or self._settled):
            place.write(self._path, pack(self._bounded(), self._identity))

    @property
    def today(self) -> int:
        """The day of this run, as `date.toordinal`."""
        return self._today

    def _look_up(self, number: int) -> Answer | None:
        assert self._packed is not None
        try:
            answer = self._packed.answer(number)
            if not answer.first <= self._today <= answer.last or not self._holds(answer):
                return None
        except (BrokenError, KeyError, TypeError, ValueError):
            return None
        return answer

    def _holds(self, answer: Answer) -> bool:
        """Whether facts and files are what they were."""
        return all(self._facts.ask(*fact) == said for fact, said in answer.facts) and all(
            self._is_unchanged(file.name, file.seen) for file in answer.files
        )

    def _is_unchanged(self, name: str, seen: Seen) -> bool:
        path, status = os.path.join(self._cwd, name), self.status(name)
        if not unchanged(path, seen, status, by_content=self._by_content):
            return False
        if status and status != seen.status and settled(status) == status:
            self._settled[name] = Seen(status, seen.digest)
        return True

    def _bounded(self) -> Iterator[Answer]:
        """Yield the new answers, and those of the old that none replaces, used last first."""
        room = _LARGEST
        replaced = {name for answer in self._new for name in answer.asked}
        old = sorted(self._old(replaced), key=lambda answer: -answer.used)
        for answer in [*self._new, *old][:_MOST]:
            room -= len(answer.diagnostics) + len(answer.shown)
            if room < 0:
                return
            yield answer

    def _old(self, replaced: set[str]) -> Iterator[Answer]:
        if self._packed is None:
            return
        for number, asked in self._packed.asked().items():
            left = tuple(name for name in asked if name not in replaced)
            held = self._held.get(number)
            try:
                answer = held or self._packed.answer(number)
            except BrokenError:
                continue
            files = tuple(
                file._replace(seen=self._settled.get(file.name, file.seen)) for file in answer.files
            )
            if left:
                used = self._today if held else answer.used
                yield answer._replace(asked=left, files=files, used=used)


def fresh(status: Status, digest: bytes) -> Seen:
    """Return how a file was seen that has just been read."""
    return Seen(settled(status), digest)


def _load(path: str | None, identity: bytes | None) -> Packed | None:
    if path is None or identity is None:
        return None
    try:
        return Packed(place.read(path), identity)
    except BrokenError:
        return None


def days(today: int, dates: Iterable[int]) -> tuple[int, int]:
    """Return the first and the last day on which what was found today holds.

    Rules compare the day with the dates of a list. Where none lies ahead, none ever will.
    """
    return today, today if any(day > today for day in dates) else 2**32 - 1
