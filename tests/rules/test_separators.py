"""inconsistent-separator and dangling-separator: one fault is one finding."""

from __future__ import annotations

from awesomelint import Source, lint, read

LINE = "- [A](https://a.a/{n}): Words. [Jul 2025]\n"
DANGLING = "- [B](https://b.b/{n}):[Jul 2025]\n"


def rules(text: str) -> list[str]:
    return [
        diagnostic.rule
        for diagnostic in lint(read(Source("README.md", text)))
        if diagnostic.rule.endswith("-separator")
    ]


def test_a_dangling_separator_of_another_form_is_one_finding() -> None:
    text = "".join(LINE.format(n=n) for n in range(20))
    assert rules(text + DANGLING.format(n=0)) == ["dangling-separator"]


def test_where_dangling_separators_are_a_way_of_writing_their_form_is_compared() -> None:
    text = "".join(LINE.format(n=n) for n in range(8))
    text += "".join(DANGLING.replace(":[", ": [").format(n=n) for n in range(8))
    assert rules(text + DANGLING.format(n=9)) == ["dangling-separator", "inconsistent-separator"]
