"""A check of files: what earlier runs found where it still holds, and the rest by rules.

On a run over unchanged files neither the parser nor a rule is imported.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from awesomelint.config.choices import Choices, concerning
from awesomelint.disk.discovery import Found, discover
from awesomelint.disk.facts import Facts
from awesomelint.disk.files import read_source
from awesomelint.errors import AwesomelintError, ReadError

if TYPE_CHECKING:
    from awesomelint.cache.answers import Memory
    from awesomelint.cache.binary import Answer
    from awesomelint.diagnostic import Diagnostic
    from awesomelint.run.project import Group, Judged, Project
    from awesomelint.text import Source


class Checked(NamedTuple):
    """What came of one list: its diagnostics, and what each file asked for holds.

    That is how many `entries`, and where the links `outside` of them stand and how many there are,
    if these are what it is about. `sources` has the files that the diagnostics are about. In a run
    that shows what it finds, `text` is that, and there may be no diagnostics beside it.
    """

    entries: Mapping[str, int]
    outside: Mapping[str, tuple[str, int]]
    errors: int = 0
    warnings: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()
    sources: tuple[Source, ...] = ()
    text: bytes = b""


class Form(NamedTuple):
    """A form in which diagnostics are shown, list by list; its `name` tells it from all others."""

    name: str
    show: Callable[[tuple[Diagnostic, ...], tuple[Source, ...]], bytes]


class _Done(NamedTuple):
    """What comes of a list, without a text that is shown already; `data` is for the cache."""

    checked: Checked
    judged: Judged
    data: bytes


class Run:
    """The files of one check; `errors` collects what could not be read, while the run goes on."""

    def __init__(
        self,
        choices: Choices,
        cwd: str,
        *,
        cache: bool = True,
        form: Form | None = None,
        jobs: int | None = 1,
    ) -> None:
        self._choices, self._cwd, self._form, self._jobs = choices, cwd, form, jobs
        self._uses_cache = cache
        self.errors: list[AwesomelintError] = []
        self._facts = Facts(cwd)
        self._project: Project | None = None

    @property
    def project(self) -> Project:
        """The project of these files, for what needs more than a check."""
        if self._project is None:
            from awesomelint.run.project import Project

            self._project = Project(self._choices, self._cwd, self._facts, digests=self._uses_cache)
        return self._project

    @property
    def given(self) -> Mapping[str, Source]:
        """The texts that were given, by name."""
        return self._project.given if self._project else {}

    def find(self, paths: Sequence[str]) -> tuple[Found, ...]:
        """Return the files that `paths` stand for."""
        found, errors = discover(paths, self._cwd)
        self.errors += errors
        return found

    def give(self, name: str, text: str) -> Found:
        """Take `text` for the content of the file `name`, and return that file."""
        self._uses_cache = False  # it stands in no file that could be looked at again
        return self.project.give(name, text)

    def check(self, found: Sequence[Found]) -> Iterator[Checked]:
        """Yield what is found in each list that the files are of, in the order of the files."""
        self._facts.found = found
        wanted = {one.name for one in found}
        memory = self._memory() if self._uses_cache else None
        known = _recalled(found, memory) if memory else {}
        done: set[str] = set()  # two answers may be about one list, by the files that led to it
        new = self._fresh([one for one in found if one.name not in known], wanted, memory)
        first, checked = next(new, (None, None))
        for one in found:
            answer = known.get(one.name)
            if answer is not None and one.name not in done:
                done.update(file.name for file in answer.files)
                if answer.files:
                    yield self._recall(one, answer, wanted, memory)
            elif first and one.name == first.name:
                if checked:
                    yield checked
                first, checked = next(new, (None, None))
        if memory:
            memory.save()

    def _memory(self) -> Memory:
        from awesomelint.cache.answers import Memory

        return Memory(self._choices, self._cwd, self._facts)

    def _recall(
        self, one: Found, answer: Answer, wanted: set[str], memory: Memory | None
    ) -> Checked:
        """Return what an answer says, in this run's form."""
        own = [file for file in answer.files if file.name in wanted]
        entries = {file.name: file.entries for file in own}
        outside = {file.name: (file.container, file.links) for file in own if file.container}
        if not answer.diagnostics:
            return Checked(entries, outside)
        alone = len(answer.files) == 1
        if self._form and alone:
            name, _, text = answer.shown.partition(b"\0")
            if name == self._form.name.encode():
                return Checked(entries, outside, answer.errors, answer.warnings, text=text)
        try:
            checked = self._decoded(answer, Checked(entries, outside), wanted)
        except ValueError:  # not what we wrote: look again
            (again,) = (found for _, found in self._fresh([one], wanted, memory))
            return again or Checked({}, {})
        if memory and alone and checked.text:
            memory.keep(answer._replace(asked=(one.name,), shown=self._shown(checked)))
        return checked

    def _decoded(self, answer: Answer, checked: Checked, wanted: set[str]) -> Checked:
        from awesomelint.cache.records import from_json

        diagnostics = concerning(wanted, from_json(answer.diagnostics))
        named = {one.path for one in diagnostics}
        named.update(related.path for one in diagnostics for related in one.related)
        sources = (self._read(file.name) for file in answer.files if file.name in named)
        return self._finished(checked, diagnostics, tuple(one for one in sources if one))

    def _finished(
        self,
        checked: Checked,
        diagnostics: tuple[Diagnostic, ...],
        sources: tuple[Source, ...],
    ) -> Checked:
        levels = [one.level for one in diagnostics]
        text = self._form.show(diagnostics, sources) if self._form and diagnostics else b""
        return checked._replace(
            errors=levels.count("error"),
            warnings=levels.count("warning"),
            diagnostics=diagnostics,
            sources=sources,
            text=text,
        )

    def _shown(self, checked: Checked) -> bytes:
        """Return the text of a list as an answer keeps it."""
        return self._form.name.encode() + b"\0" + checked.text if self._form else b""

    def _read(self, name: str) -> Source | None:
        try:
            return read_source(os.path.join(self._cwd, name), name)
        except ReadError:  # gone since its status was looked at
            return None

    def _fresh(
        self, found: Sequence[Found], wanted: set[str], memory: Memory | None
    ) -> Iterator[tuple[Found, Checked | None]]:
        """Yield what is found in the lists that no answer was known for, with who leads to each.

        It is None for what the configuration excludes and for what cannot be read.
        """
        if not found:
            return
        groups = self.project.plan(found)
        self.errors += self.project.errors
        self.project.errors.clear()
        if memory:
            for name in (member.name for group in groups for member, _ in group.members):
                memory.status(name)  # of before it is read
        do = partial(self._do, wanted=wanted)
        for group, (checked, judged, data) in zip(groups, self._all(do, groups), strict=True):
            self.errors += judged.errors
            if memory and (answer := _answer(group, judged, data, memory)):
                if len(answer.files) == 1 and checked.text:
                    answer = answer._replace(shown=self._shown(checked))
                memory.keep(answer._replace(errors=checked.errors, warnings=checked.warnings))
            yield group.asked[0], checked if judged.files else None

    def _do(self, group: Group, wanted: set[str]) -> _Done:
        """Judge one list; where its text is all that is wanted, the rest is not kept."""
        from msgspec.structs import replace

        judged = self.project.judge(group)
        diagnostics = concerning(wanted, judged.diagnostics)
        checked = self._finished(_counted(judged, wanted), diagnostics, judged.sources)
        if self._form:
            checked = checked._replace(diagnostics=(), sources=())
        data = b""
        if self._uses_cache and judged.diagnostics:
            from awesomelint.cache.records import to_json

            data = to_json(judged.diagnostics)
        return _Done(checked, replace(judged, diagnostics=(), sources=()), data)

    def _all(self, do: Callable[[Group], _Done], groups: Sequence[Group]) -> Iterable[_Done]:
        """Return what comes of each list, by several processes where that is faster."""
        if self._jobs == 1 or len(groups) == 1 or self.given:
            return map(do, groups)
        from awesomelint.run.processes import do_all

        sizes = [sum(_size(one.place) for one, _ in group.members) for group in groups]
        return do_all(do, groups, sizes, self._jobs)


