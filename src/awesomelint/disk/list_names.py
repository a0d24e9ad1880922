"""Which Markdown files are no lists, as their names say.

Whoever names such a file has it read all the same. A folder that is named stands for its lists.
"""

from __future__ import annotations

import re

# What GitHub and others look for by name, also in other languages: `CONTRIBUTING-zh.md`. A file
# `security.md` or `support.md` may well be a section of a list.
_NO_LIST = (
    r"(?:(?i:contribut(?:ing|ion)(?:[-_ ]guid(?:e|elines?))?|code[-_ ]of[-_ ]conduct|licen[cs]e"
    r"|changelog|(?:pull[-_ ]request|issue)[-_ ]template)|AGENTS|CLAUDE|GEMINI)"
    r"(?:[-_.][A-Za-z]{2}(?:[-_][A-Za-z]{2,4})?)?\.(?i:md|markdown)"
)
# How these begin. The pattern is a string, and compiled when a name begins like this: to compile it
# takes a millisecond of every run.
_BEGINNINGS = ("con", "cod", "lic", "cha", "pul", "iss", "age", "cla", "gem")
_TEMPLATES = ("ISSUE_TEMPLATE", "PULL_REQUEST_TEMPLATE")
_README = r"(?i:\.github/readme(?:[-_.]\w+)*\.(?:md|markdown))"


def is_no_list(path: str) -> bool:
    """Return whether a file is no list, for its path with forward slashes, from a folder on.

    Files of tools, in folders whose names begin with a dot, are none; but GitHub shows
    `.github/README.md` as the front page.
    """
    *folders, name = path.split("/")
    if name[:3].lower() in _BEGINNINGS and re.fullmatch(_NO_LIST, name):
        return True
    if any(folder.upper() in _TEMPLATES for folder in folders):
        return True
    is_hidden = any(folder.startswith(".") and folder not in (".", "..") for folder in folders)
    return is_hidden and not re.fullmatch(_README, path)
