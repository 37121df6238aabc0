"""Parsers in this process, which spares each test the start of another; test_apart.py asks for the real thing."""

import pytest

from stance.articles import files
from stance.articles.parsing import parse


@pytest.fixture(autouse=True)
def near(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "parse_apart", parse)
