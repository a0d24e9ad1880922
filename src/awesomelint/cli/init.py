"""`awesomelint init`: write the style of a repository's lists to a configuration."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from awesomelint.cli.console import EXIT_INPUT, counted, report_error, write_text
from awesomelint.cli.shared_options import make_choices
from awesomelint.errors import AwesomelintError

if TYPE_CHECKING:
    from awesomelint.init.survey import Survey

# What is proposed to whoever runs `init`; `{version}` is ours.
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
    """Write the style of a repository's lists to awesomelint.toml, at the root of the repository.

    `check` reports the same with this file as without it, and it keeps to the style when the lists
    grow. PATHS are the files that the style is learnt from; without PATHS, all files of the
    repository.
    """
    from awesomelint.disk.git import repository_root
    from awesomelint.init.survey import survey

    cwd = Path.cwd()
    root = repository_root(cwd) or cwd
    target = root / "awesomelint.toml"
    name = _name(target)
    if not diff:
        _refuse_existing(root, force=force)
    learn_from = [str(cwd / path) for path in paths] or [str(root)]
    repository = survey(learn_from, root, make_choices(preset=preset))
    _refuse_faults(repository, root)
    if diff:
        write_text(_diff(target, name, repository.text))
        return
    warning = _write(target, name, repository.text, root)
    write_text(_conventions(repository))
    write_text(f"{_summary(repository, name)}{warning}{_proposals(root)}")


def _name(path: Path) -> str:
    from awesomelint.disk.files import name_of

    return name_of(path, Path.cwd())


def _refuse_existing(root: Path, *, force: bool) -> None:
    """Raise an error where files in `root` have a configuration, unless it may be replaced."""
    from awesomelint.disk.config_files import find_configuration

    existing = find_configuration(root)
    if existing and not force:
        message = "there is a configuration already"
        advice = "--diff shows a new configuration, --force writes it"
        raise AwesomelintError(_name(existing), message, advice)


def _refuse_faults(repository: Survey, root: Path) -> None:
    """Raise an error where a file could not be read, or no file has an entry."""
    for error in repository.errors:
        report_error(error)
    if repository.errors:
        raise click.exceptions.Exit(EXIT_INPUT)
    documents = (configured.document for members in repository.lists for configured in members)
    if not any(document.lists for document in documents):
        raise AwesomelintError(str(root), "no file here has an entry", "name the lists")


def _diff(target: Path, name: str, text: str) -> str:
    from awesomelint.cli.change_writer import diff_lines

    return "".join(diff_lines(name, _existing(target, name) or "", text))


def _existing(target: Path, name: str) -> str | None:
    from awesomelint.disk.files import read_source

    return read_source(target, name).text if target.exists() else None


def _write(target: Path, name: str, text: str, root: Path) -> str:
    """Write the configuration; return a warning where another is no longer read because of it."""
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


def _conventions(repository: Survey) -> str:
    """Return the conventions that hold, for each file that has entries."""
    from awesomelint.engine.rule_conventions import DocumentConventions, conventions_of
    from awesomelint.output.conventions_report import conventions_text

    lists = ([configured.document for configured in members] for members in repository.lists)
    files = (file for documents in lists for file in conventions_of(documents))
    holding = (
        DocumentConventions(
            file.document, tuple(convention for convention in file.conventions if convention.holds)
        )
        for file in files
        if file.document.lists
    )
    return "".join(f"{conventions_text(file)}\n" for file in holding)


def _summary(repository: Survey, name: str) -> str:
    """Return what was written, what was left out, and which files make up one list."""
    from awesomelint.output.escape import terminal

    draft = repository.draft
    values = counted(draft.values, "value")
    left_out = counted(len(draft.left_out), "value")
    written = f"{terminal(name)} written: {values} for {counted(draft.files, 'file')}"
    lines = [f"{written}, {draft.undecided} of them undecided" if draft.undecided else written]
    if draft.left_out:
        lines.append(f"{left_out} left to be inferred: the end of the file says why")
    lines += [
        f"{terminal(', '.join(files.paths))}: one list, {counted(files.more, 'more finding')}"
        for files in draft.lists
    ]
    if repository.apart:
        apart = terminal(", ".join(repository.apart))
        lines.append(f"not covered, because they have configurations of their own: {apart}")
    return "".join(f"{line}\n" for line in lines)


def _proposals(root: Path) -> str:
    """Return the hook and the workflow that check the lists, unless the repository has them."""
    from importlib.metadata import version

    workflows = root / ".github" / "workflows"
    proposals = {
        _HOOK: [root / ".pre-commit-config.yaml"],
        _WORKFLOW: [*workflows.glob("*.yml"), *workflows.glob("*.yaml")],
    }
    return "".join(
        text.format(version=version("awesomelint"))
        for text, files in proposals.items()
        if not any(_names_awesomelint(file) for file in files)
    )


def _names_awesomelint(path: Path) -> bool:
    try:
        return b"awesomelint" in path.read_bytes()
    except OSError:
        return False
