"""Lists made up for the race: as long as asked for, in the families that real lists have.

A list has one style, as real ones do: a marker, a separator, a form of dates, an order. About one
entry in a hundred departs from it. The words are ours; the same seed gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

_WORDS = (
    "small fast plain tiny quiet open shared local remote typed lazy strict simple modern portable "
    "parser server client editor queue cache index graph table matrix vector stream socket kernel "
    "driver shell prompt model agent corpus token letter word page book paper course video guide "
    "for with from over under without and in on by written made built tested used read run kept"
).split()
_HOSTS = ("github.com", "gitlab.com", "example.org", "docs.example.com", "arxiv.org", "example.net")
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_STRANGERS = ("日本語の説明", "описание", "déjà vu", "한국어 설명", "naïve")

_Writer = Callable[["_List"], str]


@dataclass(frozen=True, slots=True)
class _List:
    """The style of one list, and the source of its chances."""

    random: Random
    marker: str
    separator: str
    faults: bool

    def words(self, low: int, high: int) -> str:
        """Return some words."""
        return " ".join(self.random.choices(_WORDS, k=self.random.randint(low, high)))

    def title(self) -> str:
        """Return a title of one to three words."""
        return self.words(1, 3).title()

    def url(self) -> str:
        """Return a URL that hardly any other entry has."""
        random = self.random
        host, owner, number = random.choice(_HOSTS), random.choice(_WORDS), random.randrange(10**6)
        if host == "arxiv.org":
            month = f"{random.randint(15, 18)}{random.randint(1, 12):02}"
            return f"https://arxiv.org/abs/{month}.{number // 10:05}"
        return f"https://{host}/{owner}/{random.choice(_WORDS)}-{number}"

    def sentence(self) -> str:
        """Return a description; one in thirty is in another script."""
        text = self.words(5, 16).capitalize()
        if self.random.random() < 1 / 30:
            text += f" {self.random.choice(_STRANGERS)}"
        if self.random.random() < 1 / 12:
            text += f" `{self.random.choice(_WORDS)}`"
        return f"{text}."

    def date(self) -> str:
        """Return a date in brackets, by day or by month."""
        day = f"{self.random.randint(1, 28)} " if self.random.random() < 1 / 2 else ""
        return f"[{day}{self.random.choice(_MONTHS)} {self.random.randint(2019, 2025)}]"


def _bare(one: _List) -> str:
    return f"{one.marker} [{one.title()}]({one.url()})"


def _described(one: _List) -> str:
    return f"{_bare(one)}{one.separator}{one.sentence()}"


def _dated(one: _List) -> str:
    return f"{_described(one)[:-1]} {one.date()}"


def _badged(one: _List) -> str:
    owner = f"{one.random.choice(_WORDS)}/{one.random.choice(_WORDS)}-{one.random.randrange(10**6)}"
    badge = f"![stars](https://img.shields.io/github/stars/{owner})"
    text = f"[{one.title()}](https://github.com/{owner})"
    return f"{one.marker} {text}{one.separator}{one.sentence()[:-1]} {badge}"


def _paper(one: _List) -> str:
    venue = one.random.choice(("ACL", "ICML", "CVPR", "arXiv"))
    links = f"[[Paper]({one.url()})] [[Code]({one.url()})]"
    where = f"*{venue} {one.random.randint(2019, 2025)}*"
    return f"{one.marker} **{one.words(4, 9).capitalize()}**, {where} {links}"


def _nested(one: _List) -> str:
    children = (f"    {one.marker} [{one.title()}]({one.url()})" for _ in range(2))
    return "\n".join([_described(one), *children])


def _row(one: _List) -> str:
    return f"| [{one.title()}]({one.url()}) | {one.sentence()} | `{one.random.choice(_WORDS)}` |"


_FAMILIES: tuple[tuple[_Writer, int], ...] = (
    (_described, 52),
    (_paper, 18),
    (_bare, 8),
    (_dated, 10),
    (_badged, 6),
    (_nested, 4),
    (_row, 13),
)
_FAULTS: tuple[Callable[[str], str], ...] = (
    lambda line: line.replace(" - ", " — ", 1),
    lambda line: line.replace("](", "] (", 1),
    lambda line: line.replace("](https://", "](https://example.org/same?", 1),
    lambda line: f"{line} - ",
)


def write_list(size: int, seed: int, *, faults: bool = True) -> str:
    """Return a list of about `size` bytes, at most one section more.

    Without `faults` every entry is of one family and one style.
    """
    random = Random(seed)
    one = _List(
        random,
        random.choice("-*"),
        random.choices((" - ", ": ", " – "), weights=(7, 2, 1))[0],
        faults,
    )
    family = random.choices([f for f, _ in _FAMILIES], weights=[share for _, share in _FAMILIES])[0]
    parts = [f"# Awesome {one.title()}\n\n> {one.sentence()}\n"]
    length = len(parts[0].encode())
    while length < size:
        section = _section(one, family, min(random.randint(8, 60), (size - length) // 110 + 2))
        parts.append(section)
        length += len(section.encode()) + 1
    return "\n".join(parts)


def _title(line: str) -> str:
    return line.partition("](")[0].casefold()


def _section(one: _List, family: _Writer, count: int) -> str:
    lines = sorted(dict.fromkeys(_entries(one, family, count)), key=_title)
    head = "| Name | What it is | Kind |\n| --- | --- | --- |\n" if family is _row else ""
    return f"## {one.title()}\n\n{head}{chr(10).join(lines)}\n"


def _entries(one: _List, family: _Writer, count: int) -> Iterator[str]:
    """Yield entries: nine in ten of the list's own family, one in a hundred with a fault."""
    for _ in range(count):
        if not one.faults:
            yield family(one)
            continue
        other = one.random.choice((_described, _bare, _badged))
        line = family(one) if family is _row or one.random.random() < 0.9 else other(one)
        yield one.random.choice(_FAULTS)(line) if one.random.random() < 0.01 else line


def write_set(folder: Path, files: int, size: int, seed: int) -> list[str]:
    """Write `files` lists of `size` bytes together, most of them small; return their names.

    As in real repositories a few lists hold most of the bytes; 40 lie in one folder.
    """
    random = Random(seed)
    shares = [random.paretovariate(1.3) for _ in range(files)]
    names = []
    for index, share in enumerate(shares):
        name = f"part-{index // 40:02}/list-{index:04}.md"
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = write_list(min(round(size * share / sum(shares)), size // 20), seed + index)
        path.write_bytes(text.encode())
        names.append(name)
    return names
