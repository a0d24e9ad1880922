"""A section that a configuration names and no file has is an error, and nothing is checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.command import Run

TITLES = ("Anvil", "Bellows", "Chisel")
LIST = "## Tools\n\n" + "".join(f"- [{title}](https://example.com/{title})\n" for title in TITLES)
SECTIONS = "[rules.unsorted-entries.sections]\n"


def _write(configuration: str, **files: str) -> None:
    Path("awesomelint.toml").write_text(configuration, encoding="utf-8")
    for name, text in files.items():
        Path(f"{name}.md").write_text(text, encoding="utf-8")


def test_a_section_that_a_file_has_is_known(run: Run) -> None:
    _write(f'{SECTIONS}"Tools" = "-date"\n', a="# Notes\n", b=LIST)
    assert run("check").code == 0
    assert run("check", "a.md").code == 0, "the heading is in a file that is not checked"


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("Tool", 'did you mean "Tools"?'),
        ("Elsewhere > Tools", "write the text of a heading"),
        ("Qqq", "write the text of a heading"),
    ],
)
def test_a_section_that_no_file_has_is_an_error(run: Run, name: str, advice: str) -> None:
    _write(f'{SECTIONS}"{name}" = "none"\n', a="# Notes\n", b=LIST.replace("Anvil", "Zzz"))
    for command in ("check", "fix"):
        ran = run(command)
        assert ran.code == 2
        assert ran.err.startswith(
            "awesomelint: awesomelint.toml: rules.unsorted-entries.sections: "
            f'no file has the heading "{name}"; {advice}\n'
        )
    assert "Zzz" in Path("b.md").read_text(encoding="utf-8")
    assert run("check", "a.md").code == 2
    assert run("check", "--isolated").code == 0


def test_a_heading_that_was_renamed_is_an_error_in_the_next_run(run: Run) -> None:
    _write(f'{SECTIONS}"Tools" = "none"\n', a="# Notes\n", b=LIST)
    assert run("check").code == 0
    Path("b.md").write_text(LIST.replace("Tools", "Toolbox"), encoding="utf-8")
    assert [run("check").code, run("check").code] == [2, 2]


def test_what_an_override_names_has_to_be_in_its_files(run: Run) -> None:
    override = '[[overrides]]\nfiles = ["a.md"]\n[overrides.rules.missing-date.sections]\n'
    _write(f'{override}"Tools" = true\n', a="# Notes\n", b=LIST)
    ran = run("check")
    assert ran.code == 2
    assert 'overrides[0].rules.missing-date.sections: no file has the heading "Tools"' in ran.err
    _write(f'{override}"Notes" = true\n', a="# Notes\n", b=LIST)
    assert run("check").code == 0


def test_a_text_that_is_handed_in_comes_before_its_file(run: Run) -> None:
    _write(f'{SECTIONS}"Tools" = "none"\n', b=LIST)
    renamed = LIST.replace("Tools", "Toolbox")
    assert run("check", "--stdin-filename", "b.md", stdin=renamed.encode()).code == 2


def test_excluded_files_have_no_sections(run: Run) -> None:
    _write(f'exclude = ["b.md"]\n{SECTIONS}"Tools" = "none"\n', a="# Notes\n", b=LIST)
    assert run("check").code == 2
