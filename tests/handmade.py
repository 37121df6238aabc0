"""Analyses built by hand: one sentence a statement, so that every number on a page can be checked. Not a test."""

from __future__ import annotations

from collections.abc import Sequence

from stance.domain import Actor, Analysis, Article, Evidence, Form, Kind, Mention, Odds, Sentence, Span, Stance
from stance.targets import BUILT_IN

NATO, FORCES = BUILT_IN
ODDS = {
    "favor": Odds(0.8, 0.05, 0.05, 0.1),
    "against": Odds(0.05, 0.8, 0.05, 0.1),
    "neutral": Odds(0.1, 0.1, 0.7, 0.1),
}
Said = tuple[str, Kind, int, str]
"""Actor, kind, number of the target, label."""


def report(source: str, language: str, date: str | None, said: Sequence[Said], silent: Sequence[str] = ()) -> Analysis:
    """A report whose sentences are "<actor> says <label>."; an actor's label on a target is that of its last sentence."""
    text = ""
    sentences: list[Sentence] = []
    mentions: dict[tuple[str, Kind], list[Mention]] = {}
    evidence: dict[tuple[str, Kind, int], list[Evidence]] = {}
    for number, (name, kind, target, label) in enumerate(said):
        start = len(text)
        text += f"{name} says {label} in {source}. "
        sentences.append(Sentence(number, Span(start, len(text) - 1)))
        mentions.setdefault((name, kind), []).append(Mention(Span(start, start + len(name)), number, Form.NAME, kind))
        evidence.setdefault((name, kind, target), []).append(Evidence(sentences[-1], ODDS[label]))
    actors = {key: Actor(key[0], key[1], tuple(found)) for key, found in mentions.items()}
    stances = tuple(
        Stance(actors[name, kind], BUILT_IN[target], found[-1].odds.label, found[-1].odds.score, 0.6, tuple(found))
        for (name, kind, target), found in evidence.items()
    )
    others = tuple(Actor(name, Kind.GROUP, ()) for name in silent)
    article = Article(source, text, f"Title of {source}", language, date)
    return Analysis(article, tuple(sentences), (*actors.values(), *others), stances, "handmade")


def library() -> tuple[Analysis, ...]:
    """Three reports: two actors change sides, two states go by several names, one report has no date."""
    person, country, group = Kind.PERSON, Kind.COUNTRY, Kind.GROUP
    return (
        report(
            "one.txt", "en", "2024-11",
            [("Mira Velt", person, 0, "favor"), ("Mira Velt", person, 1, "favor"), ("Poland", country, 1, "against"), ("Tom Orlik", person, 0, "against")],
            ["the committee"],
        ),
        report(
            "two.txt", "de", "2025-02-03",
            [("Mira Velt", person, 0, "against"), ("Polen", country, 1, "against"), ("Ada Quint", person, 1, "neutral")],
        ),
        report("three.txt", "fr", None, [("Pologne", country, 1, "favor"), ("Ligue Verte", group, 0, "favor")]),
    )  # fmt: skip
