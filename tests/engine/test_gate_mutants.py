"""The gate against corruptions: of our own documents, and of real lists where they are at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from awesomelint.text import BOM, Source
from benchmarks import corpus, gate
from benchmarks.mutants import MUTANTS

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

FIXTURES = sorted((Path(__file__).parents[1] / "fixtures" / "lists").glob("*.md"))
OWN = [
    Source("zoo.md", ZOO),
    Source("zoo-crlf.md", BOM + ZOO.replace("\n", "\r\n")),
    *(corpus.load(path.parent, path.name) for path in FIXTURES),
]


def _real(limit: int) -> list[Source]:
    """Return the real lists of fewer than `limit` bytes."""
    paths = sorted(corpus.LISTS.glob("*.md"))
    return [corpus.load(path.parent, path.name) for path in paths if path.stat().st_size < limit]


def test_every_kind_of_mutant_is_caught() -> None:
    tallies = gate.hunt(OWN, places=1, seed=1)
    assert len(tallies) >= 35
    assert [name for name, one in tallies.items() if not one.tried] == []
    gate.print_mutants(tallies)
    assert {name: one.escaped for name, one in tallies.items() if one.escaped} == {}


@pytest.mark.slow
@pytest.mark.lists
def test_mutants_of_real_lists_are_caught() -> None:
    tallies = gate.hunt(_real(12_000), places=1, seed=3)
    gate.print_mutants(tallies)
    tried = sum(one.tried for one in tallies.values())
    assert sum(one.caught for one in tallies.values()) >= 0.99 * tried > 0


def test_honest_edits_are_let_through() -> None:
    _assert_let_through(OWN)


@pytest.mark.slow
@pytest.mark.lists
def test_honest_edits_of_real_lists_are_let_through() -> None:
    _assert_let_through(_real(20_000))


def _assert_let_through(sources: list[Source]) -> None:
    alarms = gate.let_through(sources, places=3, seed=4)
    gate.print_alarms(alarms)
    assert sum(one.tried for one in alarms.values()) > 100
    assert [refused for one in alarms.values() for refused in one.refused] == []


def test_a_list_of_mutants_has_no_name_twice() -> None:
    assert len({mutant.name for mutant in MUTANTS}) == len(MUTANTS)
