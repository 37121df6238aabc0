"""What was handed in is read, even if the program ended before; and what ends the program each time is given up."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from stance.library import Library, key
from stance.ui import session, waiting
from stance.ui.jobs import Job, Order, ended
from tests.handmade import library
from tests.test_app import rerun
from tests.test_keeping import shelf, titles, visit

__all__ = ["shelf"]
ONE, OTHER, NEW = library()


class Reader:
    """A worker that has read everything at once, as handmade."""

    def start(self, order: Order, queued: int | None = None) -> Job:
        job = ended(order, NEW)
        job.queued = queued
        return job


@pytest.fixture(autouse=True)
def another_run(shelf: Library, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(session, "worker", Reader)
    waiting.left.clear()
    yield
    waiting.left.clear()


def test_what_an_earlier_run_left_is_read_and_kept(shelf: Library) -> None:
    shelf.queue("left.txt", NEW.article.text)
    assert titles(rerun(visit())) == [ONE.article.title, NEW.article.title]
    assert shelf.pending() == () and key(NEW.article.text) in shelf


def test_one_visitor_alone_takes_it_over(shelf: Library) -> None:
    shelf.queue("left.txt", NEW.article.text)
    visit()
    assert waiting.left("") == []


def test_what_is_handed_in_waits_on_disk_until_it_is_read(shelf: Library) -> None:
    number = waiting.put(Order("new.txt", b"Some words."))
    assert [job.source for job in shelf.pending()] == ["new.txt"]
    waiting.done(Job(Order("new.txt"), number))
    assert shelf.pending() == ()


def test_an_address_is_not_kept(shelf: Library) -> None:
    assert waiting.put(Order("https://example.org/report")) is None
    assert shelf.pending() == ()


def test_an_article_that_ends_the_program_each_time_is_given_up(shelf: Library) -> None:
    number = shelf.queue("deadly.pdf", b"...")
    for _ in range(waiting.MOST_TRIES):
        shelf.take(number)
    assert waiting.left("") == []
    assert [job.source for job in shelf.failures()] == ["deadly.pdf"]
