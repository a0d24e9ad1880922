from __future__ import annotations

import pytest

from awesomelint.disk import rule_pages as pages
from awesomelint.disk.rule_pages import Example

_PAGE = """# a-rule

What the rule finds, in
two lines.

## Why

```toml
[rules]
```

```markdown good
- One
```

```markdown bad file=a.md
- Two
```

```markdown bad file=b.md
- Three
```

```text report
a.md:1:1: error: no
```
"""


def test_the_summary_is_the_first_paragraph_as_one_line() -> None:
    assert pages.summary(_PAGE) == "What the rule finds, in two lines."


def test_examples_are_read_in_order() -> None:
    assert pages.examples(_PAGE) == (
        Example(12, (("README.md", "- One\n"),), good=True),
        Example(
            16,
            (("a.md", "- Two\n"), ("b.md", "- Three\n")),
            good=False,
            report="a.md:1:1: error: no\n",
        ),
    )


def test_options_are_for_the_next_example_only() -> None:
    text = "```toml options\nx = 1\n```\n" + "```markdown good\n- One\n```\n" * 2
    assert [one.configuration for one in pages.examples(text)] == ["x = 1\n", ""]


def test_a_file_below_prose_begins_an_example() -> None:
    text = "```markdown good file=a.md\n```\n{}\n```markdown good file=b.md\n```\n"
    assert len(pages.examples(text.format(""))) == 1
    assert len(pages.examples(text.format("Another."))) == 2


def test_a_fixed_text_is_its_examples() -> None:
    text = "```markdown bad\n- One\n```\n```markdown fixed\n- Two\n```\n"
    assert pages.examples(text)[0].fixed == "- Two\n"


def test_a_fence_is_closed_by_one_as_long() -> None:
    (fence,) = pages.fences("````markdown good\n```python\n```\n`````\n")
    assert (fence.info, fence.text) == ("markdown good", "```python\n```\n")
    assert (fence.line, fence.last_line) == (1, 4)


def test_only_a_line_feed_ends_a_line() -> None:
    (fence,) = pages.fences("```markdown good\none\u2028two\x0c\n```\n")
    assert (fence.text, fence.last_line) == ("one\u2028two\x0c\n", 3)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("```markdown good\n", "the fence of line 1 is never closed"),
        ("```markdown godo\n```\n", "line 1: 'markdown godo' is no kind of fence"),
        ("```text report\n```\n", "line 1: 'text report' belongs to no bad example"),
        (
            "```markdown good\n```\n```markdown fixed\n```\n",
            "line 3: 'markdown fixed' belongs to no bad example",
        ),
        ("```toml options\n```\n```toml options\nx = 1\n```\n", "the last options have no example"),
    ],
)
def test_a_broken_page_is_refused(text: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        pages.examples(text)


def test_a_page_that_is_not_there() -> None:
    with pytest.raises(LookupError):
        pages.page("../README")


def test_options_are_said_in_one_line_each_without_their_default() -> None:
    text = """# a-rule

## Options

- `a` (default `1`): how
  many.
- `b`: what.

## Examples

- `c`: no.
"""
    assert pages.options(text) == {"a": "How many.", "b": "What."}
