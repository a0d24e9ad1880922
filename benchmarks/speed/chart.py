"""The race as a picture: a panel for each case, a bar for each tool."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from benchmarks.speed.timing import Timed

# Pixels: of the picture, left and right of the bars; of a bar, between bars, above and below a
# panel's.
_WIDTH, _LEFT, _RIGHT = 720, 170, 90
_BAR, _GAP, _HEAD, _FOOT = 16, 6, 34, 12
_TITLES = {
    "105 KB": "One list of 105 KB",
    "400 KB": "One list of 400 KB",
    "10 MB": "1,250 lists, 10 MB",
    "10 MB, warm": "The same again, with a cache",
}
_STYLE = """\
  text { font: 13px system-ui, sans-serif; fill: #24292f }
  .title { font-weight: 600 }
  .peer { fill: #afb8c1 }
  .ours { fill: #8250df }
  @media (prefers-color-scheme: dark) { text { fill: #e6edf3 } .peer { fill: #484f58 } }
"""


def draw(cases: Iterable[Timed]) -> str:
    """Return an SVG picture of the cases in `_TITLES`; the length of a bar is its time."""
    drawn = [case for case in cases if case.name in _TITLES]
    height = 0
    panels: list[str] = []
    for case in drawn:
        panels += _panel(case, height)
        height += _HEAD + len(_tools(case)) * (_BAR + _GAP) + _FOOT
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img">'
    return "\n".join([head, f"<style>\n{_STYLE}</style>", *panels, "</svg>\n"])


def _tools(case: Timed) -> list[str]:
    """Return the tools of a case, the fastest first."""
    tools = [name for name in case.runs if not name.startswith("python")]
    return sorted(tools, key=case.wall)


def _panel(case: Timed, top: int) -> Iterator[str]:
    tools = _tools(case)
    longest = max(case.wall(name) for name in tools)
    yield f'<text class="title" x="0" y="{top + 20}">{escape(_TITLES[case.name])}</text>'
    for number, name in enumerate(tools):
        y = top + _HEAD + number * (_BAR + _GAP)
        length = max(case.wall(name) / longest * (_WIDTH - _LEFT - _RIGHT), 1)
        kind = "ours" if name == case.ours else "peer"
        yield f'<text x="{_LEFT - 8}" y="{y + 13}" text-anchor="end">{escape(name)}</text>'
        yield f'<rect class="{kind}" x="{_LEFT}" y="{y}" width="{length:.1f}" height="{_BAR}"/>'
        yield f'<text x="{_LEFT + length + 6:.1f}" y="{y + 13}">{_seconds(case.wall(name))}</text>'


def _seconds(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"
