"""missing-file: a list says how to contribute, and what it says is finished."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesomelint.diagnostic import Diagnostic
from awesomelint.reading.title import main_headings
from awesomelint.rules.context import RuleContext
from awesomelint.rules.file_tree import FileTree
from awesomelint.rules.rule import NoOptions, Rule
from awesomelint.text import BOM, Span

_FOLDERS = ("", ".github/", "docs/")
_CONTRIBUTING = re.compile(r"contributing\.md", re.IGNORECASE)
_CONDUCT = re.compile(r"code[-_]of[-_]conduct\.md", re.IGNORECASE)
# What the usual code of conduct leaves for its users to fill in.
_PLACEHOLDER = re.compile(r"\[\s*insert (?:e-?mail|contact)[^\]\n]*\]", re.IGNORECASE)


def check(context: RuleContext, options: NoOptions) -> Iterator[Diagnostic]:
    """Yield what is wrong with the files next to a front page."""
    tree = context.tree
    if tree is None or not context.is_front_page:
        return
    document = context.document
    mains = main_headings(document)
    span = mains[0].span if mains else Span(0, 0)
    for message in _messages(tree, document.source.path):
        yield context.report(span, message)


def _messages(tree: FileTree, path: str) -> Iterator[str]:
    """Yield what is wrong with the files next to the document at `path`."""
    contributing = _find(tree, path, _CONTRIBUTING)
    if contributing is None:
        yield "there is no `contributing.md`"
    elif _is_empty(tree, path, contributing):
        yield f"`{contributing}` is empty"
    conduct = _find(tree, path, _CONDUCT)
    if conduct is None:
        return
    if _is_empty(tree, path, conduct):
        yield f"`{conduct}` is empty"
    elif placeholder := _PLACEHOLDER.search(tree.text(path, f"/{conduct}") or ""):
        yield f"`{conduct}` still says `{placeholder.group()}`"


def _find(tree: FileTree, path: str, name: re.Pattern[str]) -> str | None:
    """Return the file of that name, seen from the repository's root, where GitHub looks for it."""
    for folder in _FOLDERS:
        for file in sorted(tree.names(path, f"/{folder}")):
            if name.fullmatch(file):
                return f"{folder}{file}"
    return None


def _is_empty(tree: FileTree, path: str, target: str) -> bool:
    text = tree.text(path, f"/{target}")
    return text is not None and not text.removeprefix(BOM).strip()


RULE = Rule("missing-file", check, is_about_rest=True)
