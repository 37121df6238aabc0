"""Invented analyses to export. Does not need a model."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd
import plotly.graph_objects as go

from stance import tables
from stance.domain import Actor, Analysis, Article, Evidence, Form, Kind, Label, Mention, Odds, Sentence, Span, Stance, Target

NATO = Target("nato_membership", "Ukraine in NATO", "Ukraine should join NATO.")
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</td></table></main><h1>taken over</h1>",
    "</script><script>alert(1)</script>",
    "<!--",
    "]]><evil/>",
    "{{ 7 * 7 }}{% raw %}",
    "&lt;b&gt; &amp; &#60;",
    "javascript:alert(1)",
    '<a href="https://example.org/">here</a>',
    "<link rel=stylesheet href=https://example.org/x.css>",
    "\x00\x01\x1b[31m",
    "\u202eback to front",
)


@dataclass(frozen=True)
class Claim:
    """What one sentence says of whom; every text may be anything."""

    actor: str = "Marta Quillon"
    sentence: str = "Marta Quillon backs the accession."
    source: str = "first.txt"
    odds: Odds = Odds(0.7, 0.1, 0.1, 0.1)
    kind: Kind = Kind.PERSON
    target: Target = NATO


def analysis(*claims: Claim) -> Analysis:
    """One article: the sentences of the claims, and a stance for each."""
    text, sentences, stances = "", [], []
    for index, claim in enumerate(claims):
        sentence = Sentence(index, Span(len(text), len(text) + len(claim.sentence)))
        text += claim.sentence + "\n"
        actor = Actor(claim.actor, claim.kind, (Mention(sentence.span, index, Form.NAME, claim.kind),))
        evidence = (Evidence(sentence, claim.odds),)
        stances.append(
            Stance(
                actor, claim.target, claim.odds.label, claim.odds.score, 0.5 if claim.odds.label is Label.NEUTRAL else 0.8, evidence
            )
        )
        sentences.append(sentence)
    article = Article(claims[0].source if claims else "first.txt", text, "Accession debated", "en", "2025-03")
    return Analysis(article, tuple(sentences), tuple(s.actor for s in stances), tuple(stances), "reader 1")


def hostile(text: str) -> Analysis:
    """The text in every place that an article, a file name, a target or a model can fill."""
    found = analysis(Claim(text, text, text, target=Target(text, text, text, text)))
    return replace(found, article=replace(found.article, title=text, language=text, date=text, notices=(text,)), model=text)


def frame(*claims: Claim) -> pd.DataFrame:
    return tables.statements([analysis(claim) for claim in claims])


def figure(text: str = "Marta Quillon") -> go.Figure:
    return go.Figure(go.Scatter(x=[0.5], y=[text], name=text, hovertext=[text], customdata=[[text]], mode="markers"))
