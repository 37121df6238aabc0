"""The page for one article: who stands where, and the sentences that show it."""

import streamlit as st

from stance.charts.look import SIGNS
from stance.tables import positions
from stance.ui import correcting, downloads, missed, parts, quotes, reading, session
from stance.ui.words import dated, here, language_name, say

report, actors = st.columns([11, 9])
with report:
    name, analysis = reading.choose()
frame = session.framed((name,))
words = session.wording(frame)
found = positions(frame)

article = analysis.article
facts = [(say("read.tile.actors"), str(found["who"].nunique()))]
facts += [
    (f"{SIGNS[label]} {say('label.' + label)}", str((found["label"] == label).sum())) for label in ("favor", "neutral", "against")
]
facts += [(say("read.tile.language"), language_name(article.language)), (say("read.tile.date"), dated(article.date, here()))]
st.html(parts.tiles([*facts, (say("read.tile.source"), article.outlet or article.source)]))
with actors:
    picked = reading.pick(words)
chosen = frame[frame["who"].isin(picked)] if picked else frame

left, right = st.columns([11, 9], gap="large")
with left:
    if found.empty:
        st.html(parts.empty(say("read.nobody")))
    else:
        st.subheader(say("read.positions"), anchor=False)
        st.html(parts.legend(say("legend.size"), say("legend.faint"), say("legend.click")))
        reading.chart(found, frame, picked, words)
        reading.table(found, words)
        downloads.offer(chosen, words, {say("read.actors"): ", ".join(words.names[who] for who in picked)} if picked else {})
        st.subheader(say("read.sentences"), anchor=False)
        quotes.listed(chosen.sort_values("number", kind="stable"), f"read-{name}", where=False)
    correcting.made(name)
    missed.form(name, analysis)
    reading.silent(analysis)
with right, st.container(key="report"):
    st.subheader(say("read.article"), anchor=False)
    reading.text(analysis, list(dict.fromkeys(chosen["actor"].astype("str"))) if picked else [])
    reading.removal(name)
st.caption(say("estimate", model=analysis.model))
