"""Actors and targets as a bipartite graph, and actors among themselves. Does not compute ties, coalitions or places.

The nodes can be clicked; lines cannot.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from stance.charts.look import COLOURS, Wording, framed, hover, short

MARK = ("who",)
COALITIONS = ("#8A8A8A", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#785E8C", "#B8860B")
"""The first is for those in no coalition."""
SHAPES = ("circle", "square", "diamond", "hexagon", "star", "pentagon", "cross")
LONGEST_LABEL = 17
SIDE = 128
"""Room for the names, in pixels."""
DASHES = {"against": "dash", "neutral": "dot", "favor": "solid"}


def bipartite(found: pd.DataFrame, words: Wording) -> go.Figure:
    """Actors left, targets right; a line per actor and target, its colour and dash the label."""
    rows = list(dict.fromkeys(found.sort_values("score", kind="stable")["who"]))
    place = {who: float(n) for n, who in enumerate(rows)}
    step = len(rows) / max(len(words.targets), 1)
    goal = {target: step * (n + 0.5) - 0.5 for n, target in enumerate(reversed(list(words.targets)))}
    figure = go.Figure([ties(found[found["label"] == label], label, place, goal) for label in COLOURS])
    figure.add_trace(
        go.Scatter(
            x=[0.0] * len(rows),
            y=list(place.values()),
            mode="markers",
            customdata=[[who] for who in rows],
            hovertext=[hover(words.names[who], facts(found[found["who"] == who], words)) for who in rows],
            hovertemplate="%{hovertext}<extra></extra>",
            marker={"size": 13, "color": "#8A8A8A", "line": {"width": 0}},
        )
    )
    figure.add_trace(
        go.Scatter(
            x=[1.0] * len(goal),
            y=list(goal.values()),
            mode="markers",
            hoverinfo="skip",
            marker={"size": 20, "symbol": "square", "color": "#8A8A8A"},
        )
    )
    framed(figure, len(rows))
    for target, y in goal.items():
        figure.add_annotation(
            x=0.94, y=y, text=f"<b>{short(words.targets[target])}</b>", showarrow=False, yshift=22, xanchor="right", font_size=13
        )
    figure.update_layout(margin={"t": 12, "b": 12})
    figure.update_xaxes(range=[-0.03, 1.05], visible=False)
    figure.update_yaxes(
        tickvals=list(place.values()),
        ticktext=[short(words.names[who]) for who in rows],
        range=[-0.6, len(rows) - 0.4],
        showgrid=False,
        zeroline=False,
    )
    return figure


def ties(part: pd.DataFrame, label: str, place: Mapping[str, float], goal: Mapping[str, float]) -> go.Scatter:
    """All lines of one label, bent so that they leave and arrive level."""
    x: list[float | None] = []
    y: list[float | None] = []
    for who, target in part[["who", "target"]].itertuples(index=False):
        bend = [n / 16 for n in range(17)]
        x += [*bend, None]
        y += [*(place[who] + (goal[target] - place[who]) * (3 * t * t - 2 * t**3) for t in bend), None]
    return go.Scatter(
        x=x, y=y, mode="lines", hoverinfo="skip", opacity=0.55, line={"color": COLOURS[label], "dash": DASHES[label], "width": 2}
    )


def facts(own: pd.DataFrame, words: Wording) -> list[str]:
    return [
        f"{words.targets[target]}: {words.label(label)}, {words.say('n.sentences', n=int(n))}"
        for target, label, n in own[["target", "label", "sentences"]].itertuples(index=False)
    ]


def agreements(pairs: pd.DataFrame, groups: Mapping[str, int], words: Wording) -> go.Figure:
    """A ring of actors, coalition by coalition, in its colour and shape; solid lines agree, dashed ones are in conflict."""
    places = ring(sorted(groups, key=lambda who: (groups[who] == 0, groups[who], words.names[who])))
    figure = go.Figure()
    for part, label in ((pairs[pairs["weight"] < 0], "against"), (pairs[pairs["weight"] > 0], "favor")):
        figure.add_trace(bonds(part, label, places))
    who = list(places)
    figure.add_trace(
        go.Scatter(
            x=[places[w][0] for w in who],
            y=[places[w][1] for w in who],
            mode="markers+text",
            text=[f"  {short(words.names[w], LONGEST_LABEL)}  " for w in who],
            textposition=["middle right" if places[w][0] > 0 else "middle left" for w in who],
            textfont_size=13,
            cliponaxis=False,
            customdata=[[w] for w in who],
            hovertext=[hover(words.names[w], [coalition(groups[w], words)]) for w in who],
            hovertemplate="%{hovertext}<extra></extra>",
            marker={
                "size": 14,
                "opacity": 1,
                "color": [COALITIONS[groups[w] % len(COALITIONS)] for w in who],
                "symbol": [SHAPES[groups[w] % len(SHAPES)] for w in who],
                "line": {"width": 0},
            },
        )
    )
    framed(figure, max(8, (len(who) + 1) // 2))
    figure.update_layout(margin={"l": SIDE, "r": SIDE, "t": 12, "b": 12})
    figure.update_xaxes(visible=False, range=[-1.08, 1.08])
    figure.update_yaxes(visible=False, range=[-1.1, 1.1])
    return figure


def ring(listed: Sequence[str]) -> dict[str, tuple[float, float]]:
    """Places down the right and up the left of a circle, evenly high, so that no name hides another."""
    right = (len(listed) + 1) // 2
    places = {}
    for n, who in enumerate(listed):
        side, row, rows = (1, n, right) if n < right else (-1, len(listed) - 1 - n, len(listed) - right)
        y = 1 - 2 * (row + 0.5) / rows
        places[who] = (side * max(1 - y * y, 0.04) ** 0.5, y)
    return places


def bonds(part: pd.DataFrame, label: str, places: Mapping[str, tuple[float, float]]) -> go.Scatter:
    """Lines bent towards the middle of the ring."""
    x: list[float | None] = []
    y: list[float | None] = []
    for one, other in part[["one", "other"]].itertuples(index=False):
        (x1, y1), (x2, y2) = places[one], places[other]
        weights = [((1 - n / 12) ** 2 + 0.3 * (1 - n / 12) * n / 6, (n / 12) ** 2 + 0.3 * (1 - n / 12) * n / 6) for n in range(13)]
        x += [*(x1 * a + x2 * b for a, b in weights), None]
        y += [*(y1 * a + y2 * b for a, b in weights), None]
    line = {"color": COLOURS[label], "dash": DASHES[label], "width": 1.2}
    return go.Scatter(x=x, y=y, mode="lines", hoverinfo="skip", opacity=0.38 if label == "favor" else 0.2, line=line)


def coalition(number: int, words: Wording) -> str:
    return words.say("network.coalition", number=number) if number else words.say("network.alone")


def described(pairs: pd.DataFrame, groups: Mapping[str, int], words: Wording) -> str:
    """The graph in words: the coalitions and how many pairs agree or are in conflict."""
    said = [
        f"{coalition(number, words)}: " + ", ".join(words.names[who] for who in sorted(groups) if groups[who] == number)
        for number in sorted(set(groups.values()))
    ]
    counted = words.say("network.pairs", agree=int((pairs["weight"] > 0).sum()), conflict=int((pairs["weight"] < 0).sum()))
    return "; ".join([counted, *said])
