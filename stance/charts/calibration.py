"""Whether confidence holds: how often stances were right, by how sure the reader was. Does not measure it."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from stance.charts.look import COLOURS, FAINT, LINE, Say, framed, hover

TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


def calibration(found: pd.DataFrame, say: Say) -> go.Figure:
    """A mark per bin, as large as it has stances; on the diagonal, confidence is exact."""
    figure = go.Figure(go.Scatter(x=[0, 1], y=[0, 1], mode="lines", line={"color": LINE, "dash": "dot"}, hoverinfo="skip"))
    figure.add_trace(
        go.Scatter(
            x=((found["low"] + found["high"]) / 2).tolist(),
            y=found["right"].tolist(),
            mode="lines+markers",
            line={"color": COLOURS["favor"], "width": 1},
            marker={"color": COLOURS["favor"], "size": [8 + (n**0.5) for n in found["stances"]], "opacity": 0.85},
            hovertext=[hover(told, []) for told in bins(found, say)],
            hovertemplate="%{hovertext}<extra></extra>",
        )
    )
    framed(figure, 9)
    ticks = [say("share", share=t) for t in TICKS]
    figure.update_xaxes(
        title=say("about.confidence.axis"),
        range=[0, 1],
        tickvals=TICKS,
        ticktext=ticks,
        gridcolor=FAINT,
        zeroline=False,
        automargin=True,
    )
    figure.update_yaxes(
        title=say("about.confidence.right"), range=[0, 1], tickvals=TICKS, ticktext=ticks, gridcolor=FAINT, zeroline=False
    )
    figure.update_layout(margin_t=12)
    return figure


def bins(found: pd.DataFrame, say: Say) -> list[str]:
    return [
        say(
            "about.confidence.hover",
            low=say("share", share=float(low)),
            high=say("share", share=float(high)),
            share=float(right),
            stances=say("n.stances", n=int(n)),
        )
        for low, high, n, right in found.itertuples(index=False)
    ]


def described(found: pd.DataFrame, say: Say) -> str:
    """The chart in words."""
    return "; ".join(bins(found, say))
