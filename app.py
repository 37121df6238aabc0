"""The frame of the app: ``streamlit run app.py``. Does not hold any page's content."""

import streamlit as st

from stance.ui import session

st.set_page_config(page_title="Stance Explorer", page_icon="🧭", layout="wide", initial_sidebar_state="collapsed")
st.html(session.STYLE)
page = st.navigation([st.Page("stance/ui/pages/read.py", title="Read", default=True)], position="top")
st.title("Who stands where?", anchor=False)
page.run()
