"""The results of earlier runs: looked up, added to, and kept for later runs."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from awesomelint.cache import folder
from awesomelint.cache.binary import BrokenError, CachedFile, CachedList, Packed, pack
from awesomelint.cache.identity import file_name, identity
from awesomelint.cache.status import FileState, Status, is_unchanged, settled, status_of
from awesomelint.config.choices import Choices
from awesomelint.disk.questions import Disk

# Beyond either of these, the results are dropped that have not been used for longest. 58 real lists
# take 0.8 MB; a file with 50,000 small results is unpacked in half a second.
_LARGEST_BYTES = 32_000_000
_MOST_RESULTS = 50_000
_FOREVER = (
    2**32 - 1
)  # a day, as `date.toordinal` counts; the last that a file of the cache can hold


class Cache:
    """The results of earlier runs with the same choices in the same folder.

    Files are compared by their status. Under `CI`, where a checkout makes new files with old times
    and old files with new ones, they are compared by their contents alone.
    """

    def __init__(self, choices: Choices, disk: Disk) -> None:
        self.cwd, self._disk = disk.cwd, disk
        self.today = choices.today.toordinal() if choices.today else 0
        self._by_content = os.environ.get("CI", "").lower() not in ("", "0", "false")
        self._identity = identity(choices, self.cwd)
        home = folder.cache_folder(os.environ) if self._identity else None
        self._path = os.path.join(home, file_name(choices, self.cwd)) if home else None
        self._packed = _load(self._path, self._identity)
        self._statuses: dict[str, Status | None] = {}
        self._results: dict[int, CachedList | None] = {}
        self._new: list[CachedList] = []
        # Files that were written just before they were looked at, and have been left alone since.
        self._settled: dict[str, FileState] = {}

    def recall(self, names: Iterable[str]) -> dict[str, CachedList]:
        """Return the results that hold, by the name of each file that leads to a result.

        Two files of one list get the same object. A result about several files holds only if none
        of them leads elsewhere, or to no result yet.
        """
        names = tuple(names)
        results = {name: result for name in names if (result := self._recall(name))}
        while True:
            unknown = set(names) - results.keys()
            doubtful = [
                name
                for name, result in results.items()
                if len(result.files) > 1
                and not unknown.isdisjoint(file.name for file in result.files)
            ]
            if not doubtful:
                return results
            for name in doubtful:
                del results[name]

    def status(self, name: str) -> Status | None:
        """Return the status of the file `name` when this run first looked at it."""
        if name not in self._statuses:
            self._statuses[name] = status_of(os.path.join(self.cwd, name))
        return self._statuses[name]

    def cached_file(
        self, name: str, digest: bytes, entries: int, container: str, links: int
    ) -> CachedFile | None:
        """Return a file that has just been read, as it is kept; None if it is gone."""
        status = self.status(name)
        if status is None:
            return None
        return CachedFile(name, entries, container, links, FileState(settled(status), digest))

    def last_day(self, latest: int) -> int:
        """Return the last day on which the findings of today hold, for a list's latest date.

        Rules compare the day with the dates of a list. If no date is in the future today, none ever
        will be.
        """
        return self.today if latest > self.today else _FOREVER

    def keep(self, result: CachedList) -> None:
        """Add a new result, which must be certain."""
        self._new.append(result)

    def save(self) -> None:
        """Write the new results and those of the old that still count; failing is no failure."""
        if self._path and self._identity and (self._new or self._settled):
            folder.write(self._path, pack(self._bounded(), self._identity))

    def _recall(self, name: str) -> CachedList | None:
        number = self._packed.number(name) if self._packed else None
        if number is None:
            return None
        if number not in self._results:
            self._results[number] = self._look_up(number)
        return self._results[number]

    def _look_up(self, number: int) -> CachedList | None:
        assert self._packed is not None
        try:
            result = self._packed.result(number)
            if result.first_day <= self.today <= result.last_day and self._holds(result):
                return result
        except (BrokenError, ValueError):
            pass
        return None

    def _holds(self, result: CachedList) -> bool:
        """Return whether the disk answers as it did and the files are what they were."""
        return all(
            self._disk.answer(question) == answer for question, answer in result.answers
        ) and all(self._is_unchanged(file.name, file.state) for file in result.files)

    def _is_unchanged(self, name: str, state: FileState) -> bool:
        path, status = os.path.join(self.cwd, name), self.status(name)
        if not is_unchanged(path, state, status, by_content=self._by_content):
            return False
        if status and status != state.status and settled(status) == status:
            self._settled[name] = FileState(status, state.digest)
        return True

    def _bounded(self) -> Iterator[CachedList]:
        """Yield the new results, then those of the old that none replaces, last used first."""
        room = _LARGEST_BYTES
        replaced = {name for result in self._new for name in result.requested}
        old = sorted(self._old(replaced), key=lambda result: -result.used_day)
        for result in [*self._new, *old][:_MOST_RESULTS]:
            room -= len(result.diagnostics) + len(result.printed)
            if room < 0:
                return
            yield result

    def _old(self, replaced: set[str]) -> Iterator[CachedList]:
        if self._packed is None:
            return
        for number, requested in self._packed.requested().items():
            left = tuple(name for name in requested if name not in replaced)
            used = self._results.get(number)
            try:
                result = used or self._packed.result(number)
            except BrokenError:
                continue
            files = tuple(
                file._replace(state=self._settled.get(file.name, file.state))
                for file in result.files
            )
            if left:
                used_day = self.today if used else result.used_day
                yield result._replace(requested=left, files=files, used_day=used_day)


def _load(path: str | None, identity: bytes | None) -> Packed | None:
    if path is None or identity is None:
        return None
    try:
        return Packed(folder.read(path), identity)
    except BrokenError:
        return None
