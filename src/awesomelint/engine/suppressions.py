"""Comments in a file that switch rules off for a part of it.

    <!-- awesomelint-disable NAME ... --> up to <!-- awesomelint-enable NAME ... -->
    <!-- awesomelint-disable-line NAME ... --> at the end of an entry
    <!-- awesomelint-disable-file NAME ... --> anywhere

A comment without a name means every rule. A reason may follow the names behind ` -- `.

The comments of awesome-lint (`<!--lint disable ID-->`, `enable`, `ignore`) count for the rules of
ours that find the same faults as its rule; `ignore` is for the item or line below.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from awesomelint.diagnostic import Diagnostic
from awesomelint.reading.model import Comment, Document
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import NoOptions, Rule
from awesomelint.style.sorting import KEYS
from awesomelint.text import Span

# The expressions are strings: most documents have no comment, and need none of them compiled.
_COMMENT = r"(?is)awesomelint(?:-([a-z-]+))?\b[ \t]*(.*)"
_REASON = r"(?s)\s--\s.*"
_PEER_COMMENT = r"(?s)lint (disable|enable|ignore)\b(.*)"
_NAME = r"[^\s,]+"
_ACTIONS = ("disable", "enable", "disable-line", "disable-file")
_EVERY_RULE = "*"

# For each rule of awesome-lint, the rules of ours that find the same faults.
PEER_RULES: Mapping[str, tuple[str, ...]] = {
    "badge": ("missing-awesome-badge",),
    "balanced-punctuation": ("unbalanced-punctuation",),
    "code-of-conduct": ("missing-file",),
    "contributing": ("missing-file",),
    "double-link": ("duplicate-url",),
    "heading": ("main-heading",),
    "license": ("license-section",),
    "list-item": (
        "dangling-separator",
        "inconsistent-ending",
        "inconsistent-separator",
        "lowercase-description",
        "malformed-link",
        "missing-description",
        "wrapped-entry",
    ),
    "list-item-bullet-indent": ("inconsistent-marker",),
    "no-ci-badge": ("ci-badge",),
    "no-emphasis-as-heading": ("emphasis-heading",),
    "no-heading-punctuation": ("heading-punctuation",),
    "no-multiple-toplevel-headings": ("main-heading",),
    "no-repeat-item-in-description": ("repeated-title",),
    "no-repeat-punctuation": ("repeated-punctuation",),
    "no-undefined-references": ("broken-reference",),
    "no-unused-definitions": ("unused-definition",),
    "spell-check": ("misspelled-name",),
    "toc": ("outdated-contents", "nonstandard-contents"),
    "unordered-list-marker-style": ("inconsistent-marker",),
}


class Suppression(Struct):
    """One rule that one comment switches off in a part of the file.

    `rule` is a name, or `*` for every rule. `is_peers` says that the comment is one of
    awesome-lint. `used` says that it has covered a diagnostic.
    """

    comment: Comment
    rule: str
    scope: Span
    is_peers: bool = False
    used: bool = False

    def covers(self, diagnostic: Diagnostic) -> bool:
        """Whether it switches `diagnostic` off."""
        is_named = self.rule in (_EVERY_RULE, diagnostic.rule)
        return is_named and self.scope.start <= diagnostic.span.start < self.scope.end


class _Instruction(Struct, frozen=True):
    """What one comment asks for: an action, and the rules that it is for (`*` for every rule)."""

    action: str
    rules: tuple[str, ...]
    is_peers: bool = False


def _nothing(context: RuleContext, options: NoOptions) -> Iterable[Diagnostic]:
    return ()


# These find nothing by themselves. The linter calls `find_unused` and `find_unknown`, below, after
# all other rules.
UNUSED = Rule("unused-suppression", _nothing, is_about_rest=True)
UNKNOWN = Rule("unknown-suppression", _nothing)


def read_suppressions(document: Document) -> tuple[Suppression, ...]:
    """Return what the comments of a document switch off."""
    suppressions: list[Suppression] = []
    for comment in document.comments:
        instruction = _read_instruction(comment)
        if instruction is None:
            continue
        if instruction.action == "enable":
            _end_suppressions(suppressions, document, comment, instruction.rules)
        else:
            scope = _scope(document, comment, instruction.action)
            suppressions += [
                Suppression(comment, rule, scope, instruction.is_peers)
                for rule in instruction.rules
            ]
    return tuple(suppressions)


def _read_instruction(comment: Comment) -> _Instruction | None:
    """Return what a comment asks for; None if it is not meant for us, or not understood."""
    if match := re.fullmatch(_COMMENT, comment.text):
        action, names = match[1] or "", _names(match[2])
        if action not in _ACTIONS:
            return None
        return _Instruction(action, tuple(names) or (_EVERY_RULE,))
    if match := re.fullmatch(_PEER_COMMENT, comment.text):
        identifiers = re.findall(_NAME, match[2])
        rules = (
            rule
            for identifier in identifiers
            for rule in PEER_RULES.get(identifier.removeprefix("awesome-"), ())
        )
        return _Instruction(
            match[1], tuple(rules) if identifiers else (_EVERY_RULE,), is_peers=True
        )
    return None


def _names(text: str) -> list[str]:
    """Return the names in a comment, without the reason behind them."""
    return re.findall(_NAME, re.sub(_REASON, "", f" {text}"))


def _end_suppressions(
    suppressions: Iterable[Suppression],
    document: Document,
    comment: Comment,
    rules: Collection[str],
) -> None:
    """End the suppressions of these rules at a comment, if no comment before it has ended them.

    To end a suppression of every rule, `rules` must have `*`; the name of a rule is not enough.
    """
    for suppression in suppressions:
        is_enabled = _EVERY_RULE in rules or suppression.rule in rules
        if is_enabled and suppression.scope.end == _open_end(document):
            suppression.scope = Span(suppression.scope.start, comment.span.start)


def _open_end(document: Document) -> int:
    """Return the end of a scope that a later comment may end: one code point behind the text."""
    return len(document.source.text) + 1


def _scope(document: Document, comment: Comment, action: str) -> Span:
    """Return the part of the file for which a comment switches rules off."""
    if action == "disable":
        return Span(comment.span.end, _open_end(document))
    if action == "disable-file":
        # This end is not open: no comment switches the rules on again.
        return Span(0, len(document.source.text) or 1)
    if action == "disable-line":
        return _entry_or_line(document, comment)
    return _item_or_line_below(document, comment)


def _entry_or_line(document: Document, comment: Comment) -> Span:
    """Return the entry a comment stands in, or its line if it stands in none."""
    around = [entry for entry in document.entries() if entry.item.contains(comment.span)]
    if around:
        entry = max(around, key=lambda entry: entry.item.start)
        inside = entry.span.contains(comment.span)
        return Span(entry.item.start, entry.span.end if inside else entry.item.end)
    return document.source.line_span(document.source.position(comment.span.start).line)


def _item_or_line_below(document: Document, comment: Comment) -> Span:
    """Return the item that begins behind a comment, or the line below it if there is none."""
    for items in document.items:
        for item in items:
            between = document.source.text[comment.span.end : item.span.start]
            if item.span.start >= comment.span.end and not between.strip():
                return item.span
    line = document.source.position(comment.span.end).line
    return document.source.line_span(min(line + 1, len(document.source.line_starts)))


def suppress(
    diagnostics: Iterable[Diagnostic], suppressions: Sequence[Suppression]
) -> Iterator[Diagnostic]:
    """Yield the diagnostics that no suppression covers; mark suppressions that cover any as used.

    A suppression does not cover a diagnostic about the comment that it comes from.
    """
    for diagnostic in diagnostics:
        covering = [
            suppression
            for suppression in suppressions
            if suppression.covers(diagnostic) and suppression.comment.span != diagnostic.span
        ]
        for suppression in covering:
            suppression.used = True
        if not covering:
            yield diagnostic


def find_unused(
    document: Document,
    suppressions: Sequence[Suppression],
    active: Collection[str],
    *,
    all_active: bool,
) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each suppression of ours that covered nothing.

    `active` has the names of the rules that checked the document: of the others nothing is known.
    `all_active` says that all rules that are on by default did.
    """
    for suppression in suppressions:
        rule = suppression.rule
        # The findings of unused-suppression come last: whether one will be covered is not known.
        is_known = all_active if rule == _EVERY_RULE else rule in active and rule != UNUSED.name
        if is_known and not suppression.used and not suppression.is_peers:
            what = "every rule" if rule == _EVERY_RULE else f"`{rule}`"
            message = f"the comment switches off {what}, which finds nothing here"
            yield Diagnostic(document.source.path, suppression.comment.span, message)


