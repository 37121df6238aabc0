"""An article in, who stands where out. Does not know where the article comes from or where the analysis goes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

import numpy as np

from stance.actors import actors
from stance.domain import Actor, Analysis, Article, Mention, Sentence, Target, UnreadableArticle
from stance.sentences import sentences
from stance.stances import Thresholds, stances
from stance.targets import BUILT_IN

Progress = Callable[[int, int], None]
"""Told the sentences done and their number; may raise Cancelled to stop."""


class Cancelled(Exception):
    """Nobody wants the result any more."""


class Reading(Protocol):
    """What a reader found in one text."""

    @property
    def mentions(self) -> Sequence[Mention]: ...
    @property
    def links(self) -> Mapping[int, tuple[int, float]]: ...
    def votes(self, actors: Sequence[Actor]) -> np.ndarray: ...


class Reader(Protocol):
    """A model that reads."""

    @property
    def name(self) -> str: ...
    @property
    def thresholds(self) -> Thresholds: ...
    def read(self, text: str, sentences: tuple[Sentence, ...], targets: Sequence[Target], progress: Progress) -> Reading: ...


def silent(done: int, total: int) -> None:
    """Progress that nobody watches."""


def analyse(article: Article, reader: Reader, targets: Sequence[Target] = BUILT_IN, progress: Progress = silent) -> Analysis:
    cut = sentences(article.text, article.language)
    reading = reader.read(article.text, cut, targets, progress)
    found = actors(article.text, article.language, reading.mentions, reading.links)
    decided = stances(cut, found, targets, reading.votes(found), reader.thresholds)
    return Analysis(article, cut, found, decided, reader.name)


def analysed(
    articles: Iterable[Article | UnreadableArticle], reader: Reader, progress: Progress = silent
) -> Iterator[Analysis | UnreadableArticle]:
    """An analysis of every article, or one sentence why there is none; an error of ours costs that article alone."""
    for article in articles:
        if isinstance(article, UnreadableArticle):
            yield article
            continue
        try:
            yield analyse(article, reader, progress=progress)
        except Cancelled:
            raise
        except Exception as error:
            yield ours(article.source, error)


def ours(source: str, error: Exception) -> UnreadableArticle:
    """The sentence for what is not the article's fault."""
    return UnreadableArticle(f"{source} could not be read because of an error of ours ({type(error).__name__}).")
