"""What a rule is given: one document, what its list does, and a way to report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from msgspec import Struct

from awesomelint.diagnostic import Diagnostic, Fix, Level, Related
from awesomelint.reading.model import Document, EntryList
from awesomelint.rules.tree import Tree, is_front_page
from awesomelint.style.style import Memo, Style
from awesomelint.text import Span

T = TypeVar("T")


class Surroundings(Struct, frozen=True):
    """What is around the documents of a run: the files on the disk, and the day.

    `tree` is None for texts without a disk, `today` where no day is given.
    """

    tree: Tree | None = None
    today: date | None = None


NO_SURROUNDINGS = Surroundings()


class RuleContext:
    """One document, with all that a rule may ask about it.

    `style` is what the document does, or what an earlier state of it did. `tree` are the files
    around it, None for a text without a disk. `today` is the day of the run, None where no day is
    given: then no date lies in the future.
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

        A `level` makes it milder than the rule. `many` says what several such findings come to:
        three or more of them in a document are reported as one. With a list as `group` they are
        those of that list. In `many`, `{count}` is the number of findings, `{total}` the number of
        the list's entries, and `{list}` its name:

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
        """Return another span of the document that a finding has to do with."""
        return Related(self.document.source.path, span, message)

    def compute(self, function: Callable[[Document], T]) -> T:
        """Return `function` of the document, computed once for all rules."""
        return self._memo.compute(function)

    @property
    def is_front_page(self) -> bool:
        """Whether what is asked of a list as a whole is asked of this document."""
        return is_front_page(self.document.source.path, self.tree)


def _about_list(many: str, entry_list: EntryList) -> str:
    """Return a message with the size and the name of a list: that of its heading, if it has one."""
    heading = entry_list.heading
    name = f"`{heading.text}`" if heading and heading.text else "the list"
    return many.replace("{total}", str(len(entry_list.entries))).replace("{list}", name)
