"""A form for a statement that the reader missed: who, on what, which sentence, which label. Does not keep it.

Menus show their options as they are, without markdown, so what comes from an article needs no escaping here.
"""

from __future__ import annotations

import streamlit as st

from stance.domain import Actor, Analysis, Label, Sentence
from stance.library import Correction
from stance.targets import BUILT_IN
from stance.ui import verdicts
from stance.ui.correcting import worded
from stance.ui.words import say, target_name

LONGEST = 90
"""Characters of a sentence in the menu."""


def form(name: str, analysis: Analysis) -> None:
    """Closed until asked for; nothing to offer where nobody is named."""
    if not analysis.actors:
        return
    with st.expander(say("missed"), key="missed", on_change="rerun", icon=":material/add_comment:") as box:
        if box.open:
            fields(name, analysis)


def fields(name: str, analysis: Analysis) -> None:
    """One after the other, since the sentences offered first are those that name the actor."""
    called = [a.name for a in analysis.actors]
    who = st.selectbox(say("missed.who"), range(len(called)), format_func=called.__getitem__, key="missed-who")
    actor = analysis.actors[who]
    written = [shortened(analysis, s) for s in analysis.sentences]
    number = st.selectbox(say("missed.sentence"), near(analysis, actor), format_func=written.__getitem__, key=f"missed-in-{who}")
    topics = {t.id: target_name(t.id, t.name) for t in BUILT_IN}
    target = st.segmented_control(
        say("missed.target"),
        list(topics),
        default=BUILT_IN[0].id,
        required=True,
        format_func=topics.__getitem__,
        key="missed-target",
    )
    label = st.segmented_control(
        say("missed.label"), list(Label), default=Label.FAVOR, required=True, format_func=worded, key="missed-label"
    )
    given = Correction(actor.name, target, Label(label), number)
    st.button(say("missed.add"), key="missed-add", on_click=verdicts.correct, args=(name, given))


def near(analysis: Analysis, actor: Actor) -> list[int]:
    """The sentences' numbers, those with a mention of the actor first."""
    named = {m.sentence for m in actor.mentions}
    return sorted((s.index for s in analysis.sentences), key=lambda n: (n not in named, n))


def shortened(analysis: Analysis, sentence: Sentence) -> str:
    text = " ".join(sentence.span.of(analysis.article.text).split())
    return f"{sentence.index + 1} · {text if len(text) <= LONGEST else text[: LONGEST - 1] + '…'}"
