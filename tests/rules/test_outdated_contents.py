"""What a page cannot show: line ends, the end of a file, and fixes that are not there."""

from __future__ import annotations

import pytest

from awesomelint import Source, lint, read
from awesomelint.config.configuration import parse
from awesomelint.config.settings import settings_for
from awesomelint.engine.fixer import fix
from awesomelint.engine.linter import ConfiguredDocument
from awesomelint.engine.registry import ALL_RULES

RULE = "outdated-contents"
NAMES = ("Anvils", "Bellows", "Chisels", "Drills", "Easels")


def item(name: str) -> str:
    return f"- [{name}](#{name.lower()})"


def sections(*names: str) -> str:
    return "".join(f"\n## {name}\n\n- [{name}](https://example.com/{name})\n" for name in names)


def page(items: str, *names: str) -> str:
    """Return a page with these lines of contents and a section for each name."""
    return f"# Awesome\n\n## Contents\n\n{items}\n{sections(*names)}"


def contents(*names: str) -> str:
    return "\n".join(map(item, names))


def fixed(text: str) -> str:
    configuration = parse("", "configuration", rules=ALL_RULES)
    settings = settings_for(configuration, "a.md", rules=ALL_RULES, select=(RULE,))
    result = fix([ConfiguredDocument(read(Source("a.md", text)), settings)], unsafe=True)
    assert not result.documents[0].refused_fixes
    return result.documents[0].source.text


def said(text: str) -> list[str]:
    found = lint(read(Source("a.md", text)), configuration=f'rules.{RULE} = "warning"')
    return [one.message for one in found if one.rule == RULE]


def test_contents_that_agree_are_left_alone() -> None:
    text = page(contents(*NAMES), *NAMES)
    assert said(text) == []
    assert fixed(text) == text


@pytest.mark.parametrize("missing", NAMES)
def test_a_missing_item_is_put_in_its_place_with_the_line_ends_of_the_file(missing: str) -> None:
    some = [name for name in NAMES if name != missing]
    text = page(contents(*some), *NAMES).replace("\n", "\r\n")
    assert said(text) == [f"`{missing}` is missing from the contents"]
    assert fixed(text) == page(contents(*NAMES), *NAMES).replace("\n", "\r\n")


def test_two_missing_items_come_in_order() -> None:
    names = (*NAMES, "Files", "Gouges", "Hammers", "Irons", "Jigs")
    some = [name for name in names if name not in ("Bellows", "Chisels")]
    text = page(contents(*some), *names)
    assert len(said(text)) == 2
    assert fixed(text) == page(contents(*names), *names)


@pytest.mark.parametrize("name", NAMES)
def test_an_item_whose_section_is_gone_is_a_broken_reference_and_nothing_else(name: str) -> None:
    left = [other for other in NAMES if other != name]
    text = page(contents(*NAMES), *left)
    assert said(text) == []
    assert fixed(text) == text
    assert [(one.rule, one.message) for one in lint(read(Source("a.md", text)))] == [
        ("broken-reference", f"`#{name.lower()}` is no anchor of this page")
    ]


def test_a_heading_that_was_renamed_is_told_once() -> None:
    names = ("Anvils", "Bellows", "Big-chisels", "Drills", "Easels")
    text = page(contents(*NAMES), *names)
    assert said(text) == []
    assert [one.rule for one in lint(read(Source("a.md", text)))] == ["broken-reference"]


def test_only_the_fix_that_adds_an_item_is_safe() -> None:
    texts = (
        page(contents(*NAMES[:4]), *NAMES),
        page(contents("Bellows", "Anvils", *NAMES[2:]), *NAMES),
    )
    findings = [finding for text in texts for finding in lint(read(Source("a.md", text)))]
    assert [finding.fix is not None and finding.fix.safe for finding in findings] == [True, False]


def test_contents_in_an_order_of_their_own_are_left_in_it() -> None:
    assert said(page(contents(*reversed(NAMES)), *NAMES)) == []


@pytest.mark.parametrize("order", ["BCDEA", "ACBDE", "EABCD"])
def test_the_fewest_items_move_and_the_order_of_the_page_comes_back(order: str) -> None:
    by_letter = {name[0]: name for name in NAMES}
    text = page(contents(*(by_letter[letter] for letter in order)), *NAMES)
    assert fixed(text) == page(contents(*NAMES), *NAMES)


def test_one_item_moved_is_one_finding() -> None:
    text = page(contents("Drills", "Anvils", "Bellows", "Chisels", "Easels"), *NAMES)
    assert said(text) == ["`Drills` comes after `Chisels` on the page, but not in the contents"]


def test_an_item_in_another_section_is_reported_and_not_moved() -> None:
    items = contents("Anvils", "Bellows") + "\n  - [By foot](#by-foot)\n  - [Wood](#wood)\n"
    items += contents("Chisels", "Drills", "Easels")
    text = page(items, *NAMES).replace(
        "## Easels", "### Wood\n\n- [Wood](https://a.a)\n\n## Easels"
    )
    text = text.replace("## Chisels", "### By foot\n\n- [Foot](https://a.b)\n\n## Chisels")
    assert said(text) == ["`Wood` comes after `Drills` on the page, but not in the contents"]
    assert fixed(text) == text


def test_numbered_contents_are_judged_and_not_edited() -> None:
    lines = [f"{number}. [{name}](#{name.lower()})" for number, name in enumerate(NAMES[:4], 1)]
    text = page("\n".join(lines), *NAMES)
    assert said(text) == ["`Easels` is missing from the contents"]
    assert fixed(text) == text


def test_contents_with_names_of_their_own_get_no_item() -> None:
    items = contents(*NAMES[:3]) + "\n- [Boring](#drills)"
    text = page(items, *NAMES)
    assert said(text) == ["`Easels` is missing from the contents"]
    assert fixed(text) == text


def test_contents_at_the_end_of_a_file_without_a_newline_lead_to_nothing_below() -> None:
    assert said(sections(*NAMES) + "\n" + contents(*NAMES)) == []


def test_contents_in_several_pieces_are_one() -> None:
    pieces = "**A to C**\n\n" + contents(*NAMES[:3]) + "\n\n**And on**\n\n" + contents(*NAMES[3:4])
    names = (*NAMES, "Files")
    text = page(f"{pieces}\n{item('Files')}", *names)
    assert said(text) == ["`Easels` is missing from the contents"]
    assert fixed(text) == page(f"{pieces}\n{item('Easels')}\n{item('Files')}", *names)


@pytest.mark.parametrize("name", ["Tools [new]", "Tools <br>", "Tools ![x](x.svg)", "A\\*B"])
def test_a_heading_that_cannot_stand_in_a_link_gets_no_item(name: str) -> None:
    text = page(contents(*NAMES), *NAMES, name)
    assert len(said(text)) == 1
    assert fixed(text) == text


@pytest.mark.parametrize(
    ("identifier", "left"), [("awesome-toc", 0), ("toc", 0), ("awesome-spell-check", 1)]
)
def test_a_comment_of_awesome_lint_switches_it_off(identifier: str, left: int) -> None:
    text = page(contents(*NAMES[:4]), *NAMES)
    assert len(said(f"<!--lint disable {identifier}-->\n\n{text}")) == left
