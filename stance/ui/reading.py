"""What the page for one article is made of: choice of article and actors, chart, table, text. Does not lay them out."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

import pandas as pd
import streamlit as st

from stance.charts import stances
from stance.charts.look import Wording
from stance.domain import Analysis
from stance.tables.sums import busiest
from stance.ui import marks, parts, session
from stance.ui.words import language_name, say

MOST_ACTORS = 30
A_PART = 250
"""Sentences of a long article shown at once."""
SCROLL = """<script>
/* {token} */
setTimeout(() => {{
  const box = document.querySelector(".article.dim");
  const mark = box && box.querySelector("mark");
  if (mark) box.scrollTo({{top: mark.offsetTop - box.offsetTop - 56, behavior: "smooth"}});
}}, 150);
</script>"""
"""Our own words alone: brings the first marked sentence into view; ``token`` makes it run again for another choice."""


def choose() -> tuple[str, Analysis]:
    """The article to show: the one just opened, the one in the URL, or the one that was open before another page was visited."""
    library = session.library()
    first = next(iter(library))
    asked = st.session_state.pop("opening", None) or st.query_params.get("article")
    if asked not in library:
        asked = st.session_state.get("opened", first) if session.arriving("read") else first
    st.session_state["opened"] = asked
    if st.query_params.get("article", first) != asked:
        st.query_params["article"] = asked
    st.selectbox(say("read.report"), list(library), key="opened", format_func=lambda name: titled(library[name]), on_change=reopen)
    return asked, library[asked]


def reopen() -> None:
    session.open_article(st.session_state["opened"])


def titled(analysis: Analysis) -> str:
    """An article's title for a menu."""
    return f"{analysis.article.title} · {language_name(analysis.article.language)}"


def pick(words: Wording) -> list[str]:
    """The actors to look at; none means all."""
    options = list(words.names)
    kept = [who for who in st.session_state.get("actors", []) if who in words.names]
    if "actors" in st.session_state:
        st.session_state["actors"] = kept
    picked: list[str] = st.multiselect(
        say("read.actors"),
        options,
        key="actors",
        format_func=words.names.__getitem__,
        placeholder=say("read.pick"),
        bind="query-params",
    )
    return picked


def chart(found: pd.DataFrame, frame: pd.DataFrame, picked: Sequence[str], words: Wording) -> None:
    """The positions, those of picked actors standing out; a click picks an actor, another one lets go."""
    shown = found[found["who"].isin({*busiest(frame, MOST_ACTORS), *picked})]
    st.plotly_chart(
        stances.stances(shown, picked, words),
        key="positions",
        on_select=clicked,
        selection_mode="points",
        alt=stances.described(shown, words),
        config=marks.config("positions"),
    )


def clicked() -> None:
    points = st.session_state["positions"]["selection"]["points"]
    if points:
        who = points[0]["customdata"][0]
        st.session_state["actors"] = [] if st.session_state.get("actors") == [who] else [who]


def table(found: pd.DataFrame, words: Wording) -> None:
    """The positions as rows, most in favor first; a row picks its actor."""
    rows = found.iloc[::-1].reset_index(drop=True)
    with st.expander(say("table"), key="positions-table", on_change="rerun", icon=":material/table_rows:") as box:
        if box.open:
            st.session_state["rows-of"] = rows["who"].tolist()
            marks.rows(rows, "positions-rows", words, rowed)


def rowed() -> None:
    chosen = st.session_state["positions-rows"]["selection"]["rows"]
    st.session_state["actors"] = list(dict.fromkeys(st.session_state["rows-of"][n] for n in chosen))


def silent(analysis: Analysis) -> None:
    """Actors named without a stance, apart from neutral ones."""
    speaking = {stance.actor.name for stance in analysis.stances}
    names = [actor.name for actor in analysis.actors if actor.name not in speaking]
    if names:
        with st.expander(say("read.silent", n=len(names)), icon=":material/voice_selection_off:"):
            st.html(parts.names(names, say("read.silent.why")))


def removal(name: str) -> None:
    """A way to remove the article, where it is the visitor's own."""
    if session.removable(name):
        with st.popover(say("remove"), icon=":material/delete:"):
            st.text(say("remove.sure"))
            st.button(say("remove"), key="remove", on_click=session.remove, args=(name,), width="stretch")


def text(analysis: Analysis, actors: Sequence[str]) -> None:
    """The article, or the part of a long one that has the first sentence of the actors (by name)."""
    sentences = analysis.sentences
    pages = max(1, -(-len(sentences) // A_PART))
    token = sha256("|".join([analysis.article.source, *actors]).encode()).hexdigest()[:16]
    key = f"part-{token}"
    first = min((e.sentence.index for s in analysis.stances if s.actor.name in actors for e in s.evidence), default=0)
    page = min(st.session_state.get(key, 1 + first // A_PART), pages)
    st.html(parts.article(analysis, actors, sentences[A_PART * (page - 1) : A_PART * page]))
    if pages > 1:
        st.pagination(pages, default=page, key=key)
    if actors:
        st.html(SCROLL.format(token=token), unsafe_allow_javascript=True)
