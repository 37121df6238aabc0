"""A visitor corrects the reader: every page sees it, our own reading stays beside it, and it can be taken back."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from stance.domain import Analysis, Kind, Label, Stance, key
from stance.library import Correction, Library, corrected
from stance.tables.statements import article_id
from stance.ui import session, words
from tests.handmade import library, report
from tests.test_app import html, opened, quotes, rerun
from tests.test_keeping import shelf, visit

__all__ = ["shelf"]
ONE, OTHER, _ = library()
NAME = article_id(ONE.article)
STANCE = ONE.stances[0]
TWICE = report("twice.txt", "en", "2025-01", [("Mira Velt", Kind.PERSON, 0, "neutral"), ("Mira Velt", Kind.PERSON, 0, "against")])


@pytest.fixture(autouse=True)
def no_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Corrections hold for the session; tests with a ``shelf`` keep them there."""
    monkeypatch.setattr(session, "opened_shelf", lambda: None)


def choose(app: AppTest, label: str, made: Analysis = ONE, whole: bool = False) -> AppTest:
    """Correct the first sentence of the first stance, or that stance in the whole report."""
    app.segmented_control(key=control(made) + ("-whole" if whole else "")).set_value(label)
    return rerun(app)


def control(made: Analysis = ONE) -> str:
    stance = made.stances[0]
    return f"correct-{article_id(made.article)}-{stance.evidence[0].sentence.index}-{stance.target.id}-{stance.actor.name}"


def controls(app: AppTest) -> list[str]:
    return [str(c.key) for c in app.segmented_control if str(c.key).startswith("correct-")]


def take_back(app: AppTest) -> AppTest:
    app.button(key="take-back-0").click()
    return rerun(app)


def said(app: AppTest) -> str:
    return " ".join(text.value for text in app.text)


def shown(app: AppTest, made: Analysis = ONE) -> Analysis:
    found: Analysis = app.session_state["library"][article_id(made.article)]
    return found


def first(app: AppTest, made: Analysis = ONE) -> Stance:
    return shown(app, made).stances[0]


def tiles(app: AppTest) -> list[str]:
    return re.findall(r'<div class="value" title="([^"]*)"', html(app))


def counted(app: AppTest, n: int) -> bool:
    """Whether the list of corrections is there and has ``n``."""
    return words.told("en", "correct.made", n=n) in [box.label for box in app.expander]


def test_a_corrected_sentence_shows_the_new_label_and_what_was_read() -> None:
    app = choose(opened(), "against")
    assert counted(app, 1)
    assert words.told("en", "label.favor") in said(app) and words.told("en", "label.against") in said(app)
    assert words.told("en", "corrected.sentence", label="favor") in quotes(app)[0] and "chip against" in quotes(app)[0]
    assert (first(app).label, first(app).read_as) == (Label.AGAINST, "favor")


@pytest.mark.parametrize("language", words.languages())
def test_every_language_says_what_was_read(language: str) -> None:
    made = report("spoken.txt", language, None, [("Mira Velt", Kind.PERSON, 0, "favor")])
    app = opened(held=(corrected(made, [Correction("Mira Velt", STANCE.target.id, Label.AGAINST, 0)]),), lang=language)
    label = words.told(language, "label.favor")
    assert words.told(language, "corrected.sentence", label=label) in quotes(app)[0]


def test_a_sentence_without_a_stance_leaves_the_list() -> None:
    app = opened()
    before = quotes(app)
    assert len(quotes(choose(app, "none"))) == len(before) - 1
    assert (STANCE.actor.name, STANCE.target.id) not in {(s.actor.name, s.target.id) for s in shown(app).stances}


def test_a_position_is_corrected_in_the_whole_report_with_all_its_sentences() -> None:
    app = choose(opened(held=(TWICE,)), "favor", TWICE, whole=True)
    assert first(app, TWICE).label is Label.FAVOR
    assert all("chip favor" in quote for quote in quotes(app))
    assert words.told("en", "correct.whole") in said(app)
    assert controls(app) and all(key.endswith("-whole") for key in controls(app)), "sentences follow the report"
    assert shown(take_back(app), TWICE) == TWICE


def test_a_position_that_one_sentence_shows_is_corrected_there() -> None:
    assert not [key for key in controls(opened()) if key.endswith("-whole")]


def test_a_sentence_can_turn_the_position_of_the_report() -> None:
    app = choose(opened(held=(TWICE,)), "favor", TWICE)
    assert (first(app, TWICE).label, first(app, TWICE).read_as) == (Label.FAVOR, "against")
    assert words.told("en", "corrected.sentence", label="neutral") in quotes(app)[0]
    assert words.told("en", "corrected.whole", label="against") in quotes(app)[1]


def test_a_correction_can_be_taken_back_and_its_control_follows() -> None:
    app = take_back(choose(opened(), "against"))
    assert shown(app) == ONE and not counted(app, 1)
    assert app.segmented_control(key=control()).value == "favor"


