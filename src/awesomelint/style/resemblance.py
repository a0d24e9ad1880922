"""Whether two titles name the same thing, and whether a URL names the thing of a title."""

from __future__ import annotations

import re

from awesomelint.urls import repository

# A word of a URL with fewer letters is in a title by chance. A choice.
_LEAST_LETTERS_OF_A_WORD = 3
# Two titles name one thing where they share more than this part of the words of the shorter one.
# `Elm Accelerated` and `TypeScript Accelerated` share half of them, and are two books on one page.
_SHARE_OF_WORDS = 0.5
# How alike, from 0 to 1, the letters of two titles are where one of them is misspelled: `numpic`
# and `NuPIC`. A choice: one letter in five may be wrong.
_LIKENESS_OF_SPELLINGS = 0.8
# `+` and `#` are a part of names: C, C++ and C# are three.
_NO_LETTERS = re.compile(r"(?:[^\w+#]|_)+")
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[^\W_]+")
_WORD_OF_URL = re.compile(r"[^\W_]{2,}(?:[-_][^\W_]+)*")
_NO_NAMES = frozenset("http https www com org net html github gitlab arxiv abs pdf".split())
# A site that is called by its domain is also called without it: `onesignal.com`.
_DOMAIN = re.compile(r"(?:www\.)?([\w-]{2,})\.(?:ai|app|co|com|dev|info|io|net|org)", re.IGNORECASE)


def name(title: str, url: str = "") -> str:
    """Return the letters and digits of a title, in lower case: `auto_ml` and `Auto ML` share them.

    A domain counts without its end, and `owner/name` as `name` where `url` leads there.
    """
    if "/" in title and (linked := repository(url)) and title.strip().lower() == str(linked):
        title = linked.name
    elif "." in title and (domain := _DOMAIN.fullmatch(title.strip())):
        title = domain[1]
    return _NO_LETTERS.sub("", title.casefold()) or title


def are_related(title: str, other: str) -> bool:
    """Whether two titles seem to name one thing, perhaps with other words around or misspelled.

    Titles that differ in their numbers alone name two of a kind: `Volume 1` and `Volume 2`.
    """
    short, long = sorted((name(title), name(other)), key=len)
    if short != long and _DIGITS.sub("", short) == _DIGITS.sub("", long):
        return False
    if len(short) >= _LEAST_LETTERS_OF_A_WORD and long.startswith(short):
        return True
    words, other_words = (set(_WORD.findall(text.casefold())) for text in (title, other))
    shared, least = len(words & other_words), min(len(words), len(other_words))
    if shared > _SHARE_OF_WORDS * least:
        return True
    from difflib import SequenceMatcher  # few lists have two titles for one URL

    return SequenceMatcher(None, short, long).ratio() >= _LIKENESS_OF_SPELLINGS


def url_names(url: str, title: str) -> bool | None:
    """Whether a word of a URL is a title or in it; None where the URL has no words.

    The site and the owner of a repository count only where nothing follows them: they are of
    everything that the URLs of a site or of an owner lead to.
    """
    words = _words_of_url(url)
    title_name = name(title)
    if not words:
        return None
    return any(word in title_name or (title_name and title_name in word) for word in words)


def _words_of_url(url: str) -> list[str]:
    site, _, path = re.sub(r"^\w+://(?:www\.)?", "", url).partition("/")
    if repository(url):
        path = path.partition("/")[2]
    return _names(path) or _names(site)


def _names(text: str) -> list[str]:
    words = (_NO_LETTERS.sub("", word.casefold()) for word in _WORD_OF_URL.findall(text))
    return [
        word
        for word in words
        if word not in _NO_NAMES and sum(map(str.isalpha, word)) >= _LEAST_LETTERS_OF_A_WORD
    ]
