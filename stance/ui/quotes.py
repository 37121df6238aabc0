"""The sentences behind a mark, ten a page, each with who says what and where. Does not choose them."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from stance.domain import Analysis, Evidence, Stance
from stance.ui import correcting, marks, parts, session
from stance.ui.words import say

A_PAGE = 10


def panel(frame: pd.DataFrame, total: int, key: str) -> None:
    """Heading, count, a way back to all of them where a mark is chosen, and a page of sentences from the whole library."""
    head, back = st.columns([3, 1], vertical_alignment="bottom")
    head.subheader(say("sentences"), anchor=False)
    if len(frame) < total:
        back.button(say("sentences.all"), key=f"{key}-all", on_click=marks.clear, type="tertiary", icon=":material/close:")
    st.caption(counted(len(frame), total))
    with st.container(key=f"{key}-panel"):
        listed(frame, key, where=True)


def counted(shown: int, total: int) -> str:
    return say("of.sentences", shown=shown, n=total) if shown < total else say("n.sentences", n=total)


def listed(frame: pd.DataFrame, key: str, where: bool) -> None:
    """A page of the sentences in ``frame``, in its order; those with several stances once.

    With ``where`` each leads to its report, and otherwise it can be corrected.
    """
    places = list(dict.fromkeys(zip(frame["id"].astype("str"), frame["number"].astype("int"), strict=True)))
    if not places:
        st.html(parts.empty(say("sentences.none")))
        return
    pages = -(-len(places) // A_PAGE)
    page = f"{key}-page-{len(places)}"
    at = st.session_state.get(page, 1)
    for name, number in places[A_PAGE * (at - 1) : A_PAGE * at]:
        analysis = session.library()[name]
        own = frame[(frame["id"] == name) & (frame["number"] == number)]
        found = said(analysis, number, own)
        with st.container(gap=None):
            st.html(parts.quote(analysis, number, found, where))
            if where:
                link(name, number, own, key)
            else:
                correcting.control(name, number, found)
    if pages > 1:
        st.pagination(pages, key=page)


def said(analysis: Analysis, number: int, own: pd.DataFrame) -> list[tuple[Stance, Evidence]]:
    """The stances of these rows, with the sentence as their evidence."""
    wanted = set(zip(own["actor"], own["target"], strict=True))
    return [
        (stance, evidence)
        for stance in analysis.stances
        if (stance.actor.name, stance.target.id) in wanted
        for evidence in stance.evidence
        if evidence.sentence.index == number
    ]


def link(name: str, number: int, own: pd.DataFrame, key: str) -> None:
    """A way to the sentence in its article, with its actors picked."""
    actors = list(dict.fromkeys(own["who"].astype("str")))
    if st.button(say("open.report"), key=f"{key}-open-{name}-{number}", type="tertiary", icon=":material/arrow_outward:"):
        session.read(name, actors)


def clearest(frame: pd.DataFrame) -> pd.DataFrame:
    """The surest sentences first."""
    return frame.assign(certainty=frame[["favor", "against", "neutral"]].max(axis=1)).sort_values(
        "certainty", ascending=False, kind="stable"
    )
