"""Which Markdown files are no lists, as their names say.

Whoever names such a file has it read all the same. A folder that is named stands for its lists.
"""

from __future__ import annotations

import re

# What GitHub and others look for by name, also in other languages: `CONTRIBUTING-zh.md`. A file
# `security.md` or `support.md` may well be a section of a list.
_NO_LIST = re.compile(
    r"(?:(?i:contribut(?:ing|ion)(?:[-_ ]guid(?:e|elines?))?|code[-_ ]of[-_ ]conduct|licen[cs]e"
    r"|changelog|(?:pull[-_ ]request|issue)[-_ ]template)|AGENTS|CLAUDE|GEMINI)"
    r"(?:[-_.][A-Za-z]{2}(?:[-_][A-Za-z]{2,4})?)?\.(?i:md|markdown)"
)
_TEMPLATES = ("ISSUE_TEMPLATE", "PULL_REQUEST_TEMPLATE")
_README = re.compile(r"\.github/readme(?:[-_.]\w+)*\.(?:md|markdown)", re.IGNORECASE)


def is_no_list(path: str) -> bool:
    """Return whether a file is no list, for its path with forward slashes, from a folder on.

    Files of tools, in folders whose names begin with a dot, are none; but GitHub shows
    `.github/README.md` as the front page.
    """
    *folders, name = path.split("/")
    if _NO_LIST.fullmatch(name) or any(folder.upper() in _TEMPLATES for folder in folders):
        return True
    is_hidden = any(folder.startswith(".") and folder not in (".", "..") for folder in folders)
    return is_hidden and not _README.fullmatch(path)
