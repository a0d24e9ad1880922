"""The JSON schema of a configuration, from the rules' option types and the words of their pages.

It is of draft 7, which SchemaStore asks for. JSON has fewer types than TOML: a schema takes a date
for a string, and `1.0` for an integer. All other names and types that awesomelint refuses, the
schema refuses too.
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
from awesomelint.diagnostic import HOME, Level, page_url
from awesomelint.rules.rule import RegistryEntry

_GUIDE = f"{HOME}/blob/main/docs/configuration.md"

Schema = dict[str, Any]

_TYPES: dict[Any, Schema] = {
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    str: {"type": "string"},
    date: {"type": "string", "format": "date", "pattern": r"^\d{4}-\d\d-\d\d$"},
}


class RuleText(Struct, frozen=True):
    """Words from the page of a rule: its summary, and a line for each option, by name."""

    summary: str = ""
    options: Mapping[str, str] = field(default_factory=dict)


def configuration_schema(rules: Sequence[RegistryEntry], texts: Mapping[str, RuleText]) -> Schema:
    """Return the schema of configurations that name `rules`; `texts` are by the names of these."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": "https://json.schemastore.org/awesomelint.json",
        "title": "awesomelint configuration",
        "description": f"How `awesomelint` checks the lists of a repository\n{_GUIDE}",
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
            "overrides": _array(
                "overrides", "What holds for some files, on top of `rules`", _OVERRIDE
            ),
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
    """Return a reference to a definition, with another description.

    `$ref` stands in an `allOf`, because draft 7 ignores what stands next to a `$ref`.
    """
    return {"description": description, "allOf": [{"$ref": f"#/definitions/{name}"}], **more}


_FILES = _refer("patterns", f"The files that this table is for\n{_GUIDE}")
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


def _rules(rules: Sequence[RegistryEntry], texts: Mapping[str, RuleText]) -> Schema:
    every_rule = "The level of each rule that has no level of its own here"
    return {
        "title": "rules",
        "description": f"A level, or a table of options, for each rule\n{_GUIDE}",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            EVERY_RULE: _refer("level", every_rule),
            **{rule.name: _rule(rule, texts.get(rule.name, RuleText())) for rule in rules},
        },
    }


def _rule(rule: RegistryEntry, text: RuleText) -> Schema:
    kind = rule.rule.options
    defaults = {option.name: option.default for option in fields(kind)}
    return {
        "title": rule.name,
        "description": f"{_without_full_stop(text.summary)}\n{page_url(rule.name)}",
        "anyOf": [
            {"$ref": "#/definitions/level"},
            {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    "level": _refer(
                        "level", "The level; by default that of the preset", default=rule.level
                    ),
                    **{
                        name: _option(name, option_kind, defaults[name], text)
                        for name, option_kind in options.kinds(kind).items()
                    },
                },
            },
        ],
    }


def _option(name: str, kind: Any, default: object, text: RuleText) -> Schema:
    value: object = list(default) if isinstance(default, tuple) else default
    if options.is_table(kind):
        value = {}
    has_default = value is not NODEFAULT and value is not None
    return {
        "title": name,
        "description": _without_full_stop(text.options.get(name, name)),
        **_of_kind(kind),
        **({"default": value} if has_default else {}),
    }


def _without_full_stop(text: str) -> str:
    """Return a description as SchemaStore wants it: without a full stop at the end."""
    return text.removesuffix(".")


def _of_kind(kind: Any) -> Schema:
    """Return the schema of a value of the type `kind`, a type that a rule's option may have."""
    origin = get_origin(kind)
    if origin is Literal:
        return _literal(get_args(kind))
    if origin in options.UNIONS:
        members = [_of_kind(member) for member in get_args(kind) if member is not NoneType]
        return members[0] if len(members) == 1 else {"anyOf": members}
    if options.is_table(kind):
        (by_section,) = {*get_args(kind)} - {...}
        return {"type": "object", "additionalProperties": _of_kind(get_args(by_section)[0])}
    if origin is tuple:
        return {"type": "array", "items": _of_kind(get_args(kind)[0])}
    return _TYPES[kind]


def _literal(values: Sequence[object]) -> Schema:
    (kind,) = {type(value) for value in values}
    return {**_TYPES[kind], "enum": list(values)}
