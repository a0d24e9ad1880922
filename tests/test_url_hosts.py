"""What is known of hosts without the network."""

from __future__ import annotations

import pytest

from awesomelint.disk import rule_pages as pages
from awesomelint.urls import SHORTENERS, has_https, has_port, is_shortened, may_have_https


@pytest.mark.parametrize(
    ("url", "known"),
    [
        ("http://github.com/a/b", True),
        ("http://a.github.io", True),
        ("http://WWW.GitHub.com", True),
        ("http://github.com:8080", False),
        ("http://notgithub.com", False),
        ("http://github.com.example.com", False),
        ("http://[::1", False),
        ("a.md", False),
    ],
)
def test_sites_known_to_be_on_https(url: str, known: bool) -> None:
    assert has_https(url) is known


@pytest.mark.parametrize(
    ("url", "may"),
    [
        ("http://example.com", True),
        ("http://10.example.com", True),
        ("http://8.8.8.8/", True),
        ("http://localhost:8080", False),
        ("http://printer", False),
        ("http://printer.local", False),
        ("http://127.0.0.1/", False),
        ("http://172.20.1.1/", False),
        ("http://abc.onion/", False),
        ("http://[::1/", False),
    ],
)
def test_hosts_that_may_have_a_certificate(url: str, may: bool) -> None:
    assert may_have_https(url) is may


def test_ports() -> None:
    assert has_port("http://a.b:80/")
    assert has_port("http://a.b:x/")  # none that could be written over https either
    assert not has_port("http://a.b/:80")


@pytest.mark.parametrize(
    ("url", "shortened"),
    [
        ("https://bit.ly/abc", True),
        ("http://www.bit.ly/abc/?x=1", True),
        ("https://bit.ly", False),
        ("https://bit.ly/", False),
        ("https://bit.ly/pages/about", False),
        ("https://notbit.ly/abc", False),
        ("https://example.com/bit.ly", False),
        ("https://youtu.be/abc", False),
        ("https://[::1/abc", False),
    ],
)
def test_shortened_urls(url: str, shortened: bool) -> None:
    assert is_shortened(url) is shortened


def test_the_page_names_every_shortener() -> None:
    table = pages.page("shortened-url").partition("after it:\n\n")[2].partition("\n\n")[0]
    assert table.rstrip(".").replace("\n", " ").split(", ") == sorted(SHORTENERS)
