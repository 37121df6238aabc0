"""An article in, who stands where out. Does not know where the article comes from or where the analysis goes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol

import numpy as np

from stance.actors import actors
from stance.domain import Actor, Analysis, Article, Links, Mention, OurError, Sentence, Target, UnreadableArticle
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
    def links(self) -> Links: ...
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
    source: str, articles: Iterable[Article | UnreadableArticle], reader: Reader, progress: Progress = silent
) -> Iterator[Analysis | UnreadableArticle]:
    """An analysis of every article of a source, or one sentence why there is none; an error of ours costs that article alone.

    Where taking the next article out of the source raises, there are no more, and the sentence names the source. Raises Cancelled.
    """
    try:
        for article in articles:
            progress(0, 0)
            yield article if isinstance(article, UnreadableArticle) else attempted(article, reader, progress)
    except Cancelled:
        raise
    except UnreadableArticle as error:
        yield error
    except Exception as error:
        yield OurError(source, error)


def attempted(article: Article, reader: Reader, progress: Progress) -> Analysis | OurError:
    try:
        return analyse(article, reader, progress=progress)
    except Cancelled:
        raise
    except Exception as error:
        return OurError(article.source, error)
