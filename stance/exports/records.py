"""The machine-readable contract of the command line: one object an article. Does not carry the text; ``readings`` does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from stance.domain import Actor, Analysis, Article, Evidence, Mention, Stance


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


class StanceHead(TypedDict):
    """``score`` is P(favor) - P(against); ``confidence`` is calibrated."""

    actor: str
    kind: str
    mentions: list[str]
    target: str
    label: str
    score: float
    confidence: float


class StanceRecord(StanceHead):
    evidence: list[EvidenceRecord]


class Record(TypedDict):
    article: ArticleRecord
    actors: list[ActorRecord]
    stances: list[StanceRecord]


def record(analysis: Analysis) -> Record:
    """The machine-readable contract: one JSON object an article."""
    text = analysis.article.text
    return {
        "article": article_record(analysis.article),
        "actors": [actor_record(text, actor) for actor in analysis.actors],
        "stances": [
            {**stance_head(text, stance), "evidence": [evidence_record(text, e) for e in stance.evidence]}
            for stance in analysis.stances
        ],
    }


def article_record(article: Article) -> ArticleRecord:
    return {"source": article.source, "title": article.title, "language": article.language, "date": article.date}


def actor_record(text: str, actor: Actor) -> ActorRecord:
    return {"name": actor.name, "kind": actor.kind.value, "mentions": surfaces(text, actor.mentions)}


def stance_head(text: str, stance: Stance) -> StanceHead:
    actor = stance.actor
    return {
        "actor": actor.name,
        "kind": actor.kind.value,
        "mentions": surfaces(text, actor.mentions),
        "target": stance.target.id,
        "label": stance.label.value,
        "score": round(stance.score, 4),
        "confidence": round(stance.confidence, 4),
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
