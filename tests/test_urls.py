"""What two URLs have in common, and what a URL is of."""

from __future__ import annotations

from datetime import date

import pytest

from awesomelint.urls import (
    arxiv_id,
    arxiv_month,
    badge_repository,
    identity,
    is_outbound,
    repository,
    repository_page,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.b/c#d", "https://a.b/c"),  # fragments name pages of their own
        ("https://a.b/c#d", "https://a.b/c#e"),
        ("https://a.b/#readme", "https://a.b/"),  # `#readme` is a forge's
        ("https://a.b/?id=1", "https://a.b/?id=2"),
        ("https://a.b/?id=1", "https://a.b/"),
        ("https://a.b/?id", "https://a.b/"),  # a name without a value is a query too
        ("https://a.b/?id", "https://a.b/?name"),
        ("https://openreview.net/forum?id=aaa", "https://openreview.net/forum?id=bbb"),
        ("https://youtube.com/watch?v=a", "https://youtube.com/watch?v=a&list=b"),
        ("https://a.b/C", "https://a.b/c"),  # paths of other sites have a case
        ("https://github.com/o/r/blob/main/A.md", "https://github.com/o/r/blob/main/a.md"),
        ("https://github.com/o/r/tree/main/x", "https://github.com/o/r"),
        ("https://github.com/o/r/tree/dev", "https://github.com/o/r"),
        ("https://github.com/o/r/issues", "https://github.com/o/r"),
        ("https://github.com/o/r/Issues", "https://github.com/o/r/issues"),
        ("https://github.com/o/r#install", "https://github.com/o/r"),
        ("https://github.com/o.git", "https://github.com/o"),  # an owner, no repository
        ("https://a.b/o/r/tree/main", "https://a.b/o/r"),
        ("https://a.b/x.git", "https://a.b/x"),
        ("https://a.b:8080/", "https://a.b/"),
        ("https://docs.a.b/", "https://a.b/"),
        ("https://a.b/c%23d", "https://a.b/c#d"),
        ("https://a.b/c%3Fd=e", "https://a.b/c?d=e"),
        ("https://a.b/index.php", "https://a.b/"),
        ("https://arxiv.org/abs/2303.18223", "https://arxiv.org/abs/2303.18224"),
        ("mailto:a@b.c", "mailto:d@b.c"),
        ("#a", "#b"),
        ("a.md", "b.md"),
        ("http://[::1", "http://[::2"),
    ],
)
def test_two_resources(one: str, other: str) -> None:
    assert identity(one) != identity(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.b/c", "https://a.b/c"),
        ("https://arxiv.org/abs/2303.18223", "https://arxiv.org/pdf/2303.18223"),
        ("https://arxiv.org/abs/2303.18223", "https://arxiv.org/pdf/2303.18223v12.pdf"),
        ("https://arxiv.org/abs/2303.18223", "http://www.arxiv.org/html/2303.18223v1"),
        ("https://arxiv.org/abs/2303.18223", "https://doi.org/10.48550/arXiv.2303.18223"),
        ("https://a.b/c", "https://a.b/c/"),
        ("https://a.b", "https://a.b/"),
        ("https://a.b/c", "http://a.b/c"),
        ("https://a.b/c", "//a.b/c"),
        ("https://github.com/o/r", "https://GitHub.com/O/R"),
        ("https://github.com/o/r", "https://github.com/o/r.git"),
        ("https://github.com/o/r", "https://github.com/o/r/tree/main"),
        ("https://github.com/o/r", "https://github.com/o/r/tree/master/"),
        ("https://gitlab.com/o/r", "https://gitlab.com/o/r/-/tree/main"),
        ("https://github.com/o/r", "https://github.com/o/r#readme"),
        ("https://github.com/o/r", "https://github.com/o/r#readme-ov-file"),
        ("https://a.b/c", "https://www.a.b/c"),
        ("https://a.b/c", "https://a.b/c?utm_source=x&fbclid=y&gclid=z&mc_cid=1"),
        ("https://a.b/c?x=1", "https://a.b/c?utm_campaign=y&x=1"),
        ("https://a.b/c?x=1&y=2", "https://a.b/c?y=2&x=1"),
        ("https://a.b/c", "https://a.b/c/index.html"),
        ("https://a.b/c", "https://a.b:443/c"),
        ("https://a.b/c", "http://a.b:80/c"),
        ("https://github.com/o/r/a/b", "https://github.com/O/R/a/b"),
        ("https://a.b/c?x", "https://a.b/c?x="),
        ("https://a.b/c?x", "https://a.b/c?utm_source&x"),
        ("https://a.b/日本", "https://a.b/%E6%97%A5%E6%9C%AC"),
        ("https://a.b/c#d", "https://A.B/c/#d"),
    ],
)
def test_one_resource(one: str, other: str) -> None:
    assert identity(one) == identity(other)


