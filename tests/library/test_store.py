"""What the library promises about articles, on every kind of database."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from stance.domain import Analysis, Label
from stance.library import Correction, Library, Listed, key
from tests.library import examples
from tests.library.conftest import Clock

VERDICT = Correction("Lena Varnholt", "nato_membership", Label.AGAINST, note="She says so in the last line.")


def test_what_was_saved_is_there_after_a_restart(url: str) -> None:
    first = Library.open(url)
    name = first.save(examples.analysis(1))
    first.close()
    assert name == key(examples.text(1))
    assert Library.open(url).get(name) == examples.analysis(1)


def test_what_was_never_saved_is_not_there(library: Library) -> None:
    assert library.get(key("never")) is None and library.get("\0\ud800") is None
    assert (library.keys(), library.listed(), list(library.analyses()), library.history("x")) == ((), (), [], ())


@settings(deadline=None, max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=examples.ANALYSES)
def test_a_database_keeps_anything(library: Library, made: Analysis) -> None:
    own = library.of(key(repr(made)))
    assert repr(own.get(own.save(made))) == repr(made)


def test_the_same_text_and_model_again_change_nothing(library: Library, clock: Clock) -> None:
    name = library.save(examples.analysis(1))
    before = library.listed(), library.revision()
    clock.move(hours=1)
    assert library.save(examples.analysis(1)) == name
    assert (library.listed(), library.revision()) == before


def test_a_new_model_is_shown_and_the_old_result_stays_readable(library: Library) -> None:
    old, new = examples.analysis(1, "old"), examples.analysis(1, "new")
    name = library.save(old)
    library.save(new)
    assert library.get(name) == new
    assert [row.model for row in library.listed()] == ["new"]
    assert library.history(name) == (old, new)


def test_articles_are_listed_newest_first_page_by_page(library: Library, clock: Clock) -> None:
    names = [library.save(examples.analysis(n)) for n in range(5)]
    assert library.keys() == tuple(reversed(names))
    assert [row.title for page in range(3) for row in library.listed(2, 2 * page)] == [f"Title {n}" for n in (4, 3, 2, 1, 0)]
    assert library.listed(1) == (Listed(names[4], "Title 4", "4.txt", "en", "2024-12", "first", clock.at),)


def test_analyses_come_in_the_order_asked_for(library: Library) -> None:
    names = [library.save(examples.analysis(n)) for n in range(3)]
    assert list(library.analyses([names[0], "unknown", names[2]])) == [examples.analysis(0), examples.analysis(2)]
    assert list(library.analyses()) == [examples.analysis(n) for n in (2, 1, 0)]


def test_analyses_may_be_read_while_others_are_saved(library: Library) -> None:
    for n in range(3):
        library.save(examples.analysis(n))
    for made in library.analyses():
        library.save(examples.analysis(10 + int(made.article.title.split()[1])))
    assert len(library.keys()) == 6


def test_deleting_hides_everything_and_restoring_brings_it_back(library: Library, clock: Clock) -> None:
    name = library.save(examples.analysis(1))
    library.correct(name, VERDICT)
    before = library.listed()
    assert library.delete(name)
    assert (library.get(name), library.keys(), library.listed(), library.history(name), library.corrections(name)) == (
        None,
        (),
        (),
        (),
        (),
    )
    assert library.deleted() == before
    clock.move(hours=24)
    library.purge()
    assert library.restore(name)
    assert (library.listed(), library.corrections(name), library.deleted()) == (before, (VERDICT,), ())


def test_after_a_day_it_is_gone(library: Library, clock: Clock) -> None:
    name = library.save(examples.analysis(1))
    library.correct(name, VERDICT)
    library.delete(name)
    clock.move(hours=24, microseconds=1)
    assert (library.deleted(), library.restore(name)) == ((), False)
    library.purge()
    clock.move(hours=-1)
    assert not library.restore(name)
    library.save(examples.analysis(1, "new"))
    assert (library.corrections(name), library.history(name)) == ((), (examples.analysis(1, "new"),))


def test_an_article_that_comes_again_within_a_day_is_restored_and_later_starts_anew(library: Library, clock: Clock) -> None:
    name = library.save(examples.analysis(1))
    library.correct(name, VERDICT)
    library.delete(name)
    library.save(examples.analysis(1))
    assert library.corrections(name) == (VERDICT,)
    library.delete(name)
    clock.move(hours=25)
    library.save(examples.analysis(1))
    assert library.corrections(name) == ()


def test_purging_leaves_no_trace_in_the_files(sqlite_url: str, clock: Clock) -> None:
    library = Library.open(sqlite_url, clock)
    library.save(examples.analysis(7))
    library.delete(library.save(examples.analysis(31)))
    clock.move(hours=25)
    library.purge()
    path = library.database.engine.url.database or ""
    left = b"".join(Path(path + end).read_bytes() for end in ("", "-wal"))
    assert b"Title 7" in left and b"Title 31" not in left


@pytest.mark.parametrize("what", ["delete", "restore", "undo"])
def test_what_is_not_there_cannot_be_changed(library: Library, what: str) -> None:
    before = library.revision()
    assert getattr(library, what)(key("never")) is False
    assert library.correct(key("never"), VERDICT) is False
    assert library.revision() == before


def test_corrections_are_kept_in_order_and_taken_back(library: Library) -> None:
    name = library.save(examples.analysis(1))
    other = Correction("Lena Varnholt", "nato_membership", None, sentence=2, note="“?”\0")
    for correction in (VERDICT, other, VERDICT):
        library.correct(name, correction)
    assert library.corrections(name) == (VERDICT, other, VERDICT)
    assert library.undo(name)
    assert library.undo(name, VERDICT)
    assert library.corrections(name) == (other,)
    assert not library.undo(name, VERDICT)


def test_corrections_outlive_a_new_model(library: Library) -> None:
    name = library.save(examples.analysis(1, "old"))
    library.correct(name, VERDICT)
    library.save(examples.analysis(1, "new"))
    assert library.corrections(name) == (VERDICT,)


def test_the_revision_grows_with_every_change_and_no_other_time(library: Library, clock: Clock) -> None:
    seen = [library.revision()]
    name = library.save(examples.analysis(1))
    changes: list[Callable[[], object]] = [
        lambda: library.save(examples.analysis(1, "new")),
        lambda: library.correct(name, VERDICT),
        lambda: library.undo(name),
        lambda: library.delete(name),
        lambda: library.restore(name),
        lambda: library.delete(name),
    ]
    for change in changes:
        seen.append(library.revision())
        change()
    seen.append(library.revision())
    clock.move(hours=25)
    library.purge()
    seen.append(library.revision())
    assert seen == sorted(set(seen))
    library.purge()
    library.queue("a.txt", "a")
    library.of("other").save(examples.analysis(2))
    assert library.revision() == seen[-1]


def test_threads_share_a_library(library: Library) -> None:
    with ThreadPoolExecutor(8) as pool:
        names = list(pool.map(lambda n: library.save(examples.analysis(n % 20)), range(60)))
    assert set(library.keys()) == set(names) and len(library.keys()) == 20
    assert library.revision() == 20
    assert {made.article.title for made in library.analyses()} == {f"Title {n}" for n in range(20)}
