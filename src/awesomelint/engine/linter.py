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
    find_unknown,
    find_unused,
    read_suppressions,
    suppress,
)
from awesomelint.reading.model import Document
from awesomelint.rules.context import NO_SURROUNDINGS, RuleContext, Surroundings
from awesomelint.style.style import Style, styles_of
from awesomelint.text import Span, enclosing

_NAMES = tuple(rule.name for rule in ALL_RULES)
_ON_BY_DEFAULT = frozenset(rule.name for rule in ALL_RULES if rule.level != "off")


class ConfiguredDocument(Struct, frozen=True):
    """A document and the settings that apply to it."""

    document: Document
    settings: Settings


def lint(
    documents: Sequence[ConfiguredDocument],
    surroundings: Surroundings = NO_SURROUNDINGS,
    styles: Mapping[str, Style] | None = None,
    new_entries: Mapping[str, frozenset[Span]] | None = None,
) -> tuple[Diagnostic, ...]:
    """Return the findings in documents that make up one list, sorted by path and offset.

    A document is compared with the style that `styles` has for its path, otherwise with its own
    style. `new_entries` has, by path, the items of the entries that a change brings: of two entries
    that do not go together, these are at fault. Each finding gets the name and the level of its
    rule. Findings that a comment suppresses are left out. An exception in a rule is a bug of ours;
    it gets a note that names the rule and the files.
    """
    contexts = _contexts(
        [configured.document for configured in documents],
        surroundings,
        styles or {},
        new_entries or {},
    )
    findings: dict[str, list[Diagnostic]] = {path: [] for path in contexts}
    for settings in _by_rule(documents).values():
        for diagnostic in _check_with_rule(settings, {path: contexts[path] for path in settings}):
            findings[diagnostic.path].append(diagnostic)
    kept = [
        diagnostic
        for configured in documents
        for diagnostic in gather(
            _with_silence(
                configured,
                tuple(_with_suppressions(configured, findings[configured.document.source.path])),
            )
        )
    ]
    return tuple(sorted(kept, key=lambda d: (d.path, d.span, d.rule, d.message)))


def _contexts(
    documents: Sequence[Document],
    surroundings: Surroundings,
    styles: Mapping[str, Style],
    new_entries: Mapping[str, frozenset[Span]],
) -> dict[str, RuleContext]:
    """Return a context for each document, by its path."""
    return {
        document.source.path: RuleContext(
            document,
            styles.get(document.source.path, style),
            surroundings,
            new_entries.get(document.source.path, frozenset()),
        )
        for document, style in zip(documents, styles_of(documents), strict=True)
    }


def _by_rule(documents: Sequence[ConfiguredDocument]) -> dict[str, dict[str, RuleSetting]]:
    """Return, for the name of each rule that runs, its setting at the path of each document."""
    settings: dict[str, dict[str, RuleSetting]] = {}
    for configured in documents:
        for setting in configured.settings.rules:
            path = configured.document.source.path
            settings.setdefault(setting.rule.name, {})[path] = setting
    return settings


def _check_with_rule(
    settings: Mapping[str, RuleSetting], contexts: Mapping[str, RuleContext]
) -> Iterator[Diagnostic]:
    """Yield the findings of a rule in all documents for which it is on.

    If the documents have different options for the rule, it checks all of them once with each set
    of options. Only findings in the documents with these options count.
    """
    rule = next(iter(settings.values())).rule
    for options in dict.fromkeys(setting.options for setting in settings.values()):
        try:
            for diagnostic in rule.findings(tuple(contexts.values()), options):
                setting = settings[diagnostic.path]
                if setting.options == options:
                    yield mark_edits_in_cells(
                        _stamp(diagnostic, setting), contexts[diagnostic.path].document
                    )
        except Exception as error:
            error.add_note(f"awesomelint: while rule {rule.name!r} checked {', '.join(contexts)}")
            raise


def _stamp(diagnostic: Diagnostic, setting: RuleSetting) -> Diagnostic:
    """Return a diagnostic with its rule and level.

    A configured level replaces even a milder level that the rule gave the finding.
    """
    milder = None if setting.configured else diagnostic.level
    return replace(diagnostic, rule=setting.rule.name, level=milder or setting.level)


def _with_suppressions(
    configured: ConfiguredDocument, diagnostics: Sequence[Diagnostic]
) -> Iterator[Diagnostic]:
    """Yield the diagnostics that no comment suppresses, and findings about the comments."""
    document = configured.document
    if not document.comments:
        yield from diagnostics
        return
    suppressions = read_suppressions(document)
    yield from suppress(diagnostics, suppressions)
    settings_by_rule = {setting.rule.name: setting for setting in configured.settings.rules}
    active = settings_by_rule.keys()
    all_active = active >= _ON_BY_DEFAULT
    about_comments = (
        (UNUSED, find_unused(document, suppressions, active, all_active=all_active)),
        (UNKNOWN, find_unknown(document, _NAMES)),
    )
    for rule, findings in about_comments:
        if rule.name in settings_by_rule:
            stamped = (_stamp(finding, settings_by_rule[rule.name]) for finding in findings)
            yield from suppress(stamped, suppressions)


def _with_silence(
    configured: ConfiguredDocument, diagnostics: Sequence[Diagnostic]
) -> Sequence[Diagnostic]:
    """Return the diagnostics without those that a finding of another rule silences.

    It silences them in its paragraph, in its heading, or in its row of a table.
    """
    silencing = {
        setting.rule.name: setting.rule.silences
        for setting in configured.settings.rules
        if setting.rule.silences
    }
    loud = [d for d in diagnostics if d.rule in silencing and silencing[d.rule](d)]
    if not loud:
        return diagnostics
    document = configured.document
    rows = document.rows
    inlines = (inline.whole.span for inline in document.inlines)
    texts = sorted((*rows, *(span for span in inlines if not enclosing(rows, span))))
    silent = {enclosing(texts, d.span): d.rule for d in loud}
    silent.pop(None, None)
    return [d for d in diagnostics if silent.get(enclosing(texts, d.span), d.rule) == d.rule]


def mark_edits_in_cells(diagnostic: Diagnostic, document: Document) -> Diagnostic:
    """Return the diagnostic with those edits of its fix marked that write `|` into a cell.

    `|` would begin a new cell there, so the fixer escapes it in a marked edit.
    """
    fix = diagnostic.fix
    if fix is None or not document.rows or not any("|" in edit.text for edit in fix.edits):
        return diagnostic
    edits = tuple(replace(edit, in_cell=_is_in_cell(edit, document)) for edit in fix.edits)
    return replace(diagnostic, fix=replace(fix, edits=edits))


def _is_in_cell(edit: Edit, document: Document) -> bool:
    """Whether an edit changes a part of a row. A row that moves as a whole keeps its borders."""
    row = enclosing(document.rows, edit.span)
    if row is None:
        return False
    return edit.span.end - edit.span.start < len(document.source.slice(row).rstrip())
