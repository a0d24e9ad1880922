"""The findings that an owner has taken note of: written down once, and not told again.

A baseline is JSON that a person can read: an object for each finding, on a line of its own, sorted.
It has the identity of the finding, as `changes/identity.py` has it, so it outlives edits elsewhere.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Set
from typing import NamedTuple

from awesomelint.diagnostic import Diagnostic, Occurrence, Subject
from awesomelint.errors import ConfigurationError

_VERSION = 1
_KINDS = ("entry", "line")


class Identity(NamedTuple):
    """What tells a finding from every other: its file, its rule and its subject."""

    path: str
    rule: str
    subject: Subject

    @property
    def order(self) -> tuple[str, str, str, int]:
        """What identities are sorted by."""
        return self.path, self.rule, self.subject.text, self.subject.number

    def __str__(self) -> str:
        return f"{self.path}: {self.rule}: {self.subject.text}"


def identity(diagnostic: Diagnostic, occurrence: Occurrence, path: str) -> Identity:
    """Return the identity of an occurrence; the baseline calls the file `path`."""
    assert occurrence.subject, "the findings of a run have subjects"
    return Identity(path, diagnostic.rule, occurrence.subject)


def identities(
    diagnostics: Iterable[Diagnostic], path_of: Callable[[str], str]
) -> Iterator[Identity]:
    """Yield the identity of each occurrence; `path_of` a path is what the baseline calls it."""
    for diagnostic in diagnostics:
        for occurrence in diagnostic.occurrences:
            yield identity(diagnostic, occurrence, path_of(diagnostic.path))


def without(
    diagnostics: Iterable[Diagnostic], baseline: Set[Identity], path_of: Callable[[str], str]
) -> Iterator[Diagnostic]:
    """Yield what of the findings is not in a baseline; `path_of` a path is what that calls it.

    A finding of which some occurrences are in the baseline is told occurrence by occurrence.
    """
    for diagnostic in diagnostics:
        path = path_of(diagnostic.path)
        kept = [
            single
            for single in diagnostic.split()
            if identity(diagnostic, single.occurrences[0], path) not in baseline
        ]
        if len(kept) == diagnostic.count:
            yield diagnostic
        else:
            yield from kept


def write_baseline(findings: Iterable[Identity]) -> str:
    """Return a baseline as text."""
    rows = [_row(each) for each in sorted(set(findings), key=lambda each: each.order)]
    array = "".join(f"\n    {row}," for row in rows).removesuffix(",")
    end = "\n  ]" if rows else "]"
    return f'{{\n  "version": {_VERSION},\n  "findings": [{array}{end}\n}}\n'


def _row(each: Identity) -> str:
    subject = each.subject
    number = {"number": subject.number} if subject.number else {}
    record = {"path": each.path, "rule": each.rule, subject.kind: subject.text, **number}
    row = json.dumps(record, ensure_ascii=False)
    # The name of a file may be no text in any encoding.
    return row if row.isascii() or _is_utf8(row) else json.dumps(record)


def _is_utf8(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def read_baseline(text: str, name: str) -> frozenset[Identity]:
    """Return what a baseline has. Raises ConfigurationError at `name` for anything else."""
    try:
        document = json.loads(text)
    except RecursionError as error:
        raise ConfigurationError(name, "JSON nested too deeply") from error
    except ValueError as error:
        raise ConfigurationError(name, f"broken JSON: {error}") from error
    if not isinstance(document, dict) or document.get("version") != _VERSION:
        message = f"not a baseline of version {_VERSION}"
        raise ConfigurationError(name, message, "write it with `awesomelint baseline`")
    findings = document.get("findings")
    if not isinstance(findings, list):
        raise ConfigurationError(f"{name}: findings", "not an array")
    return frozenset(
        _read_record(record, f"{name}: findings[{number}]")
        for number, record in enumerate(findings)
    )


def _read_record(record: object, key: str) -> Identity:
    if isinstance(record, dict):
        path, rule, number = (record.get(name) for name in ("path", "rule", "number"))
        for kind in _KINDS:
            text = record.get(kind)
            is_number = number is None or (type(number) is int and number > 0)
            if all(isinstance(value, str) for value in (path, rule, text)) and is_number:
                subject = Subject("entry" if kind == "entry" else "line", str(text), number or 0)
                return Identity(str(path), str(rule), subject)
    message = "not a finding: it has a path, a rule, and an entry or a line"
    raise ConfigurationError(key, message, "write it with `awesomelint baseline`")
