"""Measure a library on every kind of database there is here.

python -m tests.library kills --times 100
python -m tests.library speed --times 1000
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.library import postgres
from tests.library.killing import toll
from tests.library.speed import measure

STATEMENTS = 20


def databases() -> Iterator[tuple[str, str]]:
    """The name and URL of each, empty, and there until the next is asked for."""
    with tempfile.TemporaryDirectory() as folder:
        yield "SQLite", f"sqlite:///{Path(folder) / 'library.sqlite'}"
    if postgres.INSTALLED:
        with postgres.server() as socket:
            yield "PostgreSQL", postgres.new_schema(socket, "measured")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.library", description="Measure a library.")
    parser.add_argument("what", choices=["kills", "speed"], help="kill programs that save, or time saving, listing and loading")
    parser.add_argument("--times", type=int, default=100, help="programs to kill, or articles to save")
    options = parser.parse_args()
    for name, url in databases():
        print(name, flush=True)
        if options.what == "kills":
            print(" ", toll(url, options.times), flush=True)
        else:
            measure(url, options.times, STATEMENTS)


if __name__ == "__main__":
    main()
