"""The machine and the versions that figures are for."""

from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_PACKAGES = ("markdown-it-py", "mdit-py-plugins", "mdformat", "mdformat-gfm", "click")


def described() -> str:
    """Return the system, the processor and the Python in a line."""
    return (
        f"{platform.system()} {platform.machine()}, {_processor()}, {os.cpu_count()} processors, "
        f"Python {platform.python_version()}"
    )


def packages() -> list[str]:
    """Return what awesomelint stands on, with versions."""
    found = []
    for package in _PACKAGES:
        try:
            found.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            found.append(f"{package} missing")
    return found


def _processor() -> str:
    """Return the processor's name; Linux tells it in one place only."""
    information = Path("/proc/cpuinfo")
    if information.is_file():
        for line in information.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "unknown processor"
