"""TOML text to a table, its errors to ours."""

from __future__ import annotations

from typing import Any

from awesomelint.errors import ConfigurationError
from awesomelint.text import Source


def loads(text: str, place: str) -> dict[str, Any]:
    """Return the TOML in `text`; raises ConfigurationError at `place:line:column`."""
    if all(not line or line.startswith("#") for line in text.split("\n")):
        return {}
    import tomllib  # most runs have no configuration and need not import it

    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise ConfigurationError(place, "TOML nested too deeply") from error
    except ValueError as error:  # an integer of too many digits is no TOMLDecodeError
        message, _, at = str(error).removesuffix(")").partition(" (at ")
        where = _position(at, text)
        raise ConfigurationError(f"{place}{where}", f"broken TOML: {message}") from error


def _position(at: str, text: str) -> str:
    """Return `:line:column` for what tomllib says: `line 2, column 5` or `end of document`."""
    if at == "end of document":
        line, column = Source("", text).position(len(text))
        return f":{line}:{column}"
    numbers = [word for word in at.replace(",", "").split() if word.isdigit()]
    return "".join(f":{number}" for number in numbers)
