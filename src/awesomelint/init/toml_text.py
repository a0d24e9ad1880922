"""A draft of a configuration as TOML, each value below the evidence for it."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from awesomelint.config.options import names_sections
from awesomelint.config.patterns import patterns_for
from awesomelint.engine.rule_conventions import described
from awesomelint.init.draft import Draft, Override, Pairs, Reason, RuleOptions

_HEAD = """\
# The style of these lists, as `awesomelint init` found it. With these values `awesomelint check`
# reports the same as without them, and it keeps to this style when the lists grow.
# What they mean: `awesomelint rule NAME`.
"""
_UNDECIDED = """\
# These lists have not decided the rest, and nothing is reported about it. Delete a line, and
# awesomelint learns from later entries what it is for.
"""
_LEFT = "# left to be inferred\n"
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")


def toml(draft: Draft, paths: Collection[str]) -> str:
    """Return the text of a draft; `paths` are all files it is for, also those it does not name."""
    blocks = [f"{_HEAD}preset = {_quoted(draft.preset)}\n"]
    if draft.rules:
        blocks.append("[rules]\n" + "\n".join(_rules(draft)))
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


def _rules(draft: Draft) -> Iterator[str]:
    """Yield the rules with a convention, those without, and last those with a table of their own.

    In TOML nothing of `[rules]` may stand behind another table.
    """
    short = [rule for rule in draft.rules if not _has_sections(rule)]
    for rule in short:
        if not rule.is_undecided:
            yield f"{_reasons(rule, draft.files)}{rule.rule} = {_table(rule.options)}\n"
    undecided = [rule for rule in short if rule.is_undecided]
    if undecided:
        lines = (
            f"{_reasons(rule, draft.files)}{rule.rule} = {_table(rule.options)}\n"
            for rule in undecided
        )
        yield "".join((_UNDECIDED, *lines))
    for rule in draft.rules:
        if _has_sections(rule):
            yield f"{_reasons(rule, draft.files)}{_long_table('rules', rule)}"


def _override(override: Override, paths: Collection[str]) -> str:
    lines = [f"[[overrides]]\nfiles = {_value(patterns_for(override.paths, paths))}\n"]
    files = len(override.paths)
    lines += [
        f"{_reasons(rule, files) or _LEFT}rules.{rule.rule} = {_table(rule.options)}\n"
        for rule in override.rules
        if not _has_sections(rule)
    ]
    lines += [
        f"\n{_reasons(rule, files)}{_long_table('overrides.rules', rule)}"
        for rule in override.rules
        if _has_sections(rule)
    ]
    return "".join(lines)


def _reasons(rule: RuleOptions, files: int) -> str:
    """Return the evidence behind the values of a rule, a comment each."""
    return "".join(f"# {_comment(_reason(reason, files))}\n" for reason in rule.reasons)


def _reason(reason: Reason, files: int) -> str:
    """Return the evidence behind a value, and in how many of several files it occurs."""
    if reason.evidence is None and files > 1:
        return f"{reason.name}: undecided in {reason.files} of {files} files"
    words = f"{reason.name}: {described(reason.evidence)}"
    return f"{words}, in {reason.files} of {files} files" if files > 1 else words


def _has_sections(rule: RuleOptions) -> bool:
    return any(map(names_sections, (value for _, value in rule.options)))


def _long_table(parent: str, rule: RuleOptions) -> str:
    """Return the table of a rule, and behind it the tables that name sections, a line each."""
    name = f"{parent}.{rule.rule}"
    plain = [pair for pair in rule.options if not names_sections(pair[1])]
    blocks = [f"[{name}]\n{_lines(plain)}"] if plain else []
    for key, value in rule.options:
        if isinstance(value, tuple) and names_sections(value):
            by_name = ((_quoted(by.section), by.value) for by in value)
            blocks.append(f"[{name}.{key}]\n{_lines(by_name)}")
    return "\n".join(blocks)


def _lines(pairs: Iterable[tuple[str, object]]) -> str:
    return "".join(f"{key} = {_value(value)}\n" for key, value in pairs)


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
