"""Read, lint, fix and lay out lists, one list at a time. The commands call these functions.

Every command reads files through this module. A run over any number of files so has the tokens of
one list in memory.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from awesomelint.config.choices import Choices
from awesomelint.diagnostic import Diagnostic, filter_by_files
from awesomelint.disk.disk_tree import DiskTree
from awesomelint.disk.files import SourceFile, read_file
from awesomelint.disk.questions import Answers, Disk, content_digest
from awesomelint.engine.linter import ConfiguredDocument, lint
from awesomelint.errors import AwesomelintError, ReadError
from awesomelint.reading.model import Document
from awesomelint.reading.reader import read
from awesomelint.reading.stray_links import StrayLinks, find_stray_links
from awesomelint.rules.context import Surroundings
from awesomelint.run.plan import ListPlan, included, plan
from awesomelint.text import Source

if TYPE_CHECKING:
    from awesomelint.engine.fixer import FixedDocument


class LintedFile(Struct, frozen=True):
    """A file of a linted list: how many entries it has, and its links outside of entries.

    `digest` identifies the content, for the cache; it is empty without a cache.
    """

    name: str
    digest: bytes
    entries: int
    stray_links: StrayLinks | None


class LintedList(Struct, frozen=True):
    """The findings in one list, and what the cache has to know about the list.

    `sources` has the texts of its files if there are diagnostics. `latest_day` is the latest date
    in the list as `date.toordinal` counts, 0 without any. `answers` has what the rules asked the
    disk, `errors` what could not be read.
    """

    diagnostics: tuple[Diagnostic, ...]
    sources: tuple[Source, ...]
    files: tuple[LintedFile, ...]
    latest_day: int
    answers: Answers
    errors: tuple[AwesomelintError, ...]


class FixedFile(Struct, frozen=True):
    """A file, its text before it was fixed, and the result."""

    file: SourceFile
    before: Source
    result: FixedDocument


class FixedList(Struct, frozen=True):
    """The files of a list that were to be fixed, and the diagnostics that remain in them.

    `sources` has the texts of all files of the list, fixed. `entries` has the number of entries of
    each file that was to be fixed.
    """

    files: tuple[FixedFile, ...]
    diagnostics: tuple[Diagnostic, ...]
    sources: tuple[Source, ...]
    entries: dict[str, int]


class LaidOutFile(NamedTuple):
    """A file, its text before it was laid out, and its text afterwards."""

    file: SourceFile
    before: Source
    text: str


def surroundings_of(disk: Disk, choices: Choices) -> Surroundings:
    """Return the files around the documents of a run, and the day."""
    return Surroundings(DiskTree(disk), choices.today)


def lint_list(
    list_plan: ListPlan, disk: Disk, surroundings: Surroundings, *, with_digests: bool
) -> LintedList:
    """Return the findings in one list, with a digest of each file if `with_digests`.

    `surroundings` must look at the disk through `disk`, which records the answers.
    """
    with disk.recorded() as answers:
        configured_documents, errors = _read_list(list_plan)
        diagnostics = lint(configured_documents, surroundings) if configured_documents else ()
    documents = [configured.document for configured in configured_documents]
    if diagnostics:
        from awesomelint.changes.identity import with_subjects  # a list without findings needs none

        diagnostics = with_subjects(diagnostics, documents)
    return LintedList(
        diagnostics=diagnostics,
        sources=tuple(document.source for document in documents) if diagnostics else (),
        files=tuple(_linted_file(document, with_digest=with_digests) for document in documents),
        latest_day=max(map(_latest_day, documents), default=0),
        answers=answers,
        errors=errors,
    )


def fix(
    files: Sequence[SourceFile],
    choices: Choices,
    cwd: str,
    *,
    unsafe: bool,
    rules: Container[str] | None = None,
) -> Iterator[FixedList | AwesomelintError]:
    """Yield each list that the files belong to, fixed, and each error.

    Only `files` are fixed, not the other files of their lists, and only what `rules` report if
    these are given. Nothing is written.
    """
    from awesomelint.engine import fixer

    requested = {file.name: file for file in files}
    disk = Disk(cwd, files)
    surroundings = surroundings_of(disk, choices)
    for documents in read_lists(files, choices, disk):
        if isinstance(documents, AwesomelintError):
            yield documents
            continue
        fixed_list = fixer.fix(documents, surroundings, unsafe=unsafe, only=requested, rules=rules)
        sources = (configured.document.source for configured in documents)
        files_fixed = tuple(
            FixedFile(requested[source.path], source, fixed_document)
            for source, fixed_document in zip(sources, fixed_list.documents, strict=True)
            if source.path in requested
        )
        yield FixedList(
            files_fixed,
            filter_by_files(fixed_list.diagnostics, requested),
            tuple(document.source for document in fixed_list.documents),
            {
                configured.document.source.path: sum(1 for _ in configured.document.entries())
                for configured in documents
                if configured.document.source.path in requested
            },
        )


def lay_out(
    files: Sequence[SourceFile], choices: Choices, cwd: str
) -> Iterator[LaidOutFile | AwesomelintError]:
    """Yield each file laid out, and each error.

    A layout that the gate refuses is an error. Nothing is written.
    """
    from awesomelint.layout.formatter import format_text
    from awesomelint.safety.gate import examine_layout

    for file in included(files, choices, Disk(cwd, files)):
        if isinstance(file, AwesomelintError):
            yield file
            continue
        try:
            source = read_file(file)
        except AwesomelintError as error:
            yield error
            continue
        text = format_text(source.text)
        if refusal := examine_layout(source, text):
            yield ReadError(file.name, f"left as it is: {refusal.message}")
        else:
            yield LaidOutFile(file, source, text)


def read_lists(
    files: Sequence[SourceFile], choices: Choices, disk: Disk
) -> Iterator[tuple[ConfiguredDocument, ...] | AwesomelintError]:
    """Yield the documents of each list that the files belong to, and each error."""
    plans, errors = plan(files, choices, disk)
    yield from errors
    for list_plan in plans:
        documents, errors = _read_list(list_plan)
        yield from errors
        if documents:
            yield documents


def read_documents(
    files: Sequence[SourceFile], choices: Choices, cwd: str
) -> Iterator[Document | AwesomelintError]:
    """Yield each file as a document, and each error."""
    for file in included(files, choices, Disk(cwd, files)):
        yield file if isinstance(file, AwesomelintError) else _read_document(file)


def _read_list(
    list_plan: ListPlan,
) -> tuple[tuple[ConfiguredDocument, ...], tuple[AwesomelintError, ...]]:
    """Return the documents of a list with their settings, and an error for each unreadable file."""
    documents: list[ConfiguredDocument] = []
    errors: list[AwesomelintError] = []
    for file, settings in list_plan.members:
        document = _read_document(file)
        if isinstance(document, AwesomelintError):
            errors.append(document)
        else:
            documents.append(ConfiguredDocument(document, settings))
    return tuple(documents), tuple(errors)


def _read_document(file: SourceFile) -> Document | AwesomelintError:
    try:
        return read(read_file(file))
    except AwesomelintError as error:
        return error
    except RecursionError:
        return ReadError(file.name, "nested too deeply to be read")


def _linted_file(document: Document, *, with_digest: bool) -> LintedFile:
    source = document.source
    digest = content_digest(source.text.encode()) if with_digest else b""
    entries = sum(len(entry_list.entries) for entry_list in document.lists)
    return LintedFile(source.path, digest, entries, find_stray_links(document))


def _latest_day(document: Document) -> int:
    intervals = (part.written.interval for entry in document.entries() for part in entry.dates)
    return max((interval.last.toordinal() for interval in intervals if interval), default=0)
