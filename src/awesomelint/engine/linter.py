"""Documents and settings in, diagnostics out. No files, no printing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from awesomelint.config.settings import RuleSetting, Settings
from awesomelint.diagnostic import Diagnostic, Edit
from awesomelint.engine.occurrences import gather
from awesomelint.engine.registry import ALL_RULES
from awesomelint.engine.suppressions import (
    UNKNOWN,
    UNUSED,
    read_suppressions,
    suppress,
    unknown,
    unused,
)
from awesomelint.reading.model import Document
from awesomelint.text import enclosing

_NAMES = tuple(rule.name for rule in ALL_RULES)
_USUAL = frozenset(rule.name for rule in ALL_RULES if rule.level != "off")


class Held(Struct, frozen=True):
    """A document and the settings it is held to."""

    document: Document
    settings: Settings


def lint(held: Sequence[Held]) -> tuple[Diagnostic, ...]:
    """Return the diagnostics of documents that make up one list, sorted by place.

    Levels and rule names are stamped, suppressed diagnostics left out. An exception in a rule is a
    bug of ours; it gets a note that names the rule and the files.
    """
    found: dict[str, list[Diagnostic]] = {one.document.source.path: [] for one in held}
    documents = {one.document.source.path: one.document for one in held}
    for settings in _by_rule(held).values():
        on = {path: documents[path] for path in settings}
        for diagnostic in _run(settings, on):
            found[diagnostic.path].append(diagnostic)
    kept = [each for one in held for each in gather(_judge(one, found[one.document.source.path]))]
    return tuple(sorted(kept, key=lambda d: (d.path, d.span, d.rule, d.message)))


def _by_rule(held: Sequence[Held]) -> dict[str, dict[str, RuleSetting]]:
    """Return, for the name of each rule that runs, its setting at the path of each document."""
    settings: dict[str, dict[str, RuleSetting]] = {}
    for one in held:
        for setting in one.settings.rules:
            settings.setdefault(setting.rule.name, {})[one.document.source.path] = setting
    return settings


def _run(
    settings: Mapping[str, RuleSetting], documents: Mapping[str, Document]
) -> Iterator[Diagnostic]:
    """Run a rule over all documents that it is on for, so that it sees them as one list.

    Where they differ in the rule's options it runs with each, and is heard on those that have them.
    """
    rule = next(iter(settings.values())).rule
    for options in dict.fromkeys(setting.options for setting in settings.values()):
        try:
            for diagnostic in rule.check(tuple(documents.values()), options):
                setting = settings[diagnostic.path]
                if setting.options == options:
                    yield fit(_stamp(diagnostic, setting), documents[diagnostic.path])
        except Exception as error:
            error.add_note(f"awesomelint: while rule {rule.name!r} checked {', '.join(documents)}")
            raise


def _stamp(diagnostic: Diagnostic, setting: RuleSetting) -> Diagnostic:
    """Give a diagnostic its rule and level; a configured level holds for milder findings too."""
    own = None if setting.configured else diagnostic.level
    return replace(diagnostic, rule=setting.rule.name, level=own or setting.level)


def _judge(one: Held, found: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """Leave out what comments suppress, and report the comments that suppress nothing."""
    if not one.document.comments:
        yield from found
        return
    suppressions = read_suppressions(one.document)
    yield from suppress(found, suppressions)
    running = {setting.rule.name: setting for setting in one.settings.rules}
    ran = running.keys()
    own = (
        (UNUSED, unused(one.document, suppressions, ran, all_ran=ran >= _USUAL)),
        (UNKNOWN, unknown(one.document, _NAMES)),
    )
    for rule, diagnostics in own:
        if rule.name in running:
            stamped = (_stamp(diagnostic, running[rule.name]) for diagnostic in diagnostics)
            yield from suppress(stamped, suppressions)


def fit(diagnostic: Diagnostic, document: Document) -> Diagnostic:
    """Return the diagnostic with those edits of its fix marked that write `|` into a cell."""
    fix = diagnostic.fix
    if fix is None or not document.rows or not any("|" in edit.text for edit in fix.edits):
        return diagnostic
    edits = tuple(replace(edit, in_cell=_is_in_cell(edit, document)) for edit in fix.edits)
    return replace(diagnostic, fix=replace(fix, edits=edits))


def _is_in_cell(edit: Edit, document: Document) -> bool:
    """Whether an edit is of a part of a row; whole rows move with the borders of their cells."""
    row = enclosing(document.rows, edit.span)
    if row is None:
        return False
    return edit.span.end - edit.span.start < len(document.source.slice(row).rstrip())
