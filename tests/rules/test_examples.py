"""Every example of every rule page, run: `pytest --update-pages` rewrites the reports.

A page is held to what a run of its rule alone prints. The pages of the engine's own two rules need
the other rules to run; of what those say nothing is looked at.
"""

from __future__ import annotations

import re
import tomllib

import pytest
from msgspec.structs import replace

from awesomelint import Diagnostic, Document, Source, Span, read
from awesomelint.config.configuration import parse
from awesomelint.config.options import kinds
from awesomelint.config.settings import settings_for
from awesomelint.diagnostic import Fix
from awesomelint.disk import rule_pages as pages
from awesomelint.disk.rule_pages import Example
from awesomelint.engine.fixer import fix
from awesomelint.engine.linter import ConfiguredDocument, lint
from awesomelint.engine.registry import ALL_RULES
from awesomelint.engine.suppressions import UNKNOWN, UNUSED
from awesomelint.rules.context import Surroundings
from tests.support.little_tree import LittleTree
from tests.support.paths import ROOT

_FOLDER = ROOT / "rules"
_RULES = {one.name: one.rule for one in ALL_RULES}
_OF_THE_ENGINE = (UNUSED.name, UNKNOWN.name)
_OPTION = re.compile(r"^- `(\w+)`", re.MULTILINE)


def _diagnose(name: str, example: Example) -> list[Diagnostic]:
    """Return what the rule says of an example's files, read afresh."""
    diagnostics = lint(_configured(name, example), _around(example))
    return [diagnostic for diagnostic in diagnostics if diagnostic.rule == name]


def _around(example: Example) -> Surroundings:
    return Surroundings(LittleTree(dict(example.files)))


def _configured(name: str, example: Example) -> list[ConfiguredDocument]:
    """Return an example's files with the page's rule and the example's configuration."""
    configuration = parse(example.configuration, "options", rules=ALL_RULES)
    select = () if name in _OF_THE_ENGINE else (name,)
    return [
        ConfiguredDocument(
            document, settings_for(configuration, path, rules=ALL_RULES, select=select)
        )
        for path, document in _documents(example).items()
    ]


def _documents(example: Example) -> dict[str, Document]:
    return {name: read(Source(name, text)) for name, text in example.files}


def _report(name: str, example: Example) -> str:
    """Return what the rule says as a page shows it: paths only where there are several files."""
    sources = {path: Source(path, text) for path, text in example.files}

    def place(path: str, span: Span) -> str:
        line, column = sources[path].position(span.start)
        return (f"{path}:" if len(sources) > 1 else "") + f"{line}:{column}"

    lines = []
    for found in _diagnose(name, example):
        lines.append(f"{place(found.path, found.span)}: {found.level}: {found.message}")
        indent = "  "
        has_several_fixes = len({one.fix and one.fix.message for one in found.occurrences}) > 1
        for occurrence in found.occurrences:
            if found.count > 1:
                lines.append(f"  {place(found.path, occurrence.span)}: {occurrence.message}")
                indent = "    "
            lines += [
                f"{indent}{place(related.path, related.span)}: {related.message}"
                for related in occurrence.related
            ]
            if has_several_fixes and occurrence.fix:
                lines.append(f"{indent}fix: {_fix_text(occurrence.fix)}")
        if found.fix and not has_several_fixes:
            lines.append(f"  fix: {_fix_text(found.fix)}")
    return "".join(f"{line}\n" for line in lines)


def _fix_text(fix: Fix) -> str:
    return f"{fix.message}{'' if fix.safe else ' (unsafe)'}"


def _fixed(name: str, example: Example) -> str | None:
    """Return the file that fixing changes, unsafe fixes too; None where nothing is to be fixed."""
    result = fix(_configured(name, example), _around(example), unsafe=True)
    assert not any(document.refused_fixes for document in result.documents)
    before = dict(example.files)
    after = [document.source for document in result.documents]
    changed = [source for source in after if source.text != before[source.path]]
    assert len(changed) <= 1
    return changed[0].text if changed else None


