"""A document in, what was read out of it as plain rows out. Does not fetch documents and does not keep rows.

The rows are strings, numbers and None, so that they cross processes and machines as they are.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from stance.articles import articles_in
from stance.articles.files import made
from stance.articles.records import of_line
from stance.batch.documents import Document
from stance.domain import Analysis, Article, UnreadableArticle
from stance.pipeline import Reader, analysed
from stance.tables.statements import statement

Row = tuple[object, ...]


@dataclass(frozen=True)
class Outcome:
    """``articles`` are rows as ``ledger.ARTICLES``, ``statements`` as ``ledger.STATEMENTS``: one a sentence that shows a stance.

    ``key`` is the document's; empty where its content could not be fetched.
    """

    key: str
    articles: tuple[Row, ...]
    statements: tuple[Row, ...]

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, line: str) -> Outcome:
        found = json.loads(line)
        return cls(found["key"], tuple(map(tuple, found["articles"])), tuple(map(tuple, found["statements"])))


def analyses(document: Document, reader: Reader) -> Iterator[Analysis | UnreadableArticle]:
    """An analysis of every article in the document, or one sentence why there is none. Never raises for what an article holds."""
    return analysed(document.source, articles(document), reader)


def articles(document: Document) -> Iterator[Article | UnreadableArticle]:
    """A record is read here, its parser being of one line; other files where the ``articles`` room reads strangers' bytes."""
    if document.trouble:
        yield UnreadableArticle(document.trouble)
    elif document.suffix == ".jsonl":
        yield made(document.source, of_line(document.content, "utf-8"))
    else:
        yield from articles_in(document.source, document.content)


def predict(document: Document, reader: Reader) -> Outcome:
    """Everything in a document, read."""
    read, said = [], []
    for found in analyses(document, reader):
        if isinstance(found, UnreadableArticle):
            read.append(failed(document, reader.name, str(found)))
            continue
        article = found.article
        counts = (len(found.sentences), len(found.actors), len(found.stances))
        head = (document.key, reader.name, article.source, article.title, article.language, article.date)
        read.append((*head, *counts, None))
        said += [(document.key, reader.name, *statement(found, s, e)) for s in found.stances for e in s.evidence]
    return Outcome(document.key, tuple(read), tuple(said))


def failed(document: Document, model: str, reason: str) -> Row:
    """The row of an article that could not be read."""
    return (document.key, model, document.source, None, None, None, None, None, None, reason)
