"""How sure each sentence is: a point per statement, in a lane per label. Does not show more than some ``MOST`` points."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from stance.charts.look import COLOURS, FAINT, SYMBOLS, Wording, framed, hover
from stance.tables.sums import LABELS

MARK = ("id", "who", "target", "number")
MOST = 600
LANE = 0.3
GOLDEN = 0.618034


def thinned(frame: pd.DataFrame) -> pd.DataFrame:
    """About ``MOST`` statements, evenly spread over the ``certainty`` (chance) of each label; all where there are fewer."""
    sure = frame.assign(certainty=frame[list(LABELS)].max(axis=1)).sort_values("certainty", kind="stable")
    step = max(1, -(-len(sure) // MOST))
    return sure[sure.groupby("sentence_label", observed=True).cumcount() % step == 0]


def strip(frame: pd.DataFrame, words: Wording) -> go.Figure:
    """``frame`` is thinned; points of one lane are spread so that few hide another."""
    figure = go.Figure()
    for lane, label in enumerate(LABELS):
        part = frame[frame["sentence_label"] == label]
        figure.add_trace(
            go.Scatter(
                x=part["certainty"].tolist(),
                y=[lane + LANE * (2 * ((n * GOLDEN) % 1) - 1) for n in range(len(part))],
                mode="markers",
                cliponaxis=False,
                customdata=[list(mark) for mark in part[list(MARK)].astype({"number": "int"}).itertuples(index=False)],
                hovertext=[
                    hover(words.names[who], [words.say("certainty", share=float(sure))], str(text)[:400])
                    for who, sure, text in part[["who", "certainty", "sentence"]].itertuples(index=False)
                ],
                hovertemplate="%{hovertext}<extra></extra>",
                marker={"color": COLOURS[label], "symbol": SYMBOLS[label], "size": 9, "opacity": 0.7, "line": {"width": 0}},
            )
        )
    framed(figure, 9)
    figure.update_xaxes(
        range=[0.18, 1.02],
        tickvals=[0.25, 0.5, 0.75, 1],
        ticktext=[words.say("share", share=s) for s in (0.25, 0.5, 0.75, 1.0)],
        gridcolor=FAINT,
        zeroline=False,
    )
    figure.update_yaxes(
        tickvals=[0, 1, 2],
        ticktext=[words.label(label) for label in LABELS],
        range=[-0.5, 2.5],
        showgrid=False,
        zeroline=False,
    )
    for between in (0.5, 1.5):
        figure.add_hline(between, line={"color": FAINT, "width": 1})
    figure.update_layout(margin_t=8)
    return figure


def described(frame: pd.DataFrame, words: Wording) -> str:
    """The chart in words: how many sentences a label has and how sure they are on average."""
    said = [
        f"{words.label(label)}, {words.say('n.sentences', n=len(part))}, "
        + words.say("certainty", share=float(part["certainty"].mean()))
        for label in LABELS
        if len(part := frame[frame["sentence_label"] == label])
    ]
    return "; ".join(said) or words.say("none.stance")
