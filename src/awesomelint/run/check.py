"""A whole check: what earlier runs found where it still holds, and the rest by the rules.

In a run over unchanged files neither the parser nor a rule is imported.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from awesomelint.config.choices import Choices
from awesomelint.disk.files import SourceFile, read_source
from awesomelint.disk.questions import Disk
from awesomelint.errors import AwesomelintError, ReadError

if TYPE_CHECKING:
    from awesomelint.cache.binary import CachedList
    from awesomelint.cache.results import Cache
    from awesomelint.diagnostic import Diagnostic
    from awesomelint.rules.context import Surroundings
    from awesomelint.run.plan import ListPlan
    from awesomelint.run.project import LintedList
    from awesomelint.text import Source


class ListFormat(NamedTuple):
    """How the diagnostics of a list are printed; `key` tells it from all other ways to do so."""

    key: str
    render: Callable[[tuple[Diagnostic, ...], tuple[Source, ...]], bytes]


class CheckedList(NamedTuple):
    """What is found in one list.

    `entries` has how many entries each file has that was to be checked. `stray_links` has, for the
    files that are mostly links outside of entries, where these stand and how many there are. With a
    format, `text` is the diagnostics in it. Without one there are `diagnostics`, and the `sources`
    of the files that they name.
    """

    entries: Mapping[str, int]
    stray_links: Mapping[str, tuple[str, int]]
    error_count: int = 0
    warning_count: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()
    sources: tuple[Source, ...] = ()
    text: bytes = b""


class _Request(NamedTuple):
    """What a check is asked for: the `names` of files, the choices, the format of the answer."""

    names: frozenset[str]
    choices: Choices
    list_format: ListFormat | None


class _Outcome(NamedTuple):
    """What is found in a list, to be sent from one process to another.

    `linted` is without diagnostics, which are JSON in `diagnostics` if they are for the cache.
    """

    checked: CheckedList
    linted: LintedList
    diagnostics: bytes


def check(
    files: Sequence[SourceFile],
    choices: Choices,
    cwd: str,
    *,
    list_format: ListFormat | None = None,
    use_cache: bool = True,
    jobs: int | None = 1,
) -> Iterator[CheckedList | AwesomelintError]:
    """Yield what is found in each list that the files belong to, in their order, and what failed.

    `jobs` is in how many processes to work; None for as many as pay. The cache is left alone where
    a file has its text from elsewhere than the disk.
    """
    request = _Request(frozenset(file.name for file in files), choices, list_format)
    disk = Disk(cwd, files)
    cache = None
    if use_cache and all(file.text is None for file in files):
        from awesomelint.cache.results import Cache

        cache = Cache(choices, disk)
    cached = _recall_lists(files, request, cache) if cache else {}
    fresh = [file for file in files if file.name not in cached]
    if fresh:
        from awesomelint.run.plan import plan

        plans, errors = plan(fresh, choices, disk)
        yield from errors
    else:
        plans = ()
    leading = {list_plan.requested[0].name for list_plan in plans}
    outcomes = _check_lists(plans, request, disk, cache, jobs)
    for file in files:
        if checked := cached.get(file.name):
            yield checked
        elif file.name in leading:
            outcome = next(outcomes)
            yield from outcome.linted.errors
            yield outcome.checked
    if cache:
        cache.save()


def _recall_lists(
    files: Sequence[SourceFile], request: _Request, cache: Cache
) -> dict[str, CheckedList | None]:
    """Return each list that the cache knows, by the first file that leads to it.

    Other files that need not be read have None: they are excluded, or their list is there already.
    """
    results = cache.recall(file.name for file in files)
    lists: dict[str, CheckedList | None] = dict.fromkeys(results)
    covered: set[str] = set()  # two results may be of one list, by the files that led to it
    for file in files:
        result = results.get(file.name)
        if result is None or not result.files or file.name in covered:
            continue
        covered.update(cached_file.name for cached_file in result.files)
        try:
            lists[file.name] = _recall_list(file, result, request, cache)
        except ValueError:  # not what we wrote: the cache is worth nothing
            return {}
    return lists


def _recall_list(
    file: SourceFile, result: CachedList, request: _Request, cache: Cache
) -> CheckedList:
    """Return a list as the cache has it. Raises ValueError where its diagnostics are none."""
    files = [cached for cached in result.files if cached.name in request.names]
    checked = CheckedList(
        entries={cached.name: cached.entries for cached in files},
        stray_links={
            cached.name: (cached.container, cached.links) for cached in files if cached.container
        },
    )
    if not result.diagnostics:
        return checked
    is_alone = len(result.files) == 1
    key, _, text = result.printed.partition(b"\0")
    if request.list_format and is_alone and key == request.list_format.key.encode():
        errors, warnings = result.error_count, result.warning_count
        return checked._replace(error_count=errors, warning_count=warnings, text=text)
    from awesomelint.cache.records import from_json
    from awesomelint.diagnostic import filter_by_files

    diagnostics = filter_by_files(from_json(result.diagnostics), request.names)
    paths = {diagnostic.path for diagnostic in diagnostics}
    paths.update(path for diagnostic in diagnostics for path in diagnostic.related_paths())
    names = (cached.name for cached in result.files if cached.name in paths)
    sources = _sources(names, cache.cwd)
    checked = _with_diagnostics(checked, diagnostics, tuple(sources), request.list_format)
    if is_alone and request.list_format and checked.text:
        printed = _printed_text(request.list_format, checked.text)
        cache.keep(result._replace(requested=(file.name,), printed=printed))
    return checked


def _sources(names: Iterable[str], cwd: str) -> Iterator[Source]:
    for name in names:
        try:
            yield read_source(os.path.join(cwd, name), name)
        except ReadError:  # gone since its status was looked at
            continue


def _with_diagnostics(
    checked: CheckedList,
    diagnostics: tuple[Diagnostic, ...],
    sources: tuple[Source, ...],
    list_format: ListFormat | None,
) -> CheckedList:
    levels = [diagnostic.level for diagnostic in diagnostics]
    return checked._replace(
        error_count=levels.count("error"),
        warning_count=levels.count("warning"),
        diagnostics=diagnostics,
        sources=sources,
        text=list_format.render(diagnostics, sources) if list_format and diagnostics else b"",
    )


def _printed_text(list_format: ListFormat, text: bytes) -> bytes:
    """Return the text of a list as the cache keeps it."""
    return list_format.key.encode() + b"\0" + text


def _check_lists(
    plans: Sequence[ListPlan],
    request: _Request,
    disk: Disk,
    cache: Cache | None,
    jobs: int | None,
) -> Iterator[_Outcome]:
    """Yield what is found in each list by the rules; the cache takes it in."""
    if not plans:
        return
    from awesomelint.run.project import surroundings_of

    if cache:
        for name in (file.name for list_plan in plans for file, _ in list_plan.members):
            cache.status(name)  # of the file before it is read
    work = partial(
        _check_list,
        request=request,
        disk=disk,
        surroundings=surroundings_of(disk, request.choices),
        for_cache=cache is not None,
    )
    for list_plan, outcome in zip(plans, _in_processes(work, plans, jobs), strict=True):
        if cache and (result := _cached_list(list_plan, outcome, request.list_format, cache)):
            cache.keep(result)
        yield outcome


def _in_processes(
    work: Callable[[ListPlan], _Outcome], plans: Sequence[ListPlan], jobs: int | None
) -> Iterable[_Outcome]:
    """Return what comes of each list, by several processes where that is faster."""
    if jobs == 1 or len(plans) <= 1:
        return map(work, plans)
    from awesomelint.run.processes import do_all

    sizes = [sum(_size(file.path) for file, _ in list_plan.members) for list_plan in plans]
    return do_all(work, plans, sizes, jobs)


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except OSError:
        return 0


def _check_list(
    list_plan: ListPlan,
    *,
    request: _Request,
    disk: Disk,
    surroundings: Surroundings,
    for_cache: bool,
) -> _Outcome:
    """Check one list; what nobody needs after that is left out, for it may have to be sent."""
    from msgspec.structs import replace

    from awesomelint.diagnostic import filter_by_files
    from awesomelint.run.project import lint_list

    linted = lint_list(list_plan, disk, surroundings, digests=for_cache)
    files = [file for file in linted.files if file.name in request.names]
    strays = {file.name: file.stray_links for file in files if file.stray_links}
    checked = _with_diagnostics(
        CheckedList(
            entries={file.name: file.entries for file in files},
            stray_links={name: (stray.container, stray.links) for name, stray in strays.items()},
        ),
        filter_by_files(linted.diagnostics, request.names),
        linted.sources,
        request.list_format,
    )
    if request.list_format:
        checked = checked._replace(diagnostics=(), sources=())
    diagnostics = b""
    if for_cache and linted.diagnostics:
        from awesomelint.cache.records import to_json

        diagnostics = to_json(linted.diagnostics)
    return _Outcome(checked, replace(linted, diagnostics=(), sources=()), diagnostics)


def _cached_list(
    list_plan: ListPlan, outcome: _Outcome, list_format: ListFormat | None, cache: Cache
) -> CachedList | None:
    """Return a list as the cache keeps it; None where a later run has to look again."""
    from awesomelint.cache.binary import CachedList

    checked, linted = outcome.checked, outcome.linted
    files = []
    for file in linted.files:
        container, links = file.stray_links or ("", 0)
        if cached := cache.cached_file(file.name, file.digest, file.entries, container, links):
            files.append(cached)
    if linted.errors or len(files) < len(list_plan.members):
        return None
    printed = b""
    if list_format and len(files) == 1 and checked.text:
        printed = _printed_text(list_format, checked.text)
    return CachedList(
        requested=tuple(file.name for file in list_plan.requested),
        files=tuple(files),
        answers=tuple((list_plan.answers | linted.answers).items()),
        first_day=cache.today,
        last_day=cache.last_day(linted.latest_day),
        used_day=cache.today,
        error_count=checked.error_count,
        warning_count=checked.warning_count,
        diagnostics=outcome.diagnostics,
        printed=printed,
    )
