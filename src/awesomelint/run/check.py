"""A whole check: the findings of earlier runs if they still hold, the others from the rules.

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
    from awesomelint.rule_counts import RuleCount
    from awesomelint.rules.context import Surroundings
    from awesomelint.run.plan import ListPlan
    from awesomelint.run.project import LintedList
    from awesomelint.text import Source


class ListFormat(NamedTuple):
    """How the diagnostics of a list are printed; `key` identifies the format in the cache."""

    key: str
    render: Callable[[tuple[Diagnostic, ...], tuple[Source, ...]], bytes]


class CheckedList(NamedTuple):
    """What is printed about one list, for the files of the list that were to be checked.

    `entries` has the number of entries of each file. `stray_links` has, for each file with most
    links outside of entries, what these links stand in and how many there are. `counts` has the
    findings of each rule. With a format, `text` has the diagnostics in this format. Without a
    format there are `diagnostics`, and the `sources` of the files that they name.
    """

    entries: Mapping[str, int]
    stray_links: Mapping[str, tuple[str, int]]
    counts: tuple[RuleCount, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    sources: tuple[Source, ...] = ()
    text: bytes = b""


class _Request(NamedTuple):
    """What to check and how: the `names` of the files, the choices, the format of the answer."""

    names: frozenset[str]
    choices: Choices
    list_format: ListFormat | None


class _Outcome(NamedTuple):
    """What is printed about a list and what is cached, as one process sends it to another.

    `linted` has no diagnostics. `diagnostics` has them as JSON if there is a cache.
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
    """Yield the result for each list that the files belong to, in the order of the files.

    What cannot be read or used is an error among the results. `jobs` is the number of processes;
    with None the check chooses what is fastest. If a text comes from standard input, there is no
    cache.
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
    # The plans are in the order of the files that lead to them, so the outcomes come in this order.
    leading_names = {list_plan.requested[0].name for list_plan in plans}
    outcomes = _check_lists(plans, request, disk, cache, jobs)
    for file in files:
        if checked := cached.get(file.name):
            yield checked
        elif file.name in leading_names:
            outcome = next(outcomes)
            yield from outcome.linted.errors
            yield outcome.checked
    if cache:
        cache.save()


def _recall_lists(
    files: Sequence[SourceFile], request: _Request, cache: Cache
) -> dict[str, CheckedList | None]:
    """Return each list that the cache knows, by the name of the first file that leads to it.

    A file maps to None if nothing is to be printed for it: it is excluded, or another file leads to
    its list. The cache does not know files that are missing here.
    """
    results = cache.recall(file.name for file in files)
    lists: dict[str, CheckedList | None] = dict.fromkeys(results)
    covered: set[str] = set()  # different files may lead to two results of the same list
    for file in files:
        result = results.get(file.name)
        if result is None or not result.files or file.name in covered:
            continue
        covered.update(cached_file.name for cached_file in result.files)
        try:
            lists[file.name] = _recall_list(file, result, request, cache)
        except ValueError:  # we did not write this: the cache cannot be trusted
            return {}
    return lists


def _recall_list(
    file: SourceFile, result: CachedList, request: _Request, cache: Cache
) -> CheckedList:
    """Return a list as the cache has it. Raises ValueError if its diagnostics are not valid."""
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
        return checked._replace(counts=result.counts, text=text)
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
        except ReadError:  # deleted after its status was read
            continue


def _with_diagnostics(
    checked: CheckedList,
    diagnostics: tuple[Diagnostic, ...],
    sources: tuple[Source, ...],
    list_format: ListFormat | None,
) -> CheckedList:
    from awesomelint.rule_counts import count_by_rule

    return checked._replace(
        counts=count_by_rule(diagnostics),
        diagnostics=diagnostics,
        sources=sources,
        text=list_format.render(diagnostics, sources) if list_format and diagnostics else b"",
    )


def _printed_text(list_format: ListFormat, text: bytes) -> bytes:
    """Return the printed text of a list in the form for the cache."""
    return list_format.key.encode() + b"\0" + text


def _check_lists(
    plans: Sequence[ListPlan],
    request: _Request,
    disk: Disk,
    cache: Cache | None,
    jobs: int | None,
) -> Iterator[_Outcome]:
    """Check the lists by the rules, put the results into the cache and yield them."""
    if not plans:
        return
    from awesomelint.run.project import surroundings_of

    if cache:
        for name in (file.name for list_plan in plans for file, _ in list_plan.members):
            cache.status(name)  # the cache keeps the status from before the file is read
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
    """Return the outcome of each list, from several processes if that is faster."""
    if jobs == 1 or len(plans) <= 1:
        return map(work, plans)
    from awesomelint.run.processes import map_in_processes

    sizes = [sum(_size(file.path) for file, _ in list_plan.members) for list_plan in plans]
    return map_in_processes(work, plans, sizes, jobs)


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
    """Check one list. The outcome has only what the caller needs: a process may have to send it."""
    from msgspec.structs import replace

    from awesomelint.diagnostic import filter_by_files
    from awesomelint.run.project import lint_list

    linted = lint_list(list_plan, disk, surroundings, with_digests=for_cache)
    files = [file for file in linted.files if file.name in request.names]
    checked = _with_diagnostics(
        CheckedList(
            entries={file.name: file.entries for file in files},
            stray_links={file.name: file.stray_links for file in files if file.stray_links},
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
    """Return a list in the form for the cache; None if a later run has to check it again."""
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
        diagnostics=outcome.diagnostics,
        printed=printed,
        counts=checked.counts,
    )
