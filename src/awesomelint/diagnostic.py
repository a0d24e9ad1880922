"""What a rule reports: a diagnostic, perhaps with a fix, which is a few edits of the text."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import Literal

from msgspec import Struct

from awesomelint.text import Span

Level = Literal["error", "warning", "off"]

FixKind = Literal["space", "list", "move", "text", "url", "delete", "insert"]
"""What a fix may change. The gate before every write refuses a fix that changes more.

- `space`: white space, and punctuation between the parts of an entry; words, links and code stay
- `list`: markers and indents; an item may join another list, and keeps its contents
- `move`: the order of whole entries or sections, each of which stays as it is
- `text`: words inside the edits; every link stays
- `url`: link destinations inside the edits; every word stays
- `delete`: nothing but what the edits remove is gone, and nothing is new
- `insert`: nothing but what the edits insert is new, and nothing is gone
"""


class Edit(Struct, frozen=True):
    """The text of `span` is replaced by `text`.

    `text` is empty or a copy of source text. If it is `new`, it is Markdown that mdformat prints
    first. Rules leave `in_cell` alone: the engine sets it where a `|` has to be escaped.
    """

    span: Span
    text: str
    new: bool = False
    in_cell: bool = False


class Fix(Struct, frozen=True):
    """A change that is made whole or not at all; `message` is a verb phrase ("sort the list").

    The spans of `edits` do not overlap. A fix that is not `safe` is applied only with
    `--unsafe-fixes`.
    """

    message: str
    edits: tuple[Edit, ...]
    kind: FixKind = "space"
    safe: bool = True


class Related(Struct, frozen=True):
    """Another span, perhaps of another file, that explains a diagnostic."""

    path: str
    span: Span
    message: str


class Diagnostic(Struct, frozen=True):
    """A fault at a span of a file.

    The engine sets `rule` and `level`. A rule sets `level` only where a finding is milder than the
    rule's own level. `many` is the message for several such findings in a file, with `{count}` for
    their number: the engine reports three or more of them as one diagnostic with that `count`.
    Diagnostics without `many` are never put together.
    """

    path: str
    span: Span
    message: str
    rule: str = ""
    level: Level | None = None
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
    many: str = ""
    count: int = 1


def filter_by_files(
    diagnostics: Iterable[Diagnostic], paths: Container[str]
) -> tuple[Diagnostic, ...]:
    """Return the diagnostics that are in one of the files at `paths`, or are related to one."""
    return tuple(
        diagnostic
        for diagnostic in diagnostics
        if diagnostic.path in paths or any(related.path in paths for related in diagnostic.related)
    )
