"""Markdown made up at random: what lists hold, and what parsers trip over; a seed fixes it."""

from __future__ import annotations

import random
from collections.abc import Iterator

# Pieces that mean something alone, or only next to each other.
_SHARDS = (
    *(
        "[",
        "]",
        "(",
        ")",
        "`",
        "``",
        "*",
        "**",
        "***",
        "_",
        "__",
        "~",
        "~~",
        "~~~",
        "![",
        "](",
        "!",
    ),
    *("<", ">", "&", "&amp;", "&#35;", "\\", "\\|", "\\*", '"', "'", ":", "^", "#", "-", "=", "|"),
    *("\n", "\n\n", "\n\n\n", " ", "  ", "    ", "\t", "  \n", "\\\n", "\r\n", "\n   ", "\0"),
    *(
        "- ",
        "* ",
        "+ ",
        "1. ",
        "2) ",
        "10. ",
        "> ",
        "# ",
        "## ",
        "- - ",
        "[ ] ",
        "[x] ",
        "> -\t\ta\n",
        ">\t- b\n",
    ),
    *("\n- ", "\n  - ", "\n    - ", "\n1. ", "\n> ", "\n- a b", "\n* c", "\n## ", "\n---\n"),
    *("---\n", "===\n", "***\n", "```\n", "~~~\n", "|a|b|\n|-|-|\n", "| c | d |\n", ":-:|-\n"),
    *("<div>", "</div>", "<b>", "</b>", "<br/>", "<!-- x -->", "<img src='y'>", "<?", "<!A"),
    *("a", "b c", "a_b", "_a_", "*a*", "**a b**", "`code`", "0", ".", "word", "é", "日本", "😀"),
    *("[a](b)", '[a](b "c")', "[a](<b c>)", "![x](y.png)", "[![i](u)](v)", "[[p](http://q)]"),
    *(
        "[a]",
        "[a][b]",
        "[a][]",
        "[a][*b*]\n\n[a]: /u\n",
        "![a][b]",
        "[^1]",
        "[^1]: n\n",
        "[a]: /u\n",
        '[b]: <x> "t"\n',
    ),
    *(
        "http://x.y/z_(q)",
        "https://e.com?a=1&b=2",
        "<http://a.b>",
        "<_x@y.z>",
        "<1@y.z>",
        "javascript:x",
    ),
    *(
        "data:x",
        "%zz",
        "%41",
        "> [!NOTE]\n",
        "---\nt: 1\n---\n",
        "\x0b",
        "\u2028",
        "\u00a0",
        "\ufeff",
    ),
)
# What containers, their indentation and their ends are made of.
_CONTAINERS = (
    *(
        ">",
        "> ",
        "-",
        "- ",
        "-\t",
        "* ",
        "+ ",
        "1. ",
        "2)\t",
        "\t",
        " ",
        "  ",
        "    ",
        "\n",
        "\n\n",
    ),
    *(
        "a",
        "b\n",
        "--",
        "---",
        "===\n",
        "|",
        "|-|\n",
        ":",
        "# ",
        "```",
        "<b>",
        "[^1]: ",
        "[a]: /u\n",
    ),
)
_WORDS = (
    *(
        "a",
        "the",
        "fast",
        "library",
        "for",
        "parsing",
        "data",
        "Rust",
        "C++",
        "foo_bar",
        "x*y",
        "R&D",
    ),
    *(
        "naïve",
        "图书",
        "ライブラリ",
        "(beta)",
        "[draft]",
        "`cli`",
        "**new**",
        "*soon*",
        "_old_",
        "~~no~~",
    ),
    *("3 < 4", "AT&T", 'say "hi"', "it's", "5 * 6", "e.g.", "🚀", "C#", "#1", "100%", "a|b", "\\*"),
)
_URLS = (
    *("https://example.com", "http://a.b/c", "https://a.b/c_d#e", "https://a.b/?q=1&amp;r=2"),
    *(
        "https://en.wikipedia.org/wiki/A_(b)",
        "../docs/a.md",
        "#section",
        "https://a.b/路",
        "mailto:a@b.c",
    ),
    *(
        "https://A.b/C",
        "https://a.b/%7Ec",
        "https://a.b/?a&copy;b",
        "javascript:alert(1)",
        "<https://a.b/c d>",
        "",
    ),
)
_BULLETS = ("- ", "* ", "+ ", "1. ", "7) ", "-   ", "-\t")


