"""The style of a document: the conventions it follows, each learnt when it is first asked for."""

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
"""The headings a list stands under, its container, and its number among those alike."""


class Memo(Generic[S]):
    """A subject, and what functions computed of it: each function is called once."""

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
    """What a document shows of a convention: `count` of `total` are as `words` say.

    `unit` names what was counted. `holds` is whether rules go by the convention: then `value` is
    its value. Where it does not hold, `value` is None and `words` name the best there is.
    """

    words: str
    count: int
    total: int
    unit: str
    holds: bool = True
    value: Any = None


class Aspect(Struct, Generic[V], frozen=True):
    """One thing that a document can have a convention about, such as its separator.

    `find(style, need)` returns the convention that meets a need, None where there is none. `unit`
    names what is counted, `words` say a value. `show` returns the evidence where it is no plain
    count. No two aspects have one `name`.
    """

    name: str
    find: Callable[[Style, Need], Convention[V] | None]
    unit: str = ""
    words: Callable[[V], str] = str
    need: Need = USUAL
    show: Callable[[Style], Evidence | None] | None = None


class Style:
    """What one document does: its convention for each aspect, learnt when it is first asked for.

    A style answers for the document it was learnt from, also where it is applied to another state
    of that document. `list_documents` are all the documents of the list that its own belongs to.
    """

    def __init__(
        self,
        document: Document,
        *,
        list_documents: Memo[tuple[Document, ...]] | None = None,
        before: Style | None = None,
    ) -> None:
        self.document = document
        self.list_documents = list_documents or Memo((document,))
        self._before = before
        self._memo = Memo(document)
        self._conventions: dict[str, Convention[Any] | None] = {}

    @classmethod
    def of(cls, document: Document, *, before: Style | None = None) -> Style:
        """Return the style of a document that is a list by itself.

        With the style `before` of an earlier state of the document, a convention of that state is
        kept until the document falls well below what the convention needs (`Need.to_keep`).
        """
        return cls(document, before=before)

    def compute(self, function: Callable[[Document], T]) -> T:
        """Return `function` of the style's document, computed once and kept."""
        return self._memo.compute(function)

    def convention(self, aspect: Aspect[V]) -> Convention[V] | None:
        """Return the document's convention for an aspect; None where it has none."""
        if aspect.name not in self._conventions:
            self._conventions[aspect.name] = self._learn(aspect)
        return self._conventions[aspect.name]

    def evidence(self, aspect: Aspect[Any]) -> Evidence | None:
        """Return what the document shows of an aspect; None where it has nothing to show."""
        if aspect.show:
            return aspect.show(self)
        convention = self.convention(aspect)
        shown = convention or aspect.find(self, NO_NEED)
        if shown is None:
            return None
        return Evidence(
            aspect.words(shown.value),
            shown.count,
            shown.total,
            aspect.unit,
            holds=convention is not None,
            value=convention.value if convention else None,
        )

    def _learn(self, aspect: Aspect[V]) -> Convention[V] | None:
        learnt = aspect.find(self, aspect.need)
        earlier = self._before.convention(aspect) if self._before else None
        if earlier is None or (learnt and learnt.value == earlier.value):
            return learnt
        kept = aspect.find(self, aspect.need.to_keep)
        return kept if kept and kept.value == earlier.value else learnt


def styles_of(documents: Sequence[Document]) -> tuple[Style, ...]:
    """Return the style of each document; the documents make up one list."""
    together = Memo(tuple(documents))
    return tuple(Style(document, list_documents=together) for document in documents)


def list_keys(document: Document) -> list[ListKey]:
    """Return what tells each list again in another state of the document, in their order."""
    numbers: Counter[tuple[tuple[str, ...], Container]] = Counter()
    keys: list[ListKey] = []
    for entry_list in document.lists:
        first = entry_list.entries[0] if entry_list.entries else None
        alike = (first.section if first else (), entry_list.container)
        keys.append((*alike, numbers[alike]))
        numbers[alike] += 1
    return keys
