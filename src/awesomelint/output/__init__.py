"""Formats: pure functions from a report to the text that shows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from awesomelint.output.report import Report

# Not imported lazily: loading the submodule later would put it in place of the function.
from awesomelint.output.statistics import statistics

__all__ = ["FORMATS", "Report", "statistics"]

# A run uses one format: each imports its module only when it is called.


def _full(report: Report) -> str:
    from awesomelint.output.full import full

    return full(report)


def _concise(report: Report) -> str:
    from awesomelint.output.concise import concise

    return concise(report)


def _json(report: Report) -> str:
    from awesomelint.output.json_report import json_document

    return json_document(report)


def _jsonl(report: Report) -> str:
    from awesomelint.output.json_report import json_lines

    return json_lines(report)


def _github(report: Report) -> str:
    from awesomelint.output.github import github

    return github(report)


FORMATS: Mapping[str, Callable[[Report], str]] = {
    "full": _full,
    "concise": _concise,
    "json": _json,
    "jsonl": _jsonl,
    "github": _github,
}
