"""Corruptions of a document, for the gate to catch: each a small harm that some formatter does.

A mutant is one edit, at random in a text. `but` names the kinds of fix that are allowed to do just
this: a fix of texts may drop a word. `layout` is true where a formatter must not do it either.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from awesomelint.diagnostic import FixKind
from awesomelint.text import BOM, Span

# What "end of the file lost" takes away: the last 2 in 100 characters.
_START_OF_LAST_PART = 0.98

Edited = tuple[Span, str]
Mutate = Callable[[str, random.Random], Edited | None]


@dataclass(frozen=True, slots=True)
class Mutant:
    """A kind of corruption; `mutate` returns None where a text has nothing to corrupt so."""

    name: str
    mutate: Mutate
    but: frozenset[FixKind]
    layout: bool


def _sub(pattern: str, new: str | Callable[[re.Match[str]], str]) -> Mutate:
    """Return a function that replaces group 1 of a match drawn at random."""
    compiled = re.compile(pattern, re.MULTILINE)

    def mutate(text: str, rng: random.Random) -> Edited | None:
        matches = [match for match in compiled.finditer(text) if match[1] is not None]
        if not matches:
            return None
        match = rng.choice(matches)
        written = new if isinstance(new, str) else new(match)
        return (Span(*match.span(1)), written) if written != match[1] else None

    return mutate


def _swap(pattern: str) -> Mutate:
    """Return a function that swaps group 1 of two neighbouring matches."""
    compiled = re.compile(pattern, re.MULTILINE)

    def mutate(text: str, rng: random.Random) -> Edited | None:
        pairs = [pair for pair in pairwise(compiled.finditer(text)) if pair[0][1] != pair[1][1]]
        if not pairs:
            return None
        first, second = rng.choice(pairs)
        between = text[first.end(1) : second.start(1)]
        return Span(first.start(1), second.end(1)), second[1] + between + first[1]

    return mutate


def _last_part(text: str, rng: random.Random) -> Edited | None:
    start = int(len(text) * _START_OF_LAST_PART)
    return (Span(start, len(text)), "") if text[start:].strip() else None


def _line_ends(text: str, rng: random.Random) -> Edited | None:
    return (Span(0, len(text)), text.replace("\r\n", "\n")) if "\r\n" in text else None


def _lower_label(text: str, rng: random.Random) -> Edited | None:
    defined = re.findall(r"^ {0,3}\[([^\]\n]*[A-Z][^\]\n]*)\]:", text, re.MULTILINE)
    used = [label for label in re.finditer(r"\]\[([^\]\n]+)\]", text) if label[1] in defined]
    if not used:
        return None
    label = rng.choice(used)
    return Span(*label.span(1)), label[1].lower()


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[1].encode())


def _next_letter(match: re.Match[str]) -> str:
    return "q" if match[1] != "q" else "r"


_LINK = r"(?<!!)\[[^\[\]\n]+\]\([^()\s]+\)"
_ITEM = r"^[ \t]*[-*+] \[[^\n]*\n"
_TABLES: list[tuple[str, Mutate, str, bool]] = [
    ("link lost", _sub(rf"({_LINK})", ""), "delete", True),
    (
        "link made text",
        _sub(r"(?<!!)(\[[^\[\]\n]+\]\([^()\s]+\))", lambda m: m[1][1:].split("]")[0]),
        "",
        True,
    ),
    (
        "letter of a URL changed",
        _sub(r"\]\(https?://[^()\s]*([a-p])[^()\s]*\)", _next_letter),
        "url",
        True,
    ),
    ("slash of a URL lost", _sub(r"\]\(https?://[^()\s]+(/)\)", ""), "url delete", True),
    ("descriptions swapped", _swap(r"\) (?:-|–|—|:) ([^\r\n\[\]()`<>*_]+)\r?$"), "text", True),
    ("URLs swapped", _swap(r"(?<!!)\[[^\[\]\n]+\]\((https?://[^()\s]+)\)"), "url", True),
    ("titles swapped", _swap(r"^[-*+] \[([^\[\]\n`*_<>\\&]+)\]\("), "text", True),
    ("word lost", _sub(r"(?<=[a-z] )([a-z]{4,} )(?=[a-z])", ""), "text delete", True),
    (
        "words swapped",
        _sub(r"(?<= )([a-z]{2,} [a-z]{2,})(?= )", lambda m: " ".join(m[1].split()[::-1])),
        "text",
        True,
    ),
    ("line doubled", _sub(rf"({_ITEM})", lambda m: m[1] * 2), "", True),
    ("item lost", _sub(rf"({_ITEM})", ""), "delete", True),
    ("end of the file lost", _last_part, "text delete", True),
    ("definition lost", _sub(r"^(\[[^\]\n/^]+\]:[^\n]*\n)", ""), "delete", True),
    ("definition changed", _sub(r"^\[[^\]\n/^]+\]: *\S*([a-z])", _next_letter), "url", True),
    ("[//]: # comment lost", _sub(r"^(\[//\]: # [^\n]*\n)", ""), "delete", True),
    ("label in lower case", _lower_label, "", True),
    ("HTML comment lost", _sub(r"(<!--[^<>]*?-->)", ""), "delete", True),
    ("HTML comment changed", _sub(r"<!--[^<>]*?( )-->", " x "), "", True),
    (
        "HTML attribute changed",
        _sub(r'<\w+\b[^<>]*?(?:width|height|align|id|name|alt)="([^"]*)"', lambda m: m[1] + "1"),
        "",
        True,
    ),
    ("<br> lost", _sub(r"(<br ?/?>)", ""), "delete", True),
    ("fence line lost", _sub(r"^([ \t]*(?:```|~~~)[^\n]*\n)", ""), "", True),
    ("code block changed", _sub(r"\n\n(?:```|~~~)[^\n]*\n[^\n]*( )", "  "), "", True),
    ("code span changed", _sub(r"(?<!`)`([^`\n]*\w)`(?!`)", lambda m: m[1] + "x"), "text", True),
    ("footnote lost", _sub(r"^(\[\^[^\]\n]+\]:[^\n]*\n)", ""), "delete", True),
    ("footnote mark lost", _sub(r"\w(\[\^[^\]\n]+\])", ""), "delete", True),
    ("hard break lost", _sub(r"\S( {2,})\n(?=[ \t]*\w)", ""), "", True),
    ("hard break made of a soft one", _sub(r"\w(\n) *[a-z]", "  \n"), "", True),
    ("blank line between items lost", _sub(r"^[-*+] [^\n]*\n(\n)(?=[-*+] )", ""), "", True),
    ("blank line between items new", _sub(r"^[-*+] [^\n]*(\n)(?=[-*+] )", "\n\n"), "", True),
    ("paragraphs joined", _sub(r"^[^#\n][^\n]*\w[.!]?(\n\n)(?=[^\W\d])", "\n"), "", True),
    ("bracket escaped", _sub(r"(?<!\\)(\[)\[[^\[\]\n]+\]\(", "\\["), "", False),
    ("bracket of a link escaped", _sub(r"(?<![!\\])(\[)[^\[\]\n]+\]\(", "\\["), "", True),
    ("[[web]](url) parted", _sub(r"\](\()http", " ("), "", True),
    ("URL percent-encoded", _sub(r"\]\([^()\s]*?([^\x00-\x7f\s()]+)", _percent), "url", True),
    (
        "host in punycode",
        _sub(
            r"\]\(https?://([^\x00-\x7f\s()/.]+)(?=[./])",
            lambda m: "xn--" + m[1].encode("punycode").decode(),
        ),
        "url",
        True,
    ),
    ("&nbsp; made raw", _sub(r"(&nbsp;)", "\u00a0"), "", True),
    ("zero-width space lost", _sub(r"([\u200b-\u200f])", ""), "text delete", True),
    ("byte order mark lost", _sub(rf"\A({BOM})", ""), "", True),
    ("all CRLF made LF", _line_ends, "", True),
    ("one CRLF made LF", _sub(r"(\r\n)", "\n"), "", False),
    ("last line end lost", _sub(r"[^\r\n](\r?\n)\Z", ""), "", True),
    ("# of a heading parted", _sub(r"^#+ [^\n]*\w()#$", " "), "text", True),
    ("heading a level down", _sub(r"^(#{1,5}) ", lambda m: m[1] + "#"), "", True),
    (
        "linked heading renamed",
        _sub(r"^#+ (Contents?|Tools|工具|Methods|Surveys|Older)$", "Elsewhere"),
        "text",
        True,
    ),
    ("item nested", _sub(r"^[-*+] [^\n]*\n()(?=[-*+] )", "  "), "", True),
    ("item no longer nested", _sub(r"^[-*+] [^\n]*\n((?:\t| {2,4}))(?=[-*+] )", ""), "", True),
    (
        "nested item under another",
        _swap(r"^(?:[-*+] [^\n]*\n)((?:(?:\t| {2,4})[-*+] [^\n]*\n)+)"),
        "",
        True,
    ),
    ("--- written ***", _sub(r"\n\n(-{3,})\n\n", "***"), "", False),
    ("rule lost", _sub(r"\n\n(-{3,}\n)\n", ""), "delete", True),
    ("bullet made a number", _sub(r"^([-*+]) ", "1."), "", True),
    (
        "list split in two",
        _sub(r"^([-*+]) [^\n]*\n(?=[-*+] )", lambda m: "+" if m[1] != "+" else "-"),
        "",
        True,
    ),
    ("number changed", _sub(r"^#[^\n]*\n+(\d+)[.)] ", lambda m: str(int(m[1]) + 1)), "", True),
    (
        "cells swapped",
        _sub(r"^\|[ \t]*(\w[^|\n]*\|[^|\n]*\w)[ \t]*\|", lambda m: "|".join(m[1].split("|")[::-1])),
        "",
        True,
    ),
    ("row lost", _sub(r"^\|[ :|-]+\|[ \t]*\n(?:\|[^\n]*\n)?(\|[^\n]*\n)", ""), "delete", True),
    ("cell border lost", _sub(r"^\|[^|\n]*\w[^|\n]*(\|)[^|\n]*\w[^|\n]*\|", ""), "", True),
    ("column aligned", _sub(r"^\|[ \t]*()-+[ \t]*\|", ":"), "", True),
    ("image alt changed", _sub(r"!\[([^\[\]\n]+)\]\(", lambda m: m[1] + "s"), "", True),
    ("image lost", _sub(r"(!\[[^\[\]\n]*\]\([^()\s]+\))", ""), "delete", True),
    ("emphasis lost", _sub(r"(?<!\[)(\*\*[^*\n\[\]]+\*\*)", lambda m: m[1].strip("*")), "", True),
    ("mark of emphasis lost", _sub(r"\w(\*\*)(?=[\s.,:])", ""), "", True),
    ("title lost", _sub(r'\]\([^()\s]+( "[^"\n]*")\)', ""), "", True),
    ("box ticked", _sub(r"^[ \t]*[-*+] \[( )\] ", "x"), "", True),
    ("task changed", _sub(r"^[ \t]*[-*+] \[[ xX]\] (\w+)", lambda m: m[1] + "s"), "text", True),
    ("raw URL escaped", _sub(r"(?<![\w(\[<\"=`])https?://[^\s()<>`]*\w(_)\w", "\\_"), "url", True),
    ("quote mark lost", _sub(r"(?:\A|\n\n)(> ?)\w", ""), "", True),
    ("words joined", _sub(r"[a-z]( )[a-z]", ""), "text", True),
    ("front matter filled", _sub(r"\A---\n()---\n", "null\n"), "", True),
]

MUTANTS = tuple(
    Mutant(name, mutate, frozenset(but.split()), layout)  # type: ignore[arg-type]
    for name, mutate, but, layout in _TABLES
)
