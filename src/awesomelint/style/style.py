"""The style of a document: the conventions it follows, each learnt when it is first asked for.

A style describes the document that it was learnt from. It can be applied to *another state* of that
document: a pull request is compared with the style of its base, a text in an editor with the style
before the edit. `check --since` does so, and so do users of the Python API (docs/api.md). Three
things serve only this: `Style.of(document, before=style)`, which keeps the conventions of an
earlier style; keys that identify the same list or section in another state; and functions that are
given a style and a document that the style was not learnt from.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from typing import Any, Generic, TypeVar

from msgspec import Struct

from awesomelint.reading.model import Container, Document
from awesomelint.style.convention import NO_NEED, USUAL, Convention, Need

S = TypeVar("S")
T = TypeVar("T")
V = TypeVar("V", bound=Hashable)

ListKey = tuple[tuple[str, ...], Container, int]
"""A list's headings, its container, and its number among the lists with the same of both."""


class Memo(Generic[S]):
    """A subject, and the results of functions of it: each function is called once."""

    def __init__(self, subject: S) -> None:
        self.subject = subject
        self._results: dict[Callable[[S], Any], Any] = {}

    def compute(self, function: Callable[[S], T]) -> T:
        """Return `function(subject)`, computed once and kept."""
        if function not in self._results:
            self._results[function] = function(self.subject)
        result: T = self._results[function]
        return result


class Evidence(Struct, frozen=True):
    """The numbers behind a convention, for `conventions` and `init`.

    `count` of `total` `unit` follow it, and `words` describe it. If `holds` is False there is no
    convention, and `words` describe the most frequent value. `value` states the convention in a
    configuration; it is None if there is no convention, or if no configuration can state it.
    """

    words: str
    count: int
    total: int
    unit: str
    holds: bool = True
    value: Any = None


class Aspect(Struct, Generic[V], frozen=True):
    """Something that a document can be consistent about, such as its separator.

    `find(style, need)` infers the convention; it returns None if no value meets the need. An aspect
    without `find` has no convention of the whole document, only evidence. `unit` names what is
    counted, `describe` turns a value into words. `show` returns the evidence if it is not a count
    of `find`. `name` is unique.
    """

    name: str
    find: Callable[[Style, Need], Convention[V] | None] | None = None
    unit: str = ""
    describe: Callable[[V], str] = str
    need: Need = USUAL
    show: Callable[[Style], Evidence | None] | None = None


class Style:
    """What one document does: its convention for each aspect, learnt when it is first asked for.

    `document` is the document it was learnt from, also if it is applied to another state of it.
    `list_documents` computes, once, functions of all documents of the same list. A `memo` of the
    document is given if another style has computed functions of the document already.
    """

    def __init__(
        self,
        document: Document,
        *,
        list_documents: Memo[tuple[Document, ...]] | None = None,
        before: Style | None = None,
        memo: Memo[Document] | None = None,
    ) -> None:
        self.document = document
        self.list_documents = list_documents or Memo((document,))
        self._before = before and before._without_history()
        self._memo = memo or Memo(document)
        self._conventions: dict[str, Convention[Any] | None] = {}
        self._learnt: dict[Callable[..., Any], Any] = {}

    @classmethod
    def of(cls, document: Document, *, before: Style | None = None) -> Style:
        """Return the style of a list that consists of this document alone.

        `before` is the style of an earlier state of the document. Its conventions are kept until
        the document falls well below what they need (`Need.to_keep`). Styles may follow each other
        without end, as in an editor: what was said last counts, and older documents are let go.
        """
        return cls(document, before=before)

    def _without_history(self) -> Style:
        """Return a style that says what this one said, and knows no document before its own.

        What this style was not asked, but one before it, is as that one said.
        """
        style = Style(self.document, list_documents=self.list_documents, memo=self._memo)
        style._conventions, style._learnt = self._conventions.copy(), self._learnt.copy()
        if self._before:
            style._conventions = self._before._conventions | style._conventions
            style._learnt = self._before._learnt | style._learnt
        return style

    def compute(self, function: Callable[[Document], T]) -> T:
        """Return `function` of the document that the style was learnt from, computed once."""
        return self._memo.compute(function)

    def learn(self, function: Callable[[Style, T | None], T]) -> T:
        """Return `function(style, earlier)`, computed once: what is learnt of parts of a document.

        `earlier` is what it returned for the style before, None if there is none: with it, the
        function can keep what was learnt of a part until that falls well below its need.
        """
        if function not in self._learnt:
            earlier = self._before.learn(function) if self._before else None
            self._learnt[function] = function(self, earlier)
        result: T = self._learnt[function]
        return result

    def convention(self, aspect: Aspect[V]) -> Convention[V] | None:
        """Return the convention for an aspect; None if there is none."""
        if aspect.name not in self._conventions:
            self._conventions[aspect.name] = self._learn(aspect)
        return self._conventions[aspect.name]

    def evidence(self, aspect: Aspect[Any]) -> Evidence | None:
        """Return the evidence for an aspect, also if it is too little; None if there is none."""
        if aspect.show:
            return aspect.show(self)
        convention = self.convention(aspect)
        best = convention or _find(aspect, self, NO_NEED)
        if best is None:
            return None
        return Evidence(
            aspect.describe(best.value),
            best.count,
            best.total,
            aspect.unit,
            holds=convention is not None,
            value=convention.value if convention else None,
        )

    def _learn(self, aspect: Aspect[V]) -> Convention[V] | None:
        """Return the convention; that of the earlier style if it still meets its weaker need."""
        learnt = _find(aspect, self, aspect.need)
        earlier = self._before.convention(aspect) if self._before else None
        if earlier is None or (learnt and learnt.value == earlier.value):
            return learnt
        kept = _find(aspect, self, aspect.need.to_keep)
        return kept if kept and kept.value == earlier.value else learnt


def _find(aspect: Aspect[V], style: Style, need: Need) -> Convention[V] | None:
    return aspect.find(style, need) if aspect.find else None


def styles_of(documents: Sequence[Document]) -> tuple[Style, ...]:
    """Return the style of each document of one list."""
    together = Memo(tuple(documents))
    return tuple(Style(document, list_documents=together) for document in documents)


def list_keys(document: Document) -> list[ListKey]:
    """Return a key for each list, in the order of the document.

    The key identifies the list in another state of the document too.
    """
    numbers: Counter[tuple[tuple[str, ...], Container]] = Counter()
    keys: list[ListKey] = []
    for entry_list in document.lists:
        first = entry_list.entries[0] if entry_list.entries else None
        alike = (first.section if first else (), entry_list.container)
        keys.append((*alike, numbers[alike]))
        numbers[alike] += 1
    return keys