def _prose(text: str) -> str:
    """Return a page without its fences."""
    lines = text.split("\n")
    for fence in reversed(list(pages.fences(text))):
        del lines[fence.line - 1 : fence.last_line]
    return "\n".join(lines)


def _update(name: str) -> None:
    """Write the reports and the fixed texts of a page anew; nothing else is touched."""
    text = pages.page(name)
    lines = text.split("\n")
    examples = pages.examples(text)
    for fence in reversed(list(pages.fences(text))):
        if fence.kind == "markdown fixed":
            del lines[fence.line - 2 : fence.last_line]
        elif fence.kind == "text report":
            example = [one for one in examples if one.line < fence.line][-1]
            fixed = _fixed(name, example)
            below = ["", "```markdown fixed", *fixed.split("\n")[:-1], "```"] if fixed else []
            report = _report(name, example).split("\n")[:-1]
            lines[fence.line : fence.last_line] = [*report, "```", *below]
    (_FOLDER / f"{name}.md").write_text("\n".join(lines), encoding="utf-8", newline="\n")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Make a test of each example, from pages that are brought up to date first if asked for."""
    if "example" not in metafunc.fixturenames:
        return
    if metafunc.config.getoption("--update-pages"):
        for name in pages.names():
            _update(name)
    examples = [
        pytest.param(name, example, id=f"{name}:{example.line}")
        for name in pages.names()
        for example in pages.examples(pages.page(name))
    ]
    metafunc.parametrize(("name", "example"), examples)


def test_the_rule_says_what_the_page_says(name: str, example: Example) -> None:
    assert bool(example.report) != example.good
    assert _report(name, example) == example.report


def test_there_is_a_fix_where_the_page_shows_one(name: str, example: Example) -> None:
    has_fix = any(diagnostic.fix for diagnostic in _diagnose(name, example))
    assert has_fix == (example.fixed is not None)
    assert _fixed(name, example) == example.fixed


def test_what_is_fixed_stays_fixed(name: str, example: Example) -> None:
    if example.fixed is None:
        assert _fixed(name, example) is None
        return
    files = tuple((path, example.fixed or "") for path, _ in example.files)
    again = replace(example, files=files[:1])
    assert not any(diagnostic.fix for diagnostic in _diagnose(name, again))


def test_every_rule_has_a_page_and_every_page_a_rule() -> None:
    assert set(pages.names()) == set(_RULES)


@pytest.mark.parametrize("name", pages.names())
def test_a_page_has_its_parts_in_order(name: str) -> None:
    text = pages.page(name)
    assert text.startswith(f"# {name}\n\n")
    assert re.fullmatch(r"[^.]+\.", pages.summary(text))
    headings = re.findall(r"^## (.+)$", _prose(text), re.MULTILINE)
    optional = ["Options"] if kinds(_RULES[name].options) else []
    assert headings == ["Why", "What it reports", *optional, "Examples"]


@pytest.mark.parametrize("name", pages.names())
def test_a_page_has_good_and_bad_examples(name: str) -> None:
    assert {example.good for example in pages.examples(pages.page(name))} == {True, False}


@pytest.mark.parametrize("name", pages.names())
def test_a_page_names_the_options_there_are(name: str) -> None:
    options = _prose(pages.page(name)).partition("\n## Options\n")[2].partition("\n## ")[0]
    assert _OPTION.findall(options) == [*kinds(_RULES[name].options)]


@pytest.mark.parametrize("name", pages.names())
def test_a_configuration_on_a_page_can_be_used_and_is_about_its_rule(name: str) -> None:
    for fence in pages.fences(pages.page(name)):
        if fence.info.startswith("toml"):
            parse(fence.text, f"{name}:{fence.line}", rules=ALL_RULES)
            assert set(tomllib.loads(fence.text)["rules"]) == {name}
