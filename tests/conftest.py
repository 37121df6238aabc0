"""What several tests share: the shipped reader, loaded once."""

import os

import pytest

from stance import models
from stance.models.reader import TransformerReader

os.environ["STANCE_DATABASE_URL"] = "sqlite://"


@pytest.fixture(scope="session")
def reader() -> TransformerReader:
    return models.load()
