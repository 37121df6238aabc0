"""What the page of networks is made of: its controls and its two graphs. Does not compute ties."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from stance.charts import network, stances
from stance.charts.look import Wording
from stance.tables import agreement as ag
from stance.tables.sums import busiest, crossing
from stance.ui import marks, parts
from stance.ui.choices import one_of
from stance.ui.marks import Mark
from stance.ui.words import say

MOST = 30
"""Actors in one graph."""
MOST_SENTENCES = 10


def choose(targets: int) -> tuple[str, int, int]:
    """The graph, the fewest targets two actors share, and the fewest sentences of an actor."""
    kind, one, other = st.columns([6, 4, 4], gap="large", vertical_alignment="bottom")
    with kind:
        view = one_of(VIEWS, "network", "agreement", "network.view", "network.view")
    sentences = other.slider(say("network.sentences"), 1, MOST_SENTENCES, key="least-sentences", bind="query-params")
    shared = one.slider(say("network.shared"), 1, max(2, targets), key="least-shared", bind="query-params")
    return view, shared, sentences


def busy(frame: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """The statements of the actors there is room for, and a sentence where others were left out."""
    if frame["who"].nunique() <= MOST:
        return frame, ""
    return frame[frame["who"].isin(busiest(frame, MOST))], say("network.most", n=MOST)


def agreeing(frame: pd.DataFrame, words: Wording, shared: int) -> list[Mark]:
    pairs = ag.agreement(crossing(frame), shared)
    if pairs.empty:
        st.html(parts.empty(say("network.few")))
        return []
    groups = ag.coalitions(pairs)
    st.html(parts.ties(say("network.lines"), say("network.legend")))
    figure = network.agreements(pairs, groups, words)
    chosen = marks.chart(figure, "agreement", network.MARK, network.described(pairs, groups, words))
    table = crossing(frame[frame["who"].isin(groups)])
    table["coalition"] = [network.coalition(groups[who], words) for who in table["who"]]
    return chosen + marks.twin(table.sort_values(["coalition", "who"]), "agreement", network.MARK, words)


def bipartite(frame: pd.DataFrame, words: Wording, shared: int) -> list[Mark]:
    found = crossing(frame)
    several = found.groupby("who")["target"].transform("size") >= shared
    found = found[several]
    if found.empty:
        st.html(parts.empty(say("network.few")))
        return []
    st.html(parts.legend())
    chosen = marks.chart(network.bipartite(found, words), "bipartite", network.MARK, stances.described(found, words))
    return chosen + marks.twin(found.iloc[::-1], "bipartite", network.MARK, words)


VIEWS: dict[str, Callable[[pd.DataFrame, Wording, int], list[Mark]]] = {"agreement": agreeing, "bipartite": bipartite}
"""Name in the URL -> the graph."""
