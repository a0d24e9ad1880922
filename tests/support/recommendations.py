"""What a list recommends, counted in the tree of its page and without the reader.

A *thing* is a list item, a row of a table, a line of HTML or a heading with a link to another site.
Some things recommend nothing: `reason` says why, and is empty for a recommendation.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable

from tests.support.page_things import Thing, page_things
from tests.support.page_tree import page_tree

# Headings whose sections are about the list itself.
_ABOUT = re.compile(
    r"(?:table of )?contents?|toc|index|(?:list of )?licen[cs]es?|copyright"
    r"|contribut\w*(?: \w+){0,2}|contact(?: us)?|sponsors?(?:hip)?|backers|supporters?"
    r"|acknowledge?ments?|credits|thanks"
    r"|code of conduct|star(?:gazers)?(?: history| over time)?|footnotes"
    r"|(?:how to )?cit(?:e|ations?)|目录|目次|目錄|贡献|许可|許可|ライセンス",
    re.IGNORECASE,
)
_NEWS = re.compile(
    r"(?:latest |recent |what'?s )?(?:news?|updates?|changelog|announcements?)"
    r"(?: (?:and|&) (?:news|updates?))?|更新(?:日志)?|最新(?:动态|更新)|新闻|动态",
    re.IGNORECASE,
)
_BEGINS_WITH_DATE = re.compile(
    r"[^\w\[(]*[\[(【]?\s*(?:(?:19|20)\d\d\s?[-/.年]\s?\d\d?|\d\d?[-/.]\d\d?[-/.](?:19|20)\d\d"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (?:\d\d?,? )?(?:19|20)\d\d)",
    re.IGNORECASE,
)
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
# What stands between the links of a bar of links.
_BAR = re.compile(r"[\s|/·•,&>»\[\]-]*")
# A heading with fewer siblings is no list of recommendations.
_LEAST_SIBLINGS = 3
# The share of different titles among the items below linked headings, up to which all are fields.
_MOST_DISTINCT_SHARE = 0.5
# How sentences begin in which a link is no recommendation.
_SENTENCE = re.compile(
    r"(?:please|read|see|check|follow|visit|use|run|install|add|note|if you|this|you|we|the list|"
    r"for more|for a|make sure|join)\b.{4}",
    re.IGNORECASE,
)


def things(text: str) -> list[Thing]:
    """Return the things of a text that have a link, in source order."""
    found = page_things(page_tree(text))
    _judge(found)
    return sorted((thing for thing in found if thing.urls), key=lambda thing: thing.first)


def _judge(things: list[Thing]) -> None:
    """Give each thing that recommends nothing its reason."""
    headings = [thing for thing in things if thing.kind == "heading"]
    entries = _judge_headings(things, headings)
    items = defaultdict(list)
    for thing in things:
        if thing.kind.endswith("li"):
            items[thing.group].append(thing)
    # Sponsors, and links to the other pages of a list, stand under its title.
    introduction_end = headings[1].first if len(headings) > 1 else 0
    for thing in things:
        if thing.kind == "heading" or not thing.urls:
            continue
        section = _EDGES.sub("", headings[thing.above[-1]].text) if thing.above else ""
        is_detail = thing.is_detail and thing.kind != "HTML summary"
        if is_detail or entries.intersection(thing.above):
            thing.reason = "field"
        elif thing.kind.startswith("HTML") and thing.first < introduction_end:
            thing.reason = "introduction"
        else:
            thing.reason = _reason(thing, section, items[thing.group] or [thing])


def _reason(thing: Thing, section: str, siblings: list[Thing]) -> str:
    """Return why a thing under the heading `section` recommends nothing; empty if it does."""
    is_item, is_sparse = thing.kind.endswith("li"), not _half_linked(siblings)
    reasons = {
        "about the list": _ABOUT.fullmatch(section),
        "news": _NEWS.fullmatch(section) and _most(_is_dated, siblings),
        "own pages": is_item and _most(_is_own_page, siblings),
        "bar": _is_bar(thing),
        "prose": (thing.kind == "li" and (is_sparse or _SENTENCE.match(thing.before)))
        or (thing.kind == "HTML line" and _has_words(thing.before)),
    }
    return next((reason for reason, is_so in reasons.items() if is_so), "")


def _judge_headings(things: list[Thing], headings: list[Thing]) -> set[int]:
    """Tell which headings are recommendations; return their numbers."""
    groups: dict[tuple[int, tuple[int, ...]], list[int]] = defaultdict(list)
    for number, heading in enumerate(headings):
        above = [other for other in heading.above if headings[other].level < heading.level]
        groups[heading.level, tuple(above)].append(number)
    titles: dict[int, Counter[str]] = defaultdict(Counter)
    for thing in things:
        if thing.kind != "heading" and thing.urls:
            for number in thing.above:
                titles[number][thing.labels[0][1]] += 1
    entries = set()
    for siblings in groups.values():
        linked = [n for n in siblings if headings[n].urls and not _has_words(headings[n].before)]
        below = sum((titles[number] for number in linked), Counter[str]())
        are_fields = below.total() <= len(linked) or (
            len(below) <= _MOST_DISTINCT_SHARE * below.total()
        )
        if len(linked) >= max(_LEAST_SIBLINGS, len(siblings) / 2) and are_fields:
            entries.update(linked)
    if entries:  # then a single heading with nothing below it is one, too
        single = (n for n, heading in enumerate(headings) if heading.urls and not titles[n])
        entries.update(n for n in single if not _has_words(headings[n].before))
    for number, heading in enumerate(headings):
        if number not in entries:
            heading.reason = "heading of a section"
    return entries


def _most(test: Callable[[Thing], bool], group: list[Thing]) -> bool:
    return sum(map(test, group)) > len(group) / 2


def _half_linked(group: list[Thing]) -> bool:
    return sum(bool(thing.urls) for thing in group) >= len(group) / 2


def _is_dated(thing: Thing) -> bool:
    return bool(_BEGINS_WITH_DATE.match(thing.text))


def _is_own_page(thing: Thing) -> bool:
    return bool(thing.own_pages)


def _has_words(text: str) -> bool:
    return bool(re.search(r"[^\W\d_]", re.sub(r":\w+:", "", text)))


def _is_bar(thing: Thing) -> bool:
    """Whether several links in HTML, and nothing else, make up a line."""
    rest = thing.text
    for _, label in thing.labels:
        rest = rest.replace(label, "", 1)
    return thing.kind.startswith("HTML") and len(thing.labels) > 1 and bool(_BAR.fullmatch(rest))
