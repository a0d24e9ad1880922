"""The machine and the versions that figures belong to."""

from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_PACKAGES = ("markdown-it-py", "mdit-py-plugins", "mdformat", "mdformat-gfm", "click")


def description() -> str:
    """Return the system, the processor and the Python in a line."""
    return (
        f"{platform.system()} {platform.machine()}, {_processor()}, {os.cpu_count()} processors, "
        f"Python {platform.python_version()}"
    )


def packages() -> list[str]:
    """Return the packages that awesomelint is built on, with their versions."""
    names = []
    for package in _PACKAGES:
        try:
            names.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            names.append(f"{package} missing")
    return names


def _processor() -> str:
    """Return the name of the processor; on Linux only one file has it."""
    information = Path("/proc/cpuinfo")
    if information.is_file():
        for line in information.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "unknown processor"
