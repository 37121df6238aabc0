"""Articles to measure with: the seeds, and as many more as wanted made of their paragraphs. Does not make sense of them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

SEEDS = Path(__file__).parents[2] / "seeds"


def founding() -> tuple[str, bytes]:
    """Name and content of the first seed."""
    path = min(SEEDS.glob("*.txt"))
    return path.name, path.read_bytes()


def varied(number: int) -> Iterator[tuple[str, bytes]]:
    """The seeds in turn, each half to one and a half times as long: paragraphs in another order, some gone or there twice."""
    texts = [path.read_text("utf-8").split("\n\n") for path in sorted(SEEDS.glob("*.txt"))]
    for n in range(number):
        chance, paragraphs = random.Random(n), texts[n % len(texts)]
        wanted = chance.randint(max(1, len(paragraphs) // 2), len(paragraphs) * 3 // 2)
        yield f"varied-{n:05}.txt", "\n\n".join(chance.sample(paragraphs * 2, wanted)).encode()
