"""outdated-contents: a table of contents that is not what the headings say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from awesomelint.diagnostic import Diagnostic, Edit, Fix, FixKind, Related
from awesomelint.reading.model import Document, Heading
from awesomelint.rules.rule import Evidence, Inferred, NoOptions, Rule, evidence
from awesomelint.style.conventions import Convention
from awesomelint.style.outline import Listed, Outline, read_outlines, words
from awesomelint.style.outline_edits import ContentsEditor
from awesomelint.style.sorting import misplaced
from awesomelint.text import Span

# Texts this alike are one heading before and after it was renamed.
_ALIKE = 0.6
# Of the items: below it, the contents have names of their own for what the headings say.
_SAME_TEXTS, _LEAST = 0.9, 8
# Of the items: where more would have to move, the contents have an order of their own.
_OUT_OF_ORDER = 0.2

# An item of the contents and the heading it leads to.
_Pair = tuple[Listed, Heading]


def check(documents: Sequence[Document], options: NoOptions) -> Iterable[Diagnostic]:
    """Yield what is missing from a table of contents, gone, renamed or in another order."""
    for document in documents:
        for outline in read_outlines(document):
            yield from _Comparison(document, outline).diagnostics()


def _pairs(outline: Outline) -> list[_Pair]:
    """Return the items that lead to headings the contents cover, with these."""
    expected = set(outline.expected)
    return [(one, one.heading) for one in outline.listed if one.heading in expected and one.heading]


def _same_texts(
    pairs: Sequence[_Pair], share: float = _SAME_TEXTS, least: int = _LEAST
) -> Convention[bool] | None:
    """Return that the contents say what the headings say, where nearly all items do."""
    same = sum(words(one.link.title) == words(heading.text) for one, heading in pairs)
    holds = len(pairs) >= least and same >= share * len(pairs)
    return Convention(True, same, len(pairs)) if holds else None


class _Comparison:
    """A table of contents beside the headings it covers."""

    def __init__(self, document: Document, outline: Outline) -> None:
        self.document, self.outline = document, outline
        self.editor = ContentsEditor(document, outline)
        self.pairs = _pairs(outline)
        covered = {one.heading for one in outline.listed if one.heading}
        self.missing = [one for one in outline.expected if one not in covered]

    def diagnostics(self) -> Iterator[Diagnostic]:
        """Yield what differs, item by item, then the headings that no item leads to."""
        renamed = dict(self._renamed())
        taken = set(renamed.values())
        for one in self.outline.listed:
            heading = one.heading or renamed.get(one)
            if heading is None:
                yield self._gone(one)
            elif one.broken:
                yield self._led_astray(one, heading)
        yield from self._other_texts()
        yield from self._moved()
        for heading in self.missing:
            if heading not in taken:
                yield self._missing(heading)

    def _renamed(self) -> Iterator[tuple[Listed, Heading]]:
        """Yield the items that lead nowhere with the heading of like text in their place."""
        if not self.missing or all(one.heading for one in self.outline.listed):
            return
        from difflib import SequenceMatcher  # few contents need it

        items = self.outline.listed
        missing = set(self.missing)
        old = [one.heading or number for number, one in enumerate(items)]
        matcher = SequenceMatcher(None, old, self.outline.expected, autojunk=False)
        for _, first, last, above, below in matcher.get_opcodes():
            left = [one for one in self.outline.expected[above:below] if one in missing]
            for one in items[first:last]:
                found = _most_like(one.link.title, left) if one.heading is None else None
                if found:
                    left.remove(found)
                    yield one, found

    def _gone(self, one: Listed) -> Diagnostic:
        message = f"`{one.link.title}` is in the contents, no heading is at `{one.link.url}`"
        fix = _fix("remove the item", self.editor.delete(one), "delete")
        return self._at(one.link.span, message, fix)

    def _led_astray(self, one: Listed, heading: Heading) -> Diagnostic:
        anchor = f"#{self.outline.anchors[heading]}"
        message = f"no heading is at `{one.link.url}`, `{heading.text}` is at `{anchor}`"
        fix = _fix(f"lead the item to `{anchor}`", self.editor.lead(one, anchor), "url")
        span = one.link.target.span if one.link.target else one.link.span
        return self._at(span, message, fix, heading)

    def _other_texts(self) -> Iterator[Diagnostic]:
        """Yield the items that call their heading by another name, in contents that do not."""
        if _same_texts(self.pairs) is None:
            return
        for one, heading in self.pairs:
            if words(one.link.title) == words(heading.text):
                continue
            if not one.broken and not _is_part(one.link.title, heading.text):
                message = f"the contents say `{one.link.title}`, the heading `{heading.text}`"
                fix = _fix("write what the heading says", self.editor.rename(one, heading), "text")
                yield self._at(one.link.label.span, message, fix, heading)

    def _moved(self) -> Iterator[Diagnostic]:
        """Yield the fewest items that stand elsewhere than their headings."""
        moving = self._out_of_place()
        if len(moving) > max(1, _OUT_OF_ORDER * len(self.pairs)):
            return
        moved = {heading for _, heading in moving}
        kept = sorted(
            (pair for pair in self.pairs if pair[1] not in moved),
            key=lambda pair: pair[1].span,
        )
        for one, heading in moving:
            before = [above for above, other in kept if other.span < heading.span]
            where = f"behind `{before[-1].link.title}`" if before else "first"
            message = f"`{one.link.title}` comes {where} on the page, not in the contents"
            fix = _fix("move the item", self.editor.move(one, before), "move")
            yield self._at(one.link.span, message, fix, heading)

    def _out_of_place(self) -> list[_Pair]:
        """Return the fewest items of each list that would have to move, then of what is left.

        What is nested in an item goes with it.
        """
        groups: dict[int, list[_Pair]] = {}
        for pair in self.pairs:
            groups.setdefault(self.editor.group(pair[0]), []).append(pair)
        moving = [pair for group in groups.values() for pair in _out_of_order(group)]
        gone = [one.item.item.span for one, _ in moving]
        left = [
            pair
            for pair in self.pairs
            if not any(span.contains(pair[0].item.item.span) for span in gone)
        ]
        return [*moving, *_out_of_order(left)]

    def _missing(self, heading: Heading) -> Diagnostic:
        message = f"`{heading.text}` is missing from the contents"
        fix = _fix(f"list `{heading.text}`", self.editor.insert(heading), "insert")
        path, span = self.document.source.path, self.outline.contents[0].items[0].text.span
        related = Related(path, span, "the contents begin here")
        return Diagnostic(path, heading.span, message, fix=fix, related=(related,))

    def _at(
        self, span: Span, message: str, fix: Fix | None, heading: Heading | None = None
    ) -> Diagnostic:
        path = self.document.source.path
        related = (Related(path, heading.span, "the heading"),) if heading else ()
        return Diagnostic(path, span, message, fix=fix, related=related)


def _out_of_order(group: Sequence[_Pair]) -> Iterator[_Pair]:
    """Yield the fewest items that would have to move for a list to be in the page's order."""
    moving = misplaced([(heading.span.start, heading.span.start) for _, heading in group])
    return (group[index] for index in moving)


