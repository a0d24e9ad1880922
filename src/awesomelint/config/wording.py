"""Words for errors in a configuration: the name that was meant, and values as TOML writes them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

# More names than these are no answer to what was meant.
_MOST_SUGGESTIONS = 4


def suggest(name: str, known: Collection[str]) -> str:
    """Return advice for an unknown `name`: the known names that it may mean, else all of them."""
    return closest(name, known) or f"known: {', '.join(sorted(known)) or 'none'}"


def closest(name: str, known: Collection[str]) -> str:
    """Return advice for an unknown `name`: the known names that it may mean; empty without any.

    It may mean the known name most like it; or those that begin with it; or those that have it.
    """
    from difflib import get_close_matches  # only a mistake pays for the import

    matches = (
        get_close_matches(name, known, n=1)
        or [word for word in sorted(known) if name and word.startswith(name)]
        or [word for word in sorted(known) if name and name in word]
    )
    if not matches or len(matches) > _MOST_SUGGESTIONS:
        return ""
    return f"did you mean {either([toml_value(match) for match in matches])}?"


def either(wordings: Sequence[str]) -> str:
    """Return `wordings` joined as alternatives: `a, b or c`."""
    return " or ".join(part for part in (", ".join(wordings[:-1]), wordings[-1]) if part)


def toml_value(value: object) -> str:
    """Return a TOML value as the configuration might write it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list | tuple):
        return f"[{', '.join(toml_value(item) for item in value)}]"
    return str(value)
