"""Translations are told by their names, and only beside what they translate."""

from __future__ import annotations

import pytest

from awesomelint.engine.languages import Named, named


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("README-zh.md", "zh"),
        ("README_ZH-CN.md", "ZH-CN"),
        ("README.ja.md", "ja"),
        ("readme-pt_BR.md", "pt_BR"),
        ("docs/zh/README.md", "zh"),
        ("zh-CN/README.md", "zh-CN"),
    ],
)
def test_a_language_in_the_name_is_found(path: str, language: str) -> None:
    paths = ("README.md", "readme.md", path)
    assert named(path, paths).language == language


def test_what_is_translated_has_none() -> None:
    assert named("README.md", ("README.md", "README-zh.md")) == Named("README.md", "")


def test_lists_that_differ_in_nothing_but_their_language_are_translations() -> None:
    paths = ("books/books-ar.md", "books/books-es.md", "books/books-langs.md")
    assert [named(path, paths).language for path in paths] == ["ar", "es", ""]


@pytest.mark.parametrize("path", ["list-go.md", "section/is.md", "tips-el.md", "go/README.md"])
def test_a_name_that_translates_nothing_has_no_language(path: str) -> None:
    assert named(path, (path, "section/azure.md")) == Named(path, "")
