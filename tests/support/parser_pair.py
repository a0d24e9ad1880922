"""The fast parser and the stock parser, given the same text."""

from __future__ import annotations

from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from awesomelint.parsing.parser import build_parser, build_stock_parser

_FAST, _STOCK = build_parser(), build_stock_parser()
# Left behind in the environment by a rule that looks for footnotes and finds none.
_NO_FOOTNOTES: dict[str, Any] = {"refs": {}, "list": {}}

# The tokens of a text, and the environment: its references and footnotes.
Parsed = tuple[list[Token], dict[str, Any]]


def parse_twice(text: str) -> tuple[Parsed, Parsed]:
    """Return what the fast and what the stock parser make of `text`."""
    return _parse(_FAST, text), _parse(_STOCK, text)


def _parse(parser: MarkdownIt, text: str) -> Parsed:
    env: dict[str, Any] = {}
    tokens = parser.parse(text, env)
    if env.get("footnotes") == _NO_FOOTNOTES:
        del env["footnotes"]
    return tokens, env
