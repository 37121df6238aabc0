"""One owner's articles in the database: put in, found, hidden, thrown away. Opens no transaction: its caller does.

Every statement names the owner, so that nobody reads or changes another's rows. What was deleted is hidden for a day, then gone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from stance.domain import Analysis, key
from stance.library.corrections import Correction
from stance.library.records import KeptAnalysis, KeptArticle, Version, analysis, kept, packed, unpacked
from stance.library.schema import ANALYSES, ARTICLES, CORRECTIONS, REVISIONS, clean

DAY = timedelta(days=1)
BUMP = sa.text(
    "INSERT INTO revisions (owner, number) VALUES (:owner, 1) ON CONFLICT (owner) DO UPDATE SET number = revisions.number + 1"
)


@dataclass(frozen=True)
class Listed:
    """An article in a list; ``model`` is the one whose result is shown."""

    key: str
    title: str
    source: str
    language: str
    date: str | None
    model: str
    added: datetime


@dataclass(frozen=True)
class Shelf:
    """``owner``'s articles over one open connection."""

    connection: sa.Connection
    owner: str

    def bump(self) -> None:
        """Count a change; as the first statement it also makes the owner's other writers wait."""
        self.connection.execute(BUMP, {"owner": self.owner})

    def revision(self) -> int:
        return self.connection.scalar(sa.select(REVISIONS.c.number).where(REVISIONS.c.owner == self.owner)) or 0

    def mine(self) -> sa.ColumnElement[bool]:
        return sa.and_(ARTICLES.c.owner == self.owner, ARTICLES.c.deleted.is_(None))

    def gone(self, since: datetime) -> sa.ColumnElement[bool]:
        return sa.and_(ARTICLES.c.owner == self.owner, ARTICLES.c.deleted >= since)

    def number(self, name: str) -> int | None:
        return self.connection.scalar(sa.select(ARTICLES.c.id).where(self.mine(), ARTICLES.c.key == name))

    def listed(self, limit: int | None, offset: int, deleted_since: datetime | None = None) -> tuple[Listed, ...]:
        """Newest first; those deleted since then instead, where a moment is given."""
        columns = (ANALYSES.c.title, ANALYSES.c.source, ANALYSES.c.language, ANALYSES.c.date, ANALYSES.c.model)
        found = (
            sa.select(ARTICLES.c.key, *columns, ARTICLES.c.added)
            .join_from(ARTICLES, ANALYSES)
            .where(self.mine() if deleted_since is None else self.gone(deleted_since), ANALYSES.c.shown)
            .order_by(ARTICLES.c.id.desc())
        )
        return tuple(Listed(*row) for row in self.connection.execute(found.limit(limit).offset(offset)))

    def keys(self) -> tuple[str, ...]:
        found = sa.select(ARTICLES.c.key).where(self.mine()).order_by(ARTICLES.c.id.desc())
        return tuple(self.connection.scalars(found))

    def shown(self, names: Sequence[str]) -> dict[str, Analysis]:
        """The analyses to show, by key; those that are not here are left out."""
        found = sa.select(ARTICLES.c.key, ANALYSES.c.body).join_from(ARTICLES, ANALYSES)
        rows = self.connection.execute(found.where(self.mine(), ARTICLES.c.key.in_(names), ANALYSES.c.shown))
        return {name: analysis(unpacked(KeptAnalysis, body)) for name, body in rows}

    def versions(self, name: str) -> Iterator[Version]:
        """All that models made of the article, oldest first."""
        found = sa.select(ANALYSES.c.added, ANALYSES.c.shown, ANALYSES.c.body).join_from(ARTICLES, ANALYSES)
        for added, shown, body in self.connection.execute(found.where(self.mine(), ARTICLES.c.key == name).order_by(ANALYSES.c.id)):
            yield Version(added, shown, unpacked(KeptAnalysis, body))

    def corrections(self, name: str) -> dict[int, Correction]:
        """By row number, in the order they were made."""
        found = sa.select(CORRECTIONS.c.id, CORRECTIONS.c.body).join_from(ARTICLES, CORRECTIONS)
        rows = self.connection.execute(found.where(self.mine(), ARTICLES.c.key == name).order_by(CORRECTIONS.c.id))
        return {number: unpacked(Correction, body) for number, body in rows}

    def all_corrections(self) -> dict[str, tuple[Correction, ...]]:
        """Of the articles in sight that have any, by key, in the order they were made."""
        found = sa.select(ARTICLES.c.key, CORRECTIONS.c.body).join_from(ARTICLES, CORRECTIONS)
        made: dict[str, tuple[Correction, ...]] = {}
        for name, body in self.connection.execute(found.where(self.mine()).order_by(CORRECTIONS.c.id)):
            made[name] = (*made.get(name, ()), unpacked(Correction, body))
        return made

    def whole(self, name: str) -> KeptArticle | None:
        """All that is kept of an article."""
        added = self.connection.scalar(sa.select(ARTICLES.c.added).where(self.mine(), ARTICLES.c.key == name))
        return added and KeptArticle(added, tuple(self.versions(name)), tuple(self.corrections(name).values()))

    def place(self, name: str, added: datetime, now: datetime) -> int:
        """The article's row number; it is made if need be, and comes back into sight if it was deleted."""
        row = sa.and_(ARTICLES.c.owner == self.owner, ARTICLES.c.key == name)
        self.connection.execute(sa.delete(ARTICLES).where(row, ARTICLES.c.deleted < now - DAY))
        self.connection.execute(sa.update(ARTICLES).where(row).values(deleted=None))
        known = self.number(name)
        if known is not None:
            return known
        new = sa.insert(ARTICLES).values(owner=self.owner, key=name, added=added).returning(ARTICLES.c.id)
        return self.connection.execute(new).scalar_one()

    def models(self, article: int) -> set[str]:
        """The names of the models that read it."""
        return set(self.connection.scalars(sa.select(ANALYSES.c.model).where(ANALYSES.c.article == article)))

    def put(self, article: int, version: Version) -> None:
        """Add a version; if it is shown, the others are no longer."""
        made = version.analysis
        if version.shown:
            self.connection.execute(sa.update(ANALYSES).where(ANALYSES.c.article == article).values(shown=False))
        row = {
            "article": article, "model": made.model, "shown": version.shown, "added": version.added, "title": made.article.title,
            "source": made.article.source, "language": made.article.language, "date": made.article.date, "body": packed(made),
        }  # fmt: skip
        self.connection.execute(sa.insert(ANALYSES), row)

    def correct(self, article: int, correction: Correction) -> None:
        self.connection.execute(sa.insert(CORRECTIONS), {"article": article, "body": packed(correction)})

    def uncorrect(self, number: int) -> None:
        self.connection.execute(sa.delete(CORRECTIONS).where(CORRECTIONS.c.id == number))

    def delete(self, name: str, now: datetime) -> bool:
        hidden = sa.update(ARTICLES).where(self.mine(), ARTICLES.c.key == name).values(deleted=now)
        return self.connection.execute(hidden).rowcount > 0

    def restore(self, name: str, now: datetime) -> bool:
        back = sa.update(ARTICLES).where(self.gone(now - DAY), ARTICLES.c.key == name).values(deleted=None)
        return self.connection.execute(back).rowcount > 0


def save(shelf: Shelf, made: Analysis, now: datetime) -> bool:
    """Whether anything changed: not so where this model's result is in sight already."""
    name = key(made.article.text)
    new = shelf.number(name) is None
    article = shelf.place(name, now, now)
    if clean(made.model) in shelf.models(article):
        return new
    shelf.put(article, Version(now, True, kept(made)))
    return True


def purge(connection: sa.Connection, now: datetime) -> bool:
    """Throw away every owner's articles that were deleted more than a day ago; whether there were any."""
    old = ARTICLES.c.deleted < now - DAY
    owners = sa.select(ARTICLES.c.owner).where(old)
    connection.execute(sa.update(REVISIONS).where(REVISIONS.c.owner.in_(owners)).values(number=REVISIONS.c.number + 1))
    return connection.execute(sa.delete(ARTICLES).where(old)).rowcount > 0
