"""Analyses that ship with the program, made beforehand by the model that ships with it. Does not make them.

A first visit then opens without waiting for the model. The file is gzipped JSON lines; the same analyses give the same bytes.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from pathlib import Path

from stance.domain import Analysis
from stance.library.records import KeptAnalysis, analysis, kept
from stance.library.wire import from_json, to_json

FILE = Path(__file__).parents[2] / "assets" / "samples.jsonl.gz"


def write(analyses: Iterable[Analysis], path: Path = FILE) -> None:
    lines = "".join(to_json(kept(one)) + "\n" for one in analyses)
    path.write_bytes(gzip.compress(lines.encode(), mtime=0))


def read(model: str, path: Path = FILE) -> tuple[Analysis, ...]:
    """Those that this model made: all, or none where the file is of another model, or is not there."""
    if not path.exists():
        return ()
    found = (analysis(from_json(KeptAnalysis, line)) for line in gzip.decompress(path.read_bytes()).splitlines())
    return tuple(one for one in found if one.model == model)
