"""The frame of the app: ``streamlit run app.py``. Does not hold any page's content."""

import streamlit as st

from stance.ui import adding, parts, session, visitor, words
from stance.ui.words import say

PAGES = ("read", "explore", "compare", "network", "about")

st.set_page_config(page_title="Stance Explorer", page_icon="🧭", layout="wide", initial_sidebar_state="collapsed")
st.html(session.STYLE)
st.logo(session.LOGO, size="large")
visitor.gate()
head, tools = st.columns([7, 5], vertical_alignment="top")
with tools, st.container(key="tools", horizontal=True, horizontal_alignment="right", vertical_alignment="center"):
    words.switch()
    visitor.leave()
    adding.add_articles()
pages = {name: st.Page(f"stance/ui/pages/{name}.py", title=say(name), url_path=name, default=name == "read") for name in PAGES}
page = st.navigation(list(pages.values()), position="top")
name = next(key for key, known in pages.items() if known == page)
head.title(say(f"{name}.title"), anchor=False)
head.html(parts.lead(say(f"{name}.lead")))
session.collect()
adding.progress()
adding.messages()
st.session_state["before"], st.session_state["page"] = st.session_state.get("page"), name
page.run()
session.worker()
