"""What this machine gives: its matrix rate, import times and a cold start. Does not know what a reading is."""

from __future__ import annotations

import pkgutil
import subprocess
import sys
import time
from pathlib import Path

import torch

import stance

ROOT = Path(__file__).parents[2]
SIZES = (512, 1024, 2048)
NOT_MEASURED = {"bench", "training", "__main__"}
IMPORT = "import time; began = time.perf_counter(); import stance.{}; print(time.perf_counter() - began)"


def matrix_rate(dtype: torch.dtype, tries: int = 5) -> float:
    """Most floating point operations a second seen in a product of square matrices."""
    best = 0.0
    for size in SIZES:
        one, other = torch.randn(size, size).to(dtype), torch.randn(size, size).to(dtype)
        for _ in range(tries):
            began = time.perf_counter()
            torch.mm(one, other)
            best = max(best, 2 * size**3 / (time.perf_counter() - began))
    return best


def import_seconds() -> dict[str, float]:
    """Seconds that each room takes to import in a new process, what it imports included."""
    rooms = [m.name for m in pkgutil.iter_modules(stance.__path__) if m.name not in NOT_MEASURED]
    return {room: float(fresh("-c", IMPORT.format(room)).strip().splitlines()[-1]) for room in rooms}


def cold_start(article: Path) -> float:
    """Seconds from a command to the stances of one article on stdout, in a new process."""
    began = time.perf_counter()
    fresh("-m", "stance", "analyze", str(article), "--format", "jsonl")
    return time.perf_counter() - began


def fresh(*arguments: str) -> str:
    return subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, capture_output=True, text=True).stdout
