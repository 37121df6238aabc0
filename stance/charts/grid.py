"""Actors by targets as squares: colour and sign are the label, paler the nearer its score to the middle, size the sentences.

Does not use a heatmap, whose cells cannot be clicked.
"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from stance.charts.look import COLOURS, FAINT, SIGNS, Wording, framed, named_rows, title
from stance.charts.stances import by_score, told

MARK = ("who", "target")


def grid(found: pd.DataFrame, words: Wording) -> go.Figure:
    """``found`` has a row per actor and target."""
    rows = by_score(found)
    place = {who: n for n, who in enumerate(rows)}
    across = {target: n for n, target in enumerate(words.targets)}
    most = max(found["sentences"], default=1)
    figure = go.Figure(
        go.Scatter(
            x=[across[target] for target in found["target"]],
            y=[place[who] for who in found["who"]],
            mode="markers+text",
            text=[SIGNS[label] for label in found["label"]],
            textfont={"color": ["#ffffff" if label == "favor" else "#111111" for label in found["label"]], "size": 13},
            customdata=[[who, target] for who, target in zip(found["who"], found["target"], strict=True)],
            hovertext=told(found, words),
            hovertemplate="%{hovertext}<extra></extra>",
            marker={
                "symbol": "square",
                "size": [18 + 10 * (n / most) ** 0.5 for n in found["sentences"]],
                "color": [COLOURS[label] for label in found["label"]],
                "opacity": [0.5 + min(abs(score), 0.5) for score in found["score"]],
                "line": {"width": 0},
            },
        )
    )
    framed(figure, len(rows))
    figure.update_layout(margin_b=8)
    figure.update_xaxes(
        side="top",
        tickvals=list(across.values()),
        ticktext=[f"<b>{title(name)}</b>" for name in words.targets.values()],
        tickfont_size=13,
        range=[-0.6, len(words.targets) - 0.4],
        gridcolor=FAINT,
        zeroline=False,
    )
    return named_rows(figure, rows, words)
