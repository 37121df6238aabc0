"""Who is looking: on a shared server somebody who logged in, elsewhere whoever sits at the machine. Does not keep anything.

Logging in is Streamlit's own (OpenID Connect, docs.streamlit.io/develop/api-reference/user/st.login). Where the server was started
to demand it, nobody gets past ``gate`` without, even if what Streamlit needs for it is missing.
"""

from __future__ import annotations

import hashlib
import os

import streamlit as st

from stance.ui.words import say

VARIABLE = "STANCE_LOGIN"
"""Set by ``python -m stance serve --login``: visitors must log in, and each has a library of their own."""


def must_log_in() -> bool:
    return VARIABLE in os.environ


def known() -> bool:
    return bool(st.user.get("is_logged_in", False))


def owner() -> str:
    """Whose library this session works on: "" the machine's, else a name made of who vouches and for whom, which tells neither."""
    if not must_log_in():
        return ""
    if not known():
        raise PermissionError("Nobody is logged in.")
    return hashlib.sha256(f"{st.user['iss']}\n{st.user['sub']}".encode()).hexdigest()


def gate() -> None:
    """Ends the script's run with an invitation to log in where that is demanded and not done."""
    if must_log_in() and not known():
        st.title(say("login.title"), anchor=False)
        st.write(say("login.why"))
        st.button(say("login.in"), type="primary", on_click=st.login)
        st.stop()


def leave() -> None:
    """The way out, where there is a way in."""
    if must_log_in():
        st.button(say("login.out"), help=str(st.user.get("name") or st.user.get("email") or ""), on_click=st.logout)
