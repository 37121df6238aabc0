"""Outcomes to a folder of Parquet that is whole at every moment. Does not read articles.

    articles/part-000001.parquet                  a row per article, read or failed
    statements/language=de/part-000001.parquet    a row per sentence that shows a stance
    failures.jsonl                                a line per article that failed

A part counts once its file under ``articles/`` has its name, given last: what a crash leaves without one is removed when the
folder is opened again, so that no article is lost or there twice.
"""

from __future__ import annotations

import json
import os
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType

import pyarrow as arrow
import pyarrow.parquet as parquet
from filelock import FileLock, Timeout

from stance.batch.documents import Document
from stance.batch.predictor import Outcome, Row
from stance.tables.statements import COLUMNS

ARTICLES = ("document", "model", "source", "title", "language", "date", "sentences", "actors", "stances", "failure")
STATEMENTS = ("document", "model", *COLUMNS)
FLOATS = {"score", "confidence", "sentence_confidence", "favor", "against", "neutral"}
WHOLES = {"start", "end", "number", "sentences", "actors", "stances"}
PART_DOCUMENTS, PART_SECONDS = 2000, 30.0
"""A part is written when so many documents wait, or the first of them this long."""


class UnusableFolder(ValueError):
    """The folder cannot take a run's parts; the message says why."""


def schema(columns: Iterable[str]) -> arrow.Schema:
    return arrow.schema(
        [(c, arrow.float64() if c in FLOATS else arrow.int64() if c in WHOLES else arrow.string()) for c in columns]
    )


class Ledger:
    """The folder of one run at a time; ``done`` are the keys of the documents that the model has read, ``failures`` counts."""

    def __init__(self, folder: Path, model: str, part_documents: int = PART_DOCUMENTS) -> None:
        self.folder, self.model, self.part_documents = folder, model, part_documents
        self.done: set[bytes] = set()
        self.failures = self.part = 0
        self.waiting: list[Outcome] = []
        self.first = 0.0
        self.lock = FileLock(folder / ".lock")

    def __enter__(self) -> Ledger:
        """Raises UnusableFolder, and OSError where the folder cannot be written."""
        (self.folder / "articles").mkdir(parents=True, exist_ok=True)
        try:
            self.lock.acquire(timeout=0)
        except Timeout:
            raise UnusableFolder(f"Another run is writing to {self.folder}.") from None
        try:
            self.recover()
        except BaseException:
            self.lock.release()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        try:
            self.flush()
        finally:
            self.lock.release()

    def fresh(self, found: Iterable[Document]) -> Iterator[Document]:
        """Those not done yet, the same content once."""
        taken: set[bytes] = set()
        for document in found:
            key = bytes.fromhex(document.key)
            if not key or (key not in self.done and key not in taken):
                taken.add(key)
                yield document

    def add(self, outcome: Outcome) -> bool:
        """Keep an outcome, and tell whether it was new; one without a key goes to failures.jsonl alone, and is tried again."""
        key = bytes.fromhex(outcome.key)
        if key and key in self.done:
            return False
        if key:
            self.done.add(key)
        self.first = self.first if self.waiting else time.monotonic()
        self.waiting.append(outcome)
        if len(self.waiting) >= self.part_documents or time.monotonic() - self.first > PART_SECONDS:
            self.flush()
        return True

    def flush(self) -> None:
        """Write what waits as one part."""
        kept = [outcome for outcome in self.waiting if outcome.key]
        if kept:
            self.part += 1
            name = f"part-{self.part:06}.parquet"
            languages = defaultdict(list)
            at = STATEMENTS.index("language")
            for row in (row for outcome in kept for row in outcome.statements):
                languages[row[at]].append((*row[:at], *row[at + 1 :]))
            for language, rows in sorted(languages.items(), key=str):
                columns = [c for c in STATEMENTS if c != "language"]
                self.write(self.folder / "statements" / f"language={language}" / name, columns, rows)
            self.write(self.folder / "articles" / name, ARTICLES, [row for outcome in kept for row in outcome.articles])
        self.tell([row for outcome in self.waiting for row in outcome.articles])
        self.waiting = []

    def write(self, path: Path, columns: Iterable[str], rows: list[Row]) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        fields = schema(columns)
        table = arrow.Table.from_arrays(
            [arrow.array(v, f.type) for v, f in zip(zip(*rows, strict=True), fields, strict=True)], schema=fields
        )
        unfinished = path.with_name(f".{path.name}")
        with unfinished.open("wb") as file:
            parquet.write_table(table, file)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)

    def tell(self, articles: Iterable[Row]) -> None:
        """Append a line per failed article to failures.jsonl."""
        failed = [dict(zip(ARTICLES, row, strict=True)) for row in articles]
        lines = [
            json.dumps({"source": f["source"], "reason": f["failure"], "document": f["document"]}, ensure_ascii=False) + "\n"
            for f in failed
            if f["failure"]
        ]
        self.failures += len(lines)
        with (self.folder / "failures.jsonl").open("a", encoding="utf-8") as file:
            file.writelines(lines)

    def recover(self) -> None:
        """Remove what was never finished, learn what is done, and write failures.jsonl anew from the parts."""
        parts = sorted(path.name for path in self.folder.glob("articles/part-??????.parquet"))
        for name in parts:
            if tuple(parquet.read_schema(self.folder / "articles" / name).names) != ARTICLES:
                raise UnusableFolder(f"{self.folder} holds Parquet files of something else; choose another folder.")
        for path in (
            *self.folder.glob("articles/.part-??????.parquet"),
            *self.folder.glob("statements/language=*/*part-??????.parquet"),
        ):
            if path.name not in parts:
                path.unlink()
        self.part = int(parts[-1][5:11]) if parts else 0
        (self.folder / "failures.jsonl").unlink(missing_ok=True)
        for name in parts:
            rows = parquet.read_table(self.folder / "articles" / name).to_pylist()
            self.done |= {bytes.fromhex(row["document"]) for row in rows if row["model"] == self.model}
            self.tell(tuple(row.values()) for row in rows)
        self.failures = 0
