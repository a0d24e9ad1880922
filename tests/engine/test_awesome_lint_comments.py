"""awesome-lint's own comments switch off the rules that answer its rules."""

from __future__ import annotations

import pytest

from awesomelint import Source, lint, read

LOWER = "- [A](https://a.a/1) - words of it.\n"
ENDLESS = "- [A](https://a.a/1) - Words of it\n"
BARE = "- [A](https://a.a/1)\n"
AGAIN = "- [Words](https://a.a/1) - Words.\n"


@pytest.mark.parametrize(
    ("identifier", "rule", "options", "text"),
    [
        ("awesome-list-item", "lowercase-description", "'error'", LOWER),
        ("awesome-list-item", "inconsistent-ending", "{ ending = 'stop' }", ENDLESS),
        ("awesome-list-item", "missing-description", "'error'", BARE),
        ("no-repeat-item-in-description", "repeated-title", "'error'", AGAIN),
    ],
)
def test_a_comment_of_the_peer(identifier: str, rule: str, options: str, text: str) -> None:
    def rules_that_report(comment: str) -> list[str]:
        configuration = f"rules.all = 'off'\nrules.{rule} = {options}"
        configuration = configuration.replace("{ ", "{ level = 'error', ")
        document = read(Source("a.md", f"{comment}\n\n{text}"))
        return [finding.rule for finding in lint(document, configuration=configuration)]

    assert rules_that_report("") == [rule]
    assert rules_that_report("<!--lint disable double-link-->") == [rule]
    assert rules_that_report(f"<!--lint disable {identifier}-->") == []
    assert rules_that_report(f"<!--lint ignore {identifier}-->") == []
