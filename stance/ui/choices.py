"""A row of alternatives of which one always holds. Does not know what is chosen from."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from stance.ui.words import say


def one_of(names: Iterable[str], key: str, default: str, words: str, title: str) -> str:
    """The chosen name, which stands in the URL under ``key``; each is called what ``words``.name says, the row ``title``."""
    chosen = st.segmented_control(
        say(title),
        list(names),
        key=key,
        default=default,
        required=True,
        format_func=lambda name: say(f"{words}.{name}"),
        bind="query-params",
        label_visibility="collapsed",
    )
    return chosen or default
