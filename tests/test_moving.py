"""The library as one file through the app: what goes out comes in elsewhere, and a file that is something else changes nothing."""

from __future__ import annotations

import pytest

from stance.domain import Label
from stance.library import Correction, Library, key
from stance.tables.statements import article_id
from stance.ui import moving, words
from tests.handmade import library
from tests.test_app import quotes
from tests.test_keeping import shelf, titles, visit

__all__ = ["shelf"]
ONE, OTHER, NEW = library()


def test_what_went_out_comes_in_elsewhere(shelf: Library) -> None:
    correction = Correction(NEW.stances[0].actor.name, NEW.stances[0].target.id, Label.AGAINST)
    shelf.correct(shelf.save(NEW), correction)
    content = moving.whole(shelf)
    elsewhere = Library.open("sqlite://")
    assert moving.taken_in(elsewhere, "my.zip", content) == words.told("en", "move.done", n=1, source="my.zip")
    assert elsewhere.get(key(NEW.article.text)) == NEW
    assert elsewhere.corrections(key(NEW.article.text)) == (correction,)
    elsewhere.close()


def test_a_library_that_came_in_is_seen_at_once(shelf: Library) -> None:
    other = Library.open("sqlite://")
    first = OTHER.stances[0]
    other.correct(other.save(OTHER), Correction(first.actor.name, first.target.id, Label.FAVOR))
    app = visit()
    app.switch_page("stance/ui/pages/about.py").run()
    app.file_uploader(key="move-in").set_value(("my.zip", moving.whole(other), "application/zip")).run()
    app.button(key="move-in-go").click().run()
    assert words.told("en", "move.done", n=1, source="my.zip") in app.info[0].value.replace("\\", "")
    app.switch_page("stance/ui/pages/read.py").run()
    assert titles(app) == [ONE.article.title, OTHER.article.title]
    app.selectbox(key="opened").set_value(article_id(OTHER.article)).run()
    assert words.told("en", "corrected.sentence", label="against") in quotes(app)[0]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"no zip at all"])
def test_a_file_that_is_no_library_is_told_and_changes_nothing(shelf: Library, content: bytes) -> None:
    said = moving.taken_in(shelf, "my.zip", content)
    assert said.startswith("my.zip") and "library.zip" not in said and "\n" not in said
    assert shelf.keys() == ()
