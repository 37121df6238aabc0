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


def holding(name: str) -> list[Correction]:
    """Of an article's corrections on the same thing, the last."""
    return list({c.about: c for c in given(name)}.values())


def show(name: str, read: Analysis, corrections: Sequence[Correction]) -> None:
    """Have every page see the article with these corrections; tables, charts and files are all made of what stands here."""
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


def take_back(name: str, about: Correction) -> None:
    """Undo whatever was said on the same thing."""
    read = as_read(name)
    gone = [c for c in given(name) if c.about == about.about]
    show(name, read, [c for c in given(name) if c not in gone])
    if shelf := session.kept():
        try:
            for correction in gone:
                shelf.undo(key(read.article.text), correction)
        except LibraryUnavailable as error:
            session.messages().append(session.unkept(error))


def label_in(analysis: Analysis, about: Correction) -> Label | None:
    """What an analysis makes of the sentence, or the whole article, that a correction is about; None for no stance."""
    actor, target, sentence = about.about
    stance = next((s for s in analysis.stances if (s.actor.name, s.target.id) == (actor, target)), None)
    if stance is None:
        return None
    return stance.label if sentence is None else next((e.odds.label for e in stance.evidence if e.sentence.index == sentence), None)
