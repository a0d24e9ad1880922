"""missing-badge: an entry for a repository without the badge that the others have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from msgspec import Struct

from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.reading.model import Document
from awesomelint.rules.rule import Evidence, Inferred, Rule, evidence
from awesomelint.style import badges
from awesomelint.style.badges import NAME, BadgePlace, RepositoryEntry
from awesomelint.text import Span

# What few badges have in common is enough to write one more where they are asked for.
_FEW_SHARE, _FEW = 2 / 3, 3
_PLACES: dict[BadgePlace, str] = {
    "start": "before the title",
    "title": "behind the title",
    "middle": "before other parts",
    "end": "at the end",
    "indented-line": "on an indented line",
    "line": "on an unindented line",
}


class Options(Struct, frozen=True):
    """`require`: every entry for a repository is to have a badge, whatever the others have."""

    require: bool = False


def check(documents: Sequence[Document], options: Options) -> Iterable[Diagnostic]:
    """Yield each entry for a repository that has no badge, where nearly all others have one."""
    for document in documents:
        if not options.require and not badges.has_badges(document):
            continue
        entries = badges.repository_entries(document)
        learnt = badges.template(entries)
        if not learnt and not options.require:
            continue
        writer = _Writer(document, entries)
        for one in badges.bare(document, entries):
            rest = f"; {learnt.evidence} such entries have one" if learnt else ""
            message = f"no badge for the repository `{one.path}`{rest}"
            yield Diagnostic(
                document.source.path,
                one.entry.title.span,
                message,
                fix=writer.fix(one),
                many="{count} entries for repositories have no badge",
            )


class _Writer:
    """Writes badges as the file has them."""

    def __init__(self, document: Document, entries: Sequence[RepositoryEntry]) -> None:
        shown = [one for one in entries if one.run]
        self._document, self._shown = document, shown
        self._template = badges.template(shown, _FEW_SHARE, _FEW)
        self._place = badges.place(shown, _FEW_SHARE, _FEW)
        self._hosts = {one.repository.host for one in shown}

    def fix(self, one: RepositoryEntry) -> Fix | None:
        """Return the fix; none where the file does not show what to write, or where."""
        if not self._template or not self._place or one.repository.host not in self._hosts:
            return None
        text = self._template.value.replace(NAME, one.path)
        edit = self._edit(one, self._place.value, text)
        return Fix("add the badge", (edit,), "insert") if edit else None

    def _edit(self, one: RepositoryEntry, place: BadgePlace, text: str) -> Edit | None:
        source, entry = self._document.source, one.entry
        if entry.head == "row" or place == "middle":
            return None
        if place == "start":
            is_at_start = entry.link.span.start == entry.span.start
            return _insert(entry.span.start, f"{text} ") if is_at_start else None
        if place == "title":
            end = entry.separator.span.start if entry.separator else entry.link.span.end
            is_behind = not source.text[entry.link.span.end : end].strip("*_")
            return _insert(end, f" {text}") if is_behind else None
        if place == "end":
            return _insert(entry.span.end, f" {text}")
        offset = badges.indent(self._document, self._shown, place)
        space = badges.line_break(source, entry, offset.value if offset else 0)
        return _insert(entry.span.end, f"{space}{text}") if space else None


def _insert(offset: int, text: str) -> Edit:
    return Edit(Span(offset, offset), text)


def _badges_shown(documents: Sequence[Document]) -> Evidence | None:
    entries = [one for document in documents for one in badges.repository_entries(document)]
    ask = partial(badges.template, entries)
    return evidence(
        ask, "entries for repositories", lambda text: f"`{text}`", lambda _: {"require": True}
    )


def _place_shown(documents: Sequence[Document]) -> Evidence | None:
    entries = [one for document in documents for one in badges.repository_entries(document)]
    return evidence(partial(badges.place, entries), "badges", lambda place: _PLACES[place])


RULE = Rule(
    "missing-badge",
    check,
    options=Options,
    infers=(
        Inferred("badges", ("require",), _badges_shown),
        Inferred("place of badges", (), _place_shown),
    ),
)
