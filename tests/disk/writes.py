"""The writes that the tests of the writer make, and how they are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from awesomelint.disk import writer
from awesomelint.errors import WriteError

OLD = b"\xef\xbb\xbf# Old\r\n\r\n* one  \r* \xff two"
NEW = b"\xef\xbb\xbf# Old\r\n\r\n- one  \r- \xff two, and more\0"
CHANGED = "it changed on disk since it was read; run awesomelint again"


def write(path: Path, new: bytes = NEW, root: Path | None = None) -> None:
    writer.write(path, "list.md", OLD, new, root=root)


def refusal(path: Path, new: bytes = NEW, root: Path | None = None) -> str:
    """Return why the file is not written, without the part that all refusals share."""
    with pytest.raises(WriteError) as caught:
        write(path, new, root)
    place, written, reason = str(caught.value).split(": ", 2)
    assert (place, written) == ("list.md", "not written")
    return reason


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())
