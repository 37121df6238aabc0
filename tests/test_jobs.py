"""Several articles in one file, in the app and in a batch alike: what goes wrong with one costs that one, and a cancel ends the job."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest

from stance.articles import files
from stance.batch.documents import Document
from stance.batch.ledger import ARTICLES
from stance.batch.predictor import predict
from stance.domain import Sentence, Target
from stance.pipeline import Progress
from stance.stances import Thresholds
from stance.ui.jobs import Job, Order, Worker
from tests.articles.made import archive
from tests.test_batch import FakeReader, FirstWord

SEVERAL = archive({"a.txt": b"Anna spoke.", "b.txt": b"Bert will STUMBLE.", "c.txt": b" ", "d.txt": b"Dora spoke."})
STUMBLED = "several.zip/b.txt could not be read because of an error of ours (ZeroDivisionError)."


@dataclass(frozen=True)
class Stopped:
    """A reader that waits at its second article until somebody has cancelled."""

    reached: threading.Event
    cancelled: threading.Event
    name: str = "stopped"
    thresholds: Thresholds = Thresholds()

    def read(self, text: str, sentences: tuple[Sentence, ...], targets: Sequence[Target], progress: Progress) -> FirstWord:
        if "Bert" in text:
            self.reached.set()
            self.cancelled.wait(60)
        progress(1, 1)
        return FirstWord(text, sentences, targets)


def read(order: Order) -> Job:
    job = Worker(FakeReader).start(order)
    assert job.ended.wait(60)
    return job


def told(content: bytes) -> list[str]:
    """The sentences for what could not be read; those of the app, which are those of a batch."""
    job = read(Order("several.zip", content))
    rows = [
        dict(zip(ARTICLES, row, strict=True)) for row in predict(Document("several.zip", ".zip", content), FakeReader()).articles
    ]
    assert [row["failure"] for row in rows if row["failure"]] == job.errors
    assert [row["source"] for row in rows if not row["failure"]] == [made.article.source for made in job.analyses]
    assert job.failed == ""
    return job.errors


def test_an_error_of_the_reader_costs_one_article() -> None:
    assert told(SEVERAL) == [STUMBLED, "several.zip/c.txt is empty."]


@pytest.mark.parametrize("step", ["language", "decode", "fault"])
def test_an_error_before_the_reader_costs_one_article(monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    def stumbling(given: str | bytes, *more: object) -> object:
        if given in ("Bert will STUMBLE.", b"Bert will STUMBLE."):
            raise ZeroDivisionError
        return usual(given, *more)

    usual: Callable[..., object] = getattr(files, step)
    monkeypatch.setattr(files, step, stumbling)
    assert told(SEVERAL) == [STUMBLED, "several.zip/c.txt is empty."]


def test_an_archive_that_breaks_off_keeps_what_came_before(monkeypatch: pytest.MonkeyPatch) -> None:
    def torn(content: bytes) -> object:
        yield "a.txt", b"Anna spoke."
        raise ZeroDivisionError

    monkeypatch.setattr(files, "members", torn)
    assert told(SEVERAL) == ["several.zip could not be read because of an error of ours (ZeroDivisionError)."]


def test_what_holds_no_article_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STANCE_FETCH", "off")
    assert read(Order("https://example.org/")).errors == ["Fetching web pages is turned off here; paste the text instead."]
    assert read(Order("pasted text", "...")).errors == ["pasted text has no words to read."]


def test_a_cancel_ends_the_job_and_keeps_what_was_read() -> None:
    reader = Stopped(threading.Event(), threading.Event())
    job = Worker(lambda: reader).start(Order("several.zip", SEVERAL))
    assert reader.reached.wait(60)
    job.stop.set()
    reader.cancelled.set()
    assert job.ended.wait(60)
    assert [made.article.source for made in job.analyses] == ["several.zip/a.txt"]
    assert job.errors == [] and job.failed == "add.cancelled"


def test_a_cancel_ends_a_job_in_which_nothing_can_be_read() -> None:
    job = Job(Order("several.zip", archive({"a.txt": b" ", "b.txt": b" "})))
    worker = Worker(FakeReader)
    worker.reader.result()
    answers = iter((False, True))
    job.stop.is_set = lambda: next(answers)  # type: ignore[method-assign]
    worker.run(job)
    assert job.errors == [] and job.failed == "add.cancelled"
