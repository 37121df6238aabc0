"""Positions over time: a row per actor, a column per target, a mark per article (or month); a ring where the label changed.

Does not place articles without a date.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from stance.charts.look import COLOURS, LINE, SYMBOLS, Wording, faded, hover, panels, sized

MARK = ("who", "target")
"""And the article or month, or both of them where the label changed."""
TICKS = 3
DAY = "%Y-%m-%d"


def timeline(found: pd.DataFrame, words: Wording, by: str = "id") -> go.Figure:
    """``found`` has a row per actor, target and article (or month: ``by``) in order of time, with that ``before`` a change."""
    rows = sorted({str(who) for who in found["who"]}, key=lambda who: words.names[who].casefold(), reverse=True)
    figure = panels(rows, words)
    place = {who: n for n, who in enumerate(rows)}
    for column, target in enumerate(words.targets, 1):
        part = found[found["target"] == target]
        figure.add_trace(lines(part, place), row=1, col=column)
        figure.add_trace(marks(part, place, words, by), row=1, col=column)
    days = ticks(found["when"])
    margin = pd.Timedelta(days=12)
    figure.update_xaxes(
        tickvals=days,
        ticktext=[words.say("month.short", day=day.date()) for day in days],
        range=[found["when"].min() - margin, found["when"].max() + margin],
        showgrid=False,
        zeroline=False,
    )
    return figure


def ticks(when: pd.Series[pd.Timestamp]) -> list[pd.Timestamp]:
    """First days of at most ``TICKS`` months, evenly spread."""
    months = pd.date_range(when.min().replace(day=1), when.max(), freq="MS")
    step = max(1, -(-len(months) // TICKS))
    return list(months[::step])


def lines(part: pd.DataFrame, place: Mapping[str, int]) -> go.Scatter:
    """A thin line from an actor's first position to its last."""
    x: list[str | None] = []
    y: list[int | None] = []
    for who, own in part.groupby("who"):
        x += [own["when"].min().strftime(DAY), own["when"].max().strftime(DAY), None]
        y += [place[str(who)], place[str(who)], None]
    return go.Scatter(x=x, y=y, mode="lines", line={"color": LINE, "width": 1}, hoverinfo="skip")


def marks(part: pd.DataFrame, place: Mapping[str, int], words: Wording, by: str) -> go.Scatter:
    """Symbol and colour are the label; a dark ring marks a change."""
    changed = part["before"] != ""
    return go.Scatter(
        x=part["when"].dt.strftime(DAY).tolist(),
        y=[place[who] for who in part["who"]],
        mode="markers",
        cliponaxis=False,
        customdata=[
            [who, target, [now, before] if before else now]
            for who, target, now, before in part[["who", "target", by, "before"]].itertuples(index=False)
        ],
        hovertext=told(part, words, by),
        hovertemplate="%{hovertext}<extra></extra>",
        marker={
            "color": [COLOURS[label] for label in part["label"]],
            "symbol": [SYMBOLS[label] for label in part["label"]],
            "size": [sized(n) for n in part["sentences"]],
            "opacity": [1.0 if new else faded(c) for c, new in zip(part["confidence"], changed, strict=True)],
            "line": {"width": [2 if new else 0 for new in changed], "color": "#E69F00"},
        },
    )


def told(part: pd.DataFrame, words: Wording, by: str) -> list[str]:
    """What each mark says of itself; one for a month has no sentence to quote."""
    key = "day" if by == "id" else "month"
    columns = ["who", "label", "when", "before", "sentences", "strongest", "corrected"]
    return [
        hover(
            f"{words.names[who]}, {words.say(key, day=when.date())}",
            [words.label(label), words.say("n.sentences", n=int(n))]
            + [words.say(word) for word, holds in (("changed", before), ("corrected", corrected)) if holds],
            str(quote) if by == "id" else "",
        )
        for who, label, when, before, n, quote, corrected in part[columns].itertuples(index=False)
    ]


def described(found: pd.DataFrame, words: Wording) -> str:
    """The chart in words: the changes, or that there are none."""
    changed = found[found["before"] != ""]
    said = [
        f"{words.names[who]}: {words.targets[target]}, {words.say('day', day=day(when))}, {words.say('label.' + label)}"
        for who, target, when, label in changed[["who", "target", "when", "label"]].itertuples(index=False)
    ]
    return words.say("timeline.changes", n=len(changed)) + (" " + "; ".join(said) if said else "")


def day(when: pd.Timestamp) -> date:
    return when.date()
