"""The JSON schema of a configuration, from the rules' option types and the words of their pages.

Draft 7, as SchemaStore asks of the schemas it lists. JSON knows fewer types than TOML: to a schema
a date is a string, and `1.0` is an integer; what else a configuration is refused for by its names
and types, the schema refuses too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from msgspec import NODEFAULT, Struct, field
from msgspec.structs import fields

from awesomelint.config import options
from awesomelint.config.configuration import DEFAULT, EVERY_RULE, PRESETS
from awesomelint.diagnostic import Level
from awesomelint.rules.rule import Registered

_HOME = "https://github.com/awesomelint/awesomelint/blob/main"
_GUIDE = f"{_HOME}/docs/configuration.md"

Schema = dict[str, Any]

_TYPES: dict[Any, Schema] = {
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    str: {"type": "string"},
    date: {"type": "string", "format": "date", "pattern": r"^\d{4}-\d\d-\d\d$"},
}


class RuleText(Struct, frozen=True):
    """What a rule's page says of it: the summary, and a line for each option."""

    summary: str = ""
    options: Mapping[str, str] = field(default_factory=dict)


def schema(rules: Sequence[Registered], texts: Mapping[str, RuleText]) -> Schema:
    """Return the schema of configurations for `rules`; `texts` are of their pages, by name."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": "https://json.schemastore.org/awesomelint.json",
        "title": "awesomelint configuration",
        "description": f"What `awesomelint` holds the lists of a repository to\n{_GUIDE}",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "preset": {
                "title": "preset",
                "description": "The levels and options to start from",
                **_literal(PRESETS),
                "default": DEFAULT.preset,
            },
            "exclude": _refer(
                "patterns", f"Files that are not read, even when named\n{_GUIDE}", default=[]
            ),
            "rules": _refer("rules", f"What holds for every file\n{_GUIDE}"),
            "overrides": _array("overrides", "What holds for some files on top", _OVERRIDE),
            "lists": _array("lists", "Files that make up one list each", _LIST),
        },
        "definitions": {"level": _level(), "patterns": _PATTERNS, "rules": _rules(rules, texts)},
    }


def _level() -> Schema:
    return {
        "title": "level",
        "description": "How a rule's findings count; a rule that is off finds nothing",
        **_literal(get_args(Level)),
    }


_PATTERNS: Schema = {
    "title": "patterns",
    "description": f"Patterns as in .gitignore, relative to the configuration's folder\n{_GUIDE}",
    "type": "array",
    "items": {"type": "string"},
}


def _refer(name: str, description: str, **more: object) -> Schema:
    """Return a reference with a description of its own: beside `$ref` draft 7 ignores all else."""
    return {"description": description, "allOf": [{"$ref": f"#/definitions/{name}"}], **more}


_FILES = _refer("patterns", f"The files it is about\n{_GUIDE}")
_OVERRIDE = {"files": _FILES, "rules": _refer("rules", f"What holds for these files\n{_GUIDE}")}
_LIST = {"files": _FILES}


def _array(title: str, description: str, properties: Schema) -> Schema:
    return {
        "title": title,
        "description": f"{description}\n{_GUIDE}",
        "type": "array",
        "items": {
            "type": "object",
            "additionalProperties": False,
            "required": ["files"],
            "properties": properties,
        },
    }


def _rules(rules: Sequence[Registered], texts: Mapping[str, RuleText]) -> Schema:
    every = "The level of each rule that is given none"
    return {
        "title": "rules",
        "description": f"A level, or a table of options, for each rule\n{_GUIDE}",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            EVERY_RULE: _refer("level", every),
            **{rule.name: _rule(rule, texts.get(rule.name, RuleText())) for rule in rules},
        },
    }


def _rule(rule: Registered, text: RuleText) -> Schema:
    kind = rule.rule.options
    defaults = {one.name: one for one in fields(kind)}
    return {
        "title": rule.name,
        "description": f"{_said(text.summary)}\n{_HOME}/rules/{rule.name}.md",
        "anyOf": [
            {"$ref": "#/definitions/level"},
            {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    "level": _refer(
                        "level", "The level; without it that of the preset", default=rule.level
                    ),
                    **{
                        name: _option(name, of_option, defaults[name].default, text)
                        for name, of_option in options.kinds(kind).items()
                    },
                },
            },
        ],
    }


def _option(name: str, kind: Any, default: object, text: RuleText) -> Schema:
    value = list(default) if isinstance(default, tuple) else default
    has_default = value is not NODEFAULT and value is not None
    return {
        "title": name,
        "description": _said(text.options.get(name, name)),
        **_of_kind(kind),
        **({"default": value} if has_default else {}),
    }


def _said(text: str) -> str:
    """Return a description without the full stop at its end: SchemaStore wants none."""
    return text.removesuffix(".")


def _of_kind(kind: Any) -> Schema:
    """Return the schema of an option's type."""
    origin = get_origin(kind)
    if origin is Literal:
        return _literal(get_args(kind))
    if origin in options.UNIONS:
        members = [_of_kind(member) for member in get_args(kind) if member is not NoneType]
        return members[0] if len(members) == 1 else {"anyOf": members}
    if origin is tuple:
        return {"type": "array", "items": _of_kind(get_args(kind)[0])}
    return _TYPES[kind]


def _literal(values: Sequence[object]) -> Schema:
    (kind,) = {type(value) for value in values}
    return {**_TYPES[kind], "enum": list(values)}
