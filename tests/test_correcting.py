"""A visitor corrects the reader: every page sees it, our own reading stays beside it, and it can be taken back."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from stance.domain import Analysis, Label, key
from stance.library import Library
from stance.tables.statements import article_id
from stance.ui import session, words
from tests.handmade import library
from tests.test_app import html, opened, quotes, rerun
from tests.test_keeping import shelf, visit

__all__ = ["shelf"]
ONE, *_ = library()
NAME = article_id(ONE.article)
STANCE = ONE.stances[0]
SENTENCE = STANCE.evidence[0].sentence.index
OTHER = Label.AGAINST if STANCE.evidence[0].odds.label is not Label.AGAINST else Label.FAVOR


def control(app: AppTest) -> str:
    """The key of the choice under the first sentence of the first stance."""
    wanted = f"correct-{NAME}-{SENTENCE}-{STANCE.target.id}-{STANCE.actor.name}"
    assert wanted in {c.key for c in app.segmented_control}
    return wanted


def choose(app: AppTest, label: str) -> AppTest:
    app.segmented_control(key=control(app)).set_value(label)
    return rerun(app)


def said(app: AppTest) -> str:
    return " ".join(text.value for text in app.text)


def shown(app: AppTest) -> Analysis:
    found: Analysis = app.session_state["library"][NAME]
    return found


def test_a_corrected_sentence_shows_the_new_label_and_what_was_read() -> None:
    app = choose(opened(), OTHER.value)
    assert words.told("en", "correct.made", n=1) in [box.label for box in app.expander]
    before, now = (words.told("en", "label." + label.value) for label in (STANCE.evidence[0].odds.label, OTHER))
    assert before in said(app) and now in said(app)
    evidence = next(e for s in shown(app).stances if s.actor == STANCE.actor for e in s.evidence if e.sentence.index == SENTENCE)
    assert evidence.odds.label is OTHER


def test_a_sentence_without_a_stance_leaves_the_list() -> None:
    app = opened()
    before = quotes(app)
    assert len(quotes(choose(app, "none"))) <= len(before)
    assert all(
        e.sentence.index != SENTENCE
        for s in shown(app).stances
        if (s.actor, s.target) == (STANCE.actor, STANCE.target)
        for e in s.evidence
    )


def test_a_correction_can_be_taken_back() -> None:
    app = choose(opened(), OTHER.value)
    app.button(key="take-back-0").click()
    assert shown(rerun(app)) == ONE
    assert words.told("en", "correct.made", n=1) not in [box.label for box in app.expander]


def test_other_pages_see_the_correction() -> None:
    app = choose(opened(), OTHER.value)
    app.switch_page("stance/ui/pages/explore.py")
    rerun(app)
    assert shown(app) != ONE and html(app)


def test_a_correction_is_there_at_the_next_visit(shelf: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    choose(visit(), OTHER.value)
    assert [c.label for c in shelf.corrections(key(ONE.article.text))] == [OTHER]
    again = visit()
    assert words.told("en", "correct.made", n=1) in [box.label for box in again.expander]
    again.button(key="take-back-0").click()
    rerun(again)
    assert shelf.corrections(key(ONE.article.text)) == ()


def test_without_a_library_on_disk_a_correction_holds_for_the_session(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "opened_shelf", lambda: None)
    app = choose(opened(), OTHER.value)
    assert shown(app) != ONE
