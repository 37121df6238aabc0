"""The page for ties: actors and targets, and which actors agree with each other."""

import streamlit as st

from stance.tables.filters import Filter, kept, marked
from stance.ui import parts, quotes, session, ties
from stance.ui.words import say

whole = session.frame()
if whole.empty:
    st.html(parts.empty(say("library.empty"), say("library.empty.what")))
    st.stop()
words = session.wording(whole)
view, shared, sentences = ties.choose(len(words.targets))
frame = kept(whole, Filter(sentences=sentences))
frame, more = ties.busy(frame)

left, right = st.columns([6, 5], gap="large")
with left:
    st.html(parts.caption(say(f"network.view.{view}"), more))
    chosen = ties.VIEWS[view](frame, words, shared)
    with st.expander(say("network.method"), icon=":material/function:"):
        st.markdown(say("network.method.text"))
with right:
    quotes.panel(quotes.clearest(marked(frame, chosen)), len(frame), "network")
st.caption(say("estimate", model=session.model()))
