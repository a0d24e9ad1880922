"""What the lists of a document are sorted by, and which of its lists follow that order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from awesomelint.reading.model import Container
from awesomelint.style.by_section import Path, paths_by_key, table_of
from awesomelint.style.convention import KEPT_PART_OF_NEED, Convention, Need
from awesomelint.style.mixture import Sample, learn
from awesomelint.style.sorted_lists import DocumentCase, SortedList, Verdict, sorted_lists
from awesomelint.style.sorting import KEYS, SortKey
from awesomelint.style.style import Aspect, ListKey, Style
from awesomelint.style.titles import Case

# Of the entries of a file, so many have to stand in lists that are sorted for that to be the order
# of the file. Files in alphabetical order measure .74 and above, almost all others below .3 (102
# lists); where fewer lists are sorted, they were sorted once and have been appended to since.
_SHARE_OF_SORTED_ENTRIES = 0.5
# The lists of a file have to show an order as clearly as so many entries do that are in order.
_LEAST_ENTRIES = 7
# Who appends what is new gets a list with the oldest first without meaning it: one such list is no
# order. Two judged findings in such lists were wrong, none was right.
_LEAST_LISTS_BY_DATE = 2
# How likely a list has to be sorted to be held to the order of its file. On judged findings of 72
# lists .9 loses five right ones more and not one wrong one.
_LEAST_PROBABILITY = 0.8
# A list that did not follow the order before begins to only where there is less doubt: in the range
# between both, every entry that is added elsewhere could tip it. See above for what .9 costs.
_LEAST_PROBABILITY_TO_BEGIN = 0.9
# One entry more or less is not to change what is said of the others: a list that followed the
# order, or was kept with care, still does or is with one more entry out of place.
_FORGIVEN_SLIPS = 1
# A list with at most this share of its entries out of order is kept with care. Where most entries
# stand in lists that are not, the maintainers do not hold to the order there.
_HIGHEST_SLIP_SHARE = 0.1
_SHARE_OF_CAREFUL_ENTRIES = 0.5

Order = SortKey | Literal["none", "infer"]

ORDER_WORDS: Mapping[SortKey, str] = {
    "title": "alphabetical order",
    "date": "date order, oldest first",
    "-date": "date order, newest first",
    "number": "ascending order",
    "-number": "descending order",
}


PartKey = tuple[ListKey, int]


class ListOrder:
    """One order, and the lists of a document, or its tables, held to it.

    `earlier` is the same of the state of the document before. What it says of a list is kept where
    it would be so with one entry less out of place.
    """

    def __init__(
        self, lists: Sequence[SortedList], key: SortKey, earlier: ListOrder | None = None
    ) -> None:
        self._key = key
        self._keys = {each.key for each in lists}
        samples = {each: sample for each in lists if (sample := each.sample(key))}
        self.mixture = learn(
            [*samples.values()], sum(len(each.entry_list.entries) for each in lists)
        )
        were_careful = earlier._careful if earlier else frozenset()
        self._careful: frozenset[PartKey] = frozenset(
            each.key
            for each, sample in samples.items()
            if _is_careful(self._forgiving(each) if each.key in were_careful else sample)
        )
        self._is_careful: bool = self._is_kept_with_care(samples, earlier)
        did_follow = earlier._following if earlier else {}
        self._following: dict[PartKey, bool] = {
            each.key: self._judge(each, sample, did_follow.get(each.key))
            for each, sample in samples.items()
        }
        self.list_count = len(samples)
        self.following_count = sum(self._following.values())

    def is_followed(self, candidate: SortedList) -> bool:
        """Return whether a list, of this or another state of the document, follows the order.

        A list that was there before, under the same headings, is judged by what it was.
        """
        if candidate.key in self._keys:
            return self._following.get(candidate.key, False)
        sample = candidate.sample(self._key)
        return sample is not None and self._judge(candidate, sample, None)

    def _is_kept_with_care(
        self, samples: Mapping[SortedList, Sample], earlier: ListOrder | None
    ) -> bool:
        """Whether most entries of the sorted lists stand in lists that are kept with care."""
        sizes = {
            each.key: sample.size
            for each, sample in samples.items()
            if self.mixture.probability(sample) >= _LEAST_PROBABILITY
        }
        careful = sum(size for key, size in sizes.items() if key in self._careful)
        share = _SHARE_OF_CAREFUL_ENTRIES
        if earlier and earlier._is_careful:
            share *= KEPT_PART_OF_NEED
        return careful >= share * sum(sizes.values())

    def _judge(self, candidate: SortedList, sample: Sample, did_follow: bool | None) -> bool:
        """Return whether a list follows the order; `did_follow` is None if it was not there."""
        is_known = candidate.key in self._keys
        is_careful = candidate.key in self._careful if is_known else _is_careful(sample)
        least = _LEAST_PROBABILITY
        if did_follow:
            least *= KEPT_PART_OF_NEED
            sample = self._forgiving(candidate)
        elif did_follow is False:
            least = _LEAST_PROBABILITY_TO_BEGIN
        return (self._is_careful or is_careful) and self.mixture.probability(sample) >= least

    def _forgiving(self, candidate: SortedList) -> Sample:
        """Return what a list that shows something of the order shows with one slip less."""
        sample = candidate.sample(self._key, forgiven=_FORGIVEN_SLIPS)
        assert sample
        return sample


def _is_careful(sample: Sample) -> bool:
    return sample.slips <= _HIGHEST_SLIP_SHARE * sample.size


class ListOrders:
    """The lists of a document that can be sorted, and what they show of each order.

    `earlier` is the same of the state of the document before.
    """

    def __init__(self, style: Style, earlier: ListOrders | None = None) -> None:
        self.document = style.document
        lists = style.compute(sorted_lists)
        before: Case | None = earlier.case.value if earlier else None
        self.case: DocumentCase = DocumentCase(lists, before)
        is_same = all(each.document_case.value == self.case.value for each in lists)
        self._lists = lists if is_same else [each.held_to(self.case) for each in lists]
        self._orders: dict[tuple[Container, SortKey], ListOrder] = {}
        # Not the whole of what was before, which knows what was before that.
        self._earlier = earlier._orders if earlier else {}

    def order(self, container: Container, key: SortKey) -> ListOrder:
        """Return what the lists, or the tables, show of one order."""
        if (container, key) not in self._orders:
            lists = [each for each in self._lists if each.entry_list.container == container]
            earlier = self._earlier.get((container, key))
            self._orders[container, key] = ListOrder(lists, key, earlier)
        return self._orders[container, key]


def _order_aspect(name: str, container: Container, unit: str) -> Aspect[SortKey]:
    """Return the aspect of what the lists, or the tables, of a document are sorted by."""

    def find(style: Style, need: Need) -> Convention[SortKey] | None:
        orders = style.learn(ListOrders)
        key = max(KEYS, key=lambda key: orders.order(container, key).mixture.share_of_entries)
        order = orders.order(container, key)
        following = order.following_count
        is_enough = following >= (_LEAST_LISTS_BY_DATE if key == "date" else 1)
        if not is_enough or not order.mixture.shows_order(need.share, need.least):
            return None
        return Convention(key, following, order.list_count)

    need = Need(_SHARE_OF_SORTED_ENTRIES, _LEAST_ENTRIES)
    return Aspect(name, find, unit, lambda key: ORDER_WORDS[key], need)


ORDERS: Mapping[Container, Aspect[SortKey]] = {
    "list": _order_aspect("order", "list", "sections"),
    "table": _order_aspect("order of tables", "table", "tables"),
    "headings": _order_aspect("order in headings", "headings", "sections"),
}
# The containers that have an order: what stands in HTML is left as it is.
CONTAINERS: tuple[Container, ...] = tuple(ORDERS)


def file_order(style: Style, container: Container) -> SortKey | None:
    """Return what the lists, or the tables, of a document are sorted by; None for no order."""
    convention = style.convention(ORDERS[container])
    return convention.value if convention else None


def inferred_verdict(candidate: SortedList, key: SortKey | None, style: Style) -> Verdict | None:
    """Return the list held to the order of its file; None where it does not follow that."""
    if key is None:
        return None
    orders = style.learn(ListOrders)
    if not orders.order(candidate.entry_list.container, key).is_followed(candidate):
        return None
    is_same = candidate.document_case.value == orders.case.value
    return (candidate if is_same else candidate.held_to(orders.case)).judge(key)


class OrdersBySection(NamedTuple):
    """What the lists of a document are sorted by: those of some sections, and the rest."""

    by_section: Mapping[str, Order]
    rest: Order


def orders_by_section(style: Style, lists: Sequence[SortedList]) -> OrdersBySection | None:
    """Return what each of these lists follows; None where not all that differ have a heading.

    The rest is what the lists with most entries follow. A list in no order is named only where
    something in it is out of the order of the rest.
    """
    orders: list[SortKey | None] = []
    entries: Counter[SortKey] = Counter()
    for each in lists:
        verdict = inferred_verdict(each, file_order(style, each.entry_list.container), style)
        orders.append(verdict.key if verdict else None)
        if verdict:
            entries[verdict.key] += len(verdict.keyed)
    rest = max(entries, key=lambda key: entries[key], default=None)
    paths = paths_by_key(style.document)
    wanted: list[tuple[Path, Order | None]] = []
    for each, order in zip(lists, orders, strict=True):
        is_free = rest is None or not each.judge(rest).misplaced
        wanted.append((paths[each.key[0]], order or (None if is_free else "none")))
    of_rest: Order = rest or "none"
    by_section = table_of(wanted, of_rest, "infer")
    return None if by_section is None else OrdersBySection(by_section, of_rest)
