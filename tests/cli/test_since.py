"""`--since` and `--staged` as their user meets them: what a change brings, and nothing else."""

from __future__ import annotations

import json

import pytest

from tests.support.changes import OLD, ZETA, Repository, add, concise, entry, list_of, told
from tests.support.command import Run


def test_the_old_faults_are_there(run: Run, repository: Repository) -> None:
    assert told(concise(run)) == [
        "README.md:14 inconsistent-separator",
        "README.md:16 unsorted-entries",
    ]


def test_an_added_entry_is_told_its_fault_and_no_other(run: Run, repository: Repository) -> None:
    repository.write(OLD.replace(entry("omega"), entry("omega") + ZETA))
    ran = concise(run, "--since", "HEAD")
    assert told(ran) == ["README.md:18 inconsistent-separator"]
    assert ran.code == 1
    assert ran.err.splitlines() == [
        "1 new finding in 1 added entry; 2 that were there before are not shown",
        "mend it with: awesomelint fix --since HEAD",
    ]


def test_the_command_names_the_files_to_mend_if_files_were_named(
    run: Run, repository: Repository
) -> None:
    repository.write(OLD, "a b.md")
    repository.commit()
    repository.write(OLD.replace(entry("omega"), entry("omega") + ZETA))
    ran = concise(run, "--since", "HEAD", "README.md", "a b.md")
    assert ran.err.endswith("mend it with: awesomelint fix --since HEAD README.md\n")
    repository.write(OLD)
    repository.write(OLD.replace(entry("omega"), entry("omega") + ZETA), "a b.md")
    ran = concise(run, "--since", "HEAD", "README.md", "a b.md")
    assert ran.err.endswith("mend it with: awesomelint fix --since HEAD 'a b.md'\n")


def test_a_clean_entry_is_told_nothing(run: Run, repository: Repository) -> None:
    repository.write(OLD.replace(entry("omega"), entry("omega") + entry("zeta")))
    ran = concise(run, "--since", "HEAD")
    assert (ran.code, ran.out, ran.err) == (0, "", "Nothing new in 1 added entry\n")


def test_nothing_changed(run: Run, repository: Repository) -> None:
    ran = concise(run, "--since", "HEAD")
    assert (ran.code, ran.out, ran.err) == (0, "", "Nothing new in any list\n")


def test_the_base_is_where_the_branch_left(run: Run, repository: Repository) -> None:
    repository.git("checkout", "--quiet", "-b", "branch")
    repository.write(add(OLD, "iota", entry("hub")))
    repository.commit()
    repository.git("checkout", "--quiet", "main")
    repository.write(OLD.replace(entry("mu", separator=" – "), entry("mu")))
    repository.commit("mend what was old")
    repository.git("checkout", "--quiet", "branch")
    # On main the old fault is mended; compared with main itself it would be the contributor's.
    assert concise(run, "--since", "main").err == "Nothing new in 1 added entry\n"


def test_the_new_entry_is_out_of_order_not_its_neighbours(run: Run, repository: Repository) -> None:
    repository.write(add(OLD, "alpha", entry("beta2") + entry("kappa2")))
    ran = concise(run, "--since", "HEAD")
    assert told(ran) == ["README.md:5 unsorted-entries", "README.md:6 unsorted-entries"]


def test_a_duplicate_is_told_where_it_was_added(run: Run, repository: Repository) -> None:
    repository.write(add(OLD, "alpha", "- [omega](https://github.com/x/omega) - Again.\n"))
    ran = concise(run, "--since", "HEAD", "--select", "duplicate-url")
    assert told(ran) == ["README.md:5 duplicate-url"]
    found = run("check", "--since", "HEAD", "--select", "duplicate-url", "--output-format", "json")
    (diagnostic,) = json.loads(found.out)["diagnostics"]
    assert [related["line"] for related in diagnostic["related"]] == [18]


def test_a_duplicate_under_another_heading_says_where_the_first_is(
    run: Run, repository: Repository
) -> None:
    first = list_of("one", "omega", heading="First").replace("well.", "otherwise.")
    repository.write(OLD.replace("# Awesome\n", f"# Awesome\n\n{first}"))
    ran = concise(run, "--since", "HEAD", "--select", "duplicate-url")
    assert told(ran) == ["README.md:6 duplicate-url"]
    assert "`omega` is listed under `Tools`, too" in ran.out


