"""Reasons why only one of the two reports how an item is worded.

They are about endings, capitals, repeated titles, names and tables of contents. `explanation.py`
has all other reasons.
"""

from __future__ import annotations

import re
from functools import cache

from awesomelint import Source, lint, read
from tests.conformance.comparison import Parting
from tests.conformance.reasons import (
    Reasons,
    always,
    has_other_message,
    is_no_entry,
    is_titled_by_text,
)

_CLOSERS = "\"'”’»」』)）]}*_~` \n\u200e\u200f"
_MARKUP = re.compile(r"[*_`<]|\]\(|\]\[|!\[|https?://")
_FIRST_WORD = re.compile(r"[\w'’./+#&@-]+")
_SUGGESTION = re.compile(r'Text "([^"]*)" should be written as "([^"]*)"')
_OLD = ("os x", "osx", "mac os", "mac os x", "macosx")


def _description(parting: Parting) -> str:
    entry = parting.entry
    return entry.description.text.strip() if entry and entry.description else ""


def _has_no_description(parting: Parting) -> bool:
    return parting.entry is not None and not _description(parting)


def _end(parting: Parting) -> str:
    return _description(parting).rstrip(_CLOSERS)[-1:]


def _ends_with_stop(parting: Parting) -> bool:
    before_badge = re.search(r"[.!?…]\s*\[?!?\[", _description(parting))
    return _end(parting) in (".", "!", "?", "…") or before_badge is not None


def _ends_in_other_script(parting: Parting) -> bool:
    return bool(_end(parting)) and not _description(parting).isascii()


def _is_open(parting: Parting) -> bool:
    return _end(parting) in (",", ":", ";")


def _follows_title(parting: Parting) -> bool:
    """Whether nothing separates the description from its title: it is an aside."""
    return parting.entry is not None and parting.entry.separator is None


def _has_markup(parting: Parting) -> bool:
    """Whether there is markup in what awesome-lint takes for the description."""
    entry = parting.entry
    if entry is None:
        return False
    rest = parting.document.source.text[entry.link.span.end : entry.span.end]
    return bool(_MARKUP.search(rest))


def _has_inner_stop(parting: Parting) -> bool:
    return bool(re.search(r"[.!?…]", _description(parting)))


def _word(parting: Parting) -> str:
    word = _FIRST_WORD.search(_description(parting))
    return word.group() if word else ""


def _begins_with_title(parting: Parting) -> bool:
    entry = parting.entry
    if entry is None:
        return False
    name = re.sub(r"\W", "", entry.link.title).casefold()
    word = re.sub(r"\W", "", _word(parting)).casefold()
    titles = {other.link.title.casefold() for other in parting.document.entries()}
    near = word in name or name in word or word in entry.url.casefold() or word in titles
    return bool(word) and near


def _is_known_name(parting: Parting) -> bool:
    word = _word(parting)
    return bool(word) and (
        not word.isalpha() or not re.search("[aeiouy]", word) or not word.islower()
    )


def _is_foreign(parting: Parting) -> bool:
    return not _word(parting).isascii()


def _is_short_name(parting: Parting) -> bool:
    return len(_description(parting).split()) == 1


def _suggestion(parting: Parting) -> tuple[str, str]:
    match = _SUGGESTION.search(parting.message)
    return (match[1], match[2]) if match else ("", "")


def _stands_in_link(parting: Parting) -> bool:
    """Whether the word stands in the title or in the text of a link of the item or the line."""
    word, source = _suggestion(parting)[0], parting.document.source
    around = parting.item.span if parting.item else source.line_span(parting.line)
    links = (link for link in parting.document.links if around.contains(link.span))
    in_title = parting.entry is not None and word in parting.entry.title.text
    return in_title or any(word in link.label.text for link in links)


def _stands_beside_sign(parting: Parting) -> bool:
    word = re.escape(_suggestion(parting)[0])
    return bool(re.search(rf"[/:@#]{word}|{word}[/:@#]", parting.text))


def _is_old_name(parting: Parting) -> bool:
    return _suggestion(parting)[0].lower() in _OLD


def _is_left_alone(parting: Parting) -> bool:
    """Whether we leave the word alone wherever it stands."""
    return not _is_misspelled(_suggestion(parting)[0])


@cache
def _is_misspelled(word: str) -> bool:
    text = f"- [Anvil](https://example.com/anvil) - Strikes with {word} well.\n"
    diagnostics = lint(read(Source("readme.md", text)), preset="awesome")
    return any(diagnostic.rule == "misspelled-name" for diagnostic in diagnostics)


def _is_before_stop(parting: Parting) -> bool:
    """Whether the name that we report stands before a full stop."""
    name = re.match(r"`([^`]+)`", parting.message)
    return bool(name and re.search(rf"{re.escape(name[1])}\.", parting.text))


def _is_short_code(parting: Parting) -> bool:
    return bool(re.search(r":[\w+-]+:\s*$", parting.text))


def _is_about_title(parting: Parting) -> bool:
    return parting.message.startswith("First heading")


def _is_about_order(parting: Parting) -> bool:
    """Whether items and headings were compared one by one, in their order."""
    return bool(re.search("corresponding heading|missing item", parting.message))


def _has_no_contents_heading(parting: Parting) -> bool:
    """Whether no heading makes awesome-lint look for contents."""
    headings = parting.document.headings
    return not any(heading.level == 2 and heading.text == "Contents" for heading in headings)


BY_PEER: Reasons = {
    "ending": (
        ("no-entry", is_no_entry),
        ("text-title", is_titled_by_text),
        ("decoration", _has_no_description),
        ("trailing", _ends_with_stop),
        ("other-scripts", _ends_in_other_script),
        ("emoji-end", _is_short_code),
        ("open-end", _is_open),
        ("decoration", _follows_title),
    ),
    "casing": (
        ("no-entry", is_no_entry),
        ("other-scripts", _is_foreign),
        ("title-first", _begins_with_title),
        ("known-names", _is_known_name),
        ("known-names", _is_short_name),
    ),
    "repeated title": (("compound", always),),
    "spelling": (
        ("title-as-written", _stands_in_link),
        ("old-names", _is_old_name),
        ("common-words", _is_left_alone),
        ("beside-sign", _stands_beside_sign),
    ),
    "contents": (("other-rule", _is_about_title), ("contents-by-anchor", _is_about_order)),
}

BY_US: Reasons = {
    "ending": (
        ("one-message", has_other_message),
        ("behind-markup", _has_markup),
        ("inner-stop", _has_inner_stop),
    ),
    "casing": (("one-message", has_other_message), ("behind-markup", _has_markup)),
    "repeated title": (("every-entry", always),),
    "spelling": (("before-stop", _is_before_stop), ("other-names", always)),
    "contents": (("contents-anywhere", _has_no_contents_heading),),
}
