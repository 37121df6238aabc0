"""What several tests share: the shipped reader, loaded once, a library in memory, and a main module that is the tests' own."""

import os
import sys
from collections.abc import Iterator

import pytest

from stance import models
from stance.models.reader import TransformerReader

os.environ["STANCE_DATABASE_URL"] = "sqlite://"
MAIN = sys.modules["__main__"]


@pytest.fixture(autouse=True)
def own_main() -> Iterator[None]:
    """Streamlit's harness leaves the app as the main module, which every process that a later test starts would run again."""
    sys.modules["__main__"] = MAIN
    yield
    sys.modules["__main__"] = MAIN


@pytest.fixture(scope="session")
def reader() -> TransformerReader:
    return models.load()
