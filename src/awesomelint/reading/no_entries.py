"""Lists with links that recommend nothing: details of entries, news, pages of the list itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from awesomelint.reading.grammar import REFERENCES
from awesomelint.reading.model import Entry, Heading, Inline
from awesomelint.urls import is_outbound

# Sections whose links are about the list itself.
_ABOUT = re.compile(
    r"(?:table of )?contents?|toc|index|(?:list of )?licen[sc]es?|"
    r"contribut(?:e|ing|ors?|ions?)(?: \w+)?|contact|"
    r"sponsors?(?:hip)?|backers|acknowledge?ments?|credits|code of conduct|star history|footnotes|"
    r"目录|目次|目錄|贡献|许可|許可",
    re.IGNORECASE,
)
# Sections that say what is new, if their items begin with dates.
_NEWS = re.compile(
    r"(?:(?:latest|recent) )?(?:news?|updates?|announcements?)(?: (?:and|&) (?:news|updates?))?|"
    r"what'?s new|changelog|最新(?:动态|更新|消息)|更新(?:日志)?|"
    r"新闻|动态|お知らせ|ニュース|새 소식|업데이트|новости",
    re.IGNORECASE,
)
_DATE = r"(?:19|20)\d\d\s?[-/.年]\s?\d\d?|\d\d?[-/.]\d\d?[-/.](?:19|20)\d\d"
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_BEGINS_WITH_DATE = rf"(?i)[^\w\n]*(?:{_DATE}|{_MONTH}\s(?:\d\d?,?\s)?(?:19|20)\d\d)"
_OWN_PAGE = r"(?i)(?!\w+:|#|//)[^?#]+\.(?:md|markdown)(?:[?#].*)?"
_NO_LETTERS = re.compile(r"^[^\w]+|[^\w]+$")
# The highest share of different titles among what stands below several entries, and the least share
# of names of kinds of links, for it to be details of these: `Docs` and `Discord` come again and
# again. Choices: in the lists at hand it is below .2 for details and above .9 for entries.
_HIGHEST_SHARE_OF_TITLES = 0.5
_LEAST_SHARE_OF_REFERENCES = 0.5


def are_details(titles: Sequence[str], holders: int) -> bool:
    """Whether items with these titles are details of so many entries, and no entries themselves."""
    plain = [title.strip().casefold() for title in titles]
    references = sum(title in REFERENCES for title in plain)
    return (
        len(plain) <= holders
        or len(set(plain)) <= _HIGHEST_SHARE_OF_TITLES * len(plain)
        or references >= _LEAST_SHARE_OF_REFERENCES * len(plain)
    )


def is_about_the_list(heading: Heading) -> bool:
    """Whether the links of a section are about the list itself, as those of `Contributing` are."""
    return _ABOUT.fullmatch(_NO_LETTERS.sub("", heading.text)) is not None


def is_news(heading: Heading, items: Sequence[Inline]) -> bool:
    """Whether a list tells what is new: the section is called so, and most items have a date."""
    if _NEWS.fullmatch(_NO_LETTERS.sub("", heading.text)) is None:
        return False
    return 2 * sum(bool(re.match(_BEGINS_WITH_DATE, item.content)) for item in items) > len(items)


def is_own_page(url: str) -> bool:
    """Whether a URL leads to another Markdown file of the list."""
    return not is_outbound(url) and re.fullmatch(_OWN_PAGE, url) is not None


def are_own_pages(entries: Sequence[Entry]) -> bool:
    """Whether most entries lead to other Markdown files of the list: an index or translations."""
    return 2 * sum(is_own_page(entry.url) for entry in entries) > len(entries)
