"""broken-reference: a link to a place or a file that is not there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import unquote

from msgspec import Struct

from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.reading.anchors import Anchors, anchors
from awesomelint.reading.destinations import destinations
from awesomelint.reading.model import Document, Part
from awesomelint.rules.rule import GivenTree, Rule, Tree
from awesomelint.style.conventions import LEAST, SHARE
from awesomelint.text import Span

# From this share of its links on, a page was made for another site's anchors than GitHub's.
_FOREIGN = 0.5
_NEAR = 0.8
# Another site, even if its scheme is misspelled, or what a generator of sites makes a URL of.
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|www\.|h{1,2}t{1,3}p+s?[;/]|.*[{<$]", re.IGNORECASE)
# Places that are not of the file: the top, the page around it, lines, footnotes, a text to look
# for, the pages of a site that runs in the browser.
_NO_ANCHOR = re.compile(
    r"|top|readme|readme-ov-file|start-of-content|L\d+(?:C\d+)?(?:-L\d+(?:C\d+)?)?|fn(?:ref)?\b.*"
    r"|:~:.*|[/!?].*",
    re.IGNORECASE,
)
_WRITABLE = r"[^\W_](?:[\w-]*[^\W_])?"
_FULL_REFERENCE = r"\]\[\s*[^\s\]]"
_NUMBERS = r"\[\d+\]\[\d+\]"


def check(documents: Sequence[Document], options: GivenTree) -> Iterable[Diagnostic]:
    """Yield each link to an anchor, a file or a definition that does not exist."""
    places = _Places(documents, options.tree)
    for document in documents:
        references = list(_references(document))
        yield from _misled(document, references, places)
        yield from _lost(document, references, places)
        yield from _undefined(document)


class _Reference(Struct, frozen=True):
    """A URL that leads into the repository, taken apart: `target#fragment`, as written."""

    written: Part
    target: str
    fragment: str

    @property
    def has_anchor(self) -> bool:
        """Whether the fragment names a place that the file itself has to have."""
        return not _NO_ANCHOR.fullmatch(self.fragment)

    @property
    def anchor(self) -> Span:
        """Where `#fragment` is written."""
        span = self.written.span
        return Span(span.start + max(self.written.text.find("#"), 0), span.end)

    @property
    def file(self) -> Span:
        """Where the target is written."""
        start = self.written.span.start
        return Span(start, start + len(re.split("[?#]", self.written.text, maxsplit=1)[0]))


def _references(document: Document) -> Iterator[_Reference]:
    """Yield the URLs that lead to a place on the page or a file of the repository."""
    for one in destinations(document, _may_be_here):
        if one.form != "shown" and not _ELSEWHERE.match(one.written.text):
            address, _, fragment = one.url.partition("#")
            yield _Reference(one.written, address.partition("?")[0], unquote(fragment))


def _may_be_here(url: str) -> bool:
    """Whether a URL is none of another site, as most are at first sight."""
    return bool(url) and not url.startswith(("https://", "http://"))


class _Places:
    """The files that documents lead to: those checked together, and those on the disk."""

    def __init__(self, documents: Sequence[Document], tree: Tree | None) -> None:
        self._documents = {posixpath.normpath(one.source.path): one for one in documents}
        self._tree = tree
        self._own: dict[str, Anchors] = {}
        self._others: dict[str, Anchors | None] = {}
        self._found: dict[tuple[str, str], bool] = {}

    def own(self, document: Document) -> Anchors:
        """Return the anchors of a document."""
        place = posixpath.normpath(document.source.path)
        if place not in self._own:
            self._own[place] = Anchors(anchors(document))
        return self._own[place]

    def anchors(self, path: str, target: str) -> Anchors | None:
        """Return the anchors of the file at `target`, seen from `path`; None where it has none."""
        place = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
        if document := self._documents.get(place):
            return self.own(document)
        if place not in self._others:
            names = self._tree.anchors(path, target) if self._tree else None
            self._others[place] = None if names is None else Anchors(names)
        return self._others[place]

    def exists(self, path: str, target: str) -> bool:
        """Whether there is a file or a folder at `target`; where that cannot be told, there is.

        `page`, `page/` and `page.html` may be what a site makes of `page.md`.
        """
        if self._tree is None:
            return True
        if (path, target) not in self._found:
            stem = re.sub(r"(?:\.html?|/)$", "", unquote(target))
            names = (unquote(target), target, f"{stem}.md")
            self._found[path, target] = any(self._tree.exists(path, name) for name in names)
        return self._found[path, target]


def _misled(
    document: Document, references: Sequence[_Reference], places: _Places
) -> Iterator[Diagnostic]:
    """Yield the links to places on their own page that lead nowhere."""
    inside = [one for one in references if not one.target and one.has_anchor]
    if not inside:
        return
    known = places.own(document)
    broken = [one for one in inside if one.fragment not in known]
    if len(broken) >= LEAST and len(broken) >= _FOREIGN * len(inside):
        message = (
            f"{len(broken)} of {len(inside)} links to places on this page lead nowhere, "
            f"first `#{broken[0].fragment}`"
        )
        yield Diagnostic(document.source.path, broken[0].anchor, message)
        return
    for one in broken:
        message = f"`#{one.fragment}` is no anchor of this page"
        yield _diagnostic(document, one, message, known)


def _lost(
    document: Document, references: Sequence[_Reference], places: _Places
) -> Iterator[Diagnostic]:
    """Yield the links to files that are not there, and to places that are not in them."""
    path = document.source.path
    for one in references:
        if not one.target:
            continue
        if not places.exists(path, one.target):
            message = f"there is no `{unquote(one.target)}`"
            yield Diagnostic(path, one.file, message)
            continue
        known = places.anchors(path, unquote(one.target)) if one.has_anchor else None
        if known and one.fragment not in known:
            message = f"`#{one.fragment}` is no anchor of `{unquote(one.target)}`"
            yield _diagnostic(document, one, message, known)


def _diagnostic(
    document: Document, reference: _Reference, message: str, known: Anchors
) -> Diagnostic:
    near = known.nearest(reference.fragment)
    fix = None
    # Only what mdformat prints as it is.
    if near and re.fullmatch(_WRITABLE, near):
        span = Span(reference.anchor.start + 1, reference.anchor.end)
        fix = Fix(f"lead to `#{near}`", (Edit(span, near, new=True),), "url", safe=False)
    return Diagnostic(document.source.path, reference.anchor, message, fix=fix)


def _undefined(document: Document) -> Iterator[Diagnostic]:
    """Yield the labels without a definition, in a file whose other pairs of brackets have one."""
    near = [one for one in document.near_references if _is_reference(document, one)]
    if not near:
        return
    from difflib import get_close_matches  # only a mistake needs it

    defined = sum(
        link.form == "reference" and _is_full(document, link.span) for link in document.links
    )
    is_custom = defined >= max(LEAST, SHARE * (defined + len(near)))
    labels = [one.label.casefold() for one in document.definitions]
    for part in near:
        label = part.text.rpartition("[")[2][:-1]
        if is_custom or get_close_matches(label.casefold(), labels, 1, _NEAR):
            span = Span(part.span.end - len(label) - 2, part.span.end)
            yield Diagnostic(document.source.path, span, f"`[{label}]` has no definition")


def _is_reference(document: Document, pair: Part) -> bool:
    """Whether two pairs of brackets could be a link: no checkbox, date or index, `a[i][j]`."""
    before = document.source.text[pair.span.start - 1 : pair.span.start]
    is_index = before.isalnum() or before in ("]", ")")
    return (
        not is_index
        and not re.fullmatch(_NUMBERS, pair.text)
        and pair.text[1:3] not in ("x]", " ]")
    )


def _is_full(document: Document, span: Span) -> bool:
    """Whether a link is written `[text][label]`."""
    return bool(re.search(_FULL_REFERENCE, document.source.slice(span)))


RULE = Rule("broken-reference", check, options=GivenTree)
