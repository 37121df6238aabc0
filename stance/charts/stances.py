"""Who stands where: a row per actor, a column per target, from against (left) to favor (right). Does not choose the actors.

Colour and symbol are the label, size the number of sentences, faintness doubt.
"""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd
import plotly.graph_objects as go

from stance.charts.look import COLOURS, SYMBOLS, Wording, faded, hover, panels, scored, sized

MARK = ("who", "target")
"""The columns whose values a mark carries."""
COLUMNS = ["who", "label", "confidence", "sentences", "strongest", "corrected"]
"""Those that a mark tells of."""


def stances(found: pd.DataFrame, picked: Collection[str], words: Wording) -> go.Figure:
    """``found`` has a row per actor and target; ``picked`` actors stand out, the others are dimmed where any are."""
    rows = by_score(found)
    figure = scored(panels(rows, words))
    place = {who: n for n, who in enumerate(rows)}
    for column, target in enumerate(words.targets, 1):
        part = found[found["target"] == target]
        figure.add_trace(
            go.Scatter(
                x=part["score"].tolist(),
                y=[place[who] for who in part["who"]],
                mode="markers",
                cliponaxis=False,
                customdata=[[who, target] for who in part["who"]],
                hovertext=told(part, words),
                hovertemplate="%{hovertext}<extra></extra>",
                marker={
                    "color": [COLOURS[label] for label in part["label"]],
                    "symbol": [SYMBOLS[label] for label in part["label"]],
                    "size": [sized(n) for n in part["sentences"]],
                    "opacity": [
                        faded(c, bool(picked) and who not in picked) for c, who in zip(part["confidence"], part["who"], strict=True)
                    ],
                    "line": {"width": 0},
                },
            ),
            row=1,
            col=column,
        )
    return figure


def by_score(found: pd.DataFrame) -> list[str]:
    """The actors, most against first."""
    mean = found.groupby("who")["score"].mean().reset_index()
    return [str(who) for who in mean.sort_values(["score", "who"], kind="stable")["who"]]


def told(found: pd.DataFrame, words: Wording) -> list[str]:
    """What each mark says of itself."""
    return [
        hover(
            words.names[who],
            [words.label(label), words.say("confidence", share=float(sure)), words.say("n.sentences", n=int(n))]
            + ([words.say("corrected")] if corrected else []),
            str(quote),
        )
        for who, label, sure, n, quote, corrected in found[COLUMNS].itertuples(index=False)
    ]


def described(found: pd.DataFrame, words: Wording) -> str:
    """The chart in words, for those who cannot see it."""
    said = [
        f"{words.names[who]}: {words.targets[target]}, {words.say('label.' + label)} ({words.say('confidence', share=float(sure))})"
        for who, target, label, sure in found[["who", "target", "label", "confidence"]].itertuples(index=False)
    ]
    return "; ".join(said) or words.say("none.stance")