def _size(place: str) -> int:
    try:
        return os.stat(place).st_size
    except OSError:
        return 0


def _counted(judged: Judged, wanted: set[str]) -> Checked:
    """Return what the files hold, without what was found in them."""
    own = [one for one in judged.files if one.name in wanted]
    return Checked(
        {one.name: one.entries for one in own},
        {one.name: (one.outside.container, one.outside.links) for one in own if one.outside},
    )


def _recalled(found: Sequence[Found], memory: Memory) -> dict[str, Answer]:
    """Return the answers that hold, by the name of each file that leads to one.

    An answer about several files holds only if none of them leads elsewhere, or to no answer yet.
    """
    known = {one.name: answer for one in found if (answer := memory.recall(one.name))}
    while True:
        new = {one.name for one in found} - known.keys()
        doubtful = {
            name
            for name, answer in known.items()
            if len(answer.files) > 1 and not new.isdisjoint(file.name for file in answer.files)
        }
        if not doubtful:
            return known
        for name in doubtful:
            del known[name]


def _answer(group: Group, judged: Judged, data: bytes, memory: Memory) -> Answer | None:
    """Return what a later run needs to say the same of a list; None where it has to look again."""
    from awesomelint.cache.answers import days, fresh
    from awesomelint.cache.binary import Answer, File

    files = []
    for one in judged.files:
        if status := memory.status(one.name):
            container, links = one.outside or ("", 0)
            seen = fresh(status, one.digest)
            files.append(File(one.name, one.entries, container, links, seen))
    if judged.errors or len(files) < len(group.members):
        return None
    first, last = days(memory.today, [judged.latest])
    return Answer(
        asked=tuple(one.name for one in group.asked),
        files=tuple(files),
        facts=tuple((group.facts | judged.facts).items()),
        first=first,
        last=last,
        used=memory.today,
        errors=0,
        warnings=0,
        shown=b"",
        diagnostics=data,
    )
