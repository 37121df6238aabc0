"""The page about the reader: how it works, its card, its limits, and privacy."""

import streamlit as st

from stance.charts.calibration import calibration, described
from stance.tables.card import body, calibrated
from stance.ui import marks, moving, parts, session
from stance.ui.words import say

card = session.CARD.read_text("utf-8") if session.CARD.exists() else ""
left, right = st.columns([6, 5], gap="large")
with left:
    for part in ("how", "limits", "privacy"):
        st.subheader(say(f"about.{part}"), anchor=False)
        st.markdown(say(f"about.{part}.text"))
    moving.controls()
with right:
    found = calibrated(card)
    if len(found):
        st.subheader(say("about.confidence"), anchor=False)
        st.html(parts.lead(say("about.confidence.about")))
        figure = calibration(found, say)
        st.plotly_chart(figure, key="calibration", alt=described(found, say), config=marks.config("calibration"))
st.divider()
with st.container(key="card"):
    st.subheader(say("about.card"), anchor=False)
    st.markdown(body(card)) if card else st.html(parts.empty(say("about.card.missing")))
