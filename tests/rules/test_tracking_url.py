"""tracking-url: a campaign of the list's or of a host's owner is no slip."""

from __future__ import annotations

import pytest

from awesomelint import Source, lint, read


def is_reported(*urls: str) -> bool:
    text = "".join(f"- [A](https://{url})\n" for url in urls)
    diagnostics = lint(
        read(Source("README.md", text)), configuration="rules.tracking-url = 'warning'"
    )
    return "tracking-url" in {diagnostic.rule for diagnostic in diagnostics}


@pytest.mark.parametrize(
    ("urls", "expected"),
    [
        (["a.a/1?utm_source=b", "a.a/2?utm_source=b", "a.a/3?utm_source=b"], False),
        (["a.a/1?utm_source=b", "a.a/2?utm_source=b"], True),
        (["a.a/1?utm_source=b", "a.a/2?utm_source=b", "a.a/3?utm_source=c"], True),
        (["a.a/1?utm_source=b", "a.a/2?utm_source=b", "a.a/3?utm_source=b", "a.a/4"], True),
        ([f"a{n}.a?utm_source=b" for n in range(7)], True),
        ([f"a{n}.a?utm_source=b" for n in range(8)], False),
        ([f"a{n}.a?utm_source={'b' if n % 2 else n}" for n in range(8)], False),
        ([f"a{n}.a?utm_source={'b' if n % 3 else n}" for n in range(2, 12)], False),
        ([f"a{n}.a?utm_source={n % 3}" for n in range(9)], True),
        ([f"a{n}.a?utm_source" for n in range(9)], True),  # no value is no value of the owner's
        (["a.a?campaignid=1"], False),
        (["a.a?fbclid=1&campaignid=1"], True),
    ],
)
def test_campaigns(urls: list[str], expected: bool) -> None:
    assert is_reported(*urls) is expected
