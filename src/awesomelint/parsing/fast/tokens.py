"""Tokens made cheaply: field by field, without the constructor's keyword defaults and checks.

The result is a `Token` that equals the one the constructor makes.
"""

from __future__ import annotations

from typing import Literal

from markdown_it.token import Token

Nesting = Literal[-1, 0, 1]

_blank = object.__new__


def make_block(kind: str, tag: str, nesting: Nesting, level: int) -> Token:
    """Return what `StateBlock.push` would have pushed at `level`."""
    token: Token = _blank(Token)
    token.type = kind
    token.tag = tag
    token.nesting = nesting
    token.attrs = {}
    token.map = None
    token.level = level
    token.children = None
    token.content = ""
    token.markup = ""
    token.info = ""
    token.meta = {}
    token.block = True
    token.hidden = False
    return token


def make_inline(kind: str, tag: str, nesting: Nesting, level: int, content: str = "") -> Token:
    """Return what `StateInline.push` would have pushed at `level`, without its span."""
    token: Token = _blank(Token)
    token.type = kind
    token.tag = tag
    token.nesting = nesting
    token.attrs = {}
    token.map = None
    token.level = level
    token.children = None
    token.content = content
    token.markup = ""
    token.info = ""
    token.meta = {}
    token.block = False
    token.hidden = False
    return token


def moved(token: Token, lines: int) -> Token:
    """Return a token moved down by a number of lines; the token itself if that changes nothing."""
    if not lines or token.map is None:
        return token
    copy: Token = _blank(Token)
    for field in Token.__slots__:
        setattr(copy, field, getattr(token, field))
    copy.map = [token.map[0] + lines, token.map[1] + lines]
    return copy
