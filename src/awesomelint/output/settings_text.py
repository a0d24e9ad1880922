"""What applies to files, for people: `check --show-settings`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import asdict

from awesomelint.config.settings import RuleSetting, Settings
from awesomelint.config.wording import toml_value
from awesomelint.output.escape import terminal
from awesomelint.run.plan import FileSettings


def settings_text(files: Sequence[FileSettings]) -> str:
    """Return a block for each group of files to which the same applies.

    It has the names of the files, the configuration, and a line for each rule: level and options.
    """
    groups: dict[tuple[str, Settings], list[str]] = {}
    for file in files:
        groups.setdefault((file.configuration, file.settings), []).append(file.file.name)
    blocks = (
        "".join(f"{line}\n" for line in _block(names, configuration, settings))
        for (configuration, settings), names in groups.items()
    )
    return "\n".join(blocks)


def _block(names: Sequence[str], configuration: str, settings: Settings) -> Iterator[str]:
    yield from map(terminal, names)
    yield f"configuration: {terminal(configuration) or 'none'}"
    width = max((len(setting.rule.name) for setting in settings.rules), default=0)
    for setting in settings.rules:
        options = _options(setting)
        yield f"  {setting.rule.name:<{width}}  {setting.level:<7}  {options}".rstrip()


def _options(setting: RuleSetting) -> str:
    """Return the options of a rule as TOML."""
    assert isinstance(setting.options, Struct)
    return ", ".join(
        f"{name} = {terminal(toml_value(value))}"
        for name, value in asdict(setting.options).items()
        if value is not None  # no value of TOML, and what is meant where nothing is configured
    )
