"""The control that takes in articles: upload, paste, web address, progress, cancel. Does not read them itself."""

from __future__ import annotations

import streamlit as st

from stance.articles import ENCODINGS, LARGEST_FILE, MOST_FILES, SUFFIXES
from stance.ui import session
from stance.ui.jobs import Order
from stance.ui.words import say

MEGABYTES = LARGEST_FILE // 1_000_000


def add_articles() -> None:
    """Upload, paste and web address; what is handed in goes to the worker."""
    with st.popover(say("add"), icon=":material/add:", type="primary"):
        upload()
        paste()
        fetch()


def upload() -> None:
    files = st.file_uploader(
        say("add.files", size=MEGABYTES), list(SUFFIXES), accept_multiple_files=True, max_upload_size=MEGABYTES, key="files"
    )
    encoding = st.selectbox(
        say("add.encoding"),
        list(ENCODINGS),
        index=None,
        key="encoding",
        format_func=ENCODINGS.__getitem__,
        placeholder=say("add.encoding.told"),
    )
    if len(files) > MOST_FILES:
        st.warning(say("add.too.many", n=MOST_FILES))
    elif st.button(say("add.read.files"), key="read-files", disabled=not files, width="stretch"):
        session.start(*(Order(file.name, file.getvalue(), encoding) for file in files))


def paste() -> None:
    pasted = st.text_area(say("add.paste"), height=140, key="pasted")
    if st.button(say("add.read.text"), key="read-text", width="stretch"):
        if pasted.strip():
            session.start(Order(say("add.pasted"), pasted))
        else:
            st.warning(say("add.nothing"))


def fetch() -> None:
    address = st.text_input(say("add.url"), key="address", placeholder="https://")
    if st.button(say("add.read.url"), key="read-url", disabled=not address.strip(), width="stretch"):
        session.start(Order(address.strip()))


def progress() -> None:
    """A bar and a cancel button per article on its way; redrawn twice a second while there is one, and not at all otherwise."""
    if session.jobs() or session.awaited():
        st.fragment(draw, run_every=0.5)()


def draw() -> None:
    waiting = session.awaited()
    if any(job.ended.is_set() for job in session.jobs()) or (waiting and all(job.ended.is_set() for job in waiting)):
        st.rerun()
    if waiting:
        st.caption(say("loading"))
    for number, job in enumerate(session.jobs()):
        bar, button = st.columns([6, 1], vertical_alignment="center")
        source = session.shown(job.order.source)
        told = say("add.reading", source=source, done=job.done, total=job.total) if job.total else say("add.waiting", source=source)
        bar.progress(job.done / job.total if job.total else 0.0, text=told)
        if button.button(say("add.cancel"), key=f"cancel-{number}"):
            job.stop.set()


def messages() -> None:
    """What came of the articles handed in, said once."""
    for message in session.messages():
        st.info(session.shown(message), icon=":material/info:")
    session.messages().clear()
    if removed := st.session_state.get("removed"):
        title = session.shown(removed.article.title)
        st.button(say("remove.undo", title=title), key="bring-back", on_click=session.bring_back, icon=":material/undo:")
