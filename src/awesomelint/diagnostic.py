"""What a rule reports: a diagnostic, perhaps with a fix, which is a few edits of the text."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import force_setattr, replace

from awesomelint.text import Span

Level = Literal["error", "warning", "off"]

HOME = "https://github.com/awesomelint/awesomelint"
"""Where the project is. The pages of the rules and the documents are in its main branch."""

FixKind = Literal["space", "list", "move", "text", "url", "link", "delete", "insert"]
"""What a fix may change. The gate before every write refuses a fix that changes more.

- `space`: white space, and punctuation between the parts of an entry; words, links and code stay
- `list`: markers and indents; an item may join another list, and keeps its contents
- `move`: the order of whole entries or sections, each of which stays as it is
- `text`: words inside the edits; every link stays
- `url`: link destinations inside the edits; every word stays
- `link`: the brackets and spaces of a text that is meant as a link, and becomes one
- `delete`: nothing but what the edits remove is gone, and nothing is new
- `insert`: nothing but what the edits insert is new, and nothing is gone
"""


def page_url(rule: str) -> str:
    """Return the URL of the page of a rule."""
    return f"{HOME}/blob/main/rules/{rule}.md"


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


class Subject(Struct, frozen=True):
    """What an occurrence is about, told without its position (`changes/identity.py`).

    `text` is the URL of an `entry`, else its title; or a `line`. `number` tells the occurrences of
    one rule in one file apart that are about the same: they are counted from 0.
    """

    kind: Literal["entry", "line"]
    text: str
    number: int = 0


class Occurrence(Struct, frozen=True):
    """A span at which a finding stands, with what is related to it there and what mends it there.

    `message` is what the finding says where it stands at this span alone. `subject` is None until a
    run looks for it.
    """

    span: Span
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    message: str = ""
    subject: Subject | None = None


class Many(Struct, frozen=True):
    """The message of the one diagnostic that several are put together to, with `{count}` in it.

    Those of one file with the same `message` are put together; with a span, of a list say, as
    `group`, those of that list.
    """

    message: str
    group: Span | None = None


class Diagnostic(Struct, frozen=True):
    """A fault of a file, at one span or at several.

    `occurrences` has an item for each span at which the fault stands, in the order of the file. It
    is never empty: a fault at one span is its own occurrence. `span`, `related` and `subject` are
    those of the first occurrence. `message` is about all of them. `fix` mends all that can be
    mended alike.

    The engine sets `rule` and `level`. A rule sets `level` only where a finding is milder than the
    rule's own level. It leaves `occurrences` alone and yields a diagnostic for each span. The
    engine puts three or more together that have an item of `many` in common: first those with the
    same first item, then, of the rest, those with the same second one. Diagnostics without `many`
    stay by themselves.
    """

    path: str
    span: Span
    message: str
    rule: str = ""
    level: Level | None = None
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
    occurrences: tuple[Occurrence, ...] = ()
    many: tuple[Many, ...] = ()
    subject: Subject | None = None

    def __post_init__(self) -> None:
        if len(self.occurrences) <= 1:
            occurrence = Occurrence(self.span, self.related, self.fix, self.message, self.subject)
            force_setattr(self, "occurrences", (occurrence,))

    @property
    def count(self) -> int:
        """The number of occurrences."""
        return len(self.occurrences)

    def split(self) -> tuple[Diagnostic, ...]:
        """Return a diagnostic for each occurrence, as if the fault stood there alone."""
        if self.count == 1:
            return (self,)
        return tuple(
            replace(
                self,
                span=occurrence.span,
                message=occurrence.message,
                fix=occurrence.fix,
                related=occurrence.related,
                occurrences=(),
                subject=occurrence.subject,
            )
            for occurrence in self.occurrences
        )

    def related_paths(self) -> Iterator[str]:
        """Yield the path of everything that is related to one of the occurrences."""
        for occurrence in self.occurrences:
            for related in occurrence.related:
                yield related.path


def filter_by_files(
    diagnostics: Iterable[Diagnostic], paths: Container[str]
) -> tuple[Diagnostic, ...]:
    """Return the diagnostics that are in one of the files at `paths`, or are related to one.

    Of a diagnostic in another file, only those occurrences are left that are related to one.
    """
    kept: list[Diagnostic] = []
    for diagnostic in diagnostics:
        if diagnostic.path in paths:
            kept.append(diagnostic)
            continue
        singles = diagnostic.split()
        related = [one for one in singles if any(path in paths for path in one.related_paths())]
        kept += [diagnostic] if len(related) == len(singles) else related
    return tuple(kept)
