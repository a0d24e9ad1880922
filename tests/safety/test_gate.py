"""What the gate lets through, and what it refuses, kind by kind."""

from __future__ import annotations

import pytest

from awesomelint.diagnostic import Edit, Fix, FixKind
from awesomelint.safety.edits import apply
from awesomelint.safety.gate import Refusal, examine, examine_layout
from awesomelint.text import BOM, Source, Span


def fix(text: str, kind: FixKind, *changes: tuple[str, str]) -> Fix:
    """Return a fix that replaces each first text, which stands once in `text`, by the second.

    An insertion is cut down to what comes.
    """
    edits = []
    for old, new in changes:
        assert text.count(old) == 1, old
        start = text.index(old)
        if kind == "insert" and old in new:
            before, _, behind = new.partition(old)
            if before:
                edits.append(Edit(Span(start, start), before))
            if behind:
                edits.append(Edit(Span(start + len(old), start + len(old)), behind))
        else:
            edits.append(Edit(Span(start, start + len(old)), new))
    return Fix("mend", tuple(edits), kind)


def judge(text: str, *fixes: Fix) -> Refusal | None:
    return examine(Source("list.md", text), apply(text, fixes), fixes)


def layout(before: str, after: str) -> Refusal | None:
    return examine_layout(Source("list.md", before), after)


ALLOWED: list[tuple[FixKind, str, list[tuple[str, str]]]] = [
    ("space", "- [a](u)-words\n", [("-words", " - words")]),
    ("space", "- [a](u): words\n", [(": ", " – ")]),
    ("space", "- [a](u) -\n", [(" -\n", "\n")]),
    ("space", "- [a ](u) words\n", [("a ", "a")]),
    ("space", "- [a]( u ) words\n", [("( ", "("), (" )", ")")]),
    ("space", "- [a](u) words \n", [(" \n", "\n")]),
    ("list", "- a\n- b\n* c\n", [("*", "-")]),
    ("list", "- a\n - b\n", [(" - ", "- ")]),
    ("list", "- a\n  - b\n    c\n", [("  - ", "    - "), ("    ", "      ")]),
    ("move", "- b\n- a\n", [("- b", "- a"), ("- a", "- b")]),
    ("move", "- b\n  - c\n- a\n", [("- b\n  - c\n- a", "- a\n- b\n  - c")]),
    ("move", "- b\n\n- a\n", [("- b", "- a"), ("- a", "- b")]),
    ("move", "|x|y|\n|-|-|\n|b|1|\n|a|2|\n", [("|b|1|", "|a|2|"), ("|a|2|", "|b|1|")]),
    ("text", "- [a](u) [Mar 2025]\n", [("[Mar 2025]", "[1 Mar 2025]")]),
    ("text", "- **[a](u)** [2025] - b\n", [(" [2025]", ""), ("b", "b [2025]")]),
    ("text", "- [a](u) `2025`\n", [("`2025`", "[2025]")]),
    ("text", "- [a](u) b &amp; c\n", [("b &amp; c", "d &amp; e")]),
    ("url", "- [a](http://x.y/z)\n", [("http:", "https:")]),
    ("url", "- [a](http://x.y/z.pdf)\n", [("http", "https"), (".pdf", "")]),
    ("url", "- [a][b]\n\n[b]: http://x.y\n", [("http:", "https:")]),
    ("url", "- <http://x.y>\n", [("x.y", "z.y")]),
    ("url", "- [a](u) ![b](http://x.y/a/b)\n", [("a/b", "a/c")]),
    ("url", "- [a](http://x.y/日本)\n", [("日本", "東京?a=1&b='2'")]),
    ("link", "- [a] (http://x.y/z) - b\n", [("[a] (http://x.y/z)", "[a](http://x.y/z)")]),
    ("link", "- [a](http://x.y/z - b\n", [("[a](http://x.y/z", "[a](http://x.y/z)")]),
    ("link", "- (a)[http://x.y] b\n", [("(a)[http://x.y]", "[a](http://x.y)")]),
    ("link", "- [`a` *b*][http://x.y]\n", [("[`a` *b*][http://x.y]", "[`a` *b*](http://x.y)")]),
    ("link", "*[a] (http://x.y)*, **b**\n", [("[a] (http://x.y)", "[a](http://x.y)")]),
    ("link", "|x|\n|-|\n|[a] (#b)|\n\n# B\n", [("[a] (#b)", "[a](#b)")]),
    ("delete", "- [a](u)\n- [b](v)\n", [("- [b](v)\n", "")]),
    ("delete", "- [a](u)\n  - [b][c]\n\n[c]: v\n", [("  - [b][c]\n", "")]),
    ("delete", "- [a](u) - words\n", [(" - words", "")]),
    ("delete", "- a\n- b <!-- c -->\n", [(" <!-- c -->", "")]),
    ("delete", "- a\n\n- b\n- c\n", [("- a\n\n", "")]),
    ("delete", "|x|y|\n|-|-|\n|b|[1](u)|\n", [("|b|[1](u)|\n", "")]),
    ("delete", "# A\n\n- [a](#b)\n\n# B\n", [("- [a](#b)\n\n# B\n", "")]),
    ("insert", "- [a](u)\n- [c](v)\n", [("- [c]", "- [b](w)\n- [c]")]),
    ("insert", "- [a](u)\n", [("- [a](u)\n", "- [a](u)\n  - [b](#w)\n")]),
    ("insert", "- [a](u) - words\n", [("words", "words ![b](w)")]),
    ("insert", "- [a](u)\n\n# B\n", [("# B", "# C\n\n# B")]),
]


