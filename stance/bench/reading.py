"""Our reading, taken apart: seconds by stage, positions and floating point operations. Does not compare."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from torch.utils.flop_counter import FlopCounterMode

from stance.actors import actors
from stance.articles import from_file
from stance.domain import Analysis, Article
from stance.models.network import Network, Windows
from stance.models.reader import TransformerReader
from stance.pieces import split
from stance.pipeline import analyse, silent
from stance.sentences import sentences
from stance.stances import stances
from stance.tables import statements
from stance.targets import BUILT_IN

T = TypeVar("T")


@dataclass
class Clock:
    """Seconds by stage."""

    seconds: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    def of(self, stage: str, work: Callable[[], T]) -> T:
        began = time.perf_counter()
        found = work()
        self.seconds[stage] += time.perf_counter() - began
        return found


def staged(name: str, content: bytes, reader: TransformerReader, clock: Clock) -> Analysis:
    """What ``pipeline.analyse`` does, with the clock on each stage."""
    article = clock.of("parse", lambda: from_file(name, content))
    cut = clock.of("sentences", lambda: sentences(article.text, article.language))
    reading = clock.of("encoder", lambda: reader.read(article.text, cut, BUILT_IN, silent))
    mentions = clock.of("mentions", lambda: reading.mentions)
    links = clock.of("links", lambda: reading.links)
    found = clock.of("actors", lambda: actors(article.text, article.language, mentions, links))
    votes = clock.of("votes", lambda: reading.votes(found))
    decided = clock.of("stances", lambda: stances(cut, found, BUILT_IN, votes, reader.thresholds))
    analysis = Analysis(article, cut, found, decided, reader.name)
    clock.of("tables", lambda: statements([analysis]))
    return analysis


def warm(name: str, content: bytes, reader: TransformerReader, tries: int = 3) -> float:
    """Seconds from bytes to an analysis, the best of some tries after a first."""
    analyse(from_file(name, content), reader)
    clock = Clock()
    for n in range(tries):
        clock.of(str(n), lambda: analyse(from_file(name, content), reader))
    return min(clock.seconds.values())


@dataclass
class Effort:
    """``real`` of the ``positions`` through the encoder are no padding; ``operations`` count them all."""

    positions: int = 0
    real: int = 0
    operations: int = 0

    @property
    def useful(self) -> float:
        """Operations less the padding's share."""
        return self.operations * self.real / max(self.positions, 1)


def effort(articles: Iterable[Article], reader: TransformerReader) -> Effort:
    """Counted, not timed: matrix products of the encoder and its heads."""
    found = Effort()

    def count(network: Network, inputs: tuple[Windows]) -> None:
        found.positions += inputs[0].mask.numel()
        found.real += int(inputs[0].mask.sum())

    hook = reader.network.register_forward_pre_hook(count)
    with FlopCounterMode(display=False) as counter:
        for article in articles:
            analyse(article, reader)
    hook.remove()
    found.operations = counter.get_total_flops()
    return found


def tokens(article: Article, reader: TransformerReader) -> int:
    """Word pieces of the article itself."""
    return len(split(reader.tokenizer, article.text))
