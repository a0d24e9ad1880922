"""Lists made up for measurements: of any length, with entries of the families of real lists.

A list has one style, as real lists do: a marker, a separator, a form of dates, an order. About one
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
# Of a list's entries, the share that is of its main family, and the share that has a fault.
_MAIN_FAMILY_SHARE = 0.9
_FAULT_SHARE = 0.01
# The shares of descriptions with a foreign word and with code.
_FOREIGN_SHARE = 1 / 30
_CODE_SHARE = 1 / 12
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
# How sets are divided: the exponent of the sizes, the largest list (a twentieth of all bytes), and
# the lists in a folder.
_PARETO = 1.3
_LARGEST_PART = 20
_FILES_A_FOLDER = 40
# Words in other scripts, for descriptions.
_FOREIGN_WORDS = ("日本語の説明", "описание", "déjà vu", "한국어 설명", "naïve")

# Returns the line, or the lines, of an entry.
_Writer = Callable[["_ListStyle"], str]


@dataclass(frozen=True, slots=True)
class _ListStyle:
    """The style of a list, and the random numbers that make its entries."""

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
        """Return a description, perhaps with a foreign word or with code."""
        text = self.words(5, 16).capitalize()
        if self.random.random() < _FOREIGN_SHARE:
            text += f" {self.random.choice(_FOREIGN_WORDS)}"
        if self.random.random() < _CODE_SHARE:
            text += f" `{self.random.choice(_WORDS)}`"
        return f"{text}."

    def date(self) -> str:
        """Return a date in brackets, by day or by month."""
        day = f"{self.random.randint(1, 28)} " if self.random.random() < 1 / 2 else ""
        return f"[{day}{self.random.choice(_MONTHS)} {self.random.randint(2019, 2025)}]"


def _bare(style: _ListStyle) -> str:
    return f"{style.marker} [{style.title()}]({style.url()})"


def _described(style: _ListStyle) -> str:
    return f"{_bare(style)}{style.separator}{style.sentence()}"


def _dated(style: _ListStyle) -> str:
    return f"{_described(style)[:-1]} {style.date()}"


def _badged(style: _ListStyle) -> str:
    random = style.random
    owner = f"{random.choice(_WORDS)}/{random.choice(_WORDS)}-{random.randrange(10**6)}"
    badge = f"![stars](https://img.shields.io/github/stars/{owner})"
    text = f"[{style.title()}](https://github.com/{owner})"
    return f"{style.marker} {text}{style.separator}{style.sentence()[:-1]} {badge}"


def _paper(style: _ListStyle) -> str:
    venue = style.random.choice(("ACL", "ICML", "CVPR", "arXiv"))
    links = f"[[Paper]({style.url()})] [[Code]({style.url()})]"
    where = f"*{venue} {style.random.randint(2019, 2025)}*"
    return f"{style.marker} **{style.words(4, 9).capitalize()}**, {where} {links}"


def _nested(style: _ListStyle) -> str:
    children = (f"    {style.marker} [{style.title()}]({style.url()})" for _ in range(2))
    return "\n".join([_described(style), *children])


def _row(style: _ListStyle) -> str:
    title, url, sentence = style.title(), style.url(), style.sentence()
    return f"| [{title}]({url}) | {sentence} | `{style.random.choice(_WORDS)}` |"


# Families with their weights: how often a list is mainly of a family. Compare the table `Families`
# that `python -m benchmarks.lists.reading` prints for real lists.
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
    """Return a list of about `size` bytes: at most one section more.

    Without `faults` every entry is of one family and one style.
    """
    random = Random(seed)
    style = _ListStyle(
        random,
        random.choice("-*"),
        random.choices((" - ", ": ", " – "), weights=(7, 2, 1))[0],
        faults,
    )
    family = random.choices([f for f, _ in _FAMILIES], weights=[share for _, share in _FAMILIES])[0]
    parts = [f"# Awesome {style.title()}\n\n> {style.sentence()}\n"]
    length = len(parts[0].encode())
    while length < size:
        section = _section(style, family, min(random.randint(8, 60), (size - length) // 110 + 2))
        parts.append(section)
        length += len(section.encode()) + 1
    return "\n".join(parts)


def _title(line: str) -> str:
    return line.partition("](")[0].casefold()


def _section(style: _ListStyle, family: _Writer, count: int) -> str:
    lines = sorted(dict.fromkeys(_entries(style, family, count)), key=_title)
    head = "| Name | What it is | Kind |\n| --- | --- | --- |\n" if family is _row else ""
    return f"## {style.title()}\n\n{head}{chr(10).join(lines)}\n"


def _entries(style: _ListStyle, family: _Writer, count: int) -> Iterator[str]:
    """Yield entries: nine in ten of the list's main family, one in a hundred with a fault."""
    for _ in range(count):
        if not style.faults:
            yield family(style)
            continue
        other = style.random.choice((_described, _bare, _badged))
        line = (
            family(style)
            if family is _row or style.random.random() < _MAIN_FAMILY_SHARE
            else other(style)
        )
        yield style.random.choice(_FAULTS)(line) if style.random.random() < _FAULT_SHARE else line


def write_set(folder: Path, files: int, size: int, seed: int) -> list[str]:
    """Write `files` lists of `size` bytes in all, 40 to a folder, and return their names.

    As in real repositories, most lists are small and a few have most of the bytes.
    """
    random = Random(seed)
    shares = [random.paretovariate(_PARETO) for _ in range(files)]
    names = []
    for index, share in enumerate(shares):
        name = f"part-{index // _FILES_A_FOLDER:02}/list-{index:04}.md"
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = write_list(
            min(round(size * share / sum(shares)), size // _LARGEST_PART), seed + index
        )
        path.write_bytes(text.encode())
        names.append(name)
    return names
