"""Options as data: click is set up from them, and a plain command line is read without click.

To import click takes longer than a run over unchanged files. `read_plainly` reads what a user
normally types; click is left help, mistakes and completion.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeVar

from awesomelint.output import FORMATS

if TYPE_CHECKING:
    import click

Command = TypeVar("Command", bound=Callable[..., Any])


class Option(NamedTuple):
    """One option: its `names`, the long one first, and the `kind` of what it takes.

    A `flag` takes nothing, a `value` takes one value, and a `day` takes a date. `values` may be
    given several times, each time with one value. If not every value will do, `among` has those
    that do. `key` is the name of the parameter, if it is not the name of the option.
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
        """The name of the parameter that the option sets."""
        return self.key or self.names[0].removeprefix("--").replace("-", "_")

    @property
    def unset(self) -> object:
        """The value of the parameter where the option is not given."""
        return {"flag": False, "values": ()}.get(self.kind, self.default)


CONFIGURATION_FILE = (
    Option(
        ("--config",), "value", "Use this configuration file, not the closest one.", metavar="FILE"
    ),
    Option(("--isolated",), "flag", "Use no configuration file."),
)
CONFIGURATION = (
    *CONFIGURATION_FILE,
    Option(("--select",), "values", "Run only these rules.", metavar="RULES"),
    Option(("--extend-select",), "values", "Run these rules too.", metavar="RULES"),
    Option(("--ignore",), "values", "Leave these rules out.", metavar="RULES"),
    Option(("--preset",), "value", "Use this preset: recommended, awesome or strict."),
    Option(("--today",), "day", "Take this day (YYYY-MM-DD) for today.", metavar="DATE"),
)
CHANGE = (
    Option(
        ("--since",),
        "value",
        "Only what is new since HEAD left REF, a branch or commit; auto is the branch that a pull "
        "request goes to, else origin's default branch.",
        metavar="REF",
    ),
    Option(("--staged",), "flag", "Only what is new in the index, compared with HEAD."),
)
FIXABLE = (
    Option(("--fixable",), "values", "Apply the fixes of these rules only.", metavar="RULES"),
    Option(("--unfixable",), "values", "Apply no fixes of these rules.", metavar="RULES"),
)
OUTPUT_FORMAT = Option(
    ("--output-format",),
    "values",
    f"One of {', '.join(FORMATS)}, to standard output or to FILE; may be repeated.",
    metavar="FORMAT[:FILE]",
    key="formats",
)
COLOR = Option(
    ("--color",),
    "value",
    "Colour the output; auto obeys NO_COLOR and FORCE_COLOR.",
    default="auto",
    among=("auto", "always", "never"),
)
FORCE_EXCLUDE = Option(
    ("--force-exclude",),
    "flag",
    "For hooks: leave out files that are no lists, such as CONTRIBUTING.md, even if named.",
)
STDIN_NAME = Option(
    ("--stdin-filename",),
    "value",
    "Read standard input under this name, which decides the configuration.",
    metavar="FILE",
)


def add_options(command: Command, options: Sequence[Option]) -> Command:
    """Add the options to a click command, whose help lists them in this order."""
    import click

    for option in reversed(options):
        settings: dict[str, Any] = {"help": option.help}
        if option.kind == "flag":
            settings["is_flag"] = True
        else:
            settings |= {"metavar": option.metavar, "multiple": option.kind == "values"}
        if option.kind == "day":
            settings |= {"type": click.DateTime(["%Y-%m-%d"]), "callback": _day}
        elif option.among:
            settings["type"] = click.Choice(option.among)
        if option.default is not None:
            settings["default"] = option.default
        command = click.option(*option.names, option.parameter, **settings)(command)
    return command


def _day(context: click.Context, parameter: click.Parameter, value: Any) -> date | None:
    return value.date() if value else None


def read_plainly(arguments: Sequence[str], options: Sequence[Option]) -> dict[str, Any] | None:
    """Return the value of each parameter, `paths` among them.

    Return None if click has something to say: help, or what is wrong with the arguments.
    """
    if sys.platform == "win32":  # click expands patterns there, such as `*.md`
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
        name, equals, text = argument.partition("=")
        option = known.get(name)
        if option is None or (equals and (option.kind == "flag" or not name.startswith("--"))):
            return None
        if option.kind != "flag" and not equals:
            text = next(rest, "-")  # what starts with `-` is no value
        if not _set(values, option, text):
            return None
    return values | {"paths": tuple(paths)}


def _set(values: dict[str, Any], option: Option, text: str) -> bool:
    """Set the parameter of an option to the value in `text`; return False if click has to."""
    value: Any = True if option.kind == "flag" else text
    if text.startswith("-") or (option.among and text not in option.among):
        return False
    if option.kind == "day":
        try:
            value = date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else None
        except ValueError:
            value = None
        if value is None:
            return False
    elif option.kind == "values":
        value = (*values[option.parameter], text)
    values[option.parameter] = value
    return True
