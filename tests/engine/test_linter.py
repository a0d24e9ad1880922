"""The linter: documents of one list, whatever their options, are seen together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from awesomelint import Diagnostic, Source, Span, read
from awesomelint.config.settings import RuleSetting, Settings
from awesomelint.engine.linter import ConfiguredDocument, lint
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import Rule


class Word(Struct, frozen=True):
    """What a document is said to hold."""

    word: str = "x"


def _everywhere(contexts: Sequence[RuleContext], options: Word) -> Iterable[Diagnostic]:
    seen = ", ".join(context.document.source.path for context in contexts)
    for context in contexts:
        yield context.report(Span(0, 1), f"{options.word} in {seen}")


RULE = Rule("everywhere", check_list=_everywhere, options=Word)


def hold(path: str, *, word: str = "x", level: str = "error") -> ConfiguredDocument:
    setting = RuleSetting(
        RULE, "warning" if level == "warning" else "error", Word(word), configured=True
    )
    rules = () if level == "off" else (setting,)
    return ConfiguredDocument(read(Source(path, f"{path}\n")), Settings(rules))


def test_documents_with_other_options_are_of_the_list() -> None:
    held = [hold("b", word="y"), hold("a"), hold("c"), hold("d", level="off")]
    found = [(one.path, one.message, one.level) for one in lint(held)]
    assert found == [
        ("a", "x in b, a, c", "error"),
        ("b", "y in b, a, c", "error"),
        ("c", "x in b, a, c", "error"),
    ]


def test_a_level_is_its_own_documents() -> None:
    found = lint([hold("a"), hold("b", level="warning")])
    assert [(one.message, one.level) for one in found] == [
        ("x in a, b", "error"),
        ("x in a, b", "warning"),
    ]
