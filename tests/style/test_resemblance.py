"""Which titles name one thing, and what a URL names."""

from __future__ import annotations

import pytest

from awesomelint.style.resemblance import are_related, name, url_names


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("auto_ml", "Auto ML"),
        ("Linux DC++", "LinuxDC++"),
        ("Forge", "forge.io"),
        ("Android Security Awesome", "android-security-awesome"),
    ],
)
def test_a_name_is_the_same_however_it_is_written(title: str, other: str) -> None:
    assert name(title) == name(other)


def test_signs_that_belong_to_a_name_count() -> None:
    assert len({name(title) for title in ("C", "C++", "C#")}) == 3


def test_a_title_of_signs_is_its_own_name() -> None:
    assert name("…") == "…"


def test_a_repository_is_called_by_its_name_where_the_url_leads_there() -> None:
    assert name("Smith/Anvil", "https://github.com/smith/anvil") == "anvil"
    assert name("TCP/IP", "https://github.com/smith/anvil") == "tcpip"
    assert name("TCP/IP") == "tcpip"


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("Checkly", "checklyhq.com"),
        ("numpic", "NuPIC"),
        ("Graphs - University of Ulm", "CS 5 Graphs, University of Ulm, by A. Smith"),
    ],
)
def test_titles_of_one_thing(title: str, other: str) -> None:
    assert are_related(title, other)
    assert are_related(other, title)


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("Elm Accelerated", "TypeScript Accelerated"),
        ("Iron, Volume 1", "Iron, Volume 2"),
        ("Model-7B", "Model2-70B"),
        ("Anvil", "Bellows"),
        ("AI", "Aids for smiths"),
    ],
)
def test_titles_of_two_things(title: str, other: str) -> None:
    assert not are_related(title, other)
    assert not are_related(other, title)


@pytest.mark.parametrize(
    ("url", "title", "names"),
    [
        ("https://github.com/smith/tongs-and-rasp", "Rasp", True),
        ("https://github.com/smith/tongs", "Rasp", False),
        ("https://github.com/smith/tongs", "Smith", False),
        ("https://github.com/smith", "Smith", True),
        ("https://www.smith.example.com/", "Smith", True),
        ("https://www.smith.example.com/resources.html", "Smith", False),
        ("https://arxiv.org/abs/2210.08536", "On iron", None),
    ],
)
def test_a_url_names_what_its_last_words_say(url: str, title: str, names: bool | None) -> None:
    assert url_names(url, title) is names