def find_unknown(document: Document, names: Collection[str]) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each mistake in a comment that is meant for us.

    `names` are those of all rules.
    """
    for comment in document.comments:
        if match := re.fullmatch(_COMMENT, comment.text):
            for message in _mistakes(match[1] or "", match[2].strip(), names):
                yield Diagnostic(document.source.path, comment.span, message)
            if match[2].startswith(":") and not _has_list_below(document, comment):
                message = "no list stands below this comment"
                yield Diagnostic(document.source.path, comment.span, message)


def _has_list_below(document: Document, comment: Comment) -> bool:
    return any(entries.span.start >= comment.span.end for entries in document.lists)


def _mistakes(action: str, rest: str, names: Collection[str]) -> Iterator[str]:
    """Yield a message for each mistake in `awesomelint-ACTION REST`; the action may be empty."""
    if action in _ACTIONS:
        for name in _names(rest):
            if name not in names:
                yield f"there is no rule `{name}`{_nearest(name, names)}"
    elif action:
        known = [f"awesomelint-{known_action}" for known_action in _ACTIONS]
        name = f"awesomelint-{action}"
        yield f"there is no command `{name}`{_nearest(name, known)}"
    elif rest.startswith(":"):
        setting = rest[1:].strip()
        order = setting.removeprefix("sort=")
        orders = (*KEYS, "none")
        if order == setting or order not in orders:
            yield f"`{setting}` is no order; orders are " + ", ".join(orders)
    elif rest and rest.split()[0].partition("=")[0] in (*_ACTIONS, "sort"):
        forms = "`awesomelint-disable NAME` or `awesomelint: sort=ORDER`"
        yield f"the comment has no effect; write {forms}"


def _nearest(name: str, names: Collection[str]) -> str:
    """Return the end of a message, with the name that was probably meant; empty if none is near."""
    from difflib import get_close_matches  # slow to import, and only a mistake needs it

    close = get_close_matches(name, names, 1)
    return f"; the nearest is `{close[0]}`" if close else ""
