"""All that was read out of articles as JSON Lines: the records, with the text, every offset and every probability.

Does not round. A program that reads ``record`` reads a line of this too: nothing is renamed, keys are only added.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import TypedDict

from stance.domain import Actor, Analysis, Article, Evidence, Mention
from stance.exports.records import (
    ActorRecord,
    ArticleRecord,
    EvidenceRecord,
    StanceHead,
    actor_record,
    article_record,
    evidence_record,
    stance_head,
)  # fmt: skip


class Offsets(TypedDict):
    """Characters of the article's text, ``end`` excluded."""

    start: int
    end: int


class MentionReading(Offsets):
    text: str
    sentence: int
    form: str
    kind: str


class ArticleReading(ArticleRecord):
    text: str
    notices: list[str]


class ActorReading(ActorRecord):
    role: str
    spans: list[MentionReading]


class EvidenceReading(EvidenceRecord):
    """``probabilities`` are those of favor, against, neutral and none; they add up to 1. ``read_as`` as in ``StanceReading``."""

    sentence: int
    probabilities: dict[str, float]
    read_as: str | None


class StanceReading(StanceHead):
    """``read_as`` is the reader's own label, or "none", where somebody corrected it."""

    read_as: str | None
    evidence: list[EvidenceReading]


class Reading(TypedDict):
    """``sentences`` stand in reading order; a ``sentence`` elsewhere is the place in this list, from 0."""

    article: ArticleReading
    model: str
    sentences: list[Offsets]
    actors: list[ActorReading]
    stances: list[StanceReading]


def json_lines(analyses: Iterable[Analysis]) -> bytes:
    """UTF-8, one object and one line feed an article; half a surrogate pair becomes "?"."""
    lines = (json.dumps(reading(analysis), ensure_ascii=False) + "\n" for analysis in analyses)
    return "".join(lines).encode("utf-8", "replace")


def reading(analysis: Analysis) -> Reading:
    text = analysis.article.text
    return {
        "article": article_reading(analysis.article),
        "model": analysis.model,
        "sentences": [{"start": s.span.start, "end": s.span.end} for s in analysis.sentences],
        "actors": [actor_reading(text, actor) for actor in analysis.actors],
        "stances": [
            {
                **stance_head(text, s),
                "score": s.score,
                "confidence": s.confidence,
                "read_as": s.read_as or None,
                "evidence": evidence_readings(text, s.evidence),
            }
            for s in analysis.stances
        ],
    }


def article_reading(article: Article) -> ArticleReading:
    return {**article_record(article), "text": article.text, "notices": list(article.notices)}


def actor_reading(text: str, actor: Actor) -> ActorReading:
    return {**actor_record(text, actor), "role": actor.role, "spans": [mention_reading(text, m) for m in actor.mentions]}


def mention_reading(text: str, mention: Mention) -> MentionReading:
    return {
        "start": mention.span.start,
        "end": mention.span.end,
        "text": mention.span.of(text),
        "sentence": mention.sentence,
        "form": mention.form.value,
        "kind": mention.kind.value,
    }


def evidence_readings(text: str, evidence: Iterable[Evidence]) -> list[EvidenceReading]:
    return [
        {
            **evidence_record(text, e),
            "confidence": 1 - e.odds.none,
            "sentence": e.sentence.index,
            "probabilities": asdict(e.odds),
            "read_as": e.read_as or None,
        }
        for e in evidence
    ]
