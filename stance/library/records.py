"""What is kept of an analysis as it was read, and the analysis back, equal in everything. Does not know the database.

Corrections are kept beside it. Actors, sentences and targets are written once; stances and evidence point to them by number.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from stance.domain import Actor, Analysis, Article, Evidence, Label, Odds, Sentence, Stance, Target
from stance.library.corrections import Correction
from stance.library.wire import from_json, to_json

T = TypeVar("T")


@dataclass(frozen=True)
class KeptEvidence:
    """``sentence`` is a place in ``KeptAnalysis.sentences``."""

    sentence: int
    odds: Odds


@dataclass(frozen=True)
class KeptStance:
    """``actor`` and ``target`` are places in the lists of ``KeptAnalysis``."""

    actor: int
    target: int
    label: Label
    score: float
    confidence: float
    evidence: tuple[KeptEvidence, ...]


@dataclass(frozen=True)
class KeptAnalysis:
    """The first ``cut`` sentences and ``found`` actors are the analysis's own; others occur in its stances alone."""

    article: Article
    sentences: tuple[Sentence, ...]
    cut: int
    actors: tuple[Actor, ...]
    found: int
    targets: tuple[Target, ...]
    stances: tuple[KeptStance, ...]
    model: str


@dataclass(frozen=True)
class Version:
    """What one model made of an article; of an article's versions one is ``shown``."""

    added: datetime
    shown: bool
    analysis: KeptAnalysis


@dataclass(frozen=True)
class KeptArticle:
    """All that the library has on one article; versions and corrections oldest first."""

    added: datetime
    versions: tuple[Version, ...]
    corrections: tuple[Correction, ...]


def kept(analysis: Analysis) -> KeptAnalysis:
    stances = analysis.stances
    sentences = pooled(analysis.sentences, (e.sentence for s in stances for e in s.evidence))
    actors = pooled(analysis.actors, (s.actor for s in stances))
    targets = pooled((), (s.target for s in stances))
    at, who, what = numbered(sentences), numbered(actors), numbered(targets)
    return KeptAnalysis(
        analysis.article,
        sentences,
        len(analysis.sentences),
        actors,
        len(analysis.actors),
        targets,
        tuple(
            KeptStance(
                who[s.actor],
                what[s.target],
                s.label,
                s.score,
                s.confidence,
                tuple(KeptEvidence(at[e.sentence], e.odds) for e in s.evidence),
            )
            for s in stances
        ),
        analysis.model,
    )


def pooled(own: tuple[T, ...], used: Iterable[T]) -> tuple[T, ...]:
    """``own`` as it is, then whatever else is used, once."""
    known = set(own)
    return (*own, *dict.fromkeys(one for one in used if one not in known))


def numbered(pool: tuple[T, ...]) -> dict[T, int]:
    return {one: place for place, one in enumerate(pool)}


def analysis(record: KeptAnalysis) -> Analysis:
    """Raises IndexError where the record points outside itself."""
    sentences, actors, targets = record.sentences, record.actors, record.targets
    return Analysis(
        record.article,
        sentences[: record.cut],
        actors[: record.found],
        tuple(
            Stance(
                actors[s.actor],
                targets[s.target],
                s.label,
                s.score,
                s.confidence,
                tuple(Evidence(sentences[e.sentence], e.odds) for e in s.evidence),
            )
            for s in record.stances
        ),
        record.model,
    )


def packed(value: object) -> bytes:
    """A dataclass as a body for the database; the checksum in it tells a damaged one."""
    return zlib.compress(to_json(value).encode())


def unpacked(kind: type[T], body: bytes) -> T:
    return from_json(kind, zlib.decompress(body))
