"""What a rule says: a diagnostic, and perhaps the fix for it."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from awesomelint.text import Span

Level = Literal["error", "warning", "off"]

FixKind = Literal["space", "list", "move", "text", "url", "delete", "insert"]
"""What a fix may change, and what the gate before every write holds it to:

- `space`: white space and the punctuation between parts; every word, link and code span stays
- `list`: markers and indents; items may join another list, their contents stay
- `move`: where whole pieces stand; every one of them stays as it is
- `text`: words inside the edits; every link stays
- `url`: link destinations inside the edits; every word stays
- `delete`: what the edits take away is gone; nothing comes
- `insert`: what the edits put in comes; nothing goes
"""


class Edit(Struct, frozen=True):
    """Replace the text of one span.

    `text` is a copy of source text, or nothing; where it is `new` it is Markdown that mdformat
    prints before it is put in. The engine notes where a `|` in it has to be escaped, `in_cell`.
    """

    span: Span
    text: str
    new: bool = False
    in_cell: bool = False


class Fix(Struct, frozen=True):
    """One change, applied whole or not at all; `message` is a verb phrase ("sort the list").

    The spans of `edits` do not overlap. A fix that is not `safe` is applied only when asked for.
    """

    message: str
    edits: tuple[Edit, ...]
    kind: FixKind = "space"
    safe: bool = True


class Related(Struct, frozen=True):
    """A second place that explains a diagnostic."""

    path: str
    span: Span
    message: str


class Diagnostic(Struct, frozen=True):
    """One fault at one span of one file.

    A rule leaves `rule` and `level` alone unless a finding is milder than the rule's own level; the
    engine stamps both. `many` is what several such findings in one file come to, with `{count}` for
    their number: from three on the engine tells them as one, which stands for `count` of them.
    Where it is empty each stands by itself.
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
