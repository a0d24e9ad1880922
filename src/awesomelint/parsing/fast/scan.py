"""One pass over inline content that turns plain constructs into tokens.

`Scan(content, parser, env).take(0, len(content), 0, tokens)` adds the tokens of the content to
`tokens`, up to the first offset where a stock rule has to look. What each construct makes is what
the stock rules make of it; `constructs` says why no other rule could match there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference, unescapeAll
from markdown_it.token import Token

from awesomelint.parsing.fast.constructs import (
    CODE,
    IMAGE,
    LINE,
    LINK,
    REFERENCE,
    RICH_LINK,
    SCAN,
    STAR,
    STRONG,
    TEXT,
)
from awesomelint.parsing.fast.link_targets import is_plain_url
from awesomelint.parsing.fast.tokens import make_token

_Match = re.Match[str]
_Bounds = tuple[int, int]


class Scan:
    """The scanner of the content of one inline token."""

    __slots__ = ("env", "parser", "references", "src")

    def __init__(self, src: str, parser: MarkdownIt, env: Any) -> None:
        self.src, self.parser, self.env = src, parser, env
        self.references = env.get("references")

    def take(
        self, pos: int, end: int, level: int, tokens: list[Token], pending: str = ""
    ) -> tuple[int, str]:
        """Push the tokens of what is plain from offset `pos` on, at nesting level `level`.

        Return two values: the offset where a stock rule has to look, or `end`; and the text before
        it that is in no token yet. `pending` is such text from before `pos`.
        """
        src, text = self.src, pos
        # The span of the second character of a closing `**`. The stock parser pairs the two
        # characters of `**` one by one and leaves an empty text token for one of them.
        mark: _Bounds | None = None
        while True:
            match = SCAN(src, pos, end)
            assert match is not None
            at, kind = match.end(TEXT), match.lastgroup
            construct = _MAKERS[kind](self, match, at, level) if kind else None
            if construct is None:
                if kind != "reference":
                    break
                pos = at + 1  # the bracket is literal
                continue
            pending += src[text:at]
            if kind == "strong":
                mark = at, at + 1  # the first character of the opening `**`
                tokens.append(_text(pending, level, mark))
            elif pending or mark:
                tokens.append(_text(pending, level, None if pending else mark))
            tokens += construct
            pos = text = match.end()
            pending, mark = "", (pos - 1, pos) if kind == "strong" else None
        pending += src[text:at]
        if mark and (at < end or not pending):
            tokens.append(_text("", level, mark))
        if at >= end and pending:
            tokens.append(_text(pending, level, None))
        return (at, pending) if at < end else (end, "")

    def link(self, match: _Match, at: int, level: int) -> list[Token] | None:
        """Return the tokens of `[label](destination "title")`; None if it leads nowhere."""
        label, destination, title = match.group(*LINK)
        href = self._url(destination)
        if href is None:
            return None
        inside = [make_token("text", "", 0, level + 1, label)] if label else []
        return _link(match, match.span(LINK[0]), level, href, title, inside)

    def rich_link(self, match: _Match, at: int, level: int) -> list[Token] | None:
        """Return the tokens of a link whose label has markup; None if that is not plain."""
        _, destination, title = match.group(*RICH_LINK)
        label = match.span(RICH_LINK[0])
        href = self._url(destination)
        inside = self._inside(label, level)
        if href is None or inside is None:
            return None
        return _link(match, label, level, href, title, inside)

    def reference(self, match: _Match, at: int, level: int) -> list[Token] | None:
        """Return the tokens of `[text][label]` or `[label]`; None if nothing defines it."""
        text, second = match.group(*REFERENCE)
        label, target = self._definition(second or text)
        if target is None:
            return None
        inside = [make_token("text", "", 0, level + 1, text)] if text else []
        span = match.span(REFERENCE[0])
        tokens = _link(match, span, level, target["href"], target["title"], inside)
        self._store(label, tokens[0])
        return tokens

    def image(self, match: _Match, at: int, level: int) -> list[Token] | None:
        """Return the token of `![alt](…)` or `![alt][label]`; None if it leads nowhere."""
        alt, destination, title, label = match.group(*IMAGE)
        token = make_token("image", "img", 0, level, alt)
        if destination:
            src = self._url(destination)
        else:
            label, target = self._definition(label or alt)
            if target is None:
                return None
            src, title = target["href"], target["title"]
            self._store(label, token)
        if src is None:
            return None
        token.attrs = {"src": src, "alt": ""}
        if title:
            token.attrs["title"] = title
        if alt:
            token.children = self.parser.inline.parse(alt, self.parser, self.env, [])
        token.meta["span"] = at, match.end()
        return [token]

    def strong(self, match: _Match, at: int, level: int) -> list[Token] | None:
        """Return the tokens of `**text**`, without the empty text tokens around it."""
        return self._emphasis(match, STRONG, at, level, "strong")

    def star(self, match: _Match, at: int, level: int) -> list[Token] | None:
        """Return the tokens of `*text*`."""
        return self._emphasis(match, STAR, at, level, "em")

    def line(self, match: _Match, at: int, level: int) -> list[Token] | None:
        """Return the tokens of `_text_`."""
        return self._emphasis(match, LINE, at, level, "em")

    def code(self, match: _Match, at: int, level: int) -> list[Token]:
        """Return the token of a code span between single backticks."""
        content = match[CODE]
        if content[0] == content[-1] == " " and content.strip(" "):
            content = content[1:-1]
        token = make_token("code_inline", "code", 0, level, content)
        token.markup = "`"
        token.meta["span"] = at, match.end()
        return [token]

    def softbreak(self, match: _Match, at: int, level: int) -> list[Token]:
        """Return the token of a line break."""
        token = make_token("softbreak", "br", 0, level)
        token.meta["span"] = at, match.end()
        return [token]

    def hardbreak(self, match: _Match, at: int, level: int) -> list[Token]:
        """Return the token of a line break behind a backslash."""
        token = make_token("hardbreak", "br", 0, level)
        token.meta["span"] = at, match.end()
        return [token]

    def html(self, match: _Match, at: int, level: int) -> list[Token] | None:
        """Return the token of an HTML tag; None if HTML is text."""
        if not self.parser.options.get("html", None):
            return None
        token = make_token("html_inline", "", 0, level, self.src[at : match.end()])
        token.meta["span"] = at, match.end()
        return [token]

    def _emphasis(
        self, match: _Match, group: int, at: int, level: int, tag: str
    ) -> list[Token] | None:
        inside = self._inside(match.span(group), level)
        if inside is None:
            return None
        first, last = match.span(group)
        opening = make_token(f"{tag}_open", tag, 1, level)
        closing = make_token(f"{tag}_close", tag, -1, level)
        opening.markup = closing.markup = self.src[at:first]
        opening.meta["span"] = at, first
        closing.meta["span"] = last, match.end()
        return [opening, *inside, closing]

    def _inside(self, span: tuple[int, int], level: int) -> list[Token] | None:
        """Return the tokens within a construct at `level`; None if they are not all plain."""
        tokens: list[Token] = []
        pos, _ = self.take(*span, level + 1, tokens)
        return tokens if pos == span[1] else None

    def _definition(self, label: str) -> tuple[str, dict[str, Any] | None]:
        """Return the normalised label, and what is defined for it, if anything is."""
        if not self.references:
            return label, None
        normal = normalizeReference(label)
        return normal, self.references.get(normal)

    def _store(self, label: str, token: Token) -> None:
        if label and self.parser.options.get("store_labels", False):
            token.meta["label"] = label

    def _url(self, destination: str) -> str | None:
        """Return the URL of a destination as the stock parser encodes it; None if it is refused."""
        if "&" in destination:
            destination = unescapeAll(destination)
        if is_plain_url(destination):
            return destination
        href = self.parser.normalizeLink(destination)
        return href if self.parser.validateLink(href) else None


def _text(content: str, level: int, mark: _Bounds | None) -> Token:
    """Return a text token, with the span of the emptied mark that is joined to it, if one is."""
    token = make_token("text", "", 0, level, content)
    if mark:
        token.meta["span"] = mark
    return token


def _link(
    match: _Match,
    label: _Bounds,
    level: int,
    href: str,
    title: str | None,
    inside: list[Token],
) -> list[Token]:
    opening = make_token("link_open", "a", 1, level)
    opening.attrs = {"href": href}
    if title:
        opening.attrs["title"] = title
    span = label[0] - 1, match.end()
    opening.meta = {"inside": label, "span": span}
    closing = make_token("link_close", "a", -1, level)
    closing.meta["span"] = span
    return [opening, *inside, closing]


_MAKERS: dict[str, Callable[[Scan, _Match, int, int], list[Token] | None]] = {
    name: getattr(Scan, name)
    for name in (
        *("link", "rich_link", "reference", "image", "strong", "star", "line"),
        *("code", "softbreak", "hardbreak", "html"),
    )
}
