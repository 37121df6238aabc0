"""How an actor's sentences divide: bars that diverge from a centred neutral part. Does not hide how many there are."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from stance.charts.look import COLOURS, LINE, SIGNS, Wording, framed, hover, short

MARK = ("who", "sentence_label")


def shares(found: pd.DataFrame, words: Wording) -> go.Figure:
    """``found`` has a row per actor, most against first; against goes left, favor right."""
    figure = go.Figure()
    half = found["neutral"] / 2
    for label, base in (("against", -half - found["against"]), ("neutral", -half), ("favor", half)):
        figure.add_trace(
            go.Bar(
                x=found[label].tolist(),
                base=base.tolist(),
                y=list(range(len(found))),
                orientation="h",
                width=0.62,
                marker={"color": COLOURS[label], "line": {"width": 0}},
                text=[f"{SIGNS[label]} {words.say('share', share=float(s))}" if s else "" for s in found[label]],
                textposition="inside",
                insidetextanchor="middle",
                textangle=0,
                textfont={"color": "#ffffff" if label == "favor" else "#111111", "size": 12},
                customdata=[[who, label] for who in found["who"]],
                hovertext=[
                    hover(
                        words.names[who],
                        [f"{words.label(label)}: {words.say('share', share=float(s))}", words.say("n.sentences", n=int(n))],
                    )
                    for who, s, n in zip(found["who"], found[label], found["sentences"], strict=True)
                ],
                hovertemplate="%{hovertext}<extra></extra>",
            )
        )
    figure.update_layout(barmode="overlay", uniformtext={"minsize": 11, "mode": "hide"})
    return ruled(figure, found, words)


def ruled(figure: go.Figure, found: pd.DataFrame, words: Wording) -> go.Figure:
    """Rows with their number of sentences; a middle line, and the two ends named."""
    framed(figure, len(found))
    figure.update_xaxes(
        range=[-1.04, 1.04],
        tickvals=[-0.8, 0.8],
        ticktext=[f"✕ {words.say('label.against')}", f"{words.say('label.favor')} ▲"],
        showgrid=False,
        zeroline=True,
        zerolinecolor=LINE,
    )
    figure.update_yaxes(
        tickvals=list(range(len(found))),
        ticktext=[
            f"{short(words.names[who])}  <span style='font-size:11px'>n {n}</span>"
            for who, n in zip(found["who"], found["sentences"], strict=True)
        ],
        range=[-0.6, max(1, len(found)) - 0.4],
        showgrid=False,
        zeroline=False,
    )
    figure.update_layout(margin_t=8, height=figure.layout.height - 48)
    return figure


def described(found: pd.DataFrame, words: Wording) -> str:
    """The chart in words."""
    said = [
        f"{words.names[row['who']]}: "
        + ", ".join(f"{words.say('label.' + label)} {words.say('share', share=float(row[label]))}" for label in COLOURS)
        + f" ({words.say('n.sentences', n=int(row['sentences']))})"
        for _, row in found.iterrows()
    ]
    return "; ".join(said) or words.say("none.stance")
