"""What is added stays: another visit finds it, what is removed is gone from it, and can be brought back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from stance.articles import from_text
from stance.domain import Analysis, Article
from stance.library import Library, LibraryUnavailable
from stance.tables.statements import article_id
from stance.ui import session, words
from stance.ui.jobs import Job, Order, ended
from tests.handmade import library
from tests.test_app import APP, html, rerun

ONE, OTHER, NEW = library()


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    """A library in memory, and one sample that is read already."""
    found = Library.open("sqlite://")
    monkeypatch.setattr(session, "opened_shelf", lambda: found)
    monkeypatch.setattr(session, "samples", lambda: (read(ONE),))
    yield found
    found.close()


def read(analysis: Analysis) -> Job:
    """A sample that is read already."""
    return ended(Order(analysis.article.source), analysis)


def visit() -> AppTest:
    app = AppTest.from_file(APP, default_timeout=60).run()
    assert not app.exception, app.exception
    return app


def titles(app: AppTest) -> list[str]:
    return [option.split(" · ")[0] for option in app.selectbox(key="opened").options]


def test_another_visit_finds_what_was_kept(shelf: Library) -> None:
    shelf.save(NEW)
    assert titles(visit()) == [ONE.article.title, NEW.article.title]


def test_what_is_removed_can_be_brought_back_and_else_stays_away(shelf: Library) -> None:
    shelf.save(NEW)
    app = visit()
    assert not [b for b in app.button if b.key == "remove"], "samples stay"
    app.selectbox(key="opened").set_value(article_id(NEW.article)).run()
    app.button(key="remove").click()
    assert words.told("en", "remove.done", title=NEW.article.title) in rerun(app).info[0].value.replace("\\", "")
    assert titles(app) == titles(visit()) == [ONE.article.title]
    app.button(key="bring-back").click()
    rerun(app)
    assert titles(app) == titles(visit()) == [ONE.article.title, NEW.article.title]


def test_without_a_disk_the_app_reads_on_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "opened_shelf", lambda: LibraryUnavailable("The disk is full."))
    monkeypatch.setattr(session, "samples", lambda: (read(ONE),))
    app = visit()
    assert "The disk is full." in app.info[0].value.replace("\\", "")
    assert "Mira Velt" in html(app)


def test_an_analysis_that_was_taken_in_is_on_disk(shelf: Library) -> None:
    def page() -> None:
        import streamlit as st

        from stance.ui import session

        session.take_in(st.session_state["given"])

    article: Article = from_text("Poland says no to peacekeepers in Ukraine.", "new.txt")
    given = Analysis(article, (), (), (), "handmade")
    app = AppTest.from_function(page)
    app.session_state["given"] = given
    app.run()
    assert not app.exception, app.exception
    assert list(shelf.analyses()) == [given]


def test_the_first_sample_is_shown_while_others_are_still_read(shelf: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    late = read(OTHER)
    late.ended.clear()
    monkeypatch.setattr(session, "samples", lambda: (read(ONE), late))
    app = visit()
    assert titles(app) == [ONE.article.title]
    assert words.told("en", "loading") in [caption.value for caption in app.caption]
    late.ended.set()
    assert titles(rerun(app)) == [ONE.article.title, OTHER.article.title]
    assert words.told("en", "loading") not in [caption.value for caption in app.caption]
