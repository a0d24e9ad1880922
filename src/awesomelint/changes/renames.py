"""Which new files are old files under another name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

# So much of the longer of two files stands in both if one is the other renamed: as git has it.
_LEAST_SHARE_IN_COMMON = 0.5


def find_renames(gone: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    """Return the old name of each new file that was renamed; both mappings are of names to texts.

    Every old name is given once, the most alike first.
    """
    old_lines = {name: _lines(text) for name, text in gone.items()}
    new_lines = {name: _lines(text) for name, text in new.items()}
    pairs = sorted(
        (-_share(lines, others), name, old)
        for name, lines in new_lines.items()
        for old, others in old_lines.items()
    )
    renames: dict[str, str] = {}
    for share, name, old in pairs:
        if -share < _LEAST_SHARE_IN_COMMON:
            break
        if name not in renames and old not in renames.values():
            renames[name] = old
    return renames


def _lines(text: str) -> Counter[str]:
    return Counter(line for line in map(str.strip, text.splitlines()) if line)


def _share(lines: Counter[str], others: Counter[str]) -> float:
    longest = max(lines.total(), others.total())
    return (lines & others).total() / longest if longest else 0.0
