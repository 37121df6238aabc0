"""``python -m stance.training.samples``: have the shipped reader read ``seeds/`` for the first visit. Does not train."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from stance import models
from stance.articles import from_file
from stance.domain import Analysis
from stance.library import samples
from stance.pipeline import Reader, analyse

SEEDS = Path(__file__).parents[2] / "seeds"


def made(reader: Reader) -> Iterator[Analysis]:
    """The founding article first."""
    for path in sorted(SEEDS.glob("*.txt")):
        yield analyse(from_file(path.name, path.read_bytes()), reader)


if __name__ == "__main__":
    samples.write(made(models.load()))
