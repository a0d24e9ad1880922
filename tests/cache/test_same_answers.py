"""A run that remembers says to the letter what a run that does not would say."""

from __future__ import annotations

import io
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from awesomelint.cli.main import main
from awesomelint.disk.questions import Disk
from awesomelint.rules.context import Surroundings
from awesomelint.run.plan import ListPlan

# Some are of one length: an edit that status alone does not show.
TEXTS = (
    "- [A](https://example.com/a) - One.\n- [B](https://example.com/b) - Two.\n",
    "- [A](https://example.com/a) - One.\n- [A](https://example.com/a) - One.\n",
    "- [C](https://example.com/a) - One.\n- [D](https://example.com/d) - Two.\n",
    "# Awesome X\n\n- [A](https://example.com/a) - [1 Jan 2027]\n<!-- awesomelint-disable x -->\n",
    "- [A ](https://example.com/a) - Une é. [9 Mar 2025]\n- [B](c.md#no) - 日本.\n",
    "nothing here\n",
    "- [A](http://github.com/a/a) - One.\n| a | b |\n|---|---|\n"
    + "".join(f"| [{n}](http://github.com/a/{n}) | Words. |\n" for n in "xyz"),
    "> " * 9 + "deep\n",
)
FILES = ("README.md", "b.md", "sub/c.md", "contributing.md", "README.zh.md", "list.txt")
CONFIGURATIONS = (
    'preset = "strict"\n',
    'exclude = ["b.md"]\n[rules]\nduplicate-url = "warning"\n',
    '[[lists]]\nfiles = ["*.md"]\n',
    '[[lists]]\nfiles = ["b.md", "sub/*.md"]\n[[overrides]]\nfiles = ["sub/**"]\n'
    'rules = { duplicate-url = "off" }\n',
    '[[lists]]\nfiles = ["*.md", "*.txt"]\n',
    "broken =\n",
)
PLACES = ("awesomelint.toml", "sub/awesomelint.toml", "pyproject.toml")
ARGUMENTS = (
    (),
    ("README.md",),
    ("b.md", "sub"),
    ("sub/c.md", "README.md", "gone.md"),
    ("README.zh.md",),
    ("list.txt", "README.md"),
    ("--preset", "awesome"),
    ("--select", "duplicate-url,invalid-date", "--strict"),
    ("--select", "no-such-rule"),
    ("--isolated", "--output-format", "json"),
    ("--output-format", "concise"),
    ("--output-format", "github", "--output-format", "full"),
    ("--color", "always"),
    ("--statistics", "-q"),
    ("--today", "2025-01-01", "--output-format", "jsonl"),
    ("--today", "2028-01-01", "--output-format", "jsonl"),
    ("--config", "sub/awesomelint.toml"),
)

Step = Callable[[Path], None]


class _Clock:
    """Times for files, each later than the last and all long ago."""

    def __init__(self) -> None:
        self.now = 1_600_000_000

    def set(self, path: Path) -> None:
        self.now += 1
        os.utime(path, (self.now, self.now))


CLOCK = _Clock()


def write(name: str, text: str) -> Step:
    def step(folder: Path) -> None:
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
        CLOCK.set(path)

    return step


def write_now(name: str, text: str) -> Step:
    """A file so new that its time proves nothing."""

    def step(folder: Path) -> None:
        (folder / name).write_text(text)

    return step


def delete(name: str) -> Step:
    return lambda folder: (folder / name).unlink(missing_ok=True)


def touch(name: str) -> Step:
    return lambda folder: CLOCK.set(folder / name) if (folder / name).exists() else None


def rename(old: str, new: str) -> Step:
    def step(folder: Path) -> None:
        if (folder / old).exists():
            (folder / old).replace(folder / new)

    return step


def damage(at: int) -> Step:
    """Change a byte of everything that is remembered."""

    def step(folder: Path) -> None:
        for path in folder.glob(".cache/*.awesomelint"):
            data = bytearray(path.read_bytes())
            data[at % len(data)] ^= 0xFF
            path.write_bytes(data)

    return step


STEPS = st.one_of(
    st.builds(write, st.sampled_from(FILES), st.sampled_from(TEXTS)),
    st.builds(write_now, st.sampled_from(FILES[:2]), st.sampled_from(TEXTS)),
    st.builds(write, st.sampled_from(PLACES), st.sampled_from(CONFIGURATIONS)),
    st.builds(write, st.just("pyproject.toml"), st.just('[tool.awesomelint]\npreset = "strict"\n')),
    st.builds(delete, st.sampled_from((*FILES, *PLACES))),
    st.builds(touch, st.sampled_from((*FILES, *PLACES))),
    st.builds(rename, st.sampled_from(FILES), st.sampled_from(("new.md", "b.md"))),
    st.builds(damage, st.integers(0, 10_000)),
)


