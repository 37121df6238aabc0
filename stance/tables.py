"""Analyses as one long frame, a row per statement (a sentence that shows a stance), and its group-bys. Does not draw."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from stance.domain import Analysis, Evidence, Stance

COLUMNS = (
    "article", "source", "language", "date", "actor", "kind", "target", "target_name", "label", "score", "confidence",
    "sentence", "start", "end", "sentence_label", "sentence_confidence",
)  # fmt: skip


def statements(analyses: Iterable[Analysis]) -> pd.DataFrame:
    """A row per actor, target and sentence; ``label``, ``score`` and ``confidence`` are the article's, repeated on each row."""
    rows = [statement(a, s, e) for a in analyses for s in a.stances for e in s.evidence]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def statement(analysis: Analysis, stance: Stance, evidence: Evidence) -> tuple[object, ...]:
    article, span = analysis.article, evidence.sentence.span
    return (
        article.title, article.source, article.language, article.date, stance.actor.name, stance.actor.kind.value,
        stance.target.id, stance.target.name, stance.label.value, stance.score, stance.confidence,
        span.of(article.text), span.start, span.end, evidence.odds.label.value, 1 - evidence.odds.none,
    )  # fmt: skip


def positions(frame: pd.DataFrame) -> pd.DataFrame:
    """A row per article, actor and target with its number of ``sentences`` and the ``strongest`` one, most against first."""
    surest = frame.sort_values("sentence_confidence", ascending=False, kind="stable")
    grouped = surest.groupby(["source", "target", "actor"], sort=False)
    found = grouped.agg(
        target_name=("target_name", "first"),
        kind=("kind", "first"),
        label=("label", "first"),
        score=("score", "first"),
        confidence=("confidence", "first"),
        sentences=("sentence", "size"),
        strongest=("sentence", "first"),
    ).reset_index()
    return found.sort_values(["target", "score", "actor"], kind="stable", ignore_index=True)
