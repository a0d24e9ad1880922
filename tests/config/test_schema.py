"""The schema of configurations: it takes what awesomelint takes, and refuses what it refuses."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from typing import Any

import jsonschema
import pytest

from awesomelint.config.configuration import parse
from awesomelint.config.schema import configuration_schema
from awesomelint.disk import rule_pages as pages
from awesomelint.engine.registry import ALL_RULES
from awesomelint.errors import ConfigurationError
from tests.config import test_configuration, test_options
from tests.support import little_rules
from tests.support.command import Run
from tests.support.paths import ROOT

COPY = ROOT / "docs" / "awesomelint.schema.json"
SCHEMA = json.loads(COPY.read_text(encoding="utf-8"))

# To JSON a date is a string, and 1.0 is an integer.
UNTOLD = ("count = 1.0", "since = '2025-03-01'")


def _validator(schema: Any) -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(schema)


def _accepts(schema: Any, text: str) -> bool:
    """Whether TOML is valid, its dates as the strings that editors take them for."""
    return bool(_validator(schema).is_valid(_as_json(tomllib.loads(text))))


def _as_json(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _as_json(member) for key, member in value.items()}
    if isinstance(value, list):
        return [_as_json(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def test_the_copy_in_docs_is_what_the_command_prints(run: Run, pytestconfig: pytest.Config) -> None:
    ran = run("schema")
    assert (ran.code, ran.err) == (0, "")
    if pytestconfig.getoption("--update-pages"):
        COPY.write_text(ran.out, encoding="utf-8")
    assert ran.out == COPY.read_text(encoding="utf-8")


def test_it_is_a_schema_of_draft_7() -> None:
    assert SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#"
    jsonschema.Draft7Validator.check_schema(SCHEMA)


def _objects(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            yield schema
        for value in schema.values():
            yield from _objects(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _objects(value)


def test_it_is_written_as_schemastore_asks() -> None:
    assert re.fullmatch(r"https://json\.schemastore\.org/[a-z]+\.json", SCHEMA["$id"])
    for table in _objects(SCHEMA):
        if "properties" not in table:  # a table of headings, whose keys are the list's own
            assert table["additionalProperties"].keys() & {"type", "anyOf"}
            continue
        assert table["additionalProperties"] is False
        assert table.get("required", ["files"]) == ["files"]
        for name, property_ in table["properties"].items():
            assert property_.keys() & {"type", "anyOf", "allOf"}, name
            assert not isinstance(property_.get("type"), list), name
            text, _, url = property_["description"].partition("\nhttps://")
            assert text[0] == text[0].upper(), name
            assert text[-1] not in ".:", name
            assert "\n" not in text + url, name


def test_every_rule_and_option_is_described_in_the_words_of_its_page() -> None:
    described = SCHEMA["definitions"]["rules"]["properties"]
    assert [*described] == ["all", *(rule.name for rule in ALL_RULES)]
    for rule in ALL_RULES:
        page = pages.page(rule.name)
        options = dict(described[rule.name]["anyOf"][1]["properties"])
        assert described[rule.name]["description"].startswith(pages.summary(page)[:-1])
        assert options.pop("level")["default"] == rule.level
        for name, text in pages.options(page).items():
            assert options.pop(name)["description"] == text.removesuffix(".")
        assert not options


def _written() -> Iterator[tuple[str, str]]:
    """Yield every configuration that the documentation shows."""
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))):
        text = path.read_text(encoding="utf-8")
        for fence in pages.fences(text):
            if fence.info.startswith("toml") and "[plugin." not in fence.text:
                yield f"{path.name}:{fence.line}", fence.text
    for name in pages.names():
        for fence in pages.fences(pages.page(name)):
            if fence.info.startswith("toml"):
                yield f"{name}:{fence.line}", fence.text


@pytest.mark.parametrize("text", [pytest.param(text, id=fence) for fence, text in _written()])
def test_what_the_documentation_shows_is_valid(text: str) -> None:
    parse(text, "documentation", rules=ALL_RULES)
    assert _accepts(SCHEMA, text)


LITTLE = configuration_schema(little_rules.RULES, {})


def test_what_awesomelint_takes_is_valid() -> None:
    assert _accepts(LITTLE, test_configuration.FULL)
    assert _accepts(LITTLE, "rules.every-kind = { since = 2025-03-01, names = ['a'], ratio = 2 }")
    assert _accepts(LITTLE, "rules.every-kind = { limit = 3, depth = 2, flag = true }")


def _mistakes() -> Iterator[str]:
    yield from (
        text
        for text, message in test_configuration.MISTAKES.items()
        if "broken TOML" not in message
        and "pattern" not in message.partition(";")[0]
        and "leaves" not in message
    )
    yield from (f"[rules.every-kind]\n{line}" for line in test_options.MISTAKES)


@pytest.mark.parametrize("text", [*_mistakes()])
def test_a_mistake_in_a_name_or_type_is_refused(text: str) -> None:
    with pytest.raises(ConfigurationError):
        parse(text, "a.toml", rules=little_rules.RULES)
    assert _accepts(LITTLE, text) == text.endswith(UNTOLD)
