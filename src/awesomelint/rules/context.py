"""What a rule is given: one document, what its list does, and a way to report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from msgspec import Struct

from awesomelint.diagnostic import Diagnostic, Fix, Level, Related
from awesomelint.reading.model import Document, EntryList
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


class RuleContext:
    """One document, with all that a rule may ask about it.

    `style` is the style that the document is compared with: mostly its own, or that of an earlier
    state (`Style` says who needs that). `tree` has the files around the document; it is None for a
    text without a disk. `today` is the day of the run; if it is None, no date lies in the future.
    """

    def __init__(
        self,
        document: Document,
        style: Style | None = None,
        surroundings: Surroundings = NO_SURROUNDINGS,
    ) -> None:
        self.document = document
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
        group: EntryList | None = None,
    ) -> Diagnostic:
        """Return a finding at `span` of the document; the rule yields it.

        `level` is the level of this finding, if it is milder than the level of the rule. `many` is
        the message of the single finding that replaces several with the same `many` in a document,
        or in the list that is their `group`; `engine/occurrences.py` says from how many on. In
        `many`, `{count}` is the number of findings, `{total}` the number of the list's entries,
        and `{list}` its name:

            many="{count} of {total} entries of {list} are out of order", group=entry_list
        """
        return Diagnostic(
            self.document.source.path,
            span,
            message,
            level=level,
            fix=fix,
            related=tuple(related),
            many=_about_list(many, group) if group else many,
            group=group.span if group else None,
        )

    def related(self, span: Span, message: str) -> Related:
        """Return another span of the document that helps to understand a finding."""
        return Related(self.document.source.path, span, message)

    def compute(self, function: Callable[[Document], T]) -> T:
        """Return `function(document)`, computed once for all rules.

        `style.compute` is for what is learnt: it takes the document that the style was learnt from.
        """
        return self._memo.compute(function)

    @property
    def is_front_page(self) -> bool:
        """Whether rules about a list as a whole, such as `license-section`, check this document."""
        return is_front_page(self.document.source.path, self.tree)


def _about_list(many: str, entry_list: EntryList) -> str:
    """Return a message with the size and the name of a list: that of its heading, if it has one."""
    heading = entry_list.heading
    name = f"`{heading.text}`" if heading and heading.text else "the list"
    return many.replace("{total}", str(len(entry_list.entries))).replace("{list}", name)
