"""The fast layer makes the very tokens the stock parser makes, and steps aside where it must."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import markdown_it
import mdit_py_plugins
import pytest
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from awesomelint.parsing.fast.block import FastBlock
from awesomelint.parsing.fast.inline import FastInline
from awesomelint.parsing.fast.scan import Scan
from awesomelint.parsing.fast.state import LineState
from awesomelint.parsing.parser import build_parser, build_stock_parser
from tests.support import corpus
from tests.support.parser_pair import parse_twice
from tests.support.paths import FIXTURES
from tests.support.reads import NEEDS_FAST
from tests.support.snippets import snippets

SEEDS = range(20)
CASES = 5_000  # for each seed


def _assert_equal(text: str) -> None:
    (tokens, env), (stock_tokens, stock_env) = parse_twice(text)
    assert tokens == stock_tokens
    assert env == stock_env


@pytest.mark.parametrize(
    "text",
    [
        "- a [b](https://c.d) - e.\n- [f](/g 'h')\n\n- i\n",
        "- [[a](https://b.c)] - d_e_f **g** *h* _i_ `j`\n",
        "[![a *b*](c) ![d][e]](f) ![g][e]\n\n[e]: /h 'i'\n",
        "**a** **b****c** d**e**f (**g**) **[h](i)**\n",
        "**a**  \nb\n",
        "a **b *c* d** _e **f** g_ *h **i** j*\n",
        "*a **b* c** _d_e_ __f__ ***g***\n",
        "[a **b** `c` ![d](e)](f) [g *h](i) j*\n",
        "[a](b **c** d) **[e](f** g)\n",
        "[2023] [a][b](c) [a] [] [^1] [^2](d)\n\n[a]: e\n[^1]: f\n",
        "a <b c='d'>e</b> <br/> <http://f.g> <_h@i.j> 3 < 4\n",
        "a\\\n  b \\* c \\\\\nd  \n e &amp; f & g\n",
        "[a](javascript:b) [[c](javascript:d)](e) ![f](data:g) [h](https://I.J/é)\n",
        "1. a\n1. b\n   - c\n\n     d\n2) e\n10. f\n",
        "- a\n- - -\n- b\n* * *\n+ c\n+\n\n  d\n",
        "- a\n      b\n-     c\n-\td\n\t- e\n",
        "- a\n\n\n  - b\n\nc\n- d\n    - e\n  f\n",
        "> - a\n> - b\nlazy\n> 1. c\n\n> [!TIP]\n> - d\n",
        "a\nb\n- c\n\nd\n2. e\n1. f\n",
        "a\n---\nb\n===\n- c\n---\n- d\n  ===\n",
        "| a | b |\n|:-:|--|\n| c \\| d | `e|f` |\n| g |\n- h\n",
        "- | a |\n  |---|\n  | b |\n\n|c\n-\n",
        "---\na: b\n---\n\n- ---\n",
        "[a]:\n  /b\n  'c\n  d'\n[e]: <f> g\n[^h]: i\n    - j\n",
        "- \u00a0\n- \x0b\n-  \u2028a\n",
        "> -\ta\n> -\t\tb\n>\t- c\n> 1.\t d\n",
        "> + >\t- b\n",
        "- a--\n+ b\n",
        "   ",
    ],
)
def test_same_tokens(text: str) -> None:
    _assert_equal(text)


@pytest.mark.parametrize("path", sorted(FIXTURES.rglob("*.md")), ids=lambda path: path.name)
def test_same_tokens_of_fixtures(path: Path) -> None:
    _assert_equal(path.read_bytes().decode())


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_same_tokens_of_made_up_markdown(seed: int) -> None:
    for text in snippets(seed, CASES):
        _assert_equal(text)


@pytest.mark.slow
@pytest.mark.lists
def test_same_tokens_of_real_lists() -> None:
    for name in corpus.names(corpus.LISTS):
        _assert_equal(corpus.load(corpus.LISTS, name).text)


@pytest.mark.parametrize("depth", [1, 95, 98, 99, 100, 101, 120])
@pytest.mark.parametrize("piece", ["- ", "> ", "[", "**", "![", "*a "])
def test_same_tokens_at_the_nesting_limit(piece: str, depth: int) -> None:
    _assert_equal(piece * depth + "a **b** [c](d) [![e](f)](g)\n")


@NEEDS_FAST
def test_plain_lists_need_no_stock_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(StateInline, "__init__", refuse)
    parser = build_parser()
    assert parser.parse("- [a](https://b.c) - d **e** `f`. ![g](h)\n- [Jul 2023] [i](/j)\n")


def _is_fast(parser: MarkdownIt) -> bool:
    """Whether blocks and inline content are both read by the fast layer."""
    inline, block = parser.inline, parser.block
    return (
        isinstance(block, FastBlock)
        and isinstance(inline, FastInline)
        and block.rules.are_verified()
        and inline.rules.are_verified()
    )


@NEEDS_FAST
def test_on_by_default() -> None:
    assert _is_fast(build_parser())
    assert not _is_fast(build_stock_parser())


def test_off_by_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWESOMELINT_PARSER", "stock")
    assert not _is_fast(build_parser())


@pytest.mark.parametrize("package", [markdown_it, mdit_py_plugins])
def test_off_with_an_unknown_version(package: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "__version__", "4.99.0")
    assert not _is_fast(build_parser())


def _foreign_block(state: StateBlock, line: int, end_line: int, silent: bool) -> bool:
    return False


def _foreign_inline(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "x":
        return False
    if not silent:
        state.push("foreign", "", 0)
    state.pos += 1
    return True


def test_off_with_a_foreign_block_rule() -> None:
    parser = build_parser()
    parser.block.ruler.before("list", "foreign", _foreign_block)
    assert not _is_fast(parser)
    assert parser.parse("- a\n") == build_stock_parser().parse("- a\n")


def test_off_with_a_foreign_inline_rule() -> None:
    parser = build_parser()
    parser.inline.add_terminator_char("x")
    parser.inline.ruler.before("text", "foreign", _foreign_inline)
    (children,) = [token.children for token in parser.parse("axb\n") if token.type == "inline"]
    assert [child.type for child in children or []] == ["text", "foreign", "text"]


def test_off_with_a_rule_replaced_or_switched_off() -> None:
    replaced, switched = build_parser(), build_parser()
    replaced.block.ruler.at("heading", _foreign_block)
    switched.disable("emphasis")
    assert not _is_fast(replaced)
    assert not _is_fast(switched)
    stock = build_stock_parser()
    stock.disable("emphasis")
    assert switched.parse("# **a** [b](c)\n") == stock.parse("# **a** [b](c)\n")


@NEEDS_FAST
def test_works_again_when_the_rules_are_back() -> None:
    parser = build_parser()
    parser.disable("table")
    assert not _is_fast(parser)
    parser.enable("table")
    assert _is_fast(parser)


def test_no_parser_looks_up_metadata() -> None:
    code = "import sys, awesomelint.parsing.parser as p; p.build_parser(); "
    code += "sys.exit('importlib.metadata' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_lines_as_the_stock_parser_marks_them() -> None:
    parser = build_stock_parser()
    for text in ("", " ", "\n", "a", "a\n", "a\n ", " \ta\n\t b\n\n  \n", "\u00a0a\n\x0b\n"):
        stock, ours = StateBlock(text, parser, {}, []), LineState(text, parser, {}, [])
        for name in ("bMarks", "eMarks", "tShift", "sCount", "bsCount", "lineMax"):
            assert getattr(ours, name) == getattr(stock, name), (text, name)


@NEEDS_FAST
def test_scan_stops_where_a_stock_rule_has_to_look() -> None:
    parser = build_parser()
    assert Scan("a \\* b", parser, {}).take(0, 6, 0, []) == (2, "a ")
    assert Scan("a [b](c)", parser, {}).take(0, 8, 0, []) == (8, "")
