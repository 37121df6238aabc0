"""What several tests share: the shipped reader, loaded once."""

import pytest

from stance import models
from stance.models.reader import TransformerReader


@pytest.fixture(scope="session")
def reader() -> TransformerReader:
    return models.load()
