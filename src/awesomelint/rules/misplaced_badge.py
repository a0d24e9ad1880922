"""misplaced-badge: a badge that stands elsewhere in its entry than the others do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Literal

from msgspec import Struct

from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.reading.model import Document
from awesomelint.rules.rule import Evidence, Inferred, Rule, evidence
from awesomelint.style import badges, conventions
from awesomelint.style.badges import BadgePlace, RepositoryEntry, Run
from awesomelint.style.conventions import Convention
from awesomelint.text import Span

_Line = Literal["inline", "indented-line", "line"]
_WORDS: dict[_Line, str] = {
    "inline": "on the entry's line",
    "indented-line": "on an indented line",
    "line": "on an unindented line",
}


class Options(Struct, frozen=True):
    """`place`: where badges are to stand; by default where nearly all in the file do."""

    place: Literal["infer", "inline", "indented-line", "line"] = "infer"


def check(documents: Sequence[Document], options: Options) -> Iterable[Diagnostic]:
    """Yield each badge of an entry's repository that is not where the badges of the file are."""
    for document in documents:
        if not badges.has_badges(document):
            continue
        entries = badges.repository_entries(document)
        placed = _placed(entries)
        wanted = options.place
        if wanted == "infer":
            house = _house(placed)
            if house is None:
                continue
            wanted = house.value
        for one, run in placed:
            if _line(run.place) != wanted:
                message = f"the badge is {_WORDS[_line(run.place)]}, not {_WORDS[wanted]}"
                fix = _fix(document, entries, one, wanted)
                yield Diagnostic(document.source.path, run.span, message, fix=fix)


_Placed = tuple[RepositoryEntry, Run]


def _placed(entries: Sequence[RepositoryEntry]) -> list[_Placed]:
    """Return the entries whose badges have a place: in a table the column is it."""
    return [(one, one.run) for one in entries if one.run and one.entry.head != "row"]


def _house(
    placed: Sequence[_Placed], share: float = conventions.SHARE, least: int = conventions.LEAST
) -> Convention[_Line] | None:
    return conventions.dominant((_line(run.place) for _, run in placed), share, least)


def _line(place: BadgePlace | None) -> _Line:
    return place if place in ("indented-line", "line") else "inline"


def _fix(
    document: Document, entries: Sequence[RepositoryEntry], one: RepositoryEntry, wanted: _Line
) -> Fix | None:
    """Return the fix: other white space before the badge; none where words follow the badge."""
    source, run = document.source, one.run
    if run is None:
        return None
    before = source.text[one.entry.span.start : run.span.start]
    gap = before[len(before.rstrip()) :]
    space = _space(document, entries, one, wanted)
    behind = Span(run.span.end, one.entry.span.end)
    if not gap or not space or badges.without_badges(source, one.entry, behind):
        return None
    start = run.span.start - len(gap)
    if wanted != "inline" and "\n" in gap:
        kept = gap.rindex("\n") + 1  # a hard break stays one
        edit = Edit(Span(start + kept, run.span.start), space.lstrip("\r\n"))
    else:
        edit = Edit(Span(start, run.span.start), space)
    return Fix("move the badge", (edit,))


def _space(
    document: Document, entries: Sequence[RepositoryEntry], one: RepositoryEntry, wanted: _Line
) -> str | None:
    """Return the white space that stands before a badge in its place."""
    if wanted == "inline":
        return " "
    house = badges.indent(document, entries, wanted)
    bare = 0 if wanted == "indented-line" else -badges.text_column(document.source, one.entry)
    return badges.line_break(document.source, one.entry, house.value if house else bare)


def _shown(documents: Sequence[Document]) -> Evidence | None:
    entries = [one for document in documents for one in badges.repository_entries(document)]
    ask = partial(_house, _placed(entries))
    return evidence(ask, "badges", lambda line: _WORDS[line], lambda line: {"place": line})


RULE = Rule(
    "misplaced-badge",
    check,
    options=Options,
    infers=(Inferred("lines of badges", ("place",), _shown),),
)