@pytest.mark.parametrize(("kind", "text", "changes"), ALLOWED)
def test_a_kind_may(kind: FixKind, text: str, changes: list[tuple[str, str]]) -> None:
    assert judge(text, fix(text, kind, *changes)) is None


REFUSED: list[tuple[FixKind, str, list[tuple[str, str]], str]] = [
    ("space", "- [a](u) - two words\n", [("two words", "words")], "rendering"),
    ("space", "- [a](u) two words\n", [("two words", "twowords")], "rendering"),
    ("space", "- [a](u)&nbsp;- b\n", [("&nbsp;-", " -")], "inventory"),
    ("space", "- [a](u) **b**\n", [("**b**", "b")], "rendering"),
    ("space", "- [a](u) `a  b`\n", [("a  b", "a b")], "inventory"),
    ("space", "a  \nb\n", [("  \n", "\n")], "rendering"),
    ("space", "- a\n- b\n", [("\n- b", "\n\n- b")], "rendering"),
    ("space", "[a](u)\n", [("](", "] (")], "inventory"),
    ("space", "a\n\n    b\n", [("    b", "b")], "inventory"),
    ("space", "# A #\n", [(" #\n", "\n")], "rendering"),
    ("list", "- a\n- b\n- c\n", [("- b", "* b")], "rendering"),
    ("list", "- a\n- b\n", [("- b", "1. b")], "rendering"),
    ("list", "- a\n- b\n", [("- b", "  - b")], "rendering"),
    ("list", "1. a\n2. b\n", [("1. ", "3. ")], "rendering"),
    ("list", "- a - b\n", [(" - ", " + ")], "rendering"),
    ("move", "- [a](u) x\n- [b](v) y\n", [("x", "y"), ("y", "x")], "rendering"),
    ("move", "- [a](u)\n- [b](v)\n", [("(u)", "(v)"), ("(v)", "(u)")], "rendering"),
    ("move", "- b\n- a\n", [("- b", "- a")], "rendering"),
    ("move", "- a\n  - b\n- c\n", [("  - b\n- c", "- c\n  - b")], "rendering"),
    ("move", "1. a\n2. b\n", [("1. a", "2. b"), ("2. b", "1. a")], "rendering"),
    # From one item to another, with what is half a tag in both.
    (
        "move",
        "- a <!-- </li <b> -->\n  - c\n- b <!-- </li <b> -->\n  - d\n",
        [("  - c", "  - d"), ("  - d", "  - c")],
        "rendering",
    ),
    ("text", "- [a](u) b\n", [("[a](u)", "a")], "inventory"),
    ("text", "- [a](u) b\n", [("b", "*b*")], "rendering"),
    ("text", "- [a](u) b\n", [("b", "<i>b")], "inventory"),
    ("text", "- [ ] b\n", [("[ ]", "[x]")], "rendering"),
    ("text", "- ![b](u)\n", [("b", "c")], "rendering"),
    ("text", "[a](#b)\n\n# B\n", [("# B", "# C")], "headings"),
    ("url", "- [a](http://x.y) b\n", [("y) b", "z) c")], "rendering"),
    ("url", "- [a](u) b\n", [("b", "c")], "rendering"),
    ("url", '- [a](u "t")\n', [('u "t"', "v")], "rendering"),
    ("url", "[a]: u\n", [("[a]", "[b]")], "inventory"),
    ("delete", "- [a](u)\n- [b](v)\n", [("- [b](v)\n", "- b\n")], "rendering"),
    ("delete", "a\n\nb\n\nc\n", [("\nb\n\n", "")], "rendering"),
    ("delete", "a\n\nx b\n\nc\n", [(" b\n\n", " ")], "rendering"),
    ("delete", "- a\n\n- b\n", [("\n\n", "\n")], "rendering"),
    ("delete", "**a** b\n", [("**a** b", "a** b")], "rendering"),
    ("delete", "|x|y|z|\n|-|-|-|\n|a|b|c|\n", [("a|b|", "a|")], "rendering"),
    ("delete", "[a](#b)\n\n# B\n", [("# B\n", "")], "headings"),
    ("delete", "15. a\n", [("15", "5")], "rendering"),
    ("link", "[a] (http://x.y)\n", [("[a] (http://x.y)", "[a](http://x.z)")], "rendering"),
    ("link", "[a] (http://x.y)\n", [("[a] (http://x.y)", "[b](http://x.y)")], "rendering"),
    ("link", "[a] (http://x.y)\n", [("[a] (http://x.y)", "a http://x.y")], "rendering"),
    ("link", "a (http://x.y)\n", [("a (http://x.y)", "[a]: http://x.y")], "inventory"),
    ("link", "`[a] (http://x.y)`\n", [("[a] (http://x.y)", "[a](http://x.y)")], "inventory"),
    ("link", "[a] (http://x.y)\n", [("[a] (http://x.y)", "- [a](http://x.y)")], "rendering"),
    ("link", "[z [a] (http://x.y)](u)\n", [("[a] (http://x.y)", "[a](http://x.y)")], "rendering"),
    ("insert", "- [a](u)\n- [b](v)\n", [("- [b](v)\n", "- [c](v)\n")], "rendering"),
    ("insert", "- [a](u) - b\n", [("b", "*b*")], "rendering"),
    ("insert", "- [a](u) - b\n", [("b", "b.")], "rendering"),
    ("insert", "- a\n- b\n", [("- b", "\n- b")], "rendering"),
    ("insert", "- a\n\nb\n", [("b", "<!-- b")], "inventory"),
    ("insert", "- a\n- [b](u)\n", [("- [b]", "    - [b]")], "rendering"),
]