def _fix(message: str, edits: tuple[Edit, ...], kind: FixKind) -> Fix | None:
    return Fix(message, edits, kind) if edits else None


def _most_like(text: str, headings: Sequence[Heading]) -> Heading | None:
    """Return the heading that reads most like a text, if one reads alike."""
    likeness = [(_likeness(text, heading.text), heading) for heading in headings]
    best = max(likeness, key=lambda one: one[0], default=None)
    return best[1] if best and best[0] >= _ALIKE else None


def _likeness(one: str, other: str) -> float:
    if _is_part(one, other):
        return 1.0
    from difflib import SequenceMatcher

    return SequenceMatcher(None, one.casefold(), other.casefold()).ratio()


def _is_part(one: str, other: str) -> bool:
    """Whether all words of one text stand together in the other."""
    texts = (" ".join(re.findall(r"\w+", text.casefold())) for text in (one, other))
    inner, outer = sorted(texts, key=len)
    return f" {inner} " in f" {outer} "


def _covered_shown(documents: Sequence[Document]) -> Evidence | None:
    """Return how many of the headings they are about the tables of contents lead to."""
    outlines = [one for document in documents for one in read_outlines(document)]
    if not outlines:
        return None
    covered = sum(
        len({one.heading for one in outline.listed} & {*outline.expected}) for outline in outlines
    )
    total = sum(len(outline.expected) for outline in outlines)
    return Evidence("there", covered, total, "headings that they cover")


def _texts_shown(documents: Sequence[Document]) -> Evidence | None:
    outlines = [one for document in documents for one in read_outlines(document)]
    pairs = [pair for outline in outlines for pair in _pairs(outline)]
    if not pairs:
        return None
    return evidence(partial(_same_texts, pairs), "items", lambda _: "as in the headings")


RULE = Rule(
    "outdated-contents",
    check,
    infers=(
        Inferred("contents", (), _covered_shown),
        Inferred("texts of contents", (), _texts_shown),
    ),
)
