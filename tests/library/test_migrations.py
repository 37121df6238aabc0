"""A database gets today's tables, once, whoever comes first, or none."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from stance.library import Library, LibraryUnavailable
from stance.library.database import Database
from stance.library.schema import METADATA
from tests.library import examples


def test_the_steps_lead_to_the_tables_that_the_program_expects(library: Library) -> None:
    with library.database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_many_may_open_a_new_library_at_once(url: str) -> None:
    with ThreadPoolExecutor(6) as pool:
        names = list(pool.map(lambda n: Library.open(url).save(examples.analysis(n)), range(6)))
    assert set(Library.open(url).keys()) == set(names)


def test_a_library_of_a_newer_program_is_left_alone(library: Library, url: str) -> None:
    with library.database.writing() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = 'later'"))
    with pytest.raises(LibraryUnavailable, match="newer version of this program"):
        Library.open(url)


def test_tables_change_in_one_piece_or_not_at_all(url: str) -> None:
    database = Database.open(url)
    with pytest.raises(ZeroDivisionError), database.writing() as connection:
        METADATA.create_all(connection)
        raise ZeroDivisionError
    assert sa.inspect(database.engine).get_table_names() == []