def test_a_moved_entry_is_no_news(run: Run, repository: Repository) -> None:
    mu = entry("mu", separator=" – ")
    repository.write(add(OLD.replace(mu, ""), "lambda", mu))
    ran = concise(run, "--since", "HEAD", "--select", "inconsistent-separator")
    assert ran.err == "Nothing new in 1 changed entry\n"


def test_an_entry_moved_out_of_order_is_told(run: Run, repository: Repository) -> None:
    repository.write(add(OLD.replace(entry("kappa"), ""), "alpha", entry("kappa")))
    assert told(concise(run, "--since", "HEAD")) == ["README.md:5 unsorted-entries"]


def test_other_words_on_a_line_with_an_old_fault_are_no_news(
    run: Run, repository: Repository
) -> None:
    repository.write(
        OLD.replace("[mu](https://github.com/x/mu) – Does", "[mu](https://mu.org) – Is")
    )
    assert concise(run, "--since", "HEAD").err == "Nothing new in 1 changed entry\n"


def test_line_endings_are_no_news(run: Run, repository: Repository) -> None:
    repository.write(OLD.replace("\n", "\r\n"))
    assert concise(run, "--since", "HEAD").err == "Nothing new in any list\n"


def test_nobody_shifts_the_style_in_his_favour(run: Run, repository: Repository) -> None:
    more = "".join(entry(f"zz{number}", separator=" – ") for number in range(300, 500))
    repository.write(OLD.rstrip("\n") + "\n" + more)
    ran = concise(run, "--since", "HEAD")
    assert len(told(ran)) == 200
    assert {line.rpartition(" ")[2] for line in told(ran)} == {"inconsistent-separator"}
    # `check` by itself sees another convention by now, and blames the entries that were there.
    assert "README.md:6 inconsistent-separator" in told(concise(run))


def test_a_list_cut_into_sections_is_no_news(run: Run, repository: Repository) -> None:
    repository.write(add(OLD, "kappa", "\n## Second\n\n"))
    assert concise(run, "--since", "HEAD").err == "Nothing new in any list\n"


def test_a_new_file_is_judged_by_its_own_style(run: Run, repository: Repository) -> None:
    repository.write(OLD, "docs/more.md")
    assert told(concise(run, "--since", "HEAD")) == [
        "docs/more.md:14 inconsistent-separator",
        "docs/more.md:16 unsorted-entries",
    ]


def test_a_renamed_file_is_not_new(run: Run, repository: Repository) -> None:
    repository.git("mv", "README.md", "LIST.md")
    repository.write(OLD.replace(entry("omega"), entry("omega") + ZETA), "LIST.md")
    assert told(concise(run, "--since", "HEAD")) == ["LIST.md:18 inconsistent-separator"]


def test_a_deleted_file_is_told_where_a_link_leads_to_it(run: Run, repository: Repository) -> None:
    repository.write(OLD + "\nSee [more](docs/more.md) and [it](docs/).\n")
    repository.write(OLD, "docs/more.md")
    repository.commit()
    (repository.folder / "docs" / "more.md").unlink()
    (repository.folder / "docs").rmdir()
    ran = concise(run, "--since", "HEAD")
    assert told(ran) == ["README.md:20 broken-reference", "README.md:20 broken-reference"]


def test_a_heading_that_is_gone_is_told_where_a_link_of_another_file_leads_to_it(
    run: Run, repository: Repository
) -> None:
    repository.write("# More\n\n## Here\n\nText.\n", "docs/more.md")
    repository.write(OLD + "\nSee [more](docs/more.md#here).\n")
    repository.commit()
    repository.write("# More\n\n## There\n\nText.\n", "docs/more.md")
    assert told(concise(run, "--since", "HEAD")) == ["README.md:20 broken-reference"]


def test_entries_of_several_files_are_compared(run: Run, repository: Repository) -> None:
    repository.write('[[lists]]\nfiles = ["README.md", "more/*.md"]\n', "awesomelint.toml")
    repository.write("# More\n\n" + list_of("one", "two", "three"), "more/a.md")
    repository.commit()
    # In the file that comes first, so that without a base the second would be the old one.
    repository.write(add(OLD, "kappa", entry("two")))
    ran = concise(run, "--since", "HEAD", "--select", "duplicate-url")
    assert told(ran) == ["README.md:12 duplicate-url"]
    # A hook names the changed file, a person perhaps the other: both hear of it.
    assert told(concise(run, "--since", "HEAD", "--select", "duplicate-url", "more/a.md")) == [
        "README.md:12 duplicate-url"
    ]


