"""A README and its sections look like one list; translations and lone files beside it do not."""

from __future__ import annotations

from awesomelint import Source, read
from awesomelint.init.candidates import candidates


def _list(title: str, separator: str = " - ", links: tuple[str, ...] = ()) -> str:
    entries = (
        f"- [{title} {n}](https://example.com/{title}/{n}){separator}Text.\n" for n in range(10, 20)
    )
    return "".join([*entries, "\n## More\n\n", *(f"- [{one}]({one})\n" for one in links)])


def _candidates(**files: str) -> tuple[tuple[str, ...], ...]:
    texts = {name.replace("__", "/").replace("_dot_", "."): text for name, text in files.items()}
    return candidates([read(Source(f"{name}.md", text)) for name, text in texts.items()])


SECTIONS = ("section/a.md", "./section/b.md#top")


def test_a_readme_with_sections_is_one_list() -> None:
    found = _candidates(
        README=_list("R", links=SECTIONS), section__a=_list("A"), section__b=_list("B")
    )
    assert found == (("README.md", "section/a.md", "section/b.md"),)


def test_a_readme_may_be_nothing_but_links_to_the_sections() -> None:
    index = "".join(f"- [{one}]({one})\n" for one in SECTIONS)
    found = _candidates(README=index, section__a=_list("A"), section__b=_list("B"))
    assert found == (("README.md", "section/a.md", "section/b.md"),)


def test_one_file_beside_a_readme_is_another_list() -> None:
    assert not _candidates(README=_list("R", links=("ARCHIVE.md",)), ARCHIVE=_list("A"))
    assert not _candidates(README=_list("R", links=("old/a.md",)), old__a=_list("A"))


def test_pages_that_are_no_lists_are_no_sections() -> None:
    page = "See [this](https://example.com).\n"
    assert not _candidates(README=_list("R", links=SECTIONS), section__a=page, section__b=page)


def test_a_section_in_another_style_is_left_out() -> None:
    found = _candidates(
        README=_list("R", links=(*SECTIONS, "section/c.md")),
        section__a=_list("A"),
        section__b=_list("B"),
        section__c=_list("C", ": "),
    )
    assert found == (("README.md", "section/a.md", "section/b.md"),)


def test_translations_are_never_of_one_list() -> None:
    translations = ("docs/zh/README.md", "docs/ja/README.md", "docs/README-fr.md", "docs/README.md")
    found = _candidates(
        README=_list("R", links=translations),
        docs__zh__README=_list("R"),
        docs__ja__README=_list("R"),
        **{"docs__README-fr": _list("R"), "docs__README": _list("R")},
    )
    assert not found


def test_a_translation_has_sections_of_its_own() -> None:
    files = {
        "README": _list("R", links=SECTIONS),
        "section__a": _list("A"),
        "section__b": _list("B"),
        "README-zh": _list("R", links=("section/a-zh.md", "section/b-zh.md", "section/a.md")),
        "section__a-zh": _list("A"),
        "section__b-zh": _list("B"),
    }
    assert _candidates(**files) == (
        ("README.md", "section/a.md", "section/b.md"),
        ("README-zh.md", "section/a-zh.md", "section/b-zh.md"),
    )


def test_links_that_lead_elsewhere_are_passed_over() -> None:
    links = ("https://example.com/section/a.md", "/section/a.md", "../section/b.md", "http://[/x")
    files = {"section__a": _list("A"), "section__b": _list("B")}
    assert not _candidates(README=_list("R", links=links), **files)
