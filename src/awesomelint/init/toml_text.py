"""A draft of a configuration as TOML, each value below the evidence for it."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Sequence

from awesomelint.config.patterns import patterns_for
from awesomelint.engine.rule_conventions import described
from awesomelint.init.draft import Draft, Override, Pairs, Reason, RuleOptions

_HEAD = """\
# The style of these lists, as `awesomelint init` found it. With these values `awesomelint check`
# reports the same as without them, and it keeps to this style when the lists grow.
# What they mean: `awesomelint rule NAME`.
"""
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")


def toml(draft: Draft, paths: Collection[str]) -> str:
    """Return the text of a draft; `paths` are all files it is for, also those it does not name."""
    blocks = [f"{_HEAD}preset = {_quoted(draft.preset)}\n"]
    if draft.rules:
        blocks.append("[rules]\n" + "\n".join(_rule(rule, draft.files) for rule in draft.rules))
    blocks += [_override(override, paths) for override in draft.overrides]
    blocks += [
        f"# {_more(files.more)}\n[[lists]]\nfiles = {_value(patterns_for(files.paths, paths))}\n"
        for files in draft.lists
    ]
    blocks += [
        "# These files may be one list. Read as one list, they would lose some of their findings:\n"
        f"# [[lists]]\n# files = {_comment(_value(patterns_for(unclear, paths)))}\n"
        for unclear in draft.unclear
    ]
    if draft.left_out:
        blocks.append("".join(_left_out(draft)))
    return "\n".join(blocks)


def _rule(rule: RuleOptions, files: int) -> str:
    lines = [f"# {_comment(_reason(reason, files))}\n" for reason in rule.reasons]
    return "".join([*lines, f"{rule.rule} = {_table(rule.options)}\n"])


def _override(override: Override, paths: Collection[str]) -> str:
    lines = [f"[[overrides]]\nfiles = {_value(patterns_for(override.paths, paths))}\n"]
    for rule in override.rules:
        reasons = [_reason(reason, len(override.paths)) for reason in rule.reasons]
        lines += [f"# {_comment(reason)}\n" for reason in reasons or ["no such convention here"]]
        lines.append(f"rules.{rule.rule} = {_table(rule.options)}\n")
    return "".join(lines)


def _reason(reason: Reason, files: int) -> str:
    """Return the evidence behind a value, and in how many of several files it occurs."""
    words = f"{reason.name}: {described(reason.evidence)}"
    return f"{words}, in {reason.files} of {files} files" if files > 1 else words


def _more(count: int) -> str:
    if not count:
        return "One list in several files: an entry repeated across them is a duplicate."
    findings = "1 more finding" if count == 1 else f"{count} more findings"
    return f"One list in several files, with {findings} for what is repeated across them."


def _left_out(draft: Draft) -> Iterator[str]:
    yield "# Left to be inferred:\n"
    for paths, statement in draft.left_out:
        where = f" in {', '.join(paths)}" if draft.files > 1 else ""
        words = described(statement.evidence)
        line = f"{statement.rule} = {_table(statement.options)}, {words}{where}"
        yield f"# {_comment(line)}\n#   {_comment(statement.obstacle)}\n"


def _table(options: Pairs) -> str:
    return "{ " + ", ".join(f"{name} = {_value(value)}" for name, value in options) + " }"


def _value(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, Sequence):
        return "[" + ", ".join(map(_value, value)) + "]"
    return str(value)


def _quoted(text: str) -> str:
    """Return a TOML string: JSON's escapes are TOML's too, DEL alone is plain in JSON."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _comment(text: str) -> str:
    """Return text that is a comment of one line: TOML allows no controls there."""
    return _CONTROL.sub(" ", text)
