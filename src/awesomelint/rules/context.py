"""What a rule is given: one document, what its list does, and a way to report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from msgspec import Struct

from awesomelint.diagnostic import Diagnostic, Fix, Level, Many, Related
from awesomelint.reading.model import Document, Entry, EntryList
from awesomelint.rules.file_tree import FileTree, is_front_page
from awesomelint.style.style import Memo, Style
from awesomelint.text import Span

T = TypeVar("T")


class Surroundings(Struct, frozen=True):
    """What a run knows apart from the documents: the files around them, and the day.

    `tree` is None for texts without a disk. `today` is None if no day is given.
    """

    tree: FileTree | None = None
    today: date | None = None


NO_SURROUNDINGS = Surroundings()


class Group(Struct, frozen=True):
    """A list whose findings are put together, and the message for them.

    In `many`, `{count}` is the number of findings, `{total}` that of the list's entries, and
    `{list}` the name of the list: "{count} of {total} entries of {list} are out of order".
    """

    entry_list: EntryList
    many: str

    def message(self) -> str:
        """Return `many` with the size and the name of the list."""
        heading, first = self.entry_list.heading, self.entry_list.entries[0]
        name = f"`{heading.text}`" if heading and heading.text else ""
        if first.parent:
            name = f"a list in {name}" if name else "a list in another"
        total = f"{len(self.entry_list.entries):,}"
        return self.many.replace("{total}", total).replace("{list}", name or "the list")


class RuleContext:
    """One document, with all that a rule may ask about it.

    `style` is the style that the document is compared with: mostly its own, or that of an earlier
    state (`Style` says who needs that). `tree` has the files around the document; it is None for a
    text without a disk. `today` is the day of the run; if it is None, no date lies in the future.
    `new_entries` are the items of the entries that a change brings, where a change is judged.
    """

    def __init__(
        self,
        document: Document,
        style: Style | None = None,
        surroundings: Surroundings = NO_SURROUNDINGS,
        new_entries: frozenset[Span] = frozenset(),
    ) -> None:
        self.document = document
        self.new_entries = new_entries
        self.style = style or Style.of(document)
        self.tree, self.today = surroundings.tree, surroundings.today
        # A style has computed functions of its document already, so they are shared with it.
        self._memo: Memo[Document] | Style = (
            self.style if self.style.document is document else Memo(document)
        )

    def report(
        self,
        span: Span,
        message: str,
        *,
        fix: Fix | None = None,
        related: Sequence[Related] = (),
        level: Level | None = None,
        many: str = "",
        group: Group | None = None,
    ) -> Diagnostic:
        """Return a finding at `span` of the document; the rule yields it.

        `level` is the level of this finding, if it is milder than the level of the rule. `many` is
        the message of the single finding that replaces several with the same `many` in a document;
        `engine/occurrences.py` says from how many on. `{count}` in it is their number. With a
        `group`, those of one list are put together first, and `many` is for those of the other
        lists.
        """
        return Diagnostic(
            self.document.source.path,
            span,
            message,
            level=level,
            fix=fix,
            related=tuple(related),
            many=self._many(many, group) if many else (),
        )

    def _many(self, message: str, group: Group | None) -> tuple[Many, ...]:
        if group is None:
            return (Many(message),)
        return Many(group.message(), group.entry_list.span), Many(message)

    def related(self, span: Span, message: str) -> Related:
        """Return another span of the document that helps to understand a finding."""
        return Related(self.document.source.path, span, message)

    def compute(self, function: Callable[[Document], T]) -> T:
        """Return `function(document)`, computed once for all rules.

        `style.compute` is for what is learnt: it takes the document that the style was learnt from.
        """
        return self._memo.compute(function)

    def is_new(self, entry: Entry) -> bool:
        """Whether a change brings an entry, or moves or renames it; False where none is judged.

        Where two entries do not go together, the new one is at fault.
        """
        return entry.item in self.new_entries

    @property
    def is_front_page(self) -> bool:
        """Whether rules about a list as a whole, such as `license-section`, check this document."""
        return is_front_page(self.document.source.path, self.tree)