@pytest.mark.parametrize(("kind", "text", "changes", "step"), REFUSED)
def test_a_kind_may_not(
    kind: FixKind, text: str, changes: list[tuple[str, str]], step: str
) -> None:
    refusal = judge(text, fix(text, kind, *changes))
    assert refusal is not None
    assert refusal.step == step


def test_a_refusal_names_what_would_be_lost() -> None:
    text = "- [a](u) - two words\n"
    refusal = judge(text, fix(text, "space", ("two words", "words")))
    assert refusal == Refusal("rendering", "`two` became `words`")
    refusal = judge(text, fix(text, "space", ("two words", "two words more")))
    assert refusal == Refusal("rendering", "`more` is new")


def test_bytes_that_no_edit_names_stay() -> None:
    text = "- [a](u)  - b\n- c\n"
    fixes = [fix(text, "space", ("  - b", " - b"))]
    assert examine(Source("list.md", text), "- [a](u) - b\n- d\n", fixes) == Refusal(
        "bytes", "the text differs outside the edits"
    )


def test_edits_that_overlap_are_refused() -> None:
    text = "- a b c\n"
    fixes = fix(text, "text", ("a b", "x")), fix(text, "text", ("b c", "y"))
    assert examine(Source("list.md", text), "- x y\n", fixes) == Refusal(
        "bytes", "two edits overlap"
    )


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        (f"{BOM}# A\n", BOM, ""),
        ("- a\r\n- b\r\n", "a\r\n", "a\n"),
        ("- a\r\n- b\n", "a\r\n", "a\n"),
        ("- a\n", "a\n", "a"),
    ],
)
def test_byte_order_mark_and_line_ends_stay(text: str, old: str, new: str) -> None:
    refusal = judge(text, fix(text, "space", (old, new)))
    assert refusal is not None
    assert refusal.step == "bytes"


def test_a_last_line_without_an_end_may_go() -> None:
    text = "- a\n- b"
    assert judge(text, fix(text, "delete", ("- b", ""))) is None


def test_text_that_the_parser_does_not_reach_is_not_touched() -> None:
    deep = "".join("  " * depth + f"- item {depth}\n" for depth in range(60)) + "- x  y\n"
    refusal = judge(deep, fix(deep, "space", ("x  y", "x y")))
    assert refusal == Refusal("coverage", "lists or quotes are nested deeper than the parser reads")


