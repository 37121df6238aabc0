"""The tables of the library. Does not create them: ``migrations`` does, step by step.

Columns beside a ``body`` are for finding and listing; what has to come back exactly is in the body (see ``records``).
"""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa


class Moment(sa.TypeDecorator[datetime]):
    """A moment with a time zone, kept as UTC without one, to the microsecond."""

    impl = sa.DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        return value and value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        return value and value.replace(tzinfo=UTC)


class Words(sa.TypeDecorator[str]):
    """Any text, with a sign in place of what a database does not take: NUL and half surrogates."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: sa.Dialect) -> str | None:
        return value and clean(value)


def clean(text: str) -> str:
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode()


METADATA = sa.MetaData()

ARTICLES = sa.Table(
    "articles",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("owner", sa.Text, nullable=False),
    sa.Column("key", Words, nullable=False),
    sa.Column("added", Moment, nullable=False),
    sa.Column("deleted", Moment, index=True),
    sa.UniqueConstraint("owner", "key", name="one_article_an_owner_and_key"),
    sqlite_autoincrement=True,
)

ANALYSES = sa.Table(
    "analyses",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("article", sa.ForeignKey("articles.id", ondelete="CASCADE"), nullable=False),
    sa.Column("model", Words, nullable=False),
    sa.Column("shown", sa.Boolean, nullable=False),
    sa.Column("added", Moment, nullable=False),
    sa.Column("title", Words, nullable=False),
    sa.Column("source", Words, nullable=False),
    sa.Column("language", Words, nullable=False),
    sa.Column("date", Words),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.UniqueConstraint("article", "model", name="one_analysis_an_article_and_model"),
    sqlite_autoincrement=True,
)

CORRECTIONS = sa.Table(
    "corrections",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("article", sa.ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sqlite_autoincrement=True,
)

JOBS = sa.Table(
    "jobs",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("owner", sa.Text, nullable=False, index=True),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.Column("added", Moment, nullable=False),
    sa.Column("tries", sa.Integer, nullable=False),
    sa.Column("content", sa.LargeBinary),
    sa.Column("words", sa.Boolean, nullable=False),
    sqlite_autoincrement=True,
)

REVISIONS = sa.Table(
    "revisions",
    METADATA,
    sa.Column("owner", sa.Text, primary_key=True),
    sa.Column("number", sa.Integer, nullable=False),
)
