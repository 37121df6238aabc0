"""An engine that is ready to use (SQLite in WAL mode, or PostgreSQL), and one sentence where there is none. Knows no tables.

On SQLite a transaction that writes takes the lock at its start, waits up to 30 seconds for it, is on the disk when it ends, and
overwrites what it deletes with zeros.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
from platformdirs import user_data_path
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.exc import TimeoutError as NoneFree
from sqlalchemy.pool import ConnectionPoolEntry

VARIABLE = "STANCE_DATABASE_URL"
PATIENCE = 30
PRAGMAS = ("journal_mode = wal", "synchronous = full", "foreign_keys = on", "secure_delete = on")
SHAPE = "it looks like sqlite:////folder/library.sqlite or postgresql+psycopg://user@host/name"
TROUBLES = {
    "SQLITE_READONLY": "cannot be written: its file or folder is read-only",
    "SQLITE_CANTOPEN": "cannot be opened: its folder is missing, read-only or not open to this user",
    "SQLITE_FULL": "cannot be written: the disk is full",
    "SQLITE_IOERR": "cannot be used: the disk reports an error or is full",
    "SQLITE_PERM": "cannot be opened: it is not open to this user",
    "SQLITE_AUTH": "cannot be opened: it is not open to this user",
    "SQLITE_NOTADB": "cannot be opened: its file is something else",
    "SQLITE_CORRUPT": "is damaged",
    "SQLITE_BUSY": "is busy: something else has been writing to it for too long",
    "SQLITE_LOCKED": "is busy: something else has been writing to it for too long",
    "53100": "cannot be written: the disk is full",
    "53": "is busy: its server is short of memory or connections",
    "25006": "cannot be written: its server is read-only",
    "42501": "cannot be used: its server does not let this user",
    "08": "cannot be reached: its server does not answer",
    "57": "cannot be reached: its server is shutting down",
}
"""What went wrong, by the beginning of SQLite's error name or of PostgreSQL's SQLSTATE; the longest beginning counts."""
UNREACHED = "cannot be reached: its server is down, or does not know this database, user or password"


class LibraryUnavailable(RuntimeError):
    """The library cannot be opened, read or written now; the message tells its owner why. What was saved before is untouched."""


@dataclass(frozen=True)
class Database:
    """``place`` names it in messages, without a password."""

    engine: sa.Engine
    place: str

    @classmethod
    def open(cls, url: str | None) -> Database:
        """By default the one that STANCE_DATABASE_URL names, or a file in the user's data folder."""
        named = url or os.environ.get(VARIABLE)
        address = parsed(named) if named else sa.URL.create("sqlite", database=str(own_folder() / "library.sqlite"))
        place = address.database or "memory"
        if address.get_backend_name() == "postgresql":
            place = f"{address.database} on {address.host or address.query.get('host', 'this machine')}"
        try:
            return cls(engine(address), place)
        except ModuleNotFoundError as error:
            raise LibraryUnavailable(f"The library {place} needs the package {error.name}, which is not installed.") from None

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """All that is read in here is of one moment."""
        steady = {"isolation_level": "REPEATABLE READ"} if self.engine.dialect.name == "postgresql" else {}
        with self.excused(), self.engine.execution_options(**steady).connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """All that is written in here is kept when it ends, or, after an exception, none of it."""
        with self.excused(), self.engine.execution_options(begin="BEGIN IMMEDIATE").begin() as connection:
            yield connection

    @contextmanager
    def excused(self) -> Iterator[None]:
        """Turns what the disk or the server does to us into LibraryUnavailable; mistakes of ours stay what they are."""
        try:
            yield
        except NoneFree:
            raise LibraryUnavailable(f"The library {self.place} is busy: too many are using it.") from None
        except DBAPIError as error:
            reason = trouble(error)
            if not reason:
                raise
            raise LibraryUnavailable(f"The library {self.place} {reason}.") from error

    def empty_journal(self) -> None:
        """Leave nothing deleted in SQLite's write-ahead log; nothing to do elsewhere."""
        if self.engine.dialect.name == "sqlite":
            with self.excused(), closing(self.engine.raw_connection()) as raw:
                raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")


def parsed(url: str) -> sa.URL:
    try:
        address = sa.make_url(url)
        address.get_dialect()
    except (ArgumentError, NoSuchModuleError, ValueError):
        raise LibraryUnavailable(f"The address of the library cannot be read; {SHAPE}.") from None
    if address.get_backend_name() not in ("sqlite", "postgresql"):
        raise LibraryUnavailable(f"The library cannot be kept in {address.get_backend_name()}; its address: {SHAPE}.")
    return address


def own_folder() -> Path:
    """The user's data folder for this program, made if need be and closed to others."""
    folder = user_data_path("stance-explorer", appauthor=False)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryUnavailable(f"The library's folder {folder} cannot be made: {error.strerror}.") from None
    return folder


def engine(address: sa.URL) -> sa.Engine:
    if address.get_backend_name() == "postgresql":
        return sa.create_engine(address, pool_pre_ping=True, connect_args={"connect_timeout": 10})
    waits = {"timeout": PATIENCE, "check_same_thread": False}
    if address.database in (None, "", ":memory:"):
        made = sa.create_engine(address, poolclass=sa.QueuePool, pool_size=1, max_overflow=0, connect_args=waits)
    else:
        made = sa.create_engine(address, connect_args=waits)
    sa.event.listen(made, "connect", prepare)
    sa.event.listen(made, "begin", begin)
    return made


def prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    """Take transactions out of the driver's hands (it would leave out table changes) and set the connection up."""
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def begin(connection: sa.Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))


def trouble(error: DBAPIError) -> str:
    """The end of a sentence on what the disk or the server did, or nothing where the mistake is ours."""
    code = getattr(error.orig, "sqlite_errorname", None) or getattr(error.orig, "sqlstate", None)
    if code is None:
        return UNREACHED if error.connection_invalidated or isinstance(error, sa.exc.OperationalError) else ""
    return next((TROUBLES[start] for start in sorted(TROUBLES, reverse=True) if code.startswith(start)), "")
