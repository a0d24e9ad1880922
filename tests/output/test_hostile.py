"""No file content and no file name breaks out of any format."""

from __future__ import annotations

import json
import re

import pytest
from msgspec.structs import replace

from awesomelint.output import FORMATS
from tests.output.reports import HOSTILE, hostile_report

CONTROL = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)


@pytest.mark.parametrize("bad", HOSTILE)
@pytest.mark.parametrize("color", [False, True])
@pytest.mark.parametrize("name", FORMATS)
def test_no_control_character_is_left(name: str, color: bool, bad: str) -> None:
    text = FORMATS[name].render(hostile_report(bad, color=color))
    plain = re.sub(r"\x1b\[[\d;]+m", "", text) if color else text
    assert not CONTROL.search(plain)
    text.encode()


@pytest.mark.parametrize("bad", HOSTILE)
@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("full", 10),
        ("concise", 1),
        ("jsonl", 1),
        ("github", 1),
        ("grouped", 2),
        ("checkstyle", 6),
        ("junit", 8),
        ("markdown", 13),
    ],
)
def test_no_line_is_added(name: str, lines: int, bad: str) -> None:
    report = replace(hostile_report(bad), width=100_000)
    assert len(FORMATS[name].render(report).splitlines()) == lines


@pytest.mark.parametrize("bad", HOSTILE)
@pytest.mark.parametrize("name", [name for name in FORMATS if name != "github"])
def test_no_workflow_command_is_forged(name: str, bad: str) -> None:
    text = FORMATS[name].render(hostile_report(bad, color=False))
    assert "##[" not in text
    assert not any(line.lstrip().startswith("::") for line in text.splitlines())


@pytest.mark.parametrize("shift", range(8))
def test_a_line_that_is_wrapped_forges_no_workflow_command(shift: int) -> None:
    for message in ("x" * shift + " word ::error::forged", "x" * shift + "::error::forged" * 20):
        text = FORMATS["full"].render(replace(hostile_report(message), width=24))
        assert not any(line.lstrip().startswith("::") for line in text.splitlines())


@pytest.mark.parametrize("bad", HOSTILE)
def test_a_workflow_command_keeps_its_properties(bad: str) -> None:
    text = FORMATS["github"].render(hostile_report(bad, color=False))
    properties = text.split("::")[1].removeprefix("error ")
    names = [pair.split("=")[0] for pair in properties.split(",")]
    assert names[:2] == ["file", "line"]
    assert names[-1] == "title"
    assert len(names) == len(set(names))


@pytest.mark.parametrize("bad", HOSTILE)
def test_json_decodes_to_the_same_text(bad: str) -> None:
    record = json.loads(FORMATS["jsonl"].render(hostile_report(bad, color=False)))
    assert (record["path"], record["message"]) == (f"{bad}.md", bad)
