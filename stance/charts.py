"""Frames to Plotly figures. Does not know Streamlit; every mark carries the actor's name as custom data."""

from __future__ import annotations

import textwrap
from html import escape

import pandas as pd
import plotly.graph_objects as go

COLOURS = {"favor": "#0072B2", "against": "#D55E00", "neutral": "#8A8A8A"}
"""Blue, vermilion and grey: told apart without colour vision (Okabe and Ito 2008)."""
SYMBOLS = {"favor": "triangle-up", "against": "x", "neutral": "circle"}
SIGNS = {"favor": "▲", "against": "✕", "neutral": "●"}
ROW, FRAME = 34, 96
LONGEST_NAME = 24


def stance_chart(positions: pd.DataFrame) -> go.Figure:
    """One target: a row per actor, from against (left) to favor (right); size is sentences, faintness is doubt."""
    figure = go.Figure()
    for label in ("against", "neutral", "favor"):
        part = positions[positions["label"] == label]
        figure.add_trace(
            go.Scatter(
                x=part["score"].tolist(),
                y=part["actor"].tolist(),
                mode="markers",
                name=label,
                customdata=[[actor] for actor in part["actor"]],
                hovertext=[hover(row) for row in part.itertuples()],
                hovertemplate="%{hovertext}<extra></extra>",
                marker={
                    "color": COLOURS[label],
                    "symbol": SYMBOLS[label],
                    "size": [12 + 4 * min(n, 5) for n in part["sentences"]],
                    "opacity": [0.45 + 0.55 * c for c in part["confidence"]],
                    "line": {"width": 0},
                },
            )
        )
    names = positions["actor"].tolist()
    figure.update_layout(
        height=FRAME + ROW * max(2, len(names)),
        margin={"l": 8, "r": 8, "t": 34, "b": 34},
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
        dragmode=False,
    )
    figure.update_xaxes(
        range=[-1.15, 1.15], tickvals=[-1, 0, 1], ticktext=["against", "neutral", "favor"], zeroline=True, fixedrange=True
    )
    figure.update_yaxes(
        categoryorder="array",
        categoryarray=names,
        tickvals=names,
        ticktext=[escape(textwrap.shorten(name, LONGEST_NAME, placeholder="…") or name[:LONGEST_NAME]) for name in names],
        range=[-0.7, max(2, len(names)) - 0.3],
        automargin=True,
        fixedrange=True,
        showgrid=True,
    )
    return figure


def hover(row: object) -> str:
    """The actor, the label, and the strongest sentence; nothing in it is read as markup."""
    words = "<br>".join(escape(line) for line in textwrap.wrap(str(row.strongest)[:300], 48))  # type: ignore[attr-defined]
    head = f"<b>{escape(row.actor)}</b>: {row.label}, confidence {row.confidence:.0%}, sentences: {row.sentences}"  # type: ignore[attr-defined]
    return f"{head}<br>{words}"


def described(positions: pd.DataFrame) -> str:
    """The chart in words, for those who cannot see it."""
    if positions.empty:
        return "No stance found."
    return "; ".join(f"{row.actor} {row.label} ({row.confidence:.0%})" for row in positions.itertuples())
