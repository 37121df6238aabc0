"""Articles that wait to be read, and those that could not be. Reads nothing, and opens no transaction: its caller does."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa

from stance.library.records import packed, unpacked
from stance.library.schema import JOBS


@dataclass(frozen=True)
class Order:
    """What is asked for; a ``reason`` says why it could not be done."""

    source: str
    reason: str = ""


@dataclass(frozen=True)
class Queued:
    """A waiting job, or with a ``reason`` one that failed. ``tries`` counts how often its content was taken."""

    id: int
    source: str
    added: datetime
    tries: int
    reason: str = ""


@dataclass(frozen=True)
class Queue:
    """``owner``'s jobs over one open connection."""

    connection: sa.Connection
    owner: str

    def add(self, source: str, content: bytes | str, now: datetime) -> int:
        words = isinstance(content, str)
        stored = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
        row = {"owner": self.owner, "body": packed(Order(source)), "added": now, "tries": 0, "content": stored, "words": words}
        return self.connection.execute(sa.insert(JOBS).values(row).returning(JOBS.c.id)).scalar_one()

    def jobs(self, failed: bool) -> tuple[Queued, ...]:
        """In the order they came; failed ones have no content any more."""
        wanted = JOBS.c.content.is_(None) if failed else JOBS.c.content.is_not(None)
        found = sa.select(JOBS.c.id, JOBS.c.body, JOBS.c.added, JOBS.c.tries).where(JOBS.c.owner == self.owner, wanted)
        orders = ((row, unpacked(Order, row.body)) for row in self.connection.execute(found.order_by(JOBS.c.id)))
        return tuple(Queued(row.id, order.source, row.added, row.tries, order.reason) for row, order in orders)

    def take(self, number: int) -> bytes | str | None:
        taken = sa.update(JOBS).where(self.mine(number)).values(tries=JOBS.c.tries + 1).returning(JOBS.c.content, JOBS.c.words)
        row = self.connection.execute(taken).one_or_none()
        if row is None or row.content is None:
            return None
        return row.content.decode("utf-8", "surrogatepass") if row.words else bytes(row.content)

    def fail(self, number: int, reason: str) -> None:
        """Keep the reason and let the content go."""
        body = self.connection.scalar(sa.select(JOBS.c.body).where(self.mine(number)))
        if body is not None:
            order = replace(unpacked(Order, body), reason=reason)
            self.connection.execute(sa.update(JOBS).where(self.mine(number)).values(body=packed(order), content=None))

    def remove(self, number: int) -> None:
        self.connection.execute(sa.delete(JOBS).where(self.mine(number)))

    def mine(self, number: int) -> sa.ColumnElement[bool]:
        return sa.and_(JOBS.c.id == number, JOBS.c.owner == self.owner)