def test_fixes_of_several_kinds_at_once() -> None:
    text = "- [b](http://u)- x\n- [a](v) [Mar 2025]\n- [c](w)\n* d\n* f\n* e\n"
    fixes = (
        fix(text, "space", ("- x", " - x")),
        fix(text, "url", ("http:", "https:")),
        fix(text, "text", ("Mar", "May")),
        fix(text, "delete", ("- [c](w)\n", "")),
        fix(text, "move", ("f", "e"), ("e", "f")),
    )
    assert judge(text, *fixes) is None


def test_one_fix_too_many_refuses_them_all() -> None:
    text = "- [b](u)- two words\n- [a](v) [Mar 2025]\n"
    honest = fix(text, "text", ("Mar", "May"))
    assert judge(text, honest) is None
    assert judge(text, honest, fix(text, "space", ("- two words", " - words"))) is not None


def test_a_kind_gives_no_leave_to_another() -> None:
    text = "- [a](u) - b\n- [c](v) - d\n"
    url = fix(text, "url", ("u", "w"))
    assert judge(text, url, fix(text, "space", ("](v", "](x"))) is not None


def test_no_change_needs_no_fix() -> None:
    assert examine(Source("list.md", "- a\n"), "- a\n", ()) is None


LAYOUT_KEPT = [
    ("* a\n* b\n", "- a\n- b\n"),
    ("***\n", "---\n"),
    ("A\n===\n", "# A\n"),
    ("a\nb\n", "a b\n"),
    ("| a | b |\n| - | - |\n", "|a|b|\n|-|-|\n"),
    ("- a\n- b\n\n\n\nc\n", "- a\n- b\n\nc\n"),
    ("- a", "- a\n"),
    ("[a](<u>)\n", "[a](u)\n"),
]


@pytest.mark.parametrize(("before", "after"), LAYOUT_KEPT)
def test_layout_may(before: str, after: str) -> None:
    assert layout(before, after) is None


# Each from a formatter that lists are run through today (safety.md, "Peers").
PEERS = {
    "a heading's # parted": ("### C#\n", "### C #\n"),
    "a break of three spaces": ("a   \nb\n", "a\nb\n"),
    "a break of two spaces": ("a  \nb\n", "a\nb\n"),
    "links in double brackets": ("[[web]](U)[[pdf]](V)\n", "\\[[web\\]](U)[[pdf]](V)\n"),
    "code in a fence": ("```\na  b\n```\n", "```\na b\n```\n"),
    "an unused definition": ("a\n\n[label]: url\n", "a\n"),
    "a comment": ("a\n\n[//]: # (comment)\n", "a\n"),
    "one comment of two": ("[//]: # (a)\n[//]: # (b)\n", "[//]: # (a)\n"),
    "a footnote": ("a\n\n[^1]: note\n", "a\n"),
    "a host in punycode": ("[a](http://бел.рф/)\n", "[a](http://xn--90ais.xn--p1ai/)\n"),
    "a path percent-encoded": ("[a](http://x.y/日本)\n", "[a](http://x.y/%E6%97%A5%E6%9C%AC)\n"),
    "&nbsp; made raw": ("a&nbsp;b\n", "a\u00a0b\n"),
    "CRLF made LF": ("a\r\nb\r\n", "a\nb\n"),
    "the byte order mark": (f"{BOM}# A\n", "# A\n"),
    "null in front matter": ("---\n---\na\n", "---\nnull\n---\na\n"),
    "a label in lower case": ("[a][Foo]\n\n[Foo]: u\n", "[a][foo]\n\n[foo]: u\n"),
    "a list made loose": ("- a\n- b\n", "- a\n\n- b\n"),
    "a list made tight": ("- a\n\n- b\n", "- a\n- b\n"),
    "numbering restarted": ("3. a\n4. b\n", "1. a\n2. b\n"),
    "text past the parser's depth": ("> " * 100 + "a\n\nb  \n", "b\n"),
}


@pytest.mark.parametrize("harm", PEERS)
def test_layout_may_not_lose(harm: str) -> None:
    before, after = PEERS[harm]
    assert layout(before, after) is not None


@pytest.mark.parametrize("kind", ["space", "list", "move", "url", "link", "delete", "insert"])
@pytest.mark.parametrize("harm", PEERS)
def test_nor_may_a_fix(harm: str, kind: FixKind) -> None:
    if kind == "url" and harm in ("a host in punycode", "a path percent-encoded"):
        return  # which URL it writes is for the rule to say
    before, after = PEERS[harm]
    whole = Fix("mend", (Edit(Span(0, len(before)), after),), kind)
    assert judge(before, whole) is not None
