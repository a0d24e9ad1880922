"""Options as data: click is made from it, and a plain command line is read without click.

click takes longer to import than a run over unchanged files lasts. `read_plainly` reads what needs
no explanation; help, mistakes and completion are click's.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeVar

if TYPE_CHECKING:
    import click

Command = TypeVar("Command", bound=Callable[..., Any])


class Option(NamedTuple):
    """One option: its `names`, the long one first, and what it takes.

    A `flag` takes nothing, `values` one value each time it is given, a `value` one, a `day` a date.
    `among` are the values there are, if not any will do; `key` is the parameter it sets, where that
    has not the option's name.
    """

    names: tuple[str, ...]
    kind: Literal["flag", "value", "values", "day"]
    help: str
    metavar: str | None = None
    default: str | None = None
    among: tuple[str, ...] = ()
    key: str = ""

    @property
    def parameter(self) -> str:
        """The name of the parameter it sets."""
        return self.key or self.names[0].removeprefix("--").replace("-", "_")

    @property
    def unset(self) -> object:
        """Its value where it is not given."""
        return {"flag": False, "values": ()}.get(self.kind, self.default)


READING = (
    Option(
        ("--config",), "value", "Use this configuration file, not the closest one.", metavar="FILE"
    ),
    Option(("--isolated",), "flag", "Use no configuration file."),
)
CONFIGURATION = (
    *READING,
    Option(("--select",), "values", "Run only these rules.", metavar="RULES"),
    Option(("--ignore",), "values", "Leave these rules out.", metavar="RULES"),
    Option(("--preset",), "value", "Use this preset: recommended, awesome or strict."),
    Option(("--today",), "day", "Take this day (YYYY-MM-DD) for today.", metavar="DATE"),
)
STDIN_NAME = Option(
    ("--stdin-filename",),
    "value",
    "Read standard input under this name, which decides the configuration.",
    metavar="FILE",
)


def add_options(command: Command, options: Sequence[Option]) -> Command:
    """Give a click command the options; they are listed in this order."""
    import click

    for option in reversed(options):
        more: dict[str, Any] = {"help": option.help}
        if option.kind == "flag":
            more["is_flag"] = True
        else:
            more |= {"metavar": option.metavar, "multiple": option.kind == "values"}
        if option.kind == "day":
            more |= {"type": click.DateTime(["%Y-%m-%d"]), "callback": _day}
        elif option.among:
            more["type"] = click.Choice(option.among)
        if option.default is not None:
            more["default"] = option.default
        command = click.option(*option.names, option.parameter, **more)(command)
    return command


def _day(context: click.Context, parameter: click.Parameter, value: Any) -> date | None:
    return value.date() if value else None


def read_plainly(arguments: Sequence[str], options: Sequence[Option]) -> dict[str, Any] | None:
    """Return the options' values, by parameter, and the `paths`; None where click has to speak."""
    if sys.platform == "win32":  # click expands patterns there
        return None
    known = {name: option for option in options for name in option.names}
    values: dict[str, Any] = {option.parameter: option.unset for option in options}
    paths: list[str] = []
    rest = iter(arguments)
    for argument in rest:
        if argument == "-" or not argument.startswith("-"):
            paths.append(argument)
            continue
        if argument == "--":
            paths += rest
            break
        name, equals, given = argument.partition("=")
        option = known.get(name)
        if option is None or (equals and (option.kind == "flag" or not name.startswith("--"))):
            return None
        if option.kind != "flag" and not equals:
            given = next(rest, "-")
        if not _take(values, option, given):
            return None
    return values | {"paths": tuple(paths)}


def _take(values: dict[str, Any], option: Option, given: str) -> bool:
    """Set the option's value from what was given; return whether that is plain."""
    value: Any = True if option.kind == "flag" else given
    if given.startswith("-") or (option.among and given not in option.among):
        return False
    if option.kind == "day":
        try:
            value = date.fromisoformat(given) if re.fullmatch(r"\d{4}-\d\d-\d\d", given) else None
        except ValueError:
            value = None
        if value is None:
            return False
    elif option.kind == "values":
        value = (*values[option.parameter], given)
    values[option.parameter] = value
    return True
