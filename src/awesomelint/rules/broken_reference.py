"""broken-reference: a link to an anchor or a file that is not there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from msgspec import Struct
from msgspec.structs import replace

from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.reading.anchors import Anchors, anchors
from awesomelint.reading.destinations import destinations
from awesomelint.reading.model import Document, Part
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import NoOptions, Rule
from awesomelint.style.convention import LEAST_CASES
from awesomelint.style.reference_links import PAIRS_ARE_LINKS, undefined_pairs
from awesomelint.text import Span

# A page of whose links to its own anchors this share leads nowhere was made for the anchors of
# another site than GitHub. A choice: where most are broken, the cause is one.
_SHARE_OF_FOREIGN_ANCHORS = 0.5
# How alike, from 0 to 1, a label and a defined one are where the label is misspelled. A choice:
# one letter in five may be wrong.
_LIKENESS_OF_LABELS = 0.8
# Another site, even if its scheme is misspelled, or what a generator of sites makes a URL of.
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|www\.|h{1,2}t{1,3}p+s?[;/]|.*[{<$]", re.IGNORECASE)
# Anchors that no file has to have: the top, the page around it, lines, footnotes, a text to look
# for, the pages of a site that runs in the browser.
_NO_ANCHOR = re.compile(
    r"|top|readme|readme-ov-file|start-of-content|L\d+(?:C\d+)?(?:-L\d+(?:C\d+)?)?|fn(?:ref)?\b.*"
    r"|:~:.*|[/!?].*",
    re.IGNORECASE,
)
# A site whose URL lacks its scheme: `example.com`, `github.com/owner/name`. The endings are common
# ones: of domains for anyone, and of countries.
_SITE = re.compile(
    r"(?:[a-z0-9-]+\.)+(?:(?P<ending>ac|ai|app|at|au|be|biz|blog|br|ca|ch|cloud|cn|co|com|cz|de|dev"
    r"|dk|edu|es|eu|fi|fm|fr|gg|gov|hu|ie|info|int|io|ir|is|it|jp|kr|me|mil|mx|net|news|nl|no|nz"
    r"|online|org|pt|ro|ru|se|sh|site|space|store|studio|tech|tools|top|tr|tv|tw|ua|uk|us|wiki|xyz"
    r"|za|zone)(?=/|$)|(?:cc|in|pl|py|rs|so)(?=/))",
    re.IGNORECASE,
)
# `ohmyz.sh` is a site; `install.sh`, `logo.ai` and `Dockerfile.dev` are files: without a path
# behind it such a name may be either. Other endings of files count only in front of a path.
_ALSO_OF_FILES = frozenset("ai app dev info int me sh site tools top zone".split())
_WRITABLE = r"[^\W_](?:[\w-]*[^\W_])?"
_MANY_FILES = "{count} links lead to files that are not there"
_MANY_SITES = "{count} URLs have no `https://`"


def check_list(contexts: Sequence[RuleContext], options: NoOptions) -> Iterator[Diagnostic]:
    """Yield each link to an anchor, a file or a definition that does not exist."""
    files = _Files(contexts)
    for context in contexts:
        references = list(_references(context.document))
        yield from _broken_on_page(context, references)
        yield from _broken_in_files(context, references, files)
        yield from _undefined_labels(context)


class _Reference(Struct, frozen=True):
    """A URL that leads into the repository, taken apart: `target#fragment`, as written."""

    written: Part
    target: str
    fragment: str
    text: str  # of the link, as a reader sees it; empty for images and HTML

    @property
    def has_anchor(self) -> bool:
        """Whether the fragment names an anchor that the file itself has to have."""
        return not _NO_ANCHOR.fullmatch(self.fragment)

    @property
    def anchor_span(self) -> Span:
        """Where `#fragment` is written."""
        span = self.written.span
        return Span(span.start + max(self.written.text.find("#"), 0), span.end)

    @property
    def target_span(self) -> Span:
        """Where the target is written."""
        start = self.written.span.start
        return Span(start, start + len(re.split("[?#]", self.written.text, maxsplit=1)[0]))


def _references(document: Document) -> Iterator[_Reference]:
    """Yield the URLs that lead to an anchor on the page or to a file of the repository."""
    texts: dict[Span, str] | None = None
    for destination in destinations(document, _may_be_here):
        written = destination.written
        if destination.form != "visible" and not _ELSEWHERE.match(written.text):
            if texts is None:
                texts = {link.target.span: link.title for link in document.links if link.target}
            address, _, fragment = destination.url.partition("#")
            target, text = address.partition("?")[0], texts.get(written.span, "")
            yield _Reference(written, target, unquote(fragment), text)


def _may_be_here(url: str) -> bool:
    """Whether a URL is none of another site, as most are at first sight."""
    return bool(url) and not url.startswith(("https://", "http://"))


def _page_anchors(document: Document) -> Anchors:
    return Anchors(anchors(document))


class _Files:
    """The files that documents lead to: those checked together, and those on the disk."""

    def __init__(self, contexts: Sequence[RuleContext]) -> None:
        self._contexts = {
            posixpath.normpath(context.document.source.path): context for context in contexts
        }
        self._anchors: dict[str, Anchors | None] = {}
        self._exists: dict[tuple[str, str], bool] = {}

    def anchors(self, context: RuleContext, target: str) -> Anchors | None:
        """Return the anchors of the file at `target`, seen from a document.

        None where there is no such file, or none with anchors.
        """
        path = context.document.source.path
        file = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
        if checked := self._contexts.get(file):
            return checked.compute(_page_anchors)
        if file not in self._anchors:
            names = context.tree.anchors(path, target) if context.tree else None
            self._anchors[file] = None if names is None else Anchors(names)
        return self._anchors[file]

    def exists(self, context: RuleContext, target: str) -> bool:
        """Return whether there is a file or a folder at `target`, seen from a document.

        Without a disk, there is. `page`, `page/` and `page.html` may be what a site makes of
        `page.md`.
        """
        path, tree = context.document.source.path, context.tree
        if tree is None:
            return True
        if (path, target) not in self._exists:
            stem = re.sub(r"(?:\.html?|/)$", "", unquote(target))
            names = (unquote(target), target, f"{stem}.md")
            self._exists[path, target] = any(tree.exists(path, name) for name in names)
        return self._exists[path, target]


def _broken_on_page(context: RuleContext, references: Sequence[_Reference]) -> Iterator[Diagnostic]:
    """Yield the links to anchors of their own page that it does not have."""
    inside = [
        reference for reference in references if not reference.target and reference.has_anchor
    ]
    if not inside:
        return
    known = context.compute(_page_anchors)
    broken = [reference for reference in inside if reference.fragment not in known]
    # Another site shows the page, and gives its headings other anchors: no fix helps there.
    is_foreign = len(broken) >= max(LEAST_CASES, _SHARE_OF_FOREIGN_ANCHORS * len(inside))
    for reference in broken:
        diagnostic = _no_anchor(context, reference, "this page", known)
        yield replace(diagnostic, fix=None) if is_foreign else diagnostic


def _broken_in_files(
    context: RuleContext, references: Sequence[_Reference], files: _Files
) -> Iterator[Diagnostic]:
    """Yield the links to files that are not there, and to anchors that these do not have."""
    for reference in references:
        target = unquote(reference.target)
        if not target:
            continue
        if not files.exists(context, reference.target):
            yield _no_file(context, reference, target)
            continue
        known = files.anchors(context, target) if reference.has_anchor else None
        if known and reference.fragment not in known:
            yield _no_anchor(context, reference, f"`{target}`", known)


def _no_file(context: RuleContext, reference: _Reference, target: str) -> Diagnostic:
    """Return the finding for a file that is not there; it may be a site without its scheme."""
    site = _SITE.match(reference.target)
    if site is None:
        message = f"there is no `{target}`"
        return context.report(reference.target_span, message, many=_MANY_FILES)
    if "/" not in target and (site["ending"] or "").lower() in _ALSO_OF_FILES:
        message = f"there is no `{target}`; if it is a site, it has no `https://`"
        return context.report(reference.target_span, message, many=_MANY_FILES)
    message = f"`{target}` has no `https://`, and there is no such file"
    start = reference.written.span.start
    edit = Edit(Span(start, start), "https://", new=True)
    fix = Fix("write `https://` before it", (edit,), "url")
    return context.report(reference.target_span, message, fix=fix, many=_MANY_SITES)


def _no_anchor(
    context: RuleContext, reference: _Reference, page: str, known: Anchors
) -> Diagnostic:
    """Return the finding for an anchor that is not there; the fix leads to the one meant."""
    meant = known.meant(reference.fragment, reference.text)
    fix = None
    # Only what mdformat prints as it is.
    if meant and re.fullmatch(_WRITABLE, meant):
        span = Span(reference.anchor_span.start + 1, reference.anchor_span.end)
        fix = Fix(f"link to `#{meant}`", (Edit(span, meant, new=True),), "url", safe=False)
    message = f"`#{reference.fragment}` is no anchor of {page}"
    many = f"{{count}} links lead to anchors that {page} does not have"
    return context.report(reference.anchor_span, message, fix=fix, many=many)


def _undefined_labels(context: RuleContext) -> Iterator[Diagnostic]:
    """Yield the labels without a definition, where pairs of brackets are links.

    Elsewhere only those that are nearly a defined label.
    """
    pairs = context.compute(undefined_pairs)
    if not pairs:
        return
    from difflib import get_close_matches  # only a mistake needs it

    are_links = context.style.convention(PAIRS_ARE_LINKS) is not None
    defined = [definition.label.casefold() for definition in context.document.definitions]
    for pair in pairs:
        label = pair.text.rpartition("[")[2][:-1]
        if are_links or get_close_matches(label.casefold(), defined, 1, _LIKENESS_OF_LABELS):
            span = Span(pair.span.end - len(label) - 2, pair.span.end)
            yield context.report(span, f"`[{label}]` has no definition")


RULE = Rule("broken-reference", check_list=check_list, is_about_rest=True)
