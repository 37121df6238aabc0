"""An analysis in forms that other programs read. Does not write files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from stance.domain import Actor, Analysis, Evidence, Mention, Stance


class ArticleRecord(TypedDict):
    source: str
    title: str
    language: str
    date: str | None


class ActorRecord(TypedDict):
    name: str
    kind: str
    mentions: list[str]


class EvidenceRecord(TypedDict):
    """``start`` and ``end`` are characters of the article's text."""

    start: int
    end: int
    text: str
    label: str
    confidence: float


class StanceRecord(TypedDict):
    """``score`` is P(favor) - P(against); ``confidence`` is calibrated."""

    actor: str
    kind: str
    mentions: list[str]
    target: str
    label: str
    score: float
    confidence: float
    evidence: list[EvidenceRecord]


class Record(TypedDict):
    article: ArticleRecord
    actors: list[ActorRecord]
    stances: list[StanceRecord]


def record(analysis: Analysis) -> Record:
    """The machine-readable contract: one JSON object an article."""
    article = analysis.article
    return {
        "article": {"source": article.source, "title": article.title, "language": article.language, "date": article.date},
        "actors": [{"name": a.name, "kind": a.kind.value, "mentions": surfaces(article.text, a.mentions)} for a in analysis.actors],
        "stances": [stance_record(article.text, stance) for stance in analysis.stances],
    }


def stance_record(text: str, stance: Stance) -> StanceRecord:
    actor: Actor = stance.actor
    return {
        "actor": actor.name,
        "kind": actor.kind.value,
        "mentions": surfaces(text, actor.mentions),
        "target": stance.target.id,
        "label": stance.label.value,
        "score": round(stance.score, 4),
        "confidence": round(stance.confidence, 4),
        "evidence": [evidence_record(text, e) for e in stance.evidence],
    }


def evidence_record(text: str, evidence: Evidence) -> EvidenceRecord:
    span = evidence.sentence.span
    return {
        "start": span.start,
        "end": span.end,
        "text": span.of(text),
        "label": evidence.odds.label.value,
        "confidence": round(1 - evidence.odds.none, 4),
    }


def surfaces(text: str, mentions: Sequence[Mention]) -> list[str]:
    """The different wordings of an actor in reading order, names before roles and pronouns."""
    ordered = sorted(mentions, key=lambda m: ("name", "role", "pronoun").index(m.form))
    return list(dict.fromkeys(m.span.of(text) for m in ordered))
