"""Analyses as one long frame, a row per statement: one sentence that shows one actor's stance on one target. Does not add them up.

Names are kept as each article has them; ``who`` is the same for one actor in all articles.
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
from babel.core import UnknownLocaleError

from stance.domain import Actor, Analysis, Article, Evidence, Kind, Stance, key
from stance.names import State, country, country_name, fold, locale

COLUMNS = (
    "article", "source", "language", "date", "actor", "kind", "target", "target_name", "label", "score", "confidence",
    "sentence", "start", "end", "sentence_label", "sentence_confidence",
    "id", "who", "state", "number", "favor", "against", "neutral",
)  # fmt: skip
REPEATED = (
    "article", "source", "language", "date", "actor", "kind", "target", "target_name", "label", "sentence_label",
    "id", "who", "state",
)  # fmt: skip
"""Columns of few different values, held as categories so that filters and groups over a large library stay quick."""


def statements(analyses: Iterable[Analysis]) -> pd.DataFrame:
    """``label``, ``score`` and ``confidence`` are the whole article's, repeated on each row; ``favor``, ``against`` and
    ``neutral`` are the sentence's own chances; ``when`` is the first day that ``date`` allows, ``month`` its month,
    ``number`` counts sentences; ``read_label`` and ``sentence_read_label`` are what a corrected one was read as.
    """
    said = [(a, s, e) for a in analyses for s in a.stances for e in s.evidence]
    frame = pd.DataFrame([statement(*one) for one in said], columns=list(COLUMNS))
    frame["read_label"] = [stance.read_as for _, stance, _ in said]
    frame["sentence_read_label"] = [evidence.read_as for *_, evidence in said]
    frame["when"] = pd.to_datetime(frame["date"].astype("str"), format="ISO8601", errors="coerce")
    frame["month"] = frame["when"].dt.strftime("%Y-%m")
    return frame.astype({column: "category" for column in (*REPEATED, "month", "read_label", "sentence_read_label")})


def statement(analysis: Analysis, stance: Stance, evidence: Evidence) -> tuple[object, ...]:
    article, span, odds = analysis.article, evidence.sentence.span, evidence.odds
    state = state_of(stance.actor, article.language)
    who = fold(country_name(state.code, "en")) if state else fold(stance.actor.name)
    return (
        article.title, article.source, article.language, article.date, stance.actor.name, stance.actor.kind.value,
        stance.target.id, stance.target.name, stance.label.value, stance.score, stance.confidence,
        span.of(article.text), span.start, span.end, odds.label.value, 1 - odds.none,
        article_id(article), who, state.code if state else "", evidence.sentence.index, odds.favor, odds.against, odds.neutral,
    )  # fmt: skip


def article_id(article: Article) -> str:
    """The same for the same text."""
    return key(article.text)[:16]


def state_of(actor: Actor, language: str) -> State | None:
    """The state an actor of kind country is, whatever the article calls it."""
    try:
        return country(actor.name, language) if actor.kind is Kind.COUNTRY else None
    except (ValueError, UnknownLocaleError):
        return None


def names(frame: pd.DataFrame, language: str) -> dict[str, str]:
    """``who`` to the name to show: a state's in ``language``, else the spelling used most, in alphabetical order of the names."""
    used = frame.groupby(["who", "state", "actor"], observed=True).size().reset_index(name="n")
    used = used.sort_values("n", ascending=False, kind="stable").drop_duplicates("who")
    known = locale(language).territories
    found = {
        str(who): str(known[state]) if state else str(actor)
        for who, state, actor in zip(used["who"], used["state"], used["actor"], strict=True)
    }
    return dict(sorted(found.items(), key=lambda item: (fold(item[1]), item[0])))
