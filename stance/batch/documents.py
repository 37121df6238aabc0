"""Files, folders, globs and URLs to documents, one at a time. Does not parse articles; holds one file or row group at most.

A file of records (JSON lines, also gzipped, or Parquet with a column ``text``) gives a document a record, any other file is one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

import fsspec
import pyarrow.parquet as parquet
from fsspec.core import url_to_fs
from pyarrow import ArrowException

from stance.articles import LARGEST_FILE

RECORD_SUFFIXES = (".jsonl", ".ndjson", ".parquet")
COLUMNS = ("text", "title", "date", "outlet", "source", "language", "url")
"""Columns of a Parquet file that are read, where it has them."""
ROWS = 64
"""Parquet rows held at a time."""


@dataclass(frozen=True)
class Document:
    """Bytes to read as a file with this ``suffix``; ``trouble`` is one sentence where they could not be fetched."""

    source: str
    suffix: str
    content: bytes
    trouble: str = ""

    @property
    def key(self) -> str:
        """The same for the same content wherever it lies; empty where there is none."""
        return "" if self.trouble else hashlib.sha256(self.suffix.encode() + b"\0" + self.content).hexdigest()[:32]


class NothingToRead(ValueError):
    """No file matches an input; the message names it."""


def places(inputs: Iterable[str], suffixes: Sequence[str]) -> list[str]:
    """Paths and URLs of all files, each once; of a folder those with one of the ``suffixes``. Raises NothingToRead."""
    found: dict[str, None] = {}
    for asked in inputs:
        matched = expanded(asked, (*suffixes, *RECORD_SUFFIXES, ".jsonl.gz", ".ndjson.gz"))
        if not matched:
            raise NothingToRead(f"{asked} has no file to read.")
        found |= dict.fromkeys(matched)
    return list(found)


def expanded(asked: str, suffixes: tuple[str, ...]) -> list[str]:
    try:
        files, path = url_to_fs(asked)
        if files.isdir(path):
            matched = [name for name in sorted(files.find(path)) if name.lower().endswith(suffixes)]
        elif files.exists(path):
            matched = [path]
        else:
            matched = [name for name in sorted(files.glob(path)) if files.isfile(name)] if set(path) & set("*?[") else []
    except (ImportError, OSError, ValueError) as error:
        raise NothingToRead(f"{asked} cannot be opened: {first_line(error)}.") from error
    local = "file" in files.protocol
    return matched if local else [str(files.unstrip_protocol(name)) for name in matched]


def documents(found: Iterable[str]) -> Iterator[Document]:
    """All documents in order; a place that cannot be read, or breaks off, ends in one with ``trouble``."""
    for place in found:
        suffix = PurePosixPath(place.lower().removesuffix(".gz")).suffix
        read = {".jsonl": lines, ".ndjson": lines, ".parquet": rows}.get(suffix, whole)
        try:
            yield from read(place)
        except (OSError, EOFError, ValueError, ImportError, ArrowException) as error:
            yield Document(place, suffix, b"", f"{place} cannot be read: {first_line(error)}.")


def whole(place: str) -> Iterator[Document]:
    with fsspec.open(place, "rb") as file:
        yield Document(place, PurePosixPath(place.lower()).suffix, file.read(LARGEST_FILE + 1))


def lines(place: str) -> Iterator[Document]:
    """A document a line; what is longer than the largest file is cut, and so no record."""
    with fsspec.open(place, "rb", compression="infer") as file:
        for number, line in enumerate(iter(lambda: file.readline(LARGEST_FILE + 1), b""), 1):
            if line.strip():
                yield Document(f"{place}:{number}", ".jsonl", line.strip())


def rows(place: str) -> Iterator[Document]:
    """A document a row, as the JSON line it could have been."""
    with fsspec.open(place, "rb") as file:
        table = parquet.ParquetFile(file)
        columns = [name for name in COLUMNS if name in table.schema_arrow.names]
        if "text" not in columns:
            raise ValueError("it has no column named text")
        every = (row for batch in table.iter_batches(ROWS, columns=columns) for row in batch.to_pylist())
        for number, row in enumerate(every, 1):
            yield Document(f"{place}:{number}", ".jsonl", as_line(row))


def as_line(row: dict[str, object]) -> bytes:
    """JSON; a time becomes its day."""
    return json.dumps(row, ensure_ascii=False, default=lambda value: str(value)[:10]).encode()


def first_line(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return (str(error).strip() or type(error).__name__).splitlines()[0].rstrip(".")