def test_of_two_corrections_of_one_sentence_the_last_holds_and_is_taken_back_at_once() -> None:
    app = choose(choose(opened(), "against"), "neutral")
    assert counted(app, 1) and first(app).label is Label.NEUTRAL
    assert shown(take_back(app)) == ONE


def test_saying_what_was_read_takes_the_correction_back() -> None:
    app = choose(choose(opened(), "against"), "favor")
    assert shown(app) == ONE and not counted(app, 1)


@pytest.mark.parametrize("page", ["explore", "network"])
def test_other_pages_mark_the_correction(page: str) -> None:
    app = choose(opened(), "against")
    app.switch_page(f"stance/ui/pages/{page}.py")
    rerun(app)
    assert any(words.told("en", "corrected.sentence", label="favor") in quote for quote in quotes(app))


def test_tiles_go_by_the_correction() -> None:
    app = opened()
    assert tiles(app)[1:4] == ["2", "0", "2"]
    assert tiles(choose(app, "against"))[1:4] == ["1", "0", "3"]


def test_the_table_has_a_column_for_corrections_once_there_are_any() -> None:
    app = opened()
    app.session_state["positions-table"] = True
    assert "corrected" not in rerun(app).dataframe[0].value
    table = choose(app, "against").dataframe[0].value
    assert table[table["corrected"]]["who"].tolist() == [STANCE.actor.name]


def test_files_have_the_correction_and_what_was_read() -> None:
    def page() -> None:
        import streamlit as st

        from stance.ui import downloads, session, verdicts

        name, correction = st.session_state["given"]
        verdicts.correct(name, correction)
        frame = session.frame()
        st.session_state["made"] = {kind: downloads.content(kind, frame, session.wording(frame), {}) for kind in downloads.KINDS}

    app = AppTest.from_function(page, default_timeout=60)
    app.session_state["library"] = {NAME: ONE}
    app.session_state["given"] = (NAME, Correction(STANCE.actor.name, STANCE.target.id, Label.AGAINST))
    made = app.run().session_state["made"]
    sheet, table = pd.read_csv(BytesIO(made["csv"])), pd.read_parquet(BytesIO(made["parquet"]))
    assert (sheet["label"][0], sheet["read_label"][0], sheet["sentence_read_label"][0]) == ("against", "favor", "favor")
    assert table["read_label"].tolist() == ["favor", "", "", ""]
    stance = json.loads(made["jsonl"])["stances"][0]
    assert (stance["label"], stance["read_as"], stance["evidence"][0]["read_as"]) == ("against", "favor", "favor")
    assert made["html"].count(f"({words.told('en', 'corrected')})") == 1
    edges = nx.read_graphml(BytesIO(made["graphml"])).edges(data=True)
    assert {d["stance"] for a, b, d in edges if (a, b) == ("actor:mira velt", f"target:{STANCE.target.id}")} == {"against"}


def test_a_correction_is_there_at_the_next_visit(shelf: Library) -> None:
    choose(visit(), "against")
    assert [c.label for c in shelf.corrections(key(ONE.article.text))] == [Label.AGAINST]
    again = visit()
    assert counted(again, 1) and first(again).label is Label.AGAINST
    take_back(again)
    assert shelf.corrections(key(ONE.article.text)) == () and shown(visit()) == ONE


def test_a_correction_is_there_after_the_server_started_again(
    shelf: Library, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for started in range(2):
        opened_anew = Library.open(f"sqlite:///{tmp_path / 'library.sqlite'}")
        monkeypatch.setattr(session, "opened_shelf", lambda found=opened_anew: found)
        app = visit() if started else choose(visit(), "against")
        assert counted(app, 1) and first(app).label is Label.AGAINST
        opened_anew.close()


def test_a_corrected_sample_still_cannot_be_removed(shelf: Library) -> None:
    app = choose(visit(), "against")
    assert not [b for b in app.button if b.key == "remove"]


def test_an_article_that_comes_again_has_its_corrections(shelf: Library) -> None:
    name = shelf.save(OTHER)
    stance = OTHER.stances[0]
    shelf.correct(name, Correction(stance.actor.name, stance.target.id, Label.FAVOR))
    shelf.delete(name)

    def page() -> None:
        import streamlit as st

        from stance.ui import session

        session.take_in(st.session_state["given"])

    app = AppTest.from_function(page)
    app.session_state["given"] = OTHER
    app.run()
    assert not app.exception, app.exception
    assert first(app, OTHER).label is Label.FAVOR


def test_what_a_correction_names_is_never_markup(shelf: Library) -> None:
    shelf.correct(shelf.save(ONE), Correction("**<b>x</b>**", "<i>y</i>", Label.FAVOR))
    app = visit()
    assert "**<b>x</b>** · <i>y</i>" in said(app) and shown(app) == ONE
    assert not [m for m in (*app.markdown, *app.caption) if "<b>x" in m.value] and "<b>x" not in html(app)
