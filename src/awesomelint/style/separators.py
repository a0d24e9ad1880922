"""What stands between a title and its description, and before links in double brackets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from awesomelint.reading.model import Document, Entry
from awesomelint.style.asides import is_emoji, is_part_of_title, joins_titles
from awesomelint.style.convention import USUAL, Convention, Need, dominant
from awesomelint.style.style import Aspect

# Of the separators of one character, the share that is spaced alike. Spacing slips more often than
# the character does, and two thirds still leave no doubt which spacing is meant.
_SHARE_OF_SPACINGS = 2 / 3
_SPACES = r"[ \t\n]+"
_NO_EMPHASIS = str.maketrans("", "", "*_~")


def listed_entries(document: Document) -> list[Entry]:
    """Return the entries whose title is a link in a list item: those with a separator to judge."""
    return [entry for entry in document.entries() if entry.head in ("link", "bold-link")]


def described_entries(document: Document) -> list[Entry]:
    """Return the listed entries with a description that a separator sets off from the title.

    Without a separator the text is an aside to the title: `[T](url) (no longer made)`,
    `[T](url), by X`.
    """
    return [
        entry
        for entry in listed_entries(document)
        if entry.description and entry.separator and entry.separator.text.strip() != ","
    ]


@lru_cache(maxsize=256)
def separator_form(text: str) -> str:
    """Return a separator without emphasis, all white space in it as one space: `: `, ` - `."""
    return re.sub(_SPACES, " ", text.translate(_NO_EMPHASIS))


def quoted_form(form: str) -> str:
    """Return a form in backticks, a no-break space made visible."""
    return "`" + form.replace("\xa0", "\\u00a0") + "`"


def common_separator(entries: Sequence[Entry], need: Need = USUAL) -> Convention[str] | None:
    """Return the form of separator the entries with a description have, such as ` - ` or `: `.

    The character comes first, all its spacings counted as one; then its spacing, by a clear
    majority. Before an emoji the spacing is not counted: `:💡` stands beside `: Text` in lists that
    are careful about both.
    """
    described = [(entry, form) for entry in entries if (form := _form(entry)) is not None]
    character = dominant((form.strip() for _, form in described), need)
    if character is None or not character.value:
        return None
    spacings = Counter(
        form
        for entry, form in described
        if form.strip() == character.value and not _begins_with_emoji(entry)
    )
    if not spacings:
        return None
    form, count = spacings.most_common()[0]
    if count < min(need.share, _SHARE_OF_SPACINGS) * spacings.total():
        return None
    return Convention(form, count, character.total)


def _form(entry: Entry) -> str | None:
    """Return the form of an entry's separator, empty without one; None without a description."""
    if entry.description is None or joins_titles(entry):
        return None
    if entry.separator:
        return separator_form(entry.separator.text)
    return None if is_part_of_title(entry.description) else ""


def _begins_with_emoji(entry: Entry) -> bool:
    return entry.description is not None and is_emoji(entry.description.text[0])


def common_joint(entries: Iterable[Entry], need: Need = USUAL) -> Convention[str] | None:
    """Return what stands before links in double brackets, without its spaces: `:` or nothing."""
    parts = (part for entry in entries for part in entry.joints)
    return dominant((part.text.strip() for part in parts), need)


SEPARATOR: Aspect[str] = Aspect(
    "separator",
    lambda style, need: common_separator(style.compute(listed_entries), need),
    "descriptions",
    quoted_form,
)
JOINT: Aspect[str] = Aspect(
    "before double brackets",
    lambda style, need: common_joint(style.compute(listed_entries), need),
    "links in double brackets",
    lambda text: quoted_form(text) if text else "nothing",
)
