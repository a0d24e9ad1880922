"""misspelled-name: the name of a product with other capitals than its makers give it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct

from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.reading.anchors import slug
from awesomelint.reading.model import Inline
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import Rule
from awesomelint.text import Span, enclosing

# Names that are nothing else in any spelling, so that small letters throughout are wrong too.
_ALWAYS = (
    "ActionScript", "CoffeeScript", "GitHub", "GitLab", "JavaScript", "LinkedIn", "Node.js",
    "OpenStreetMap", "PayPal", "PowerShell", "Raspberry Pi", "TypeScript", "WebAssembly",
    "Wikipedia", "WordPress", "YouTube", "iOS", "iPadOS", "macOS", "tvOS", "watchOS",
)  # fmt: skip
# Names that packages and commands have too: in small letters they are left alone.
_UNLESS_SMALL = (
    "AngularJS", "BitTorrent", "Bitbucket", "CentOS", "ChatGPT", "ClickHouse", "CockroachDB",
    "CouchDB", "DevOps", "DigitalOcean", "DuckDB", "DynamoDB", "Elasticsearch", "FastAPI",
    "FreeBSD", "GraphQL", "Hugging Face", "ImageMagick", "InfluxDB", "IntelliJ", "Kubernetes",
    "LangChain", "MariaDB", "MongoDB", "MySQL", "NumPy", "OAuth", "OpenAI", "OpenCV", "OpenGL",
    "OpenStack", "PhpStorm", "PostgreSQL", "PyCharm", "PyPI", "PyTorch", "RabbitMQ", "SQLite",
    "SciPy", "TensorFlow", "VirtualBox", "WebGL", "WebGPU", "WebRTC", "WebStorm", "Xcode",
    "jQuery",
)  # fmt: skip
# A letter that a name cannot touch; Chinese, Japanese and Korean stand next to it without a space.
_LETTER = r"[^\W\u2e80-\u9fff\uac00-\ud7af]"
# Not next to characters that make it part of a path, an address, a package's name or a shortcode.
_BEFORE, _BEHIND = rf"(?<![./@:#\\-])(?<!{_LETTER})", rf"(?!{_LETTER}|[/@-]|[.:]\w)"


class Options(Struct, frozen=True):
    """`names`: more names, in their correct spelling; they replace known names."""

    names: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name in self.names:
            if not _key(name):
                raise ValueError(f"{name!r} is no name")


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield each name that is written unlike its makers write it, once for each paragraph."""
    speller = _speller(options.names)
    document = context.document
    headings = {heading.span.start for heading in document.headings}
    titles = sorted(entry.title.span for entry in document.entries() if entry.head == "text")
    for inline in document.inlines:
        misspelled: dict[str, list[Span]] = {}
        for span, name in speller.misspelled(inline):
            if not enclosing(titles, span):
                misspelled.setdefault(name, []).append(span)
        is_heading = bool(misspelled) and inline.content_map.offset(0) in headings
        for name, spans in misspelled.items():
            yield _diagnostic(context, name, spans, is_heading=is_heading)


def _diagnostic(
    context: RuleContext, name: str, spans: Sequence[Span], *, is_heading: bool
) -> Diagnostic:
    forms = [context.document.source.slice(span) for span in spans]
    # Links lead to a heading by its words.
    moves = is_heading and any(slug(form) != slug(name) for form in forms)
    edits = tuple(Edit(span, name) for span in spans)
    fix = None if moves else Fix(f"write `{name}`", edits, "text", safe=False)
    message = f"`{forms[0]}` is written `{name}`"
    return context.report(spans[0], message, fix=fix)


class _Speller(Struct, frozen=True):
    """A pattern for all names in any capitals, and how each is written."""

    pattern: re.Pattern[str]
    names: Mapping[str, str]
    always: frozenset[str]

    def misspelled(self, inline: Inline) -> Iterator[tuple[Span, str]]:
        """Yield each name in plain text that is written otherwise, and how it is written."""
        for match in self.pattern.finditer(inline.skeleton):
            written = match.group()
            name = self.names[_key(written)]
            is_small = written.islower() and name not in self.always
            # In a headline of capitals every name is.
            if written != name and not written.isupper() and not is_small:
                yield inline.content_map.span(*match.span()), name


@cache
def _speller(further: tuple[str, ...]) -> _Speller:
    """Return the speller for all names, those that are configured included."""
    names = {_key(name): name for name in (*_ALWAYS, *_UNLESS_SMALL, *further)}
    # By their first letters: most of a text is passed by after one look at those.
    by_letter: dict[str, list[str]] = {}
    for name in sorted(names.values(), key=len, reverse=True):
        by_letter.setdefault(name[0].casefold(), []).append(_form(name[1:]))
    forms = (f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
    first = f"(?=[{re.escape(''.join(by_letter))}])"
    pattern = re.compile(f"{first}{_BEFORE}(?:{'|'.join(forms)}){_BEHIND}", re.IGNORECASE)
    return _Speller(pattern, names, frozenset((*_ALWAYS, *further)))


def _key(name: str) -> str:
    return re.sub(r"[ .]", "", name.casefold())


def _form(name: str) -> str:
    """Return a pattern for a name; spaces and dots in it can be missing."""
    return re.sub(r"\\ |\\\.", "[ .]?", re.escape(name))


RULE = Rule("misspelled-name", check, options=Options)
