"""What the disk or the server does to us is one sentence, and what was saved stays readable where it can be."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa

from stance.library import Library, LibraryUnavailable
from stance.library.database import VARIABLE
from tests.library import examples

NOBODY = 65534
SECRET = "x8Kq"


@contextmanager
def as_ordinary_user() -> Iterator[None]:
    """Root may write anywhere."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


@pytest.fixture
def shared_folder() -> Iterator[Path]:
    """A folder that everybody may enter and nobody may write to after ``chmod 555``."""
    with tempfile.TemporaryDirectory() as name:
        os.chmod(name, 0o755)
        yield Path(name)
        os.chmod(name, 0o755)


def test_a_folder_that_cannot_be_written_is_named(shared_folder: Path) -> None:
    shared_folder.chmod(0o555)
    with as_ordinary_user(), pytest.raises(LibraryUnavailable, match=rf"{shared_folder}/new.sqlite cannot be opened: its folder"):
        Library.open(f"sqlite:///{shared_folder}/new.sqlite")


def test_a_file_that_cannot_be_written_is_named(shared_folder: Path) -> None:
    url = f"sqlite:///{shared_folder}/library.sqlite"
    Library.open(url).close()
    (shared_folder / "library.sqlite").chmod(0o444)
    shared_folder.chmod(0o777)
    with as_ordinary_user(), pytest.raises(LibraryUnavailable, match="cannot be written: its file or folder is read-only"):
        Library.open(url).save(examples.analysis(1))


def test_on_a_full_disk_nothing_is_torn_and_reading_goes_on(sqlite_url: str) -> None:
    library = Library.open(sqlite_url)
    name = library.save(examples.analysis(1))
    library.close()
    sa.event.listen(library.database.engine, "connect", lambda connection, _: connection.execute("PRAGMA max_page_count = 1"))
    with pytest.raises(LibraryUnavailable, match=r"library.sqlite cannot be written: the disk is full\.$"):
        library.queue("large.txt", "x" * 1_000_000)
    assert (library.get(name), library.pending()) == (examples.analysis(1), ())
    assert Library.open(sqlite_url).save(examples.analysis(2))


def test_a_file_that_is_something_else_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear reader, " * 100)
    with pytest.raises(LibraryUnavailable, match=r"letter.txt cannot be opened: its file is something else\.$"):
        Library.open(f"sqlite:///{path}")
    assert path.read_text() == "Dear reader, " * 100


def test_a_server_that_takes_no_changes_is_still_read(postgresql_url: str) -> None:
    library = Library.open(postgresql_url)
    name = library.save(examples.analysis(1))
    library.close()
    read_only = Library.open(postgresql_url + " -cdefault_transaction_read_only%3Don")
    with pytest.raises(LibraryUnavailable, match=r"cannot be written: its server is read-only\.$"):
        read_only.save(examples.analysis(2))
    assert read_only.get(name) == examples.analysis(1)


def test_a_server_that_broke_the_connection_is_asked_again(postgresql_url: str) -> None:
    library = Library.open(postgresql_url)
    name = library.save(examples.analysis(1))
    ending = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    with Library.open(postgresql_url).database.reading() as connection:
        connection.execute(sa.text(ending))
    assert library.get(name) == examples.analysis(1)


WRONG = {
    "no address": ("library", "The address of the library cannot be read"),
    "an unknown kind": ("oracle9://x/y", "The address of the library cannot be read"),
    "another kind": ("mysql://tester:x8Kq@host/name", "The library cannot be kept in mysql"),
    "no such folder": ("sqlite:////nowhere/library.sqlite", "The library /nowhere/library.sqlite cannot be opened: its folder"),
    "no such server": ("postgresql+psycopg://tester:x8Kq@127.0.0.1:1/name", "The library name on 127.0.0.1 cannot be reached"),
    "a driver that is missing": ("postgresql+asyncpg://tester:x8Kq@host/name", "needs the package asyncpg, which is not installed"),
}


@pytest.mark.parametrize(("url", "sentence"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_address_is_one_sentence_without_a_password(url: str, sentence: str) -> None:
    with pytest.raises(LibraryUnavailable) as caught:
        Library.open(url)
    said = str(caught.value)
    assert sentence in said and SECRET not in said and said.endswith(".") and "\n" not in said


def test_the_address_comes_from_the_environment_or_is_the_users_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, f"sqlite:///{tmp_path}/named.sqlite")
    Library.open()
    monkeypatch.setenv(VARIABLE, "")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "ho me?&%41"))
    Library.open()
    assert (tmp_path / "named.sqlite").exists()
    folder = tmp_path / "ho me?&%41" / "stance-explorer"
    assert (folder / "library.sqlite").exists() and folder.stat().st_mode & 0o777 == 0o700
