"""`--staged`: what the index brings, whatever the work tree has."""

from __future__ import annotations

from pathlib import Path

from tests.support.changes import NAMES, OLD, ZETA, Repository, add, concise, entry, told
from tests.support.command import Run


def test_staged_reads_the_index_not_the_work_tree(run: Run, repository: Repository) -> None:
    repository.write(OLD.replace(entry("omega"), entry("omega") + ZETA))
    assert concise(run, "--staged").err == "Nothing new in any list\n"
    repository.stage()
    repository.write(OLD + "- [late ](https://github.com/x/late) - Not staged.\n")
    assert told(concise(run, "--staged")) == ["README.md:18 inconsistent-separator"]
    assert told(concise(run, "--staged", "README.md")) == ["README.md:18 inconsistent-separator"]


def test_a_file_that_is_staged_and_gone_is_judged(run: Run, repository: Repository) -> None:
    repository.write(OLD.replace(entry("omega"), entry("omega") + ZETA))
    repository.stage()
    (repository.folder / "README.md").unlink()
    assert told(concise(run, "--staged")) == ["README.md:18 inconsistent-separator"]


def test_a_file_that_is_not_staged_is_an_error_if_named(run: Run, repository: Repository) -> None:
    repository.write(OLD, "new.md")
    assert concise(run, "--staged").err == "Nothing new in any list\n"
    ran = concise(run, "--staged", "new.md")
    assert ran.code == 2
    assert "new.md: not in git's index" in ran.err


def test_before_the_first_commit_everything_staged_is_new(run: Run, tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    repository.write(OLD)
    repository.stage()
    ran = concise(run, "--staged")
    assert told(ran) == told(concise(run))
    assert ran.err.startswith(f"2 new findings in {len(NAMES) + 1} added entries")


def test_fix_staged_mends_the_work_tree(run: Run, repository: Repository) -> None:
    repository.write(add(OLD, "beta", ZETA))
    repository.stage()
    assert run("fix", "--staged").code == 0
    assert repository.read() == OLD.replace(entry("omega"), entry("omega") + entry("zeta"))


def test_fix_staged_leaves_a_file_with_further_changes(run: Run, repository: Repository) -> None:
    repository.write(add(OLD, "alpha", ZETA))
    repository.stage()
    further = repository.read() + "\nMore words.\n"
    repository.write(further)
    ran = run("fix", "--staged")
    assert ran.code == 2
    assert "README.md: it has changes that are not staged; stage them, or stash them" in ran.err
    assert repository.read() == further


def test_staged_below_a_folder(run: Run, repository: Repository) -> None:
    repository.write(OLD, "docs/more.md")
    repository.commit()
    repository.write(add(OLD, "alpha", entry("omicron")), "docs/more.md")
    repository.write(add(OLD, "alpha", entry("omicron")))
    repository.stage()
    assert told(concise(run, "--staged", "docs")) == ["docs/more.md:5 unsorted-entries"]
    assert len(told(concise(run, "--staged"))) == 2


def test_links_are_followed_in_the_index(run: Run, repository: Repository) -> None:
    repository.write(OLD + "\nSee [more](more.md#here) and [none](none.md).\n")
    repository.write("# More\n\n## Here\n\nText.\n", "more.md")
    repository.stage()
    repository.write("now it exists, on the disk alone", "none.md")
    (repository.folder / "more.md").unlink()
    ran = concise(run, "--staged", "--select", "broken-reference")
    assert told(ran) == ["README.md:20 broken-reference"]
    assert "none.md" in ran.out
