"""Work in several processes comes to what it comes to in one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomelint.run.processes import map_in_processes, process_count, share_out
from tests.support.command import Run
from tests.support.paths import SOURCE

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork") or sys.platform == "darwin", reason="one process does all there"
)

TWICE = "- [A](https://example.com/a) - One.\n- [A](https://example.com/a) - One.\n"


def no_child_is_left() -> bool:
    try:
        return os.waitpid(-1, os.WNOHANG) == (0, 0) and False
    except ChildProcessError:
        return True


@given(st.lists(st.integers(0, 1000)), st.integers(1, 5))
def test_the_shares_are_all_of_the_work_and_about_equal(sizes: list[int], count: int) -> None:
    shares = share_out(sizes, count)
    assert sorted(index for share in shares for index in share) == list(range(len(sizes)))
    loads = [sum(sizes[index] for index in share) for share in shares]
    assert max(loads) - min(loads) <= max(sizes, default=0) + len(sizes)


def test_little_work_is_not_shared() -> None:
    assert process_count([1000] * 20, None) == 1
    assert process_count([1000] * 20, 3) == 3
    assert process_count([1000], 3) == 1
    assert process_count([], None) == 1


def test_the_order_is_that_of_the_work() -> None:
    assert map_in_processes(lambda n: n * n, range(50), [50 - n for n in range(50)], 4) == [
        n * n for n in range(50)
    ]
    assert no_child_is_left()


def test_what_a_process_cannot_do_is_done_in_this_one() -> None:
    parent = os.getpid()

    def work(number: int) -> int:
        if os.getpid() != parent:
            if number % 2:
                os._exit(3)
            raise ValueError("not here")
        return number

    assert map_in_processes(work, range(9), [1] * 9, 3) == list(range(9))
    assert no_child_is_left()


def test_an_exception_ends_all_of_them() -> None:
    def work(number: int) -> int:
        if number == 5:
            raise ValueError("five")
        time.sleep(0.01)
        return number

    with pytest.raises(ValueError, match="five"):
        map_in_processes(work, range(8), [1] * 8, 3)
    assert no_child_is_left()


def many(folder: Path, count: int) -> None:
    for number in range(count):
        (folder / f"{number:03}.md").write_text(f"## {number}\n\n{TWICE}" * (number % 7 + 1))


def test_several_processes_print_what_one_prints(run: Run, tmp_path: Path) -> None:
    many(tmp_path, 30)
    (tmp_path / "broken.md").write_bytes(b"- \xff\n")
    (tmp_path / "zz.md").write_bytes(b"\xff")
    alone = run("check", "--no-cache", "--jobs", "1")
    assert "not UTF-8" in alone.err
    for jobs in ("2", "5", "auto"):
        assert run("check", "--no-cache", "--jobs", jobs) == alone
    assert run("check", "-j", "3") == alone
    assert run("check") == alone


@pytest.mark.parametrize("jobs", ["0", "-1", "many", "²"])
def test_jobs_are_a_number(run: Run, jobs: str) -> None:
    ran = run("check", "--jobs", jobs)
    assert (ran.code, "--jobs" in ran.err) == (2, True)


SLOW = """
import sys, time
from awesomelint.run import project
lint_list = project.lint_list
def slow(*arguments, **options):
    time.sleep(0.2)
    return lint_list(*arguments, **options)
project.lint_list = slow
from awesomelint.cli.main import main
print("ready", flush=True)
main()
"""


@pytest.mark.slow
@pytest.mark.parametrize("whole_group", [True, False])
def test_an_interrupt_is_quiet_and_leaves_no_process(tmp_path: Path, whole_group: bool) -> None:
    many(tmp_path, 40)
    environment = os.environ | {"PYTHONPATH": str(SOURCE)}
    process = subprocess.Popen(
        [sys.executable, "-c", SLOW, "check", "--no-cache", "--jobs", "3"],
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(0.7)
    (os.killpg if whole_group else os.kill)(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=120)  # ends only when no child holds the pipes
    assert (process.returncode, out, err) == (130, b"", b"")
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
