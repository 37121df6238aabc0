"""The control that hands over what a page shows as a file. Does not filter, and makes a file only when one is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import partial

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from stance import exports
from stance.charts import grid, shares, stances, timeline
from stance.charts.look import Wording
from stance.domain import Analysis
from stance.exports import MEDIA_TYPES, Facts, Suffix, Words
from stance.tables import positions, sums
from stance.ui import session
from stance.ui.words import here, say

KINDS: tuple[Suffix, ...] = ("html", "csv", "jsonl", "parquet", "graphml", "gexf")
MOST_ACTORS = 40
"""Actors in a chart of the report."""


def offer(frame: pd.DataFrame, words: Wording, filters: Mapping[str, str]) -> None:
    """A button for each kind of file; ``filters`` are the active ones in words."""
    with st.popover(say("download"), icon=":material/download:"):
        for kind in KINDS:
            st.download_button(
                say(f"download.{kind}"),
                partial(content, kind, frame, words, filters),
                exports.file_name(kind, filters, date.today()),
                MEDIA_TYPES[kind],
                key=f"download-{kind}",
                on_click="ignore",
                width="stretch",
            )


def content(kind: Suffix, frame: pd.DataFrame, words: Wording, filters: Mapping[str, str]) -> bytes | str:
    """The file; in graphs every actor goes by the name shown on the page."""
    match kind:
        case "csv":
            return exports.csv(frame)
        case "parquet":
            return exports.parquet(frame)
        case "jsonl":
            return exports.json_lines(shown(frame))
        case "graphml":
            return exports.graphml(named(frame, words))
        case "gexf":
            return exports.gexf(named(frame, words))
        case _:
            facts = Facts(session.model(), datetime.now().astimezone(), filters, translated())
            return exports.report(say("explore.title"), figures(frame, words), frame, facts)


def named(frame: pd.DataFrame, words: Wording) -> pd.DataFrame:
    return frame.assign(actor=frame["who"].astype("str").map(words.names))


def shown(frame: pd.DataFrame) -> list[Analysis]:
    """The articles of these statements, with the stances among them alone."""
    wanted = set(zip(frame["id"], frame["actor"], frame["target"], strict=True))
    return [
        replace(found, stances=tuple(s for s in found.stances if (name, s.actor.name, s.target.id) in wanted))
        for name in dict.fromkeys(frame["id"].astype("str"))
        for found in [session.library()[name]]
    ]


def figures(frame: pd.DataFrame, words: Wording) -> dict[str, go.Figure]:
    """The charts of a report, under their headings: positions of one article, else shares, grid and course of time."""
    some = frame[frame["who"].isin(sums.busiest(frame, MOST_ACTORS))]
    if frame["id"].nunique() < 2:
        return {say("read.positions"): stances.stances(positions(some), [], words)}
    found = {
        say("view.shares"): shares.shares(sums.shares(some), words),
        say("view.grid"): grid.grid(sums.crossing(some), words),
    }
    dated = some.dropna(subset=["when"])
    if len(dated):
        found[say("view.timeline")] = timeline.timeline(sums.changes(sums.positions(dated)), words)
    return found


def translated() -> Words:
    """The report's words in the visitor's language."""
    return Words(
        language=here(),
        who=say("table.actor"),
        target=say("table.target"),
        label=say("table.label"),
        confidence=say("table.confidence"),
        sentence=say("table.sentence"),
        source=say("filter.source"),
        sentences=say("sentences"),
        nothing=say("none.stance"),
        corrected=say("corrected"),
        filters=say("download.filters"),
        unfiltered=say("download.unfiltered"),
        model=say("download.model"),
        made=say("download.made"),
        method=say("about.how"),
        explanation=say("download.explanation"),
        labels={label: say(f"label.{label}") for label in sums.LABELS},
    )
