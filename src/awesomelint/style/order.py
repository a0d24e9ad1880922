"""What the lists of a document are sorted by, and which of its lists follow that order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from awesomelint.reading.model import Container, Document
from awesomelint.style.convention import Convention, Need
from awesomelint.style.mixture import Sample, learn
from awesomelint.style.sorted_lists import SortedList, Verdict, sorted_lists
from awesomelint.style.sorting import KEYS, SortKey
from awesomelint.style.style import Aspect, Style

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
# A list with at most this share of its entries out of order is kept with care. Where most entries
# stand in lists that are not, the maintainers do not hold to the order there.
_HIGHEST_SLIP_SHARE = 0.1
_SHARE_OF_CAREFUL_ENTRIES = 0.5

ORDER_WORDS: Mapping[SortKey, str] = {
    "title": "alphabetical order",
    "date": "date order, oldest first",
    "-date": "date order, newest first",
    "number": "ascending order",
    "-number": "descending order",
}


class ListOrder:
    """One order, and the lists of a document, or its tables, held to it."""

    def __init__(self, lists: Sequence[SortedList], key: SortKey) -> None:
        self._key = key
        samples = [*filter(None, (candidate.sample(key) for candidate in lists))]
        self.mixture = learn(samples, sum(len(each.entry_list.entries) for each in lists))
        are_sorted = [sample for sample in samples if self._is_sorted(sample)]
        careful = sum(sample.size for sample in are_sorted if _is_careful(sample))
        entries = sum(sample.size for sample in are_sorted)
        self._is_careful = careful >= _SHARE_OF_CAREFUL_ENTRIES * entries
        self.list_count = len(samples)
        self.following_count = sum(map(self._is_followed, samples))

    def is_followed(self, candidate: SortedList) -> bool:
        """Return whether a list follows the order."""
        sample = candidate.sample(self._key)
        return sample is not None and self._is_followed(sample)

    def _is_followed(self, sample: Sample) -> bool:
        return self._is_sorted(sample) and (self._is_careful or _is_careful(sample))

    def _is_sorted(self, sample: Sample) -> bool:
        return self.mixture.probability(sample) >= _LEAST_PROBABILITY


def _is_careful(sample: Sample) -> bool:
    return sample.slips <= _HIGHEST_SLIP_SHARE * sample.size


class ListOrders:
    """The lists of a document that can be sorted, and what they show of each order."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.lists = sorted_lists(document)
        self._by_key = {candidate.key: candidate for candidate in self.lists}
        self._orders: dict[tuple[Container, SortKey], ListOrder] = {}

    def order(self, container: Container, key: SortKey) -> ListOrder:
        """Return what the lists, or the tables, show of one order."""
        if (container, key) not in self._orders:
            lists = [each for each in self.lists if each.entry_list.container == container]
            self._orders[container, key] = ListOrder(lists, key)
        return self._orders[container, key]

    def follows(self, candidate: SortedList, key: SortKey) -> bool:
        """Return whether a list, of this or another state of the document, follows an order.

        A list that was there before, under the same headings, is judged by what it was.
        """
        is_own = candidate.document is self.document
        before = candidate if is_own else self._by_key.get(candidate.key, candidate)
        return self.order(candidate.entry_list.container, key).is_followed(before)


def _order_aspect(name: str, container: Container, unit: str) -> Aspect[SortKey]:
    """Return the aspect of what the lists, or the tables, of a document are sorted by."""

    def find(style: Style, need: Need) -> Convention[SortKey] | None:
        orders = style.compute(ListOrders)
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
    if key and style.compute(ListOrders).follows(candidate, key):
        return candidate.judge(key)
    return None
