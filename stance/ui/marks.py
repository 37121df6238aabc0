"""A chart and its twin, a table: what is chosen in either leads to sentences. Does not build figures or filter statements."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Literal

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from streamlit.elements.arrow import DataframeState
from streamlit.elements.lib.column_types import ColumnConfig

from stance.charts.look import Wording
from stance.ui.words import dated, here, say

Mark = dict[str, object]
"""Column -> value, or list of values, that the statements behind a mark have."""
COLUMNS = {
    "who": "table.actor", "target": "table.target", "label": "table.label", "sentence_label": "table.label",
    "label_one": "table.one", "label_other": "table.other", "score": "table.score", "score_one": "table.one",
    "score_other": "table.other", "difference": "table.difference", "confidence": "table.confidence",
    "corrected": "table.corrected", "sentences": "table.sentences",
    "favor": "table.favor", "neutral": "table.neutral", "against": "table.against",
    "date": "table.date", "before": "table.change", "certainty": "table.certainty", "strongest": "table.strongest",
    "sentence": "table.sentence", "coalition": "table.coalition",
}  # fmt: skip
"""Columns a table shows, in this order."""
SHARES = {"confidence", "favor", "neutral", "against", "certainty"}
SCORES = {"score", "difference"}


def chart(figure: go.Figure, key: str, columns: Sequence[str], alt: str) -> list[Mark]:
    """Draw a figure; the marks chosen in it."""
    event = st.plotly_chart(figure, key=turn(key), on_select="rerun", selection_mode="points", alt=alt, config=config(key))
    points = event["selection"]["points"]
    return [dict(zip(columns, point["customdata"], strict=False)) for point in points if point.get("customdata")]


def config(name: str) -> dict[str, object]:
    """A toolbar that saves the picture, and nothing else."""
    picture = {"format": "svg", "filename": f"stance-{name}-{date.today().isoformat()}"}
    return {"displaylogo": False, "modeBarButtons": [["toImage"]], "toImageButtonOptions": picture}


def twin(found: pd.DataFrame, key: str, columns: Sequence[str], words: Wording) -> list[Mark]:
    """The same as a table, folded until somebody wants it; the marks of the rows chosen in it."""
    with st.expander(say("table"), key=f"{key}-table", on_change="rerun", icon=":material/table_rows:") as box:
        if not box.open:
            return []
        event = rows(found, turn(f"{key}-rows"), words, "rerun")
    chosen = [n for n in event["selection"]["rows"] if n < len(found)]
    return [
        dict(zip(columns, row, strict=True)) for row in found.iloc[chosen][list(columns)].astype("object").itertuples(index=False)
    ]


def rows(found: pd.DataFrame, key: str, words: Wording, chosen: Callable[[], None] | Literal["rerun"]) -> DataframeState:
    """A table whose rows can be chosen."""
    return st.dataframe(
        readable(found, words),
        key=key,
        hide_index=True,
        on_select=chosen,
        selection_mode="multi-row",
        column_config=formats(found),
        height=min(36 * (len(found) + 1), 360),
        alt=say("table"),
    )


def readable(found: pd.DataFrame, words: Wording) -> pd.DataFrame:
    """The frame's own columns with names, targets, labels and dates in words."""
    shown = pd.DataFrame(index=found.index)
    for column in COLUMNS:
        if column not in found or (column == "corrected" and not found[column].any()):
            continue
        values = found[column]
        if column == "who":
            shown[column] = [words.names[who] for who in values]
        elif column == "target":
            shown[column] = [words.targets[target] for target in values]
        elif "label" in column:
            shown[column] = [words.label(label) for label in values]
        elif column == "date":
            shown[column] = [dated(day if isinstance(day, str) else None, here()) for day in values]
        elif column == "before":
            shown[column] = values != ""
        else:
            shown[column] = values
    return shown


def formats(found: pd.DataFrame) -> dict[str, ColumnConfig]:
    """Headings, and shares and scores as numbers of their kind."""
    made: dict[str, ColumnConfig] = {}
    for column, key in COLUMNS.items():
        if column in SHARES:
            made[column] = st.column_config.NumberColumn(say(key), format="percent")
        elif column in SCORES:
            made[column] = st.column_config.NumberColumn(say(key), format="%.2f")
        else:
            made[column] = st.column_config.Column(say(key), width="large" if column in {"strongest", "sentence"} else None)
    return {column: made[column] for column in found.columns if column in made}


def turn(key: str) -> str:
    """The key of a widget whose choice can be taken back: each ``clear`` starts a fresh one."""
    return f"{key}-{st.session_state.get('cleared', 0)}"


def clear() -> None:
    """Take back every choice made in a chart or table."""
    st.session_state["cleared"] = st.session_state.get("cleared", 0) + 1
