"""What the reader missed can be added: every page sees it, it is marked as ours to take back, and a later reading keeps it."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from stance.domain import Analysis, Kind, Label, key
from stance.library import Library
from stance.tables.statements import article_id
from stance.ui import session, words
from tests.handmade import FORCES, NATO, library, report
from tests.test_app import opened, quotes, rerun
from tests.test_correcting import counted, shown, take_back
from tests.test_keeping import shelf, visit

__all__ = ["shelf"]
ONE = library()[0]


@pytest.fixture(autouse=True)
def no_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "opened_shelf", lambda: None)


def unfolded(app: AppTest) -> AppTest:
    app.session_state["missed"] = True
    return rerun(app)


def add(app: AppTest, who: int, target: str, label: Label, number: int) -> AppTest:
    """Fill the form in and send it."""
    unfolded(app).selectbox(key="missed-who").set_value(who)
    rerun(app).selectbox(key=f"missed-in-{who}").set_value(number)
    app.segmented_control(key="missed-target").set_value(target)
    app.segmented_control(key="missed-label").set_value(label)
    app = rerun(app)
    app.button(key="missed-add").click()
    return rerun(app)


def stands(analysis: Analysis, name: str, target: str) -> list[tuple[str, list[int]]]:
    return [
        (s.label.value, [e.sentence.index for e in s.evidence])
        for s in analysis.stances
        if (s.actor.name, s.target.id) == (name, target)
    ]


def test_a_missed_statement_is_there_for_every_page_and_can_be_taken_back() -> None:
    app = opened()
    before = quotes(app)
    silent = [a.name for a in ONE.actors].index("the committee")
    app = add(app, silent, FORCES.id, Label.AGAINST, 2)
    assert stands(shown(app), "the committee", FORCES.id) == [("against", [2])]
    assert counted(app, 1) and any("the committee" in q for q in quotes(app))
    take_back(app)
    assert not stands(shown(app), "the committee", FORCES.id) and quotes(app) == before


def test_the_sentences_that_name_the_actor_come_first() -> None:
    app = unfolded(opened())
    app.selectbox(key="missed-who").set_value([a.name for a in ONE.actors].index("Poland"))
    app = rerun(app)
    offered = app.selectbox(key=f"missed-in-{[a.name for a in ONE.actors].index('Poland')}").options
    assert [o.split(" ")[0] for o in offered] == ["3", "1", "2", "4"]


@pytest.mark.parametrize("language", words.languages())
def test_every_language_offers_the_form(language: str) -> None:
    app = opened(held=(report("spoken.txt", language, None, [("Mira Velt", Kind.PERSON, 0, "favor")]),), lang=language)
    assert words.told(language, "missed") in [box.label for box in app.expander]


def test_it_is_kept(shelf: Library) -> None:
    shelf.save(ONE)
    app = visit()
    app.session_state["opening"] = article_id(ONE.article)
    app = add(rerun(app), [a.name for a in ONE.actors].index("Poland"), NATO.id, Label.NEUTRAL, 2)
    assert [(c.actor, c.target, c.label, c.sentence) for c in shelf.corrections(key(ONE.article.text))] == [
        ("Poland", NATO.id, Label.NEUTRAL, 2)
    ]