def ran(*arguments: str) -> tuple[object, bytes, bytes]:
    """Run `check` in this process; return its exit code and what it printed."""
    streams = [io.TextIOWrapper(io.BytesIO(), errors="backslashreplace") for _ in range(2)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["awesomelint", "check", *arguments])
        patch.setattr(sys, "stdout", streams[0])
        patch.setattr(sys, "stderr", streams[1])
        with pytest.raises(SystemExit) as stop:
            main()
    return stop.value.code, _written(streams[0]), _written(streams[1])


def _written(stream: io.TextIOWrapper) -> bytes:
    stream.flush()
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue()


@contextmanager
def repository() -> Iterator[Path]:
    """Work in a new repository with a cache of its own and two lists."""
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        folder = Path(name).resolve()
        (folder / ".git").mkdir()
        patch.chdir(folder)
        patch.setenv("AWESOMELINT_CACHE_DIR", str(folder / ".cache"))
        patch.setenv("PATH", "")  # the walk is faster than git, for so few
        for file in ("README.md", "sub/c.md"):
            write(file, TEXTS[0])(folder)
        yield folder


def assert_same(arguments: tuple[str, ...]) -> None:
    cold = ran("--no-cache", *arguments)
    assert ran(*arguments) == cold
    assert ran(*arguments) == cold


RUNS = st.lists(st.sampled_from(ARGUMENTS), min_size=1, max_size=2)


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(STEPS, RUNS), max_size=6))
def test_after_every_change(changes: list[tuple[Step, list[tuple[str, ...]]]]) -> None:
    with repository() as folder:
        assert_same(())
        for step, runs in changes:
            step(folder)
            for arguments in runs:
                assert_same(arguments)


def test_a_list_that_two_runs_remember_is_shown_once() -> None:
    with repository() as folder:
        write("awesomelint.toml", CONFIGURATIONS[2])(folder)
        for arguments in (("README.md",), ("sub",)):
            assert_same(arguments)
        touch("README.md")(folder)
        assert_same(())


@given(st.integers(0, 2), st.integers(0, 2))
@example(0, 1)
@settings(max_examples=9, deadline=None)
def test_content_alone_counts_under_ci(before: int, after: int) -> None:
    with repository() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("CI", "true")
        path = folder / "README.md"
        path.write_text(TEXTS[before])
        os.utime(path, (1, 1))
        assert_same(())
        with path.open("r+") as file:
            file.write(TEXTS[after])
        os.utime(path, (1, 1))
        assert_same(())


def test_a_repeated_run_reads_no_list(monkeypatch: pytest.MonkeyPatch) -> None:
    with repository() as folder:
        write("b.md", TEXTS[1])(folder)
        expected = ran()
        for reading in (
            "run.project.lint_list",
            "cache.status.read_bytes",
            "run.check.read_source",
        ):
            monkeypatch.setattr(f"awesomelint.{reading}", None)
        assert ran() == expected


def test_only_what_changed_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    from awesomelint.run import project

    linted: list[str] = []
    lint_list = project.lint_list

    def noting(
        list_plan: ListPlan, disk: Disk, surroundings: Surroundings, *, with_digests: bool
    ) -> project.LintedList:
        linted.extend(file.name for file in list_plan.requested)
        return lint_list(list_plan, disk, surroundings, with_digests=with_digests)

    with repository() as folder:
        ran()
        monkeypatch.setattr(project, "lint_list", noting)
        touch("README.md")(folder)
        ran()
        assert linted == []
        write("sub/c.md", TEXTS[1])(folder)
        ran()
        assert linted == ["sub/c.md"]
        write("awesomelint.toml", CONFIGURATIONS[0])(folder)
        ran()
        assert linted == ["sub/c.md", "README.md", "sub/c.md"]


def test_a_date_ahead_is_asked_for_again_on_another_day(monkeypatch: pytest.MonkeyPatch) -> None:
    with repository() as folder:
        write("README.md", TEXTS[3])(folder)
        for day, found in (("2026-01-01", True), ("2026-01-02", True), ("2028-01-01", False)):
            _, out, _ = ran("README.md", "--today", day)
            assert (b"in the future" in out) == found


def test_broken_bytes_are_no_cache() -> None:
    with repository() as folder:
        expected = ran()
        (path,) = (folder / ".cache").iterdir()
        for data in (b"", b"x", path.read_bytes()[:-1], b"\0" * 100_000, b"[" * 100_000):
            path.write_bytes(data)
            assert ran() == expected


def test_a_cache_that_cannot_be_written_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    with repository() as folder:
        expected = ran("--no-cache")
        (folder / "file").write_text("")
        monkeypatch.setenv("AWESOMELINT_CACHE_DIR", str(folder / "file/cache"))
        assert ran() == expected
