"""A database with today's tables, whatever it had before. Steps are in ``versions``, one module each, and are never edited later.

Several programs may start at once: the first brings the tables up to date, the others wait for it.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError

from stance.library.database import Database, LibraryUnavailable

LOCK = 7_214_902_021
"""PostgreSQL's advisory lock that whoever changes the tables holds."""


def upgrade(database: Database) -> None:
    """Raises LibraryUnavailable where a newer version of the program wrote the database, or it cannot be written."""
    config = Config()
    config.set_main_option("script_location", "stance.library:migrations")
    newest = ScriptDirectory.from_config(config).get_current_head()
    with database.reading() as connection:
        if MigrationContext.configure(connection).get_current_revision() == newest:
            return
    with database.writing() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(LOCK)))
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError:
            raise LibraryUnavailable(f"The library {database.place} was written by a newer version of this program.") from None
