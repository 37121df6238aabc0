"""The whole library as one file, out and in. Does not know what is in the file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from stance.library import Library, LibraryUnavailable, UnreadableLibrary
from stance.ui import session
from stance.ui.words import say

MEGABYTES = 200
"""The largest library that comes in; it is held in memory while it does."""


def controls() -> None:
    """Download and upload side by side; nothing where no library is kept."""
    shelf = session.kept()
    if shelf is None:
        return
    name = f"stance-library-{date.today():%Y-%m-%d}.zip"
    st.download_button(
        say("move.out"),
        lambda: whole(shelf),
        name,
        "application/zip",
        key="move-out",
        on_click="ignore",
        icon=":material/download:",
    )
    file = st.file_uploader(say("move.in"), "zip", max_upload_size=MEGABYTES, key="move-in")
    if st.button(say("move.in.go"), key="move-in-go", disabled=file is None) and file is not None:
        session.messages().append(taken_in(shelf, file.name, file.getvalue()))
        st.rerun()


def whole(shelf: Library) -> bytes:
    """Every article with all results and corrections, as the file that ``taken_in`` takes."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "library.zip"
        shelf.export_all(path)
        return path.read_bytes()


def taken_in(shelf: Library, name: str, content: bytes) -> str:
    """Add what the file has and the library lacks; one sentence on what came of it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "library.zip"
        path.write_bytes(content)
        try:
            new = shelf.import_all(path)
        except UnreadableLibrary as error:
            return say("move.bad", source=name, why=str(error).replace(path.name, name))
        except LibraryUnavailable as error:
            return session.unkept(error)
    session.forget()
    return say("move.done", n=new, source=name)
