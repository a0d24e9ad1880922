"""The table of counts."""

from __future__ import annotations

from awesomelint.diagnostic import Diagnostic, Fix
from awesomelint.output.statistics import statistics
from awesomelint.text import Span


def diagnostic(rule: str, *, fix: bool = False, warning: bool = False) -> Diagnostic:
    mended = Fix("mend it", ()) if fix else None
    return Diagnostic("a.md", Span(0, 0), "m", rule, "warning" if warning else "error", mended)


def test_the_most_frequent_comes_first_then_the_name() -> None:
    diagnostics = (
        *[diagnostic("zebra", fix=True)] * 11,
        diagnostic("short", warning=True),
        diagnostic("a-longer-name"),
        diagnostic("a-longer-name", warning=True, fix=True),
    )
    assert statistics(diagnostics) == (
        "11  error    zebra          [*]\n"
        " 1  error    a-longer-name\n"
        " 1  warning  a-longer-name  [*]\n"
        " 1  warning  short\n"
    )


def test_nothing_found_is_nothing_shown() -> None:
    assert statistics(()) == ""
