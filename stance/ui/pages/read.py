"""The page for one article: who stands where, and the sentences that show it."""

import streamlit as st

from stance import charts, tables
from stance.targets import BUILT_IN
from stance.ui import adding, parts, session

library = session.library()
session.collect()
st.session_state.setdefault("opened", next(iter(library)))
choice, add = st.columns([3, 1], vertical_alignment="bottom")
with choice:
    st.selectbox(
        "Article", list(library), key="opened", format_func=lambda name: session.label(library[name]), on_change=session.clear
    )
with add:
    adding.add_articles()
adding.progress()
for message in session.messages():
    st.info(session.shown(message), icon=":material/info:")
session.messages().clear()

analysis = library[st.session_state["opened"]]
st.html(parts.tiles(analysis))
frame = tables.positions(tables.statements([analysis]))
names = sorted(dict.fromkeys(frame["actor"]))
picked = st.multiselect("Actors", names, key="picked", placeholder="All actors: choose some, or click a mark below")

left, right = st.columns([1, 1], gap="large")
with left:
    for target in BUILT_IN:
        part = frame[(frame["target"] == target.id) & (frame["actor"].isin(picked or names))]
        st.subheader(target.name, anchor=False)
        if part.empty:
            st.caption("No statement found on this.")
            continue
        st.plotly_chart(
            charts.stance_chart(part),
            key=f"chart-{target.id}",
            on_select=lambda key=f"chart-{target.id}": session.pick(key),
            selection_mode="points",
            alt=f"{target.name}: {charts.described(part)}",
            config={"displaylogo": False, "displayModeBar": False},
        )
    st.caption(
        "▲ favor · ✕ against · ● neutral. Larger: more sentences. Fainter: less certain. Click a mark to read its sentences."
    )

    st.subheader("The sentences that show it", anchor=False)
    shown = [s for s in analysis.stances if not picked or s.actor.name in picked]
    if not shown:
        st.caption("No actor in this article takes a stance on the two questions, as far as the reader can tell.")
    for stance in shown:
        st.html(parts.heading(stance) + "".join(parts.source(analysis, stance, e) for e in stance.evidence))
    silent = [a.name for a in analysis.actors if a.name not in set(names)]
    if silent:
        st.html(parts.silent(silent))
with right:
    st.subheader("The article", anchor=False)
    st.html(parts.article(analysis, picked))
st.caption(f"A model's estimate, not a fact check. Model {analysis.model}.")
