"""Which terminals get links in a report."""

from __future__ import annotations

import pytest

from awesomelint.cli.reports import Display, Target, shows_links


@pytest.mark.parametrize(
    ("environment", "shown"),
    [
        ({}, False),
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM_PROGRAM": "vscode"}, True),
        ({"TERM_PROGRAM": "Apple_Terminal"}, False),
        ({"WT_SESSION": "a"}, True),
        ({"VTE_VERSION": "7603"}, True),
        ({"VTE_VERSION": "4602"}, False),
        ({"VTE_VERSION": "new"}, False),
        ({"VTE_VERSION": "7603", "TERM": "dumb"}, False),
        ({"TERM_PROGRAM": "vscode", "CI": "true"}, False),
        ({"TERM_PROGRAM": "vscode", "FORCE_HYPERLINK": "0"}, False),
        ({"FORCE_HYPERLINK": "1"}, True),
    ],
)
def test_a_terminal_that_is_known_to_show_links_gets_them(
    environment: dict[str, str], shown: bool
) -> None:
    assert shows_links(environment) == shown


def test_what_is_no_terminal_gets_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_HYPERLINK", "1")
    display = Display("always")
    assert not display.has_links(Target("full"))
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert display.has_links(Target("full"))
    assert not display.has_links(Target("full", "report.txt"))
    assert not Display("never").has_links(Target("full"))
