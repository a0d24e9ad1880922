"""Lines that go on and on: what is looked for in them is looked for once."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.support.paths import SOURCE

pytestmark = pytest.mark.slow

LENGTH = 100_000
LINES = {
    "spaces behind a dash": "'- [x](https://a.b) - ' + ' ' * n + 'words (y'",
    "no-break spaces": "'- [x](https://a.b) - ' + chr(160) * n + 'words (y'",
    "spaces in a title": "'- Text' + ' ' * n + 'more [x](https://a.b) - w'",
    "spaces between links": "'- [x](https://a.b) - ' + ' ' * n + 'x [[y](https://c.d)] z'",
    "dots": "'- [x](https://a.b) - w' + '.' * n + '('",
    "colons": "'- [x](https://a.b)' + ':' * n",
    "brackets": "'- [x](https://a.b) - ' + '(' * n",
}


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_a_long_line_is_read_in_one_go(line: str) -> None:
    """What asked again at each character would take hours; it is stopped long before."""
    code = f"from awesomelint import Source, lint, read\nn = {LENGTH}\n"
    code += f"print(len(lint(read(Source('a.md', {line})))))"
    environment = os.environ | {"PYTHONPATH": str(SOURCE)}
    process = subprocess.run([sys.executable, "-c", code], env=environment, timeout=120, check=True)
    assert process.returncode == 0
