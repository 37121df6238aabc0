"""The controls with which a visitor corrects the reader, sentence by sentence. Does not keep the corrections."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from stance.charts.look import SIGNS
from stance.domain import Evidence, Label, Stance
from stance.library import Correction
from stance.ui import session, verdicts
from stance.ui.words import say, target_name

NO_STANCE = "none"
CHOICES = (*(label.value for label in Label), NO_STANCE)


def control(name: str, number: int, said: Sequence[tuple[Stance, Evidence]]) -> None:
    """Under sentence ``number`` of an article: a choice of label for everybody who says something with it."""
    done = any(c.sentence == number for c in verdicts.given(name))
    with st.popover(say("correct.done" if done else "correct"), type="tertiary", icon=":material/edit:"):
        for stance, evidence in said:
            about = Correction(stance.actor.name, stance.target.id, None, number)
            key = f"correct-{name}-{number}-{about.target}-{about.actor}"
            st.segmented_control(
                session.shown(f"{stance.actor.name} · {target_name(stance.target.id, stance.target.name)}"),
                CHOICES,
                default=evidence.odds.label.value,
                key=key,
                format_func=worded,
                on_change=decide,
                args=(name, about, key),
            )


def worded(choice: str) -> str:
    return say("correct.none") if choice == NO_STANCE else f"{SIGNS[choice]} {say('label.' + choice)}"


def decide(name: str, about: Correction, key: str) -> None:
    choice = st.session_state[key]
    if choice:
        label = None if choice == NO_STANCE else Label(choice)
        verdicts.correct(name, Correction(about.actor, about.target, label, about.sentence))


def made(name: str) -> None:
    """The corrections of an article with what the reader had said, each with a way to take it back."""
    given = verdicts.given(name)
    if not given:
        return
    names = {s.target.id: s.target.name for s in verdicts.as_read(name).stances}
    with st.expander(say("correct.made", n=len(given)), icon=":material/edit_note:"):
        for n, one in enumerate(given):
            line, button = st.columns([5, 1], vertical_alignment="center")
            who = f"{one.actor} · {target_name(one.target, names.get(one.target, one.target))}"
            line.text(say("correct.line", who=who, before=told(verdicts.label_read(name, one)), now=told(one.label)))
            button.button(say("correct.undo"), key=f"take-back-{n}", on_click=verdicts.take_back, args=(name, one), type="tertiary")


def told(label: Label | None) -> str:
    return worded(label.value if label else NO_STANCE)
