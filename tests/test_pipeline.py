"""Several articles in a row: what goes wrong with one costs that one alone, and a cancel stops them all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from stance.articles import from_text
from stance.domain import Analysis, Article, Sentence, Target, UnreadableArticle
from stance.models.reader import TransformerReader
from stance.pipeline import Cancelled, Progress, Reading, analysed
from stance.stances import Thresholds

GOOD = from_text("Polen lehnt eine Entsendung von Truppen in die Ukraine ab.", "good.txt")
BAD = from_text("Hier versagt das Modell, und niemand kann etwas dafür.", "bad.txt")


@dataclass(frozen=True)
class Faulty:
    """A reader that fails on one text."""

    inner: TransformerReader
    name: str = "faulty"

    @property
    def thresholds(self) -> Thresholds:
        return self.inner.thresholds

    def read(self, text: str, sentences: tuple[Sentence, ...], targets: Sequence[Target], progress: Progress) -> Reading:
        if text == BAD.text:
            raise MemoryError
        return self.inner.read(text, sentences, targets, progress)


def test_an_error_in_one_article_costs_that_article_alone(reader: TransformerReader) -> None:
    listed: list[Article | UnreadableArticle] = [GOOD, UnreadableArticle("scan.pdf has no text."), BAD, GOOD]
    first, unread, failed, last = analysed("several.zip", listed, Faulty(reader))
    assert isinstance(first, Analysis) and first == last
    assert str(unread) == "scan.pdf has no text."
    assert isinstance(failed, UnreadableArticle) and "bad.txt" in str(failed) and "MemoryError" in str(failed)


def test_a_cancel_stops_the_rest(reader: TransformerReader) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        list(analysed("several.zip", [GOOD, GOOD], reader, stop))
