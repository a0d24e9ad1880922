"""The last step of the stock parser, escapes joined to the text around them, only where needed."""

from __future__ import annotations

from markdown_it.parser_core import RuleFuncCoreType
from markdown_it.rules_core import StateCore, text_join

from awesomelint.markdown.fast.inline import FastInline


def join_text(inline: FastInline) -> RuleFuncCoreType:
    """Return the stock rule for the tokens of `inline`: few paragraphs have escapes or entities."""

    def join(state: StateCore) -> None:
        if not inline.rules.are_verified():
            text_join(state)
            return
        tokens = state.tokens
        state.tokens = [
            token
            for token in tokens
            if token.type == "inline" and ("\\" in token.content or "&" in token.content)
        ]
        text_join(state)
        state.tokens = tokens

    return join
