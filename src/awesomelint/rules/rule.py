"""What a rule is: a name and a function that yields diagnostics."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from awesomelint.diagnostic import Diagnostic, Level
from awesomelint.markdown.model import Document


@dataclass(frozen=True, slots=True)
class NoOptions:
    """The options of a rule that takes none."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One fault awesomelint can find; its page is `rules/<name>.md`.

    `check(documents, options)` yields diagnostics for the documents of one list. It is a function
    of its arguments: no state, no input or output, no clock. `options` is a frozen dataclass whose
    field types (`bool`, `int`, `str`, `Literal[...]`, `date | None`) are what a configuration may
    give; `level` is the level where no configuration says otherwise.
    """

    name: str
    check: Callable[[Sequence[Document], Any], Iterable[Diagnostic]]
    level: Level = "error"
    options: type = NoOptions
