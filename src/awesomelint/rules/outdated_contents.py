"""outdated-contents: a table of contents that is not what the headings say.

An item that leads nowhere is reported by broken-reference, as any other link that does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from awesomelint.diagnostic import Diagnostic, Edit, Fix, FixKind
from awesomelint.reading.model import Heading
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import NoOptions, Reliance, Rule
from awesomelint.style.contents_texts import Pair, contents_texts_aspect, covered_pairs
from awesomelint.style.headings import words
from awesomelint.style.outline import Outline, OutlineItem, outlines
from awesomelint.style.outline_edits import ContentsEditor
from awesomelint.style.sorting import misplaced
from awesomelint.text import Span

# Texts that are at least so much alike, from 0 to 1, are one heading before and after it was
# renamed. A choice: less than half may be new.
_LIKENESS_OF_A_RENAMED_HEADING = 0.6
# Where more than this share of the items would have to move, the contents have an order of their
# own. A choice.
_SHARE_OF_MOVED_ITEMS = 0.2


def check(context: RuleContext, options: NoOptions) -> Iterator[Diagnostic]:
    """Yield what is missing from a table of contents, renamed or in another order."""
    for number, outline in enumerate(outlines(context.style, context.document)):
        yield from _Comparison(context, outline, number).diagnostics()


class _Comparison:
    """A table of contents compared with the headings that it covers.

    `missing` are the headings that no item leads to.
    """

    def __init__(self, context: RuleContext, outline: Outline, number: int) -> None:
        self.context, self.outline = context, outline
        self.number = number
        self.editor = ContentsEditor(context.document, outline)
        self.pairs = [pair for pair in covered_pairs(outline) if not pair[0].is_broken]
        covered = {item.heading for item in outline.items if item.heading}
        self.missing = [heading for heading in outline.expected if heading not in covered]

    def diagnostics(self) -> Iterator[Diagnostic]:
        """Yield what differs, item by item, then the headings that no item is meant for."""
        yield from self._to_namesakes()
        yield from self._other_texts()
        yield from self._out_of_order()
        taken = {heading for _, heading in self._renamed()}
        for heading in self.missing:
            if heading not in taken:
                yield self._without_item(heading)

    def _to_namesakes(self) -> Iterator[Diagnostic]:
        """Yield the items nested in the item of one section that lead to a section of another.

        It is meant for the section of the same name that its own section has.
        """
        for item in self.outline.items:
            meant = item.heading
            if not item.is_astray or meant is None or item.link.target is None:
                continue
            anchor = self.outline.anchors[meant]
            message = f"`{item.link.url}` is the `{meant.text}` of another section"
            start = item.link.target.span.start + 1
            edit = Edit(Span(start, item.link.target.span.end), anchor, new=True)
            is_writable = re.fullmatch(r"[\w-]+", anchor) is not None
            fix = Fix(f"link to `#{anchor}`", (edit,), "url") if is_writable else None
            many = "{count} items lead to a section of the same name elsewhere"
            yield self._report(item.link.target.span, message, fix, meant, many)

    def _renamed(self) -> Iterator[tuple[OutlineItem, Heading]]:
        """Yield the items that lead nowhere with the heading, at the same point, of like text."""
        items, expected = self.outline.items, self.outline.expected
        if not self.missing or all(item.heading for item in items):
            return
        from difflib import SequenceMatcher  # few contents need it

        missing = set(self.missing)
        led_to = [item.heading or number for number, item in enumerate(items)]
        matcher = SequenceMatcher(None, led_to, expected, autojunk=False)
        for _, start, end, first, last in matcher.get_opcodes():
            candidates = [heading for heading in expected[first:last] if heading in missing]
            for item in items[start:end]:
                heading = None if item.heading else _most_like(item.link.title, candidates)
                if heading:
                    candidates.remove(heading)
                    yield item, heading

    def _other_texts(self) -> Iterator[Diagnostic]:
        """Yield the items that call their heading by another name, in contents that do not."""
        if self.context.style.convention(contents_texts_aspect(self.number)) is None:
            return
        for item, heading in self.pairs:
            title, text = item.link.title, heading.text
            if words(title) == words(text) or _is_part(title, text):
                continue
            message = f"the contents say `{title}`, the heading says `{text}`"
            edits = self.editor.rename(item, heading)
            # The heading may be what has the old name.
            fix = _fix("write what the heading says", edits, "text", safe=False)
            many = "{count} items of the contents do not say what their headings say"
            yield self._report(item.link.label.span, message, fix, heading, many)

    def _out_of_order(self) -> Iterator[Diagnostic]:
        """Yield the fewest items that would have to move to be in the order of the headings."""
        moving = self._moving()
        if len(moving) > max(1, _SHARE_OF_MOVED_ITEMS * len(self.pairs)):
            return
        moved = {heading for _, heading in moving}
        staying = [pair for pair in self.pairs if pair[1] not in moved]
        staying.sort(key=lambda pair: pair[1].span)
        for item, heading in moving:
            before = [other for other, above in staying if above.span < heading.span]
            where = f"after `{before[-1].link.title}`" if before else "first"
            message = f"`{item.link.title}` comes {where} on the page, but not in the contents"
            # The contents may have the better order, and the section stand in the wrong place.
            edits = self.editor.move_after(item, before)
            fix = _fix("move the item", edits, "move", safe=False)
            many = "{count} items come elsewhere on the page than in the contents"
            yield self._report(item.link.span, message, fix, heading, many)

    def _moving(self) -> list[Pair]:
        """Return the fewest items that would have to move: first of each list, then of the rest.

        What is nested in an item goes with it.
        """
        groups: dict[int, list[Pair]] = {}
        for pair in self.pairs:
            groups.setdefault(self.editor.list_number(pair[0]), []).append(pair)
        moving = [pair for group in groups.values() for pair in _misplaced(group)]
        spans = [item.span for item, _ in moving]
        rest = [
            (item, heading)
            for item, heading in self.pairs
            if not any(span.contains(item.span) for span in spans)
        ]
        return [*moving, *_misplaced(rest)]

    def _without_item(self, heading: Heading) -> Diagnostic:
        message = f"`{heading.text}` is missing from the contents"
        fix = _fix(f"add `{heading.text}` to the contents", self.editor.insert(heading), "insert")
        begin = self.outline.contents[0].items[0].text.span
        related = self.context.related(begin, "the contents begin here")
        many = "{count} headings are missing from the contents"
        return self.context.report(heading.span, message, fix=fix, related=(related,), many=many)

    def _report(
        self, span: Span, message: str, fix: Fix | None, heading: Heading, many: str
    ) -> Diagnostic:
        """Return a finding that has to do with a heading."""
        related = self.context.related(heading.span, "the heading")
        return self.context.report(span, message, fix=fix, related=(related,), many=many)


def _misplaced(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """Yield the fewest items that would have to move to be in the page's order."""
    moving = misplaced([(heading.span.start, heading.span.start) for _, heading in pairs])
    return (pairs[index] for index in moving)


def _fix(message: str, edits: tuple[Edit, ...], kind: FixKind, *, safe: bool = True) -> Fix | None:
    return Fix(message, edits, kind, safe) if edits else None


def _most_like(text: str, headings: Sequence[Heading]) -> Heading | None:
    """Return the heading whose text is most like this one; None where none is like it."""
    likeness = [(_likeness(text, heading.text), heading) for heading in headings]
    best = max(likeness, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] >= _LIKENESS_OF_A_RENAMED_HEADING else None


def _likeness(text: str, other: str) -> float:
    """Return how much alike two texts are, from 0 to 1."""
    if _is_part(text, other):
        return 1.0
    from difflib import SequenceMatcher

    return SequenceMatcher(None, text.casefold(), other.casefold()).ratio()


def _is_part(text: str, other: str) -> bool:
    """Whether all words of the shorter text stand together in the longer."""
    texts = (" ".join(re.findall(r"\w+", either.casefold())) for either in (text, other))
    inner, outer = sorted(texts, key=len)
    return f" {inner} " in f" {outer} "


RULE = Rule(
    "outdated-contents",
    check,
    relies_on=(Reliance("contents"), Reliance("texts of contents")),
    is_about_rest=True,
)
