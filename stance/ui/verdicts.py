"""What the visitor says against the reader: kept, applied and taken back. Does not draw.

Corrections hold for the session and, where the library can be written, for good; a sample is put there with its first one.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from stance.domain import Analysis, Label, key
from stance.fingerprint import EMBEDDED
from stance.library import Correction, LibraryUnavailable, corrected
from stance.stances import Thresholds
from stance.ui import session


def given(name: str) -> list[Correction]:
    """Those of an article, in the order they were made."""
    found: dict[str, list[Correction]] = st.session_state.setdefault("corrections", {})
    return found.setdefault(name, [])


def as_read(name: str) -> Analysis:
    """The article as the reader left it."""
    found: dict[str, Analysis] = st.session_state.setdefault("as read", {})
    return found.get(name) or session.library()[name]


def show(name: str, read: Analysis, corrections: Sequence[Correction]) -> None:
    """Have every page see the article with these corrections."""
    given(name)[:] = corrections
    st.session_state.setdefault("as read", {})[name] = read
    session.library()[name] = corrected(read, corrections, thresholds=Thresholds.beside(EMBEDDED)) if corrections else read


def correct(name: str, correction: Correction) -> None:
    read = as_read(name)
    show(name, read, [*given(name), correction])
    if shelf := session.kept():
        try:
            shelf.save(read)
            shelf.correct(key(read.article.text), correction)
        except LibraryUnavailable as error:
            session.messages().append(session.unkept(error))


def take_back(name: str, correction: Correction) -> None:
    read = as_read(name)
    show(name, read, [c for c in given(name) if c != correction])
    if shelf := session.kept():
        try:
            shelf.undo(key(read.article.text), correction)
        except LibraryUnavailable as error:
            session.messages().append(session.unkept(error))


def label_read(name: str, correction: Correction) -> Label | None:
    """What the reader itself made of the sentence that the correction is about; None for no stance."""
    for stance in as_read(name).stances:
        if (stance.actor.name, stance.target.id) == (correction.actor, correction.target):
            return next((e.odds.label for e in stance.evidence if e.sentence.index == correction.sentence), None)
    return None