def test_a_deleted_file_of_a_list_is_no_news(run: Run, repository: Repository) -> None:
    repository.write('[[lists]]\nfiles = ["README.md", "more/*.md"]\n', "awesomelint.toml")
    repository.write(OLD.replace("Tools", "Other"), "more/a.md")
    repository.commit()
    (repository.folder / "README.md").unlink()
    ran = concise(run, "--since", "HEAD")
    assert told(ran) == []


def test_what_a_comment_suppressed_before_is_told_when_it_goes(
    run: Run, repository: Repository
) -> None:
    line = entry("mu", separator=" – ")
    silent = line.rstrip() + " <!-- awesomelint-disable-line inconsistent-separator -->\n"
    repository.write(OLD.replace(line, silent))
    repository.commit()
    repository.write(OLD)
    assert told(concise(run, "--since", "HEAD")) == ["README.md:14 inconsistent-separator"]


def test_standard_input_is_compared_under_its_name(run: Run, repository: Repository) -> None:
    text = OLD.replace(entry("omega"), entry("omega") + ZETA)
    arguments = ["--since", "HEAD", "--stdin-filename", "README.md", "--output-format", "concise"]
    ran = run("check", *arguments, stdin=text.encode())
    assert told(ran) == ["README.md:18 inconsistent-separator"]


def test_a_new_warning_fails_with_strict_alone(run: Run, repository: Repository) -> None:
    repository.write(add(OLD, "lambda", "- [kate](https://github.com/x/kate) -\n"))
    ran = concise(run, "--since", "HEAD")
    assert (ran.code, told(ran)) == (0, ["README.md:13 dangling-separator"])
    assert concise(run, "--since", "HEAD", "--strict").code == 1
    assert concise(run, "--since", "HEAD", "--strict", "--exit-zero").code == 0


def test_formats_and_statistics(run: Run, repository: Repository) -> None:
    repository.write(OLD.replace(entry("omega"), entry("omega") + ZETA))
    ran = run("check", "--since", "HEAD", "--output-format", "github")
    assert ran.out.startswith("::error file=README.md,line=18,")
    ran = run("check", "--since", "HEAD", "--statistics")
    assert "     1          1  inconsistent-separator\n" in ran.out


def test_below_a_folder(run: Run, repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.write(OLD, "docs/more.md")
    repository.commit()
    repository.write(add(OLD, "alpha", entry("omicron")), "docs/more.md")
    repository.write(add(OLD, "alpha", entry("omicron")))
    monkeypatch.chdir(repository.folder / "docs")
    assert told(concise(run, "--since", "HEAD")) == ["more.md:5 unsorted-entries"]
    assert told(concise(run, "--since", "HEAD", "../README.md"))[0].endswith(
        "README.md:5 unsorted-entries"
    )


def test_fix_mends_what_is_new_alone(run: Run, repository: Repository) -> None:
    repository.write(add(OLD, "beta", ZETA))
    ran = run("fix", "--since", "HEAD")
    assert ran.err.splitlines()[-1] == "1 file changed"
    assert repository.read() == OLD.replace(entry("omega"), entry("omega") + entry("zeta"))


def test_check_with_fix_mends_what_is_new_alone(run: Run, repository: Repository) -> None:
    repository.write(add(OLD, "beta", ZETA))
    ran = run("check", "--fix", "--since", "HEAD")
    assert ran.code == 0
    assert ran.err.splitlines()[-1] == "Nothing new in 1 added entry"
    assert repository.read() == OLD.replace(entry("omega"), entry("omega") + entry("zeta"))


def test_fix_prints_a_diff_of_what_is_new(run: Run, repository: Repository) -> None:
    repository.write(OLD.replace(entry("omega"), entry("omega") + ZETA))
    ran = run("fix", "--since", "HEAD", "--diff")
    changed = [line for line in ran.out.splitlines()[2:] if line[0] in "+-"]
    assert changed == ["-" + ZETA.rstrip(), "+" + entry("zeta").rstrip()]
