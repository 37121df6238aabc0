"""Analyses made up for the tests: a different one for every number, and any at all for hypothesis."""

from __future__ import annotations

from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from stance.domain import Actor, Analysis, Article, Evidence, Form, Kind, Label, Mention, Odds, Sentence, Span, Stance
from stance.targets import BUILT_IN

T = TypeVar("T")
ODDS = (Odds(0.7, 0.1, 0.1, 0.1), Odds(0.05, 0.8, 0.05, 0.1), Odds(0.1, 0.2, 0.3, 0.4))


def text(number: int, sentences: int = 4) -> str:
    return "".join(f"Lena Varnholt said {number} on day {day}. " for day in range(sentences))


def analysis(number: int, model: str = "first", statements: int = 4) -> Analysis:
    """Two actors and both targets; one of ``statements`` sentences each, in turn, shows a stance."""
    words = text(number, statements)
    starts = [i for i in range(len(words)) if words.startswith("Lena", i)]
    ends = [*starts[1:], len(words)]
    sentences = tuple(Sentence(n, Span(start, end - 1)) for n, (start, end) in enumerate(zip(starts, ends, strict=True)))
    actors = tuple(actor(name, starts) for name in ("Lena Varnholt", "Council of Östervik"))
    stances = []
    for n, (who, what) in enumerate((a, t) for a in actors for t in BUILT_IN):
        evidence = tuple(Evidence(s, ODDS[(number + s.index) % 3]) for s in sentences if s.index % 4 == n)
        if evidence:
            stances.append(Stance(who, what, Label.FAVOR, 0.1 * number % 1, 0.123456789, evidence))
    article = Article(f"{number}.txt", words, f"Title {number}", "en", "2024-12", ("A notice.",))
    return Analysis(article, sentences, actors, tuple(stances), model)


def actor(name: str, starts: list[int]) -> Actor:
    mentions = tuple(Mention(Span(start, start + 13), n, Form.NAME, Kind.PERSON) for n, start in enumerate(starts))
    return Actor(name, Kind.PERSON, mentions)


def few(strategy: SearchStrategy[T]) -> SearchStrategy[tuple[T, ...]]:
    return st.lists(strategy, max_size=3).map(tuple)


SENTENCES = st.from_type(Sentence)
ACTORS = st.builds(Actor, mentions=few(st.from_type(Mention)))
EVIDENCE = st.builds(Evidence, SENTENCES)
STANCES = st.builds(Stance, ACTORS, evidence=few(EVIDENCE))
ARTICLES = st.builds(Article, notices=few(st.text()))
ANALYSES = st.builds(Analysis, ARTICLES, few(SENTENCES), few(ACTORS), few(STANCES), st.text())
"""Sense is not asked for: spans may lie outside the text, stances name actors that the analysis does not."""
