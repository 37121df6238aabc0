"""A PostgreSQL server of our own, gone with the tests. Listens on a Unix socket in its folder alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

INSTALLED = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
USER = "postgres" if os.geteuid() == 0 else None
"""The server refuses to run as root."""


@contextmanager
def server() -> Iterator[Path]:
    """The folder of its socket, which only its owner and root enter."""
    folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))
    if USER:
        shutil.chown(folder, USER)
    run("initdb", "-D", str(folder / "data"), "-U", "tester", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
    run("pg_ctl", "-D", str(folder / "data"), "-l", str(folder / "log"), "-w", "-o", f"-k {folder} -h '' -F", "start")
    try:
        yield folder
    finally:
        run("pg_ctl", "-D", str(folder / "data"), "-m", "immediate", "stop")
        shutil.rmtree(folder)


def run(program: str, *arguments: str) -> None:
    path = INSTALLED[-1].with_name(program)
    subprocess.run([path, *arguments], check=True, stdout=subprocess.DEVNULL, user=USER, cwd="/")


def new_schema(folder: Path, name: str) -> str:
    """The URL of an empty library: a schema is made much sooner than a database."""
    base = f"postgresql+psycopg://tester@/postgres?host={folder}"
    engine = sa.create_engine(base, poolclass=sa.NullPool)
    with engine.begin() as connection:
        connection.execute(sa.schema.CreateSchema(name))
    return f"{base}&options=-csearch_path%3D{name}"
