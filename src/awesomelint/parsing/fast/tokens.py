"""Tokens made cheaply: field by field, without the constructor's keyword defaults and checks.

The result is a `Token` that equals the one the constructor makes.
"""

from __future__ import annotations

from typing import Literal

from markdown_it.token import Token

Nesting = Literal[-1, 0, 1]

_blank = object.__new__


def make_token(
    kind: str, tag: str, nesting: Nesting, level: int, content: str = "", *, block: bool = False
) -> Token:
    """Return what `StateInline.push` would have pushed at `level`, without its span.

    With `block` it is what `StateBlock.push` would have pushed.
    """
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
    token.block = block
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
