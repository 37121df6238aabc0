"""The library as the rest of the program sees it: each method is one transaction, all or nothing. Writes no SQL.

Every method raises LibraryUnavailable where the disk or the server does not let it; a key is what ``domain.key`` makes of a text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from stance.domain import Analysis, key
from stance.library import articles, transfer
from stance.library.articles import DAY, Listed, Shelf
from stance.library.corrections import Correction, now
from stance.library.database import Database
from stance.library.jobs import Queue, Queued
from stance.library.migrations import upgrade
from stance.library.records import KeptArticle, analysis

Clock = Callable[[], datetime]
AT_ONCE = 100


@dataclass(frozen=True)
class Library:
    """One owner's articles, analyses, corrections and jobs; threads may share it. ``clock`` gives moments with a time zone."""

    database: Database
    owner: str = ""
    clock: Clock = now

    @classmethod
    def open(cls, url: str | None = None, clock: Clock = now) -> Library:
        """By default what STANCE_DATABASE_URL names, else a file in the user's data folder; "sqlite://" lives in memory alone."""
        database = Database.open(url)
        upgrade(database)
        return cls(database, clock=clock)

    def of(self, owner: str) -> Library:
        """The library of somebody else, in the same database. Raises ValueError for a name with invisible signs."""
        if not owner.isprintable():
            raise ValueError(f"{owner!r} cannot own a library.")
        return replace(self, owner=owner)

    def close(self) -> None:
        self.database.engine.dispose()

    # Articles

    def save(self, made: Analysis) -> str:
        """Keep an analysis and show it from now on; nothing happens where this model's result for this text is here already."""
        with self.changing() as shelf:
            settled(shelf, articles.save(shelf, made, self.clock()))
        return key(made.article.text)

    def get(self, name: str) -> Analysis | None:
        with self.reading() as shelf:
            return shelf.shown([name]).get(name)

    def __contains__(self, name: str) -> bool:
        """Whether the article is here, without reading it."""
        with self.reading() as shelf:
            return shelf.number(name) is not None

    def history(self, name: str) -> tuple[Analysis, ...]:
        """What each model made of the article, oldest first."""
        with self.reading() as shelf:
            return tuple(analysis(version.analysis) for version in shelf.versions(name))

    def keys(self) -> tuple[str, ...]:
        """Newest first."""
        with self.reading() as shelf:
            return shelf.keys()

    def listed(self, limit: int | None = None, offset: int = 0) -> tuple[Listed, ...]:
        """Newest first; ``limit`` of them after the first ``offset``."""
        with self.reading() as shelf:
            return shelf.listed(limit, offset)

    def analyses(self, keys: Iterable[str] | None = None) -> Iterator[Analysis]:
        """Those with these keys, in this order, or all, newest first; a key that is not here is passed over."""
        names = list(self.keys() if keys is None else keys)
        for start in range(0, len(names), AT_ONCE):
            batch = names[start : start + AT_ONCE]
            with self.reading() as shelf:
                found = shelf.shown(batch)
            yield from (found[name] for name in batch if name in found)

    def revision(self) -> int:
        """A number that grows with every change to this owner's articles, analyses and corrections."""
        with self.reading() as shelf:
            return shelf.revision()

    # Second thoughts

    def delete(self, name: str) -> bool:
        """Put an article out of sight, to be restored within a day; whether it was there."""
        with self.changing() as shelf:
            return settled(shelf, shelf.delete(name, self.clock()))

    def deleted(self) -> tuple[Listed, ...]:
        """What can be restored now, newest first."""
        with self.reading() as shelf:
            return shelf.listed(None, 0, deleted_since=self.clock() - DAY)

    def restore(self, name: str) -> bool:
        """Bring a deleted article back with all that belongs to it; whether it was still there."""
        with self.changing() as shelf:
            return settled(shelf, shelf.restore(name, self.clock()))

    def purge(self) -> None:
        """Really remove what any owner deleted more than a day ago."""
        with self.database.writing() as connection:
            gone = articles.purge(connection, self.clock())
        if gone:
            self.database.empty_journal()

    def correct(self, name: str, correction: Correction) -> bool:
        """Keep a correction; whether there is such an article."""
        with self.changing() as shelf:
            article = shelf.number(name)
            if article is not None:
                shelf.correct(article, correction)
            return settled(shelf, article is not None)

    def corrections(self, name: str) -> tuple[Correction, ...]:
        """In the order they were made."""
        with self.reading() as shelf:
            return tuple(shelf.corrections(name).values())

    def all_corrections(self) -> dict[str, tuple[Correction, ...]]:
        """Of the articles that have any, by key, in the order they were made."""
        with self.reading() as shelf:
            return shelf.all_corrections()

    def undo(self, name: str, correction: Correction | None = None) -> bool:
        """Take back a correction, by default the last one; whether there was one."""
        with self.changing() as shelf:
            made = shelf.corrections(name)
            number = next((n for n, c in reversed(made.items()) if correction in (None, c)), None)
            if number is not None:
                shelf.uncorrect(number)
            return settled(shelf, number is not None)

    # Jobs

    def queue(self, source: str, content: bytes | str) -> int:
        """Keep an article that waits to be read until it is done, whatever happens to the program."""
        with self.waiting() as jobs:
            return jobs.add(source, content, self.clock())

    def pending(self) -> tuple[Queued, ...]:
        """What waits, first come first."""
        with self.database.reading() as connection:
            return Queue(connection, self.owner).jobs(failed=False)

    def take(self, job: int) -> bytes | str | None:
        """The content of a waiting job, to be read now; it counts as a try, so that one that ends the program can be told."""
        with self.waiting() as jobs:
            return jobs.take(job)

    def done(self, job: int) -> None:
        """Forget a job."""
        with self.waiting() as jobs:
            jobs.remove(job)

    def failed(self, job: int, reason: str) -> None:
        """The job waits no longer; its reason stays, its content goes."""
        with self.waiting() as jobs:
            jobs.fail(job, reason)

    def failures(self) -> tuple[Queued, ...]:
        """The jobs that failed, each with its reason, until they are ``done``."""
        with self.database.reading() as connection:
            return Queue(connection, self.owner).jobs(failed=True)

    # The whole

    def export_all(self, path: Path) -> None:
        """Write all articles, with every analysis and correction, to one file."""
        transfer.write(path, self.whole())

    def whole(self) -> Iterator[KeptArticle]:
        for name in reversed(self.keys()):
            with self.reading() as shelf:
                article = shelf.whole(name)
            if article:
                yield article

    def import_all(self, path: Path) -> int:
        """Add what the file has and this library lacks; the number of new articles. Raises UnreadableLibrary and takes nothing."""
        with self.changing() as shelf:
            return sum(transfer.take_in(shelf, article, self.clock()) for article in transfer.read(path))

    # Transactions

    @contextmanager
    def reading(self) -> Iterator[Shelf]:
        with self.database.reading() as connection:
            yield Shelf(connection, self.owner)

    @contextmanager
    def changing(self) -> Iterator[Shelf]:
        with self.database.writing() as connection:
            shelf = Shelf(connection, self.owner)
            shelf.bump()
            yield shelf

    @contextmanager
    def waiting(self) -> Iterator[Queue]:
        with self.database.writing() as connection:
            yield Queue(connection, self.owner)


def settled(shelf: Shelf, changed: bool) -> bool:
    """Leave everything as it was, the revision too, where nothing changed."""
    if not changed:
        shelf.connection.rollback()
    return changed
