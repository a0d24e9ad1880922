"""`awesomelint init`: write down the house style that the lists of a repository have."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from awesomelint.cli.console import EXIT_INPUT, counted, report_error, write_text
from awesomelint.cli.shared_options import make_choices
from awesomelint.errors import AwesomelintError

if TYPE_CHECKING:
    from awesomelint.init.survey import Survey

_HOOK = """
For pre-commit, in .pre-commit-config.yaml:

repos:
  - repo: https://github.com/awesomelint/awesomelint
    rev: v{version}
    hooks:
      - id: awesomelint
"""
_WORKFLOW = """
For GitHub Actions, in .github/workflows/awesomelint.yml:

name: awesomelint
on: [push, pull_request]
permissions:
  contents: read
jobs:
  awesomelint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.13"
      - run: pip install awesomelint=={version}
      - run: awesomelint check --output-format github
"""


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option("--preset", help="Start from this preset: recommended, awesome or strict.")
@click.option("--diff", is_flag=True, help="Print what would be written as a diff, write nothing.")
@click.option("--force", is_flag=True, help="Write even where there is a configuration.")
def init(paths: tuple[str, ...], preset: str | None, diff: bool, force: bool) -> None:
    """Write the house style of a repository's lists to awesomelint.toml, at its root.

    With it `check` finds what it finds without it, and goes on to when the lists grow. PATHS are
    the files it is learnt from; without any, all of the repository.
    """
    from awesomelint.disk.git import repository_root
    from awesomelint.init.survey import survey

    cwd = Path.cwd()
    root = repository_root(cwd) or cwd
    target = root / "awesomelint.toml"
    name = _name(target)
    if not diff:
        _refuse_existing(root, force=force)
    given = [str(cwd / path) for path in paths] or [str(root)]
    surveyed = survey(given, root, make_choices(preset=preset))
    _refuse_faults(surveyed, root)
    if diff:
        write_text(_diff(target, name, surveyed.text))
        return
    shadowed = _write(target, name, surveyed.text, root)
    write_text(_found(surveyed))
    write_text(f"{_wrote(surveyed, name)}{shadowed}{_proposals(root)}")


def _name(path: Path) -> str:
    from awesomelint.disk.files import name_of

    return name_of(path, Path.cwd())


def _refuse_existing(root: Path, *, force: bool) -> None:
    """Raise an error where files in `root` have a configuration, unless it may be replaced."""
    from awesomelint.disk.config_files import find_configuration

    existing = find_configuration(root)
    if existing and not force:
        message = "there is a configuration already"
        raise AwesomelintError(_name(existing), message, "--diff shows another, --force writes it")


def _refuse_faults(surveyed: Survey, root: Path) -> None:
    """Stop where some file could not be read, or none has an entry."""
    for error in surveyed.errors:
        report_error(error)
    if surveyed.errors:
        raise click.exceptions.Exit(EXIT_INPUT)
    if not any(one.document.lists for held in surveyed.lists for one in held):
        raise AwesomelintError(str(root), "no file here has an entry", "name the lists")


def _diff(target: Path, name: str, text: str) -> str:
    from awesomelint.cli.changed_files import diff_lines

    return "".join(diff_lines(name, _existing(target, name) or "", text))


def _existing(target: Path, name: str) -> str | None:
    from awesomelint.disk.files import read_source

    return read_source(target, name).text if target.exists() else None


def _write(target: Path, name: str, text: str, root: Path) -> str:
    """Write the configuration; return what else there is to say of it."""
    from awesomelint.disk.config_files import find_configuration
    from awesomelint.disk.writer import create, write

    existing, before = find_configuration(root), _existing(target, name)
    if before is None:
        create(target, name, text.encode())
    else:
        write(target, name, before.encode(), text.encode(), root=root)
    if existing in (None, target):
        return ""
    return f"{_name(existing)} is not read any more: {name} comes before it\n"


def _found(surveyed: Survey) -> str:
    """Return the conventions of each file that has entries, without those that do not hold."""
    from awesomelint.engine.rule_conventions import DocumentConventions, conventions_of
    from awesomelint.output.conventions_report import conventions_text

    documents = ([one.document for one in held] for held in surveyed.lists)
    shown = (conventions for together in documents for conventions in conventions_of(together))
    holding = (
        DocumentConventions(
            conventions.document, tuple(one for one in conventions.conventions if one.holds)
        )
        for conventions in shown
        if conventions.document.lists
    )
    return "".join(f"{conventions_text(house)}\n" for house in holding)


def _wrote(surveyed: Survey, name: str) -> str:
    from awesomelint.output.escape import terminal

    draft = surveyed.draft
    values = counted(draft.values, "value")
    left = counted(len(draft.left_out), "value")
    lines = [f"{terminal(name)} written: {values} for {counted(draft.files, 'file')}"]
    lines += [f"{left} left to be inferred, at its end is why"] if draft.left_out else []
    lines += [
        f"{terminal(', '.join(one.paths))}: one list, {counted(one.more, 'finding')} more"
        for one in draft.lists
    ]
    if surveyed.apart:
        lines.append(f"left to configurations of their own: {terminal(', '.join(surveyed.apart))}")
    return "".join(f"{line}\n" for line in lines)


def _proposals(root: Path) -> str:
    """Return what to put where for the lists to be checked, unless they are already."""
    from importlib.metadata import version

    workflows = root / ".github" / "workflows"
    proposals = {
        _HOOK: [root / ".pre-commit-config.yaml"],
        _WORKFLOW: [*workflows.glob("*.yml"), *workflows.glob("*.yaml")],
    }
    return "".join(
        text.format(version=version("awesomelint"))
        for text, files in proposals.items()
        if not any(_names_us(file) for file in files)
    )


def _names_us(path: Path) -> bool:
    try:
        return b"awesomelint" in path.read_bytes()
    except OSError:
        return False
