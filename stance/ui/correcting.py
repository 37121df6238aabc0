"""The controls with which a visitor corrects the reader, for a sentence or a whole article. Does not keep the corrections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from stance.charts.look import SIGNS
from stance.domain import Evidence, Label, Stance
from stance.library import Correction
from stance.library.corrections import NO_STANCE
from stance.ui import session, verdicts
from stance.ui.words import label_name, say, target_name

CHOICES = (*(label.value for label in Label), NO_STANCE)


def control(name: str, number: int, said: Sequence[tuple[Stance, Evidence]]) -> None:
    """Under sentence ``number`` of an article: a choice of label for everybody who says something with it.

    There is one for the sentence, unless the article has a verdict, and one for the article where more sentences show the stance.
    """
    given = {c.about for c in verdicts.holding(name)}
    done = any(place == number for *_, place in given) or any((s.actor.name, s.target.id, None) in given for s, _ in said)
    with st.popover(say("correct.done" if done else "correct"), type="tertiary", icon=":material/edit:"):
        for stance, _ in said:
            whole = Correction(stance.actor.name, stance.target.id, stance.label)
            if whole.about not in given:
                choice(name, replace(whole, sentence=number), number, stance)
            if whole.about in given or len(stance.evidence) > 1:
                choice(name, whole, number, stance)


def choice(name: str, about: Correction, number: int, stance: Stance) -> None:
    """The label as it stands; another one is a correction."""
    key = f"correct-{name}-{number}-{about.target}-{about.actor}" + ("-whole" if about.sentence is None else "")
    label = verdicts.label_in(session.library()[name], about)
    st.session_state[key] = label.value if label else NO_STANCE
    what = called(about, target_name(stance.target.id, stance.target.name))
    st.segmented_control(
        session.shown(what), CHOICES, key=key, required=True, format_func=worded, on_change=decide, args=(name, about, key)
    )


def called(about: Correction, target: str) -> str:
    """Whom, on what, and whether in the whole article."""
    return " · ".join([about.actor, target] + ([say("correct.whole")] if about.sentence is None else []))


def worded(choice: str) -> str:
    return f"{SIGNS[choice]} {label_name(choice)}" if choice in SIGNS else label_name(choice)


def decide(name: str, about: Correction, key: str) -> None:
    """Keep a verdict; one that says what would stand without it only takes back the one before."""
    chosen = st.session_state[key]
    label = None if chosen == NO_STANCE else Label(chosen)
    verdicts.take_back(name, about)
    if verdicts.label_in(session.library()[name], about) is not label:
        verdicts.correct(name, Correction(about.actor, about.target, label, about.sentence))


def made(name: str) -> None:
    """The corrections of an article with what the reader had said, each with a way to take it back."""
    given = verdicts.holding(name)
    if not given:
        return
    read = verdicts.as_read(name)
    names = {s.target.id: s.target.name for s in read.stances}
    with st.expander(say("correct.made", n=len(given)), icon=":material/edit_note:"):
        for n, one in enumerate(given):
            line, button = st.columns([5, 1], vertical_alignment="center")
            who = called(one, target_name(one.target, names.get(one.target, one.target)))
            line.text(say("correct.line", who=who, before=told(verdicts.label_in(read, one)), now=told(one.label)))
            button.button(say("correct.undo"), key=f"take-back-{n}", on_click=verdicts.take_back, args=(name, one), type="tertiary")


def told(label: Label | None) -> str:
    return worded(label.value if label else NO_STANCE)
