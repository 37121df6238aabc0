"""The page for the whole library: filters, one chart at a time, and the sentences behind its marks."""

import streamlit as st

from stance.tables.filters import kept, marked
from stance.ui import downloads, filters, parts, quotes, session
from stance.ui.choices import one_of
from stance.ui.views import VIEWS
from stance.ui.words import say

whole = session.frame()
if whole.empty:
    st.html(parts.empty(say("library.empty"), say("library.empty.what")))
    st.stop()
words = session.wording(whole)
frame = kept(whole, filters.row(whole, words))
filters.chips(words)
if frame.empty:
    st.html(parts.empty(say("filter.empty"), say("filter.empty.what")))
    st.stop()

with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
    view = one_of(VIEWS, "view", "shares", "view", "explore.view")
    downloads.offer(frame, words, {say(f"filter.{name}"): told for name, told in filters.spelled_out(words).items()})
left, right = st.columns([6, 5], gap="large")
with left:
    reports, actors = frame["id"].nunique(), frame["who"].nunique()
    shown = quotes.counted(len(frame), len(whole))
    counts = [say("n.reports", n=reports), say("n.actors", n=actors), shown]
    st.html(parts.caption(say(f"view.{view}.about"), " · ".join(counts)))
    chosen = VIEWS[view](frame, words)
with right:
    quotes.panel(quotes.clearest(marked(frame, chosen)), len(frame), "explore")
st.caption(say("estimate", model=session.model()))
