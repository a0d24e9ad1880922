"""Which files are translations of each other, by their names."""

from __future__ import annotations

import pytest

from awesomelint.config.translations import languages


@pytest.mark.parametrize(
    "paths",
    [
        ["README.md", "tools.md"],
        ["README.md", "books-zh.md"],  # of no other file
        ["tools.md", "tools-ml.md", "tools-cs.md"],  # machine learning, C#
        ["README.md", "README-old.md"],
        ["README.md", "section/de.md"],
    ],
)
def test_files_of_one_language(paths: list[str]) -> None:
    assert set(languages(paths).values()) == {""}


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("README-zh.md", "zh"),
        ("README.ja.md", "ja"),
        ("README_ZH-CN.md", "zh-cn"),
        ("README-pt_BR.md", "pt-br"),
        ("README.zh-Hans.md", "zh-hans"),
        ("ko/README.md", "ko"),
        ("zh-TW/README.md", "zh-tw"),
        ("docs/zh/README.md", "zh"),
    ],
)
def test_translations(path: str, language: str) -> None:
    assert languages(["README.md", path]) == {"README.md": "", path: language}


def test_translations_without_an_original() -> None:
    paths = ["docs/en/a.md", "docs/de/a.md", "docs/de/only.md"]
    assert languages(paths) == {"docs/en/a.md": "en", "docs/de/a.md": "de", "docs/de/only.md": ""}