def snippet(chance: random.Random) -> str:
    """Return a little Markdown: shards in a row, or a little list with a few faults."""
    kind = chance.random()
    if kind < 0.4:
        return "".join(chance.choices(_SHARDS, k=chance.randint(1, 16)))
    if kind < 0.6:
        return "".join(chance.choices(_CONTAINERS, k=chance.randint(2, 16)))
    text = "".join(_block(chance) for _ in range(chance.randint(1, 3)))
    for _ in range(chance.randint(0, 5)):
        text = mutated(chance, text)
    return text


def snippets(seed: int, count: int) -> Iterator[str]:
    """Yield `count` snippets; the same ones for the same seed."""
    chance = random.Random(seed)
    for _ in range(count):
        yield snippet(chance)


def mutated(chance: random.Random, text: str) -> str:
    """Return `text` with a shard put in, a few characters left out or a span doubled."""
    at, kind = chance.randint(0, len(text)), chance.random()
    if kind < 0.5:
        return text[:at] + chance.choice(_SHARDS) + text[at:]
    if kind < 0.8:
        return text[:at] + text[at + chance.randint(1, 4) :]
    start = chance.randint(0, len(text))
    return text[:at] + text[start : start + chance.randint(1, 20)] + text[at:]


def _block(chance: random.Random) -> str:
    kind = chance.random()
    if kind < 0.5:
        return _list(chance)
    if kind < 0.6:
        return f"{'#' * chance.randint(1, 4)} {_prose(chance)}\n" + "\n" * chance.randint(0, 1)
    if kind < 0.7:
        rows = "".join(f"| {_entry(chance)} | {_prose(chance)} |\n" for _ in range(2))
        return f"| a | b |\n|{chance.choice(['---', ':-:', ' - '])}|---|\n{rows}\n"
    if kind < 0.8:
        return f"[{chance.choice(_WORDS)}]: {chance.choice(_URLS)}\n"
    lines = [chance.choice(("", "", "> ", "  ")) + _prose(chance) for _ in range(3)]
    return "\n".join(lines) + "\n" * chance.randint(1, 2)


def _list(chance: random.Random) -> str:
    """Return a list, an item now and then deeper than the one above it, or on two lines."""
    bullet, lines, depth = chance.choice(_BULLETS), [], 0
    for _ in range(chance.randint(1, 4)):
        depth = max(0, depth + chance.choice((-1, 0, 0, 0, 1)))
        indent = " " * (depth * chance.choice((2, 2, 4)))
        lines.append(f"{indent}{bullet}{_entry(chance)}")
        lines += [f"{indent}  {_prose(chance)}"] * (chance.random() < 0.1)
        lines += [""] * (chance.random() < 0.1)
    return "\n".join(lines) + "\n" * chance.randint(1, 2)


def _entry(chance: random.Random) -> str:
    link = f"[{chance.choice(_WORDS)}]({chance.choice(_URLS)})"
    badge = f"![{chance.choice(_WORDS)}]({chance.choice(_URLS)})"
    shape = chance.choice(
        ("{link} - {prose}", "**{link}** {prose}", "{prose}", "[{badge}]({url}) {link}", "[{link}]")
    )
    url, prose = chance.choice(_URLS), _prose(chance)
    return shape.format(link=link, badge=badge, url=url, prose=prose)


def _prose(chance: random.Random) -> str:
    return " ".join(chance.choices(_WORDS, k=chance.randint(1, 5)))
