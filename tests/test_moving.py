"""The library as one file through the app: what goes out comes in elsewhere, and a file that is something else changes nothing."""

from __future__ import annotations

import pytest

from stance.library import Library, key
from stance.ui import moving, words
from tests.handmade import library
from tests.test_keeping import shelf, titles, visit

__all__ = ["shelf"]
ONE, OTHER, NEW = library()


def test_what_went_out_comes_in_elsewhere(shelf: Library) -> None:
    shelf.save(NEW)
    content = moving.whole(shelf)
    elsewhere = Library.open("sqlite://")
    assert moving.taken_in(elsewhere, "my.zip", content) == words.told("en", "move.done", n=1, source="my.zip")
    assert elsewhere.get(key(NEW.article.text)) == NEW
    elsewhere.close()


def test_a_library_that_came_in_is_seen_at_once(shelf: Library) -> None:
    other = Library.open("sqlite://")
    other.save(OTHER)
    app = visit()
    app.switch_page("stance/ui/pages/about.py").run()
    app.file_uploader(key="move-in").set_value(("my.zip", moving.whole(other), "application/zip")).run()
    app.button(key="move-in-go").click().run()
    assert words.told("en", "move.done", n=1, source="my.zip") in app.info[0].value.replace("\\", "")
    app.switch_page("stance/ui/pages/read.py").run()
    assert titles(app) == [ONE.article.title, OTHER.article.title]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"no zip at all"])
def test_a_file_that_is_no_library_is_told_and_changes_nothing(shelf: Library, content: bytes) -> None:
    said = moving.taken_in(shelf, "my.zip", content)
    assert said.startswith("my.zip") and "library.zip" not in said and "\n" not in said
    assert shelf.keys() == ()
