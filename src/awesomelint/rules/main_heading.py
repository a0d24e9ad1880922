"""main-heading: a list begins with one heading of level 1, in title case."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.reading.model import Document, Heading, Inline, Part
from awesomelint.reading.title import logo, main_headings
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import Rule
from awesomelint.text import Span

# A label and a few links above the title, such as those to translations, are no text: that has at
# least so many words.
_LEAST_WORDS_OF_TEXT = 4
_WORD = r"\w+"
# Text without space or markup (markup is the private letters of a skeleton).
_PLAIN_TEXT = r"[^\s\ue000-\uf8ff]+"
_LOWER = r"[a-z]+(?:[-'’][a-z]+)*"
_EDGES = "()[]{}<>\"'“”‘’.,:;!?&*_~|"
# Articles, conjunctions and prepositions: style guides differ in which of them stay small.
_SMALL = frozenset(
    "a an the and but for nor or so yet as at by en from if in into of off on onto out over per "
    "than till to up upon v via vs with within without".split()
)


class Options(Struct, frozen=True):
    """`names`: words that are written in lower case."""

    names: tuple[str, ...] = ()


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield what is wrong with the main heading of each document that is a front page."""
    if not context.is_front_page:
        return
    document = context.document
    mains, has_logo = main_headings(document), logo(document) is not None
    if not mains and not has_logo:
        yield _absent(context)
    for heading in mains[:1]:
        if not has_logo:
            yield from _late(context, heading)
        yield from _case(context, heading, options.names)
    for heading in mains[1:]:
        first = context.related(mains[0].span, "the main heading")
        message = f"`{heading.text}` is a second heading of level 1"
        yield context.report(heading.span, message, related=(first,))


def _absent(context: RuleContext) -> Diagnostic:
    headings = context.document.all_headings()
    if not headings:
        return context.report(Span(0, 0), "there is no main heading")
    first = headings[0]
    message = f"there is no main heading; the first heading is of level {first.level}"
    return context.report(first.span, message)


def _late(context: RuleContext, main: Heading) -> Iterator[Diagnostic]:
    """Yield a heading or text that stands above the main heading."""
    document = context.document
    above = [heading.span for heading in document.headings if heading.span.start < main.span.start]
    above += [
        inline.whole.span
        for inline in document.inlines
        if inline.content_map.span(0, 0).start < main.span.start
        and len(re.findall(_WORD, inline.skeleton)) >= _LEAST_WORDS_OF_TEXT
    ]
    if above:
        first = min(above)
        what = "a heading" if first in {heading.span for heading in document.headings} else "text"
        related = context.related(first, f"{what} above it")
        message = f"the main heading `{main.text}` is not the first thing in the list"
        yield context.report(main.span, message, related=(related,))


def _case(context: RuleContext, heading: Heading, names: Sequence[str]) -> Iterator[Diagnostic]:
    """Yield the words of an English heading that are all in lower case."""
    if not heading.text.isascii():
        return
    words = _heading_words(context.document, heading)
    small = [
        word
        for number, word in enumerate(words)
        if re.fullmatch(_LOWER, word.text)
        and word.text not in names
        and (number == 0 or word.text not in _SMALL)
    ]
    if small:
        words_in_text = ", ".join(f"`{word.text}`" for word in small)
        verb = "is" if len(small) == 1 else "are"
        message = f"{words_in_text} in the main heading {verb} not in title case"
        span = Span(small[0].span.start, small[-1].span.end)
        yield context.report(span, message, level="warning", fix=_capitals(heading, small))


def _heading_words(document: Document, heading: Heading) -> list[Part]:
    """Return the words of a heading; each word of an HTML heading has the span of the heading."""
    for inline in document.inlines:
        if inline.whole.span == heading.span:
            return sorted(_inline_words(inline), key=lambda word: word.span)
    return [Part(heading.span, word) for word in _stripped(heading.text)]


def _inline_words(inline: Inline) -> Iterator[Part]:
    texts = [(0, inline.skeleton)]
    texts += [
        (inline.content.index(link.label.text, start), link.label.text)
        for start, link in inline.links.items()
    ]
    for offset, text in texts:
        for token in re.finditer(_PLAIN_TEXT, text):
            word = token.group().strip(_EDGES)
            if word and not _is_emoji(token.group()):
                start = offset + token.start() + token.group().index(word)
                yield inline.part(start, start + len(word))


def _is_emoji(token: str) -> bool:
    """Whether a token is an emoji's short code, `:zap:`."""
    return len(token) > 2 and token.startswith(":") and token.endswith(":")


def _stripped(text: str) -> Iterator[str]:
    return (word for token in text.split() if (word := token.strip(_EDGES)))


def _capitals(heading: Heading, words: Sequence[Part]) -> Fix | None:
    """Return the fix that gives plain words their capital; parts of a compound may be names."""
    plain = all(word.text.isalpha() and word.span != heading.span for word in words)
    single = len({word.span for word in words}) == len(words)
    if not plain or not single:
        return None
    edits = (Edit(word.span, word.text.capitalize(), new=True) for word in words)
    return Fix("write it in title case", tuple(edits), kind="text", safe=False)


RULE = Rule("main-heading", check, options=Options, is_about_rest=True)
