"""The control that takes in articles: upload, paste, progress, cancel. Does not read them itself."""

from __future__ import annotations

import streamlit as st

from stance.ui import session


def add_articles() -> None:
    """Upload and paste; what is handed in goes to the worker."""
    with st.popover("Add an article", icon=":material/add:", width="stretch"):
        files = st.file_uploader(
            "Text files (.txt, up to 20 MB)", type=["txt"], accept_multiple_files=True, max_upload_size=20, key="files"
        )
        if st.button("Read the files", disabled=not files, width="stretch"):
            for file in files or []:
                session.jobs().append(session.worker().start(file.name, file.getvalue()))
        pasted = st.text_area("or paste the text of an article", height=140, key="pasted")
        if st.button("Read the text", width="stretch"):
            if pasted.strip():
                session.jobs().append(session.worker().start("pasted text", pasted))
            else:
                st.warning("Paste some text first.")


def progress() -> None:
    """A bar and a cancel button per article on its way; redrawn twice a second while there is one, and not at all otherwise."""
    if session.jobs():
        st.fragment(draw, run_every=0.5)()


def draw() -> None:
    if any(job.ended.is_set() for job in session.jobs()):
        st.rerun()
    for number, job in enumerate(session.jobs()):
        bar, button = st.columns([5, 1], vertical_alignment="center")
        told = f"sentence {job.done} of {job.total}" if job.total else "waiting"
        bar.progress(job.done / job.total if job.total else 0.0, text=f"Reading {session.shown(job.source)}: {told}")
        if button.button("Cancel", key=f"cancel-{number}"):
            job.stop.set()
