"""An empty library of every kind there is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from stance.library import Library
from tests.library import postgres

NUMBERS = count()


@dataclass
class Clock:
    """Stands still until it is moved."""

    at: datetime = datetime(2025, 3, 1, 12, 0, 0, 250, UTC)

    def __call__(self) -> datetime:
        return self.at

    def move(self, **by: float) -> None:
        self.at += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def server() -> Iterator[Path]:
    if not postgres.INSTALLED:
        pytest.skip("no PostgreSQL server here: Debian has it in the package postgresql")
    with postgres.server() as folder:
        yield folder


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'library.sqlite'}"


@pytest.fixture
def postgresql_url(server: Path) -> str:
    return postgres.new_schema(server, f"library{next(NUMBERS)}")


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    """An empty database."""
    found: str = request.getfixturevalue(f"{request.param}_url")
    return found


@pytest.fixture
def library(url: str, clock: Clock) -> Iterator[Library]:
    opened = Library.open(url, clock)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def memory() -> Iterator[Library]:
    """One for many tests, each with an owner of its own."""
    opened = Library.open("sqlite://")
    yield opened
    opened.close()
