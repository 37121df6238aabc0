"""Memory that processes take, in MB. Does not say what for, and does not work on Windows."""

from __future__ import annotations

import resource
import subprocess
import sys


def peak(children: bool = False) -> float:
    """Most resident so far in this process, or in the largest of its ended children."""
    found = resource.getrusage(resource.RUSAGE_CHILDREN if children else resource.RUSAGE_SELF).ru_maxrss
    return found / (1e6 if sys.platform == "darwin" else 1e3)


def resident(process: int) -> float:
    """Now, in a process of this machine."""
    told = subprocess.run(["ps", "-o", "rss=", "-p", str(process)], check=True, capture_output=True, text=True).stdout
    return int(told) * 1024 / 1e6
