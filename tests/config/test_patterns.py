"""The patterns that name files: those files and no other."""

from __future__ import annotations

import pytest

from awesomelint.config.patterns import matches, patterns_for
from awesomelint.errors import ConfigurationError


@pytest.mark.parametrize(
    ("paths", "among", "patterns"),
    [
        (("README.md",), ("README.md", "a.md"), ("README.md",)),
        (
            ("README.md",),
            ("README.md", "docs/README.md", "a/b/README.md"),
            ("README.md", "!**/*/README.md"),
        ),
        (
            ("README.md", "docs/README.md"),
            ("README.md", "docs/README.md", "a/README.md"),
            ("README.md", "!**/*/README.md", "docs/README.md"),
        ),
        (("s/a.md", "s/b.md"), ("s/a.md", "s/b.md", "t/a.md"), ("s/*.md",)),
        (("s/a.md", "s/b.md"), ("s/a.md", "s/b.md", "s/c.md"), ("s/a.md", "s/b.md")),
        (("a[1].md", "#x.md", "!y.md"), ("a1.md",), (r"a\[1\].md", r"\#x.md", r"\!y.md")),
    ],
)
def test_files_are_named(
    paths: tuple[str, ...], among: tuple[str, ...], patterns: tuple[str, ...]
) -> None:
    all_paths = {*paths, *among}
    assert patterns_for(paths, all_paths) == patterns
    assert {path for path in all_paths if matches(patterns, path)} == set(paths)


@pytest.mark.parametrize("path", ["C:a.md", "\udcff.md"])
def test_a_name_that_no_pattern_has_is_refused(path: str) -> None:
    with pytest.raises(ConfigurationError):
        patterns_for((path,), (path, "b.md"))
