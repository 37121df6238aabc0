"""How fast a library of many articles is listed and loaded.

python -m tests.library.speed --articles 1000 --statements 20 [--url URL]
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from stance.library import Library
from tests.library import examples


@contextmanager
def timed(what: str) -> Iterator[None]:
    wall, cpu = time.perf_counter(), time.process_time()
    yield
    print(f"  {what}: {time.perf_counter() - wall:.2f} s, of which {time.process_time() - cpu:.2f} s of ours")


def measure(url: str, articles: int, statements: int) -> None:
    """``statements`` is the number of sentences that show a stance, an article."""
    with timed("open"):
        library = Library.open(url)
    with timed(f"save {articles:,} articles one by one"):
        for number in range(articles):
            library.save(examples.analysis(number, statements=statements))
    with timed("list them"):
        assert len(library.listed()) == articles
    with timed("list a page of 50"):
        assert len(library.listed(50, articles // 2)) == 50
    with timed(f"load them with {articles * statements:,} statements"):
        found = sum(len(s.evidence) for made in library.analyses() for s in made.stances)
    assert found == articles * statements
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.zip"
        with timed("export"):
            library.export_all(path)
        with timed(f"import {path.stat().st_size / 1e6:.1f} MB"):
            assert library.of("other").import_all(path) == articles
