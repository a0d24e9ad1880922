"""A drafted configuration as TOML, each value below the evidence for it."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Sequence

from awesomelint.config.patterns import naming
from awesomelint.engine.evidence import described
from awesomelint.init.draft import Differing, Draft, Reason, Told

_HEAD = """\
# The house style of these lists, as `awesomelint init` found it. With these values
# `awesomelint check` reports what it reports without them, and the style stays as the lists grow.
# What they mean: `awesomelint rule NAME`.
"""
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")


def toml(draft: Draft, paths: Collection[str]) -> str:
    """Return the text of a draft; `paths` are all files it is about, those it names among them."""
    blocks = [f"{_HEAD}preset = {_quoted(draft.preset)}\n"]
    if draft.told:
        blocks.append("[rules]\n" + "\n".join(_rule(one, draft.files) for one in draft.told))
    blocks += [_override(one, paths) for one in draft.differing]
    blocks += [
        f"# {_more(one.more)}\n[[lists]]\nfiles = {_value(naming(one.paths, paths))}\n"
        for one in draft.lists
    ]
    blocks += [
        "# These may be one list, but read as one some of what is found now would not be:\n"
        f"# [[lists]]\n# files = {_comment(_value(naming(one, paths)))}\n"
        for one in draft.unclear
    ]
    if draft.left_out:
        blocks.append("".join(_left_out(draft)))
    return "\n".join(blocks)


def _rule(told: Told, files: int) -> str:
    lines = [f"# {_comment(_reason(one, files))}\n" for one in told.reasons]
    return "".join([*lines, f"{told.rule} = {_table(told)}\n"])


def _override(differing: Differing, paths: Collection[str]) -> str:
    lines = [f"[[overrides]]\nfiles = {_value(naming(differing.paths, paths))}\n"]
    for told in differing.told:
        reasons = [_reason(one, len(differing.paths)) for one in told.reasons]
        lines += [f"# {_comment(one)}\n" for one in reasons or ["no such convention here"]]
        lines.append(f"rules.{told.rule} = {_table(told)}\n")
    return "".join(lines)


def _reason(reason: Reason, files: int) -> str:
    """Return the evidence behind a value, and in how many of several files it was found."""
    words = f"{reason.name}: {described(reason.evidence)}"
    return f"{words}, in {reason.files} of {files} files" if files > 1 else words


def _more(count: int) -> str:
    if not count:
        return "One list in several files: an entry repeated across them is a duplicate."
    found = "1 finding more" if count == 1 else f"{count} findings more"
    return f"One list in several files, with {found} for what is repeated across them."


def _left_out(draft: Draft) -> Iterator[str]:
    yield "# Left to be inferred:\n"
    for paths, said in draft.left_out:
        options = ", ".join(f"{name} = {_value(value)}" for name, value in said.evidence.options)
        where = f" in {', '.join(paths)}" if draft.files > 1 else ""
        what = f"{said.rule} = {{ {options} }}, {described(said.evidence)}{where}"
        yield f"# {_comment(what)}\n#   {_comment(said.why_not)}\n"


def _table(told: Told) -> str:
    return "{ " + ", ".join(f"{name} = {_value(value)}" for name, value in told.options) + " }"


def _value(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, Sequence):
        return "[" + ", ".join(_value(one) for one in value) + "]"
    return str(value)


def _quoted(text: str) -> str:
    """Return a TOML string: JSON's escapes are TOML's too, DEL alone is plain in JSON."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _comment(text: str) -> str:
    """Return text that is a comment of one line: TOML allows no controls there."""
    return _CONTROL.sub(" ", text)
