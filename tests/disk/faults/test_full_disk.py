"""A disk that takes only part of the new text: the list stays old, and nothing lies about."""

from __future__ import annotations

import resource
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.disk.faults.trials import Trial, entries

SIZE = 40_000
# A file system of 160 KB in a name space of its own, full but for 20 KB, holding the list.
ON_A_SMALL_DISK = """
set -e
folder=$1; shift
cp "$folder/list.md" "$folder/../list.md"
mount -t tmpfs -o size=160k,mode=755 tmpfs "$folder"
cp "$folder/../list.md" "$folder/list.md"
head -c 20000 /dev/zero > "$folder/hole"
cat /dev/zero > "$folder/rest" 2> /dev/null || true
rm "$folder/hole"
code=0; "$@" || code=$?
rm "$folder/rest"
cp -a "$folder/." "$folder/../after"
exit $code
"""


def trial(folder: Path) -> Trial:
    return Trial(folder, entries("*", SIZE), entries("-", SIZE))


@pytest.mark.parametrize("limit", [0, 1, 4_096, SIZE // 2])
def test_a_limit_of_the_size_of_files(tmp_path: Path, limit: int) -> None:
    one = trial(tmp_path)
    done = subprocess.run(
        one.command,
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    assert done.returncode == 3
    assert one.path.read_bytes() == one.old
    assert not one.temporaries()


def test_a_disk_that_gets_full(tmp_path: Path) -> None:
    one = trial(tmp_path)
    unshare = ["unshare", "--mount", "--map-root-user"]
    if shutil.which("unshare") is None or subprocess.run([*unshare, "true"]).returncode:
        pytest.skip("no mount name spaces here")
    (tmp_path / "after").mkdir()
    done = one.run(*unshare, "sh", "-c", ON_A_SMALL_DISK, "sh", str(one.path.parent))
    if "mount:" in done.stderr:
        pytest.skip(done.stderr)
    assert done.stdout == "list.md: not written: no space left on device; free some space\n"
    assert done.returncode == 3
    after = {path.name: path.read_bytes() for path in (tmp_path / "after").iterdir()}
    assert after == {"list.md": one.old}
