"""Two sides of a comparison on one line: an open mark and a filled one per actor and target. Does not say which side is right."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from stance.charts.look import COLOURS, LINE, SYMBOLS, Wording, hover, panels, scored

MARK = ("who", "target")
SIDES = (("one", "-open"), ("other", ""))


def comparison(found: pd.DataFrame, words: Wording) -> go.Figure:
    """``found`` has a row per actor and target, the greatest difference first, which goes to the top."""
    rows = list(dict.fromkeys(found["who"]))[::-1]
    figure = scored(panels(rows, words))
    place = {who: n for n, who in enumerate(rows)}
    for column, target in enumerate(words.targets, 1):
        part = found[found["target"] == target]
        y = [place[who] for who in part["who"]]
        figure.add_trace(joined(part, y), row=1, col=column)
        for side, style in SIDES:
            figure.add_trace(marks(part, y, side, style, words), row=1, col=column)
    return figure


def joined(part: pd.DataFrame, y: list[int]) -> go.Scatter:
    """A line between the two marks of a row."""
    x: list[float | None] = []
    for one, other in zip(part["score_one"], part["score_other"], strict=True):
        x += [float(one), float(other), None]
    return go.Scatter(x=x, y=[v for n in y for v in (n, n, None)], mode="lines", line={"color": LINE, "width": 2}, hoverinfo="skip")


def marks(part: pd.DataFrame, y: list[int], side: str, style: str, words: Wording) -> go.Scatter:
    labels = part[f"label_{side}"]
    return go.Scatter(
        x=part[f"score_{side}"].tolist(),
        y=y,
        mode="markers",
        cliponaxis=False,
        customdata=[[who, target] for who, target in zip(part["who"], part["target"], strict=True)],
        hovertext=[
            hover(words.names[who], [words.say(f"compare.{side}"), words.label(label), words.say("n.sentences", n=int(n))])
            for who, label, n in zip(part["who"], labels, part[f"sentences_{side}"], strict=True)
        ],
        hovertemplate="%{hovertext}<extra></extra>",
        marker={
            "color": [COLOURS[label] for label in labels],
            "symbol": [SYMBOLS[label] + style for label in labels],
            "size": 14,
            "line": {"width": 2 if style else 0, "color": [COLOURS[label] for label in labels]},
        },
    )


def described(found: pd.DataFrame, words: Wording) -> str:
    """The chart in words: who differs on what."""
    said = [
        f"{words.names[who]}: {words.targets[target]}, {words.say('label.' + one)} / {words.say('label.' + other)}"
        for who, target, one, other in found[["who", "target", "label_one", "label_other"]].itertuples(index=False)
    ]
    return "; ".join(said) or words.say("compare.nobody")
