"""Jobs wait until they are done, through any restart."""

from __future__ import annotations

import pytest

from stance.library import Library, Queued
from tests.library.conftest import Clock

CONTENTS = ["Words, Слова, λόγια.", "", "\0 and \udce9", b"", b"\0\xff\xfe bytes", bytes(range(256)) * 4000]


@pytest.mark.parametrize("content", CONTENTS, ids=["text", "no text", "odd text", "no bytes", "bytes", "a megabyte"])
def test_content_comes_back_as_it_was(library: Library, content: bytes | str) -> None:
    taken = library.take(library.queue("caf\udce9\0.txt", content))
    assert taken == content and type(taken) is type(content)
    assert [job.source for job in library.pending()] == ["caf\udce9\0.txt"]


def test_jobs_wait_in_order_through_a_restart(url: str, clock: Clock) -> None:
    before = Library.open(url, clock)
    jobs = [before.queue(f"{n}.txt", f"Text {n}.") for n in range(3)]
    before.close()
    after = Library.open(url, clock)
    assert after.pending() == tuple(Queued(job, f"{n}.txt", clock.at, tries=0) for n, job in enumerate(jobs))
    assert [after.take(job) for job in jobs] == ["Text 0.", "Text 1.", "Text 2."]


def test_a_job_that_is_done_is_forgotten(library: Library) -> None:
    first, second = library.queue("1.txt", "1"), library.queue("2.txt", "2")
    library.done(first)
    library.done(first)
    assert [job.id for job in library.pending()] == [second]
    assert library.take(first) is None
    library.done(second)
    assert library.queue("3.txt", "3") not in (first, second)


def test_a_job_that_ends_the_program_can_be_told_by_its_tries(url: str) -> None:
    job = Library.open(url).queue("bad.pdf", b"%PDF")
    for _ in range(3):
        Library.open(url).take(job)
    assert [waiting.tries for waiting in Library.open(url).pending()] == [3]


def test_a_failed_job_keeps_its_reason_and_nothing_else(library: Library) -> None:
    job = library.queue("bad.pdf", b"%PDF")
    library.failed(job, "bad.pdf holds no text.")
    assert (library.pending(), library.take(job)) == ((), None)
    assert [(failed.source, failed.reason) for failed in library.failures()] == [("bad.pdf", "bad.pdf holds no text.")]
    library.done(job)
    assert library.failures() == ()