@pytest.mark.parametrize(
    "url", ["", "#top", "a.md", "http://[::1", "https://a.b:port/", "mailto:a@b.c", "a b"]
)
def test_what_is_no_address_is_its_own_identity(url: str) -> None:
    assert identity(url) == url


@pytest.mark.parametrize(
    ("url", "outbound"),
    [
        ("https://a.b", True),
        ("HTTP://a.b", True),
        ("ftp://a.b", True),
        ("//a.b/c", True),
        ("#a", False),
        ("a.md", False),
        ("/a", False),
        ("mailto:a@b.c", False),
        ("", False),
    ],
)
def test_outbound(url: str, outbound: bool) -> None:
    assert is_outbound(url) is outbound


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://github.com/Owner/Name", "owner/name"),
        ("http://www.github.com/o/r.git", "o/r"),
        ("https://github.com/o/r.js/tree/main/docs#x", "o/r.js"),
        ("https://gitlab.com/o/r?tab=readme", "o/r"),
        ("https://codeberg.org/o/r/", "o/r"),
        ("https://github.com/o", None),
        ("https://github.com/topics/python", None),
        ("https://github.com/sponsors/o", None),
        ("https://gist.github.com/o/1234", None),
        ("https://a.b/github.com/o/r", None),
    ],
)
def test_repository(url: str, expected: str | None) -> None:
    found = repository(url)
    assert (str(found) if found else None) == expected


@pytest.mark.parametrize(
    ("url", "host", "name"),
    [
        ("https://img.shields.io/github/stars/O/R", "github.com", "o/r"),
        ("https://img.shields.io/github/stars/o/r.svg?style=social", "github.com", "o/r"),
        ("https://img.shields.io/github/last-commit/o/r.js", "github.com", "o/r.js"),
        ("https://img.shields.io/github/languages/top/o/r", "github.com", "o/r"),
        ("https://img.shields.io/gitlab/stars/o/r#x", "gitlab.com", "o/r"),
        ("https://img.shields.io/bitbucket/issues/o/r", "bitbucket.org", "o/r"),
        ("https://badgen.net/github/stars/o/r", "github.com", "o/r"),
        ("https://github.com/o/r/actions/workflows/ci.yml/badge.svg?b=m", "github.com", "o/r"),
        ("https://github.com/o/r/workflows/CI/badge.svg", "github.com", "o/r"),
    ],
)
def test_badge_of_a_repository(url: str, host: str, name: str) -> None:
    found = badge_repository(url)
    assert found is not None
    assert (found.host, str(found)) == (host, name)


@pytest.mark.parametrize(
    "url",
    [
        "https://img.shields.io/badge/arXiv-2024.12-red",
        "https://img.shields.io/github/last-commit/o/r/branch",
        "https://img.shields.io/github/followers/o",
        "https://img.shields.io/npm/v/package",
        "https://awesome.re/badge.svg",
        "https://github.com/o/r/raw/main/logo.svg",
        "logo.png",
    ],
)
def test_badge_of_no_repository(url: str) -> None:
    assert badge_repository(url) is None


@pytest.mark.parametrize(
    ("url", "paper"),
    [
        ("https://arxiv.org/abs/2303.18223", "2303.18223"),
        ("arxiv.org/abs/1706.03762v7", "1706.03762"),
        ("https://export.arxiv.org/pdf/0704.0001", "0704.0001"),
        ("https://doi.org/10.48550/arXiv.2303.18223", "2303.18223"),
        ("https://arxiv.org/abs/cs/0112017", None),
        ("https://arxiv.org/list/cs.CL/recent", None),
        ("https://huggingface.co/papers/2303.18223", None),
        ("https://a.b/?u=https://arxiv.org/abs/2303.18223", None),
    ],
)
def test_arxiv_id(url: str, paper: str | None) -> None:
    assert arxiv_id(url) == paper


@pytest.mark.parametrize(
    ("paper", "month"),
    [("2303.18223", date(2023, 3, 1)), ("0704.0001", date(2007, 4, 1)), ("2313.00001", None)],
)
def test_arxiv_month(paper: str, month: date | None) -> None:
    assert arxiv_month(paper) == month


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("https://github.com/Owner/Name", "Owner/Name"),
        ("http://www.github.com/Owner/Name.git", "Owner/Name"),
        ("https://github.com/Owner/Name/#readme", "Owner/Name"),
        ("https://github.com/Owner/Name?tab=readme-ov-file", "Owner/Name"),
        ("https://github.com/Owner/Name/tree/main/folder", "Owner/Name"),
        ("https://gitlab.com/Owner/Name/-/tree/main", "Owner/Name"),
        ("https://github.com/Owner/Name/blob/main/a.md", None),
        ("https://github.com/Owner/Name/issues", None),
        ("https://github.com/Owner", None),
        ("https://github.com/orgs/Owner", None),
        ("https://example.com/Owner/Name", None),
    ],
)
def test_the_path_of_a_repository_is_as_it_is_written(url: str, path: str | None) -> None:
    page = repository_page(url)
    assert (page and page[0]) == path
