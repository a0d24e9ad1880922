"""The gate against corruptions: of our own documents, and of real lists where they are at hand."""

from __future__ import annotations

import pytest

from awesomelint.text import BOM, Source
from tests.support import corpus, gate_trials
from tests.support.mutants import MUTANTS
from tests.support.paths import FIXTURE_LISTS

# One place at least for each kind of mutant.
ZOO = """\
---
---

# Zoo [![Badge](https://img.example/a.svg)](https://ci.example)

<p align="center">All &nbsp; kinds</p>

Two lines of a paragraph
and a third with a break,\x20\x20
then more. <!-- a comment -->

Another paragraph with **strong words** and a note[^1].<br>

> A quote of some words

- [Tools](#tools)
- [C#](#c)

---

## Tools

- [One](https://one.example/a_b/ "A title") - the first tool of all
- [Two](https://two.example/日本/) - another tool with `code x` in it
- [Three](https://例え.example/x) \u2013 a third tool \u200bhere
  - [Nested](https://nested.example/) - lies below three
- [Four][Foo Bar] - by reference only
  - [Deeper](https://deeper.example/) - lies below four
- Raw https://raw.example/a_b_c here
- [[web](https://web.example)] ![Picture](https://img.example/b.png)

### C#

* [Alpha](https://alpha.example) - some tight words

* [Beta](https://beta.example) - more tight words
* [Gamma](https://gamma.example) - last tight words

## Tasks

- [ ] Open the gate
- [x] Close the gate

## Steps

1. First step here
2. Second step here

| Name | Notes |
|------|-------|
| Red | some words |
| Blue | other words |
| Green | last words |

```python
print("a  b", 1)
print("c")
```

[Foo Bar]: https://four.example/ref
[//]: # (hidden words)
[^1]: The note itself.

The end.
"""

OUR_SOURCES = [
    Source("zoo.md", ZOO),
    Source("zoo-crlf.md", BOM + ZOO.replace("\n", "\r\n")),
    *(corpus.load(path.parent, path.name) for path in FIXTURE_LISTS),
]


def _real(limit: int) -> list[Source]:
    """Return the real lists of fewer than `limit` bytes."""
    paths = sorted(corpus.LISTS.glob("*.md"))
    return [corpus.load(path.parent, path.name) for path in paths if path.stat().st_size < limit]


@pytest.mark.slow
def test_every_kind_of_mutant_is_caught() -> None:
    tallies = gate_trials.try_mutants(OUR_SOURCES, count=1, seed=1)
    assert len(tallies) >= 35
    assert [name for name, tally in tallies.items() if not tally.tried] == []
    assert _escaped(tallies) == {}


@pytest.mark.slow
@pytest.mark.lists
def test_mutants_of_real_lists_are_caught() -> None:
    tallies = gate_trials.try_mutants(_real(12_000), count=1, seed=3)
    tried = sum(tally.tried for tally in tallies.values())
    caught = sum(tally.caught for tally in tallies.values())
    assert caught >= 0.99 * tried > 0, _escaped(tallies)


def _escaped(tallies: dict[str, gate_trials.Tally]) -> dict[str, list[str]]:
    return {name: tally.escaped for name, tally in tallies.items() if tally.escaped}


def test_harmless_fixes_are_let_through() -> None:
    _assert_let_through(OUR_SOURCES)


@pytest.mark.slow
@pytest.mark.lists
def test_harmless_fixes_of_real_lists_are_let_through() -> None:
    _assert_let_through(_real(20_000))


def _assert_let_through(sources: list[Source]) -> None:
    by_sort = gate_trials.try_harmless(sources, count=3, seed=4)
    assert sum(alarms.tried for alarms in by_sort.values()) > 100
    assert [refused for alarms in by_sort.values() for refused in alarms.refused] == []


def test_a_list_of_mutants_has_no_name_twice() -> None:
    assert len({mutant.name for mutant in MUTANTS}) == len(MUTANTS)
