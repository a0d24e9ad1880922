"""Programs and schemas of others that judge reports; `.ci/validators` installs them."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

_MODULES = "node_modules"
_SARIF = Path(_MODULES, "@microsoft", "sarif-multitool-linux")
_RDFORMAT = Path(_MODULES, "@umbrelladocs", "rdformat-validator")


def _validator(path: str | Path) -> Path:
    """Return a path in the folder of the validators; skips the test if it is not there."""
    folder = os.environ.get("AWESOMELINT_VALIDATORS", "")
    if not folder or not Path(folder, path).exists():
        pytest.skip("AWESOMELINT_VALIDATORS names no folder that .ci/validators has filled")
    return Path(folder, path)


def sarif_schema() -> Any:
    """Return the JSON schema of SARIF 2.1.0."""
    return json.loads(_validator(_SARIF / "sarif-2.1.0.json").read_text(encoding="utf-8"))


def sarif_faults(text: str, folder: Path) -> list[str]:
    """Return what Microsoft's program says of a log: errors and warnings, GitHub's rules included.

    It exits with 0 whatever it finds, so its own log is read.
    """
    log, answer = folder / "log.sarif", folder / "answer.sarif"
    log.write_text(text, encoding="utf-8")
    options = ["--level", "Error;Warning", "--rule-kind", "Sarif;Ghas", "--log", "ForceOverwrite"]
    program = _validator(_SARIF / "Sarif.Multitool")
    subprocess.run(
        [program, "validate", log, "-o", answer, *options], check=True, capture_output=True
    )
    (run,) = json.loads(answer.read_text(encoding="utf-8"))["runs"]
    notifications = [
        notification["message"]["text"]
        for invocation in run.get("invocations", [])
        for notification in invocation.get("toolExecutionNotifications", [])
    ]
    return [*(result["ruleId"] for result in run.get("results", [])), *notifications]


def rdjson_is_valid(text: str, folder: Path) -> bool:
    """Return whether a report is one that reviewdog's format describes, without other fields."""
    report = folder / "report.json"
    report.write_text(text, encoding="utf-8")
    package = json.loads(_validator(_RDFORMAT / "package.json").read_text(encoding="utf-8"))
    (program,) = package["bin"].values()
    command = ["node", str(_validator(_RDFORMAT / program)), "--no-extra-fields", str(report)]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def junit_schema() -> Path:
    """Return the XML schema by which Jenkins reads JUnit's reports."""
    return _validator("junit-10.xsd")


def xml_faults(text: str, schema: Path) -> list[str]:
    """Return what is wrong with a document by an XML schema."""
    etree = pytest.importorskip("lxml.etree")
    rules = etree.XMLSchema(etree.parse(schema))
    rules.validate(etree.fromstring(text.encode()))
    return [f"{error.line}: {error.message}" for error in rules.error_log]
