"""The charts over a library, each with its table: statements in, chosen marks out. Does not filter or list sentences."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from stance.charts import grid, shares, stances, strip, timeline
from stance.charts.look import Wording
from stance.tables import sums
from stance.ui import marks, parts
from stance.ui.marks import Mark
from stance.ui.words import say

A_PAGE = 20
"""Actors in one chart."""
MOST_MARKS = 400
"""Positions over time drawn one by one; where there are more, those of a month are added up."""
MOST_ROWS = 500
"""Rows of a table of sentences."""


def some_actors(frame: pd.DataFrame, key: str) -> pd.DataFrame:
    """The statements of one page of actors, those with most sentences first; the page is chosen below the chart."""
    pages = max(1, -(-frame["who"].nunique() // A_PAGE))
    page = min(st.session_state.get(f"{key}-actors", 1), pages)
    return frame[frame["who"].isin(sums.busiest(frame, A_PAGE, page))]


def actor_pages(frame: pd.DataFrame, key: str) -> None:
    """The choice of that page, where there are several."""
    n = frame["who"].nunique()
    if n > A_PAGE:
        page = min(st.session_state.get(f"{key}-actors", 1), -(-n // A_PAGE))
        st.caption(say("actors.page", first=A_PAGE * (page - 1) + 1, last=min(A_PAGE * page, n), n=n))
        st.pagination(-(-n // A_PAGE), key=f"{key}-actors")


def divided(frame: pd.DataFrame, words: Wording) -> list[Mark]:
    st.html(parts.legend())
    found = sums.shares(some_actors(frame, "shares"))
    chosen = marks.chart(shares.shares(found, words), "shares", shares.MARK, shares.described(found, words))
    actor_pages(frame, "shares")
    return chosen + marks.twin(found.iloc[::-1], "shares", ("who",), words)


def crossed(frame: pd.DataFrame, words: Wording) -> list[Mark]:
    st.html(parts.legend(say("legend.size")))
    found = sums.crossing(some_actors(frame, "grid"))
    chosen = marks.chart(grid.grid(found, words), "grid", grid.MARK, stances.described(found, words))
    actor_pages(frame, "grid")
    return chosen + marks.twin(found.iloc[::-1], "grid", grid.MARK, words)


def over_time(frame: pd.DataFrame, words: Wording) -> list[Mark]:
    dated = frame.dropna(subset=["when"])
    if dated.empty:
        st.html(parts.empty(say("timeline.none")))
        return []
    st.html(parts.legend(say("legend.ring"), say("legend.faint")))
    some = some_actors(dated, "timeline")
    by = sums.grain(some, MOST_MARKS)
    found = sums.changes(sums.positions(some, by), by)
    columns = (*timeline.MARK, by)
    chosen = marks.chart(timeline.timeline(found, words, by), "timeline", columns, timeline.described(found, words))
    actor_pages(dated, "timeline")
    if len(dated) < len(frame):
        st.caption(say("view.undated", n=len(frame) - len(dated)))
    if by == "month":
        st.caption(say("view.months"))
    return chosen + marks.twin(found, "timeline", columns, words)


def sure(frame: pd.DataFrame, words: Wording) -> list[Mark]:
    st.html(parts.legend())
    found = strip.thinned(frame).assign(corrected=lambda some: some["sentence_read_label"] != "")
    chosen = marks.chart(strip.strip(found, words), "strip", strip.MARK, strip.described(found, words))
    if len(found) < len(frame):
        st.caption(say("view.thinned", n=-(-len(frame) // strip.MOST)))
    return chosen + marks.twin(found.iloc[::-1].head(MOST_ROWS), "strip", strip.MARK, words)


VIEWS: dict[str, Callable[[pd.DataFrame, Wording], list[Mark]]] = {
    "shares": divided,
    "grid": crossed,
    "timeline": over_time,
    "strip": sure,
}
"""Name in the URL -> the chart."""
