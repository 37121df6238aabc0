"""The page for two sides: the same actors in both, differences first, with their sentences side by side."""

import streamlit as st

from stance.charts import comparison
from stance.tables.comparison import alone, compared
from stance.tables.filters import marked
from stance.ui import marks, parts, quotes, session, sides
from stance.ui.words import say

whole = session.frame()
if whole.empty:
    st.html(parts.empty(say("library.empty"), say("library.empty.what")))
    st.stop()
words = session.wording(whole)
one, other = sides.choose(whole)
found = compared(one.statements, other.statements)
if found.empty:
    st.html(parts.empty(say("compare.nobody")))
else:
    st.html(parts.caption(say("compare.differ", n=int(found["differs"].sum())), say("legend.click")))
    st.html(parts.legend(say("compare.legend")))
    chosen = marks.chart(comparison.comparison(found, words), "compare", comparison.MARK, comparison.described(found, words))
    chosen += marks.twin(found, "compare", comparison.MARK, words)
    chosen = chosen or [{"who": found["who"].iloc[0], "target": found["target"].iloc[0]}]
    for column, name, side in zip(st.columns(2, gap="large"), ("one", "other"), (one, other), strict=True):
        with column:
            st.subheader(f"{say(f'compare.{name}')} · {session.shown(side.name)}", anchor=False)
            quotes.listed(quotes.clearest(marked(side.statements, chosen)), f"compare-{name}", where=True)
for name, here, there in (("one", one, other), ("other", other, one)):
    lone = [words.names[who] for who in alone(here.statements, there.statements)]
    if lone:
        with st.expander(f"{say(f'compare.alone.{name}')}: {say('n.actors', n=len(lone))}", icon=":material/person_search:"):
            st.html(parts.names(lone[: sides.MOST_NAMES]))
st.caption(say("estimate", model=session.model()))
