"""Comments in a file that switch rules off for a part of it.

    <!-- awesomelint-disable NAME ... --> up to <!-- awesomelint-enable NAME ... -->
    <!-- awesomelint-disable-line NAME ... --> at the end of an entry
    <!-- awesomelint-disable-file NAME ... -->

No name means every rule. The comments of awesome-lint (`<!--lint disable ID-->`, `enable`,
`ignore`) are honoured for the rules that answer its own.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from awesomelint.diagnostic import Diagnostic
from awesomelint.reading.model import Comment, Document
from awesomelint.rules.rule import NoOptions, Rule
from awesomelint.style.sorting import KEYS
from awesomelint.text import Span

# Not compiled before there is a comment.
_COMMENT = r"(?is)awesomelint(?:-([a-z-]+))?\b[ \t]*(.*)"
_REASON = r"(?s)\s--\s.*"
_PEER_COMMENT = r"(?s)lint (disable|enable|ignore)\b(.*)"
_NAME = r"[^\s,]+"
_VERBS = ("disable", "enable", "disable-line", "disable-file")

# What awesome-lint's rules are called, and which of ours find the same faults.
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
    """One name in one comment, or all names (`*`), and the part of the file it is about."""

    comment: Comment
    name: str
    scope: Span
    ours: bool = True
    used: bool = False

    def covers(self, diagnostic: Diagnostic) -> bool:
        """Whether it switches `diagnostic` off."""
        names = self.name in ("*", diagnostic.rule)
        return names and self.scope.start <= diagnostic.span.start < self.scope.end


def _nothing(documents: Sequence[Document], options: NoOptions) -> Iterable[Diagnostic]:
    return ()


# The engine finds these itself, once it knows what the other rules found.
UNUSED = Rule("unused-suppression", _nothing)
UNKNOWN = Rule("unknown-suppression", _nothing)


def read_suppressions(document: Document) -> tuple[Suppression, ...]:
    """Return what the comments of a document switch off."""
    found: list[Suppression] = []
    for comment in document.comments:
        if ours := re.fullmatch(_COMMENT, comment.text):
            verb, names = ours[1] or "", _names(ours[2]) or ["*"]
            if verb in _VERBS:
                _add(found, document, comment, verb, names, ours=True)
        elif peer := re.fullmatch(_PEER_COMMENT, comment.text):
            _add(found, document, comment, *_from_peer(peer), ours=False)
    return tuple(found)


def _names(rest: str) -> list[str]:
    """Return the names in a comment; a reason may follow them behind `--`."""
    return re.findall(_NAME, re.sub(_REASON, "", f" {rest}"))


def _from_peer(found: re.Match[str]) -> tuple[str, list[str]]:
    """Return the verb and our names for a comment of awesome-lint."""
    ids = re.findall(_NAME, found[2])
    names = [name for one in ids for name in PEER_RULES.get(one.removeprefix("awesome-"), ())]
    return found[1], names if ids else ["*"]


def _add(
    found: list[Suppression],
    document: Document,
    comment: Comment,
    verb: str,
    names: Collection[str],
    *,
    ours: bool,
) -> None:
    """Add what one comment switches off, or end what it switches on again."""
    end = len(document.source.text) + 1
    if verb == "enable":
        for open_one in found:
            if open_one.scope.end == end and ({"*", open_one.name} & set(names)):
                open_one.scope = Span(open_one.scope.start, comment.span.start)
        return
    scope = {
        "disable": lambda: Span(comment.span.end, end),
        "disable-file": lambda: Span(0, end - 1 or 1),
        "disable-line": lambda: _line(document, comment),
        "ignore": lambda: _next_item(document, comment),
    }[verb]()
    found += [Suppression(comment, name, scope, ours) for name in names]


def _line(document: Document, comment: Comment) -> Span:
    """Return the entry a comment stands in, or its line where it stands in none."""
    around = [entry for entry in document.entries() if entry.item.contains(comment.span)]
    if around:
        entry = max(around, key=lambda entry: entry.item.start)
        inside = entry.span.contains(comment.span)
        return Span(entry.item.start, entry.span.end if inside else entry.item.end)
    return document.source.line_span(document.source.position(comment.span.start).line)


def _next_item(document: Document, comment: Comment) -> Span:
    """Return the item that begins behind a comment, or the line below it."""
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
    """Yield the diagnostics that no suppression covers; those that cover one become used."""
    for diagnostic in diagnostics:
        covering = [
            one
            for one in suppressions
            if one.covers(diagnostic) and one.comment.span != diagnostic.span
        ]
        for one in covering:
            one.used = True
        if not covering:
            yield diagnostic


def unused(
    document: Document, suppressions: Sequence[Suppression], ran: Collection[str], *, all_ran: bool
) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each suppression that covered nothing, of the rules that ran."""
    for one in suppressions:
        # Its own findings come last, so whether it is switched off for good is not known yet.
        judged = all_ran if one.name == "*" else one.name in ran and one.name != UNUSED.name
        if one.ours and judged and not one.used:
            what = "every rule" if one.name == "*" else f"`{one.name}`"
            message = f"the comment switches off {what}, which finds nothing here"
            yield Diagnostic(document.source.path, one.comment.span, message)


def unknown(document: Document, names: Collection[str]) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each comment that is meant for us and says nothing we know."""
    for comment in document.comments:
        if found := re.fullmatch(_COMMENT, comment.text):
            for message in _unknown(found[1] or "", found[2].strip(), names):
                yield Diagnostic(document.source.path, comment.span, message)
            if found[2].startswith(":") and not _list_below(document, comment):
                message = "no list stands below this comment"
                yield Diagnostic(document.source.path, comment.span, message)


def _list_below(document: Document, comment: Comment) -> bool:
    return any(one.span.start >= comment.span.end for one in document.lists)


def _unknown(verb: str, rest: str, names: Collection[str]) -> Iterator[str]:
    if verb in _VERBS:
        for name in _names(rest):
            if name not in names:
                yield f"there is no rule `{name}`{_nearest(name, names)}"
    elif verb:
        known = [f"awesomelint-{one}" for one in _VERBS]
        name = f"awesomelint-{verb}"
        yield f"there is no comment `{name}`{_nearest(name, known)}"
    elif rest.split(maxsplit=1)[:1] and rest.split()[0].partition("=")[0] in (*_VERBS, "sort"):
        yield "write `awesomelint-disable NAME` or `awesomelint: sort=ORDER`"
    elif rest.startswith(":"):
        value = rest[1:].strip().removeprefix("sort=")
        if rest[1:].strip() == value or value not in (*KEYS, "none"):
            yield f"`{rest[1:].strip()}` is no order; orders are " + ", ".join((*KEYS, "none"))


def _nearest(name: str, names: Collection[str]) -> str:
    from difflib import get_close_matches  # only a mistake needs it

    close = get_close_matches(name, names, 1)
    return f"; the nearest is `{close[0]}`" if close else ""
