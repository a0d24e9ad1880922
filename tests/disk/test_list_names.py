"""Which files are no lists."""

from __future__ import annotations

import pytest

from awesomelint.disk.list_names import is_no_list


@pytest.mark.parametrize(
    "path",
    [
        "CONTRIBUTING.md",
        "contributing.md",
        "docs/Contributing-zh.md",
        "CONTRIBUTING_ZH_CN.md",
        "contribution-guidelines.md",
        "CODE_OF_CONDUCT.md",
        "code-of-conduct.de.md",
        "LICENSE.md",
        "licence.markdown",
        "CHANGELOG.md",
        "pull_request_template.md",
        "docs/ISSUE_TEMPLATE.md",
        ".github/ISSUE_TEMPLATE/bug.md",
        "docs/PULL_REQUEST_TEMPLATE/new.md",
        ".github/workflows/notes.md",
        ".agent/rules.md",
        "sub/.cursor/rules/lists.md",
        "AGENTS.md",
        "CLAUDE.md",
    ],
)
def test_a_file_that_is_known_by_its_name_is_no_list(path: str) -> None:
    assert is_no_list(path)


@pytest.mark.parametrize(
    "path",
    [
        "README.md",
        "readme-zh.md",
        ".github/README.md",
        ".github/readme.zh-CN.md",
        "docs/security.md",
        "agents.md",
        "section/claude.md",
        "contributors.md",
        "licenses.md",
        "open-source-licence-tools.md",
        "changelog-tools.md",
        "contributing/tools.md",
        "../lists/README.md",
        "./README.md",
    ],
)
def test_any_other_file_may_be_one(path: str) -> None:
    assert not is_no_list(path)
