"""The options of a rule: from a table of the configuration to the options struct of the rule.

Nothing here knows a rule: the types of the fields say what a table may contain.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from msgspec import Struct

from awesomelint.config.wording import either, suggest, toml_value
from awesomelint.errors import ConfigurationError
from awesomelint.style.by_section import BySection

_REFUSED = object()
UNIONS: tuple[object, ...] = (Union, UnionType)

# For one value, and for the values of an array.
_WORDINGS: dict[Any, tuple[str, str]] = {
    bool: ("true or false", "true or false"),
    int: ("an integer", "integers"),
    float: ("a number", "numbers"),
    str: ("a string", "strings"),
    date: ("a date such as 2025-03-01", "dates such as 2025-03-01"),
}


def check(options_type: type[Struct], table: Mapping[str, object], key: str) -> dict[str, object]:
    """Return the values of `table` as `options_type` takes them: for example arrays as tuples.

    Raises ConfigurationError for an unknown option and for a value of the wrong type.
    """
    known = kinds(options_type)
    values = {}
    for name, value in table.items():
        if name not in known:
            message = f"unknown option {toml_value(name)}"
            raise ConfigurationError(f"{key}.{name}", message, suggest(name, ("level", *known)))
        if is_table(known[name]) and isinstance(value, dict):
            values[name] = _by_section(known[name], value, f"{key}.{name}")
        else:
            values[name] = _checked(known[name], value, name, f"{key}.{name}")
    return values


def _by_section(kind: Any, table: Mapping[str, object], key: str) -> object:
    """Return the value of each section that `table` names."""
    (of_value,) = get_args(get_args(kind)[0])
    return tuple(
        BySection(name, _checked(of_value, value, toml_value(name), f"{key}.{toml_value(name)}"))
        for name, value in table.items()
    )


def _checked(kind: Any, value: object, name: str, key: str) -> object:
    converted = _convert(kind, value)
    if converted is _REFUSED:
        advice = f"give {either(_alternatives(kind))}"
        raise ConfigurationError(key, f"{name} cannot be {toml_value(value)}", advice)
    return converted


def create(options_type: type[Struct], values: Mapping[str, object], key: str) -> object:
    """Return an `options_type` with checked `values`.

    Raises ConfigurationError if the struct itself refuses a value with a ValueError.
    """
    try:
        return options_type(**values)
    except ValueError as error:
        raise ConfigurationError(key, str(error)) from error


@cache
def kinds(options_type: type[Struct]) -> dict[str, Any]:
    """Return the type of each option a configuration can set, by name."""
    hints = get_type_hints(options_type)
    return {name: hints[name] for name in options_type.__struct_fields__}


def is_table(kind: Any) -> bool:
    """Return whether an option of this type is a table by section: `tuple[BySection[T], ...]`.

    Its keys name headings of the list, its values are of the type T.
    """
    return get_origin(kind) is tuple and get_origin(get_args(kind)[0]) is BySection


def as_configured(value: object) -> object:
    """Return the value of an option as a configuration has it: arrays as lists, tables as dicts."""
    if not isinstance(value, tuple):
        return value
    return {by.section: by.value for by in value} if names_sections(value) else list(value)


def names_sections(value: object) -> bool:
    """Return whether the value of an option is a table by section that is not empty."""
    return isinstance(value, tuple) and any(isinstance(member, BySection) for member in value)


def _convert(kind: Any, value: object) -> object:
    """Return `value` as a field of type `kind` holds it, or _REFUSED."""
    origin = get_origin(kind)
    if origin is Literal:
        return _first([value if _same(value, choice) else _REFUSED for choice in get_args(kind)])
    if origin in UNIONS:
        return _first([_convert(member, value) for member in get_args(kind)])
    if origin is tuple and not is_table(kind):
        return _convert_array(get_args(kind)[0], value)
    if kind is float and type(value) is int:
        return float(value)
    # Exactly that type: True is an int to Python, a datetime is a date.
    return value if type(value) is kind else _REFUSED


def _convert_array(kind: Any, value: object) -> object:
    if not isinstance(value, list):
        return _REFUSED
    items = tuple(_convert(kind, item) for item in value)
    return _REFUSED if _REFUSED in items else items


def _first(candidates: Sequence[object]) -> object:
    return next((value for value in candidates if value is not _REFUSED), _REFUSED)


def _same(value: object, other: object) -> bool:
    return type(value) is type(other) and value == other


def _alternatives(kind: Any, plural: bool = False) -> list[str]:
    """Return the wordings of what a field of type `kind` may be given."""
    origin = get_origin(kind)
    if origin is Literal:
        return [toml_value(value) for value in get_args(kind)]
    if origin in UNIONS:
        members = [member for member in get_args(kind) if member is not type(None)]
        return [wording for member in members for wording in _alternatives(member, plural)]
    if is_table(kind):
        return ["tables of headings" if plural else "a table of headings"]
    if origin is tuple:
        items = either(_alternatives(get_args(kind)[0], plural=True))
        return [f"arrays of {items}" if plural else f"an array of {items}"]
    return [_WORDINGS[kind][plural]]
