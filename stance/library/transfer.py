"""A whole library as one file and back, exactly. Does not open databases.

The file is a zip with ``library.json`` (its form) and ``articles.jsonl``: a line an article with every version and correction,
oldest first. Deleted articles and waiting jobs are not in it. The same library gives the same bytes.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from stance.domain import key
from stance.library.articles import Shelf
from stance.library.database import LibraryUnavailable
from stance.library.records import KeptArticle, analysis
from stance.library.schema import clean
from stance.library.wire import from_json, to_json

FORM = 1
EPOCH = (1980, 1, 1, 0, 0, 0)
LONGEST_LINE = 100_000_000
LARGEST = 20_000_000_000
ABOUT, ARTICLES = "library.json", "articles.jsonl"


class UnreadableLibrary(ValueError):
    """The file holds no library; the message tells its owner why. Nothing of it was taken in."""


@dataclass(frozen=True)
class About:
    """What the file holds; ``form`` grows when that changes."""

    form: int


def write(path: Path, articles: Iterable[KeptArticle]) -> None:
    """The file appears when it is whole. Raises LibraryUnavailable where it cannot be written."""
    partial = path.with_name(path.name + ".partial")
    try:
        with zipfile.ZipFile(partial, "w") as archive:
            archive.writestr(entry(ABOUT), to_json(About(FORM)))
            with archive.open(entry(ARTICLES), "w", force_zip64=True) as lines:
                for article in articles:
                    lines.write(to_json(article).encode() + b"\n")
        partial.replace(path)
    except OSError as error:
        raise LibraryUnavailable(f"{path} cannot be written: {error.strerror}.") from None
    finally:
        with suppress(OSError):
            partial.unlink()


def entry(name: str) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name, EPOCH)
    made.compress_type = zipfile.ZIP_DEFLATED
    return made


def read(path: Path) -> Iterator[KeptArticle]:
    """Raises UnreadableLibrary where there is no file, or it meets something else than ``write`` wrote."""
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(member.file_size for member in archive.infolist()) > LARGEST:
                raise UnreadableLibrary(f"{path.name} is too large for a library.")
            if from_json(About, archive.open(ABOUT).read(1000)).form != FORM:
                raise UnreadableLibrary(f"{path.name} was written by a newer version of this program.")
            with archive.open(ARTICLES) as lines:
                while line := lines.readline(LONGEST_LINE):
                    yield sound(from_json(KeptArticle, line))
    except UnreadableLibrary:
        raise
    except OSError as error:
        raise UnreadableLibrary(f"{path.name} cannot be read: {error.strerror or 'it is damaged'}.") from None
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise UnreadableLibrary(f"{path.name} is no library, or damaged.") from error
    except (ValueError, TypeError, LookupError, OverflowError) as error:
        raise UnreadableLibrary(f"{path.name} holds something else than a library.") from error


def sound(article: KeptArticle) -> KeptArticle:
    """The article itself, if its versions are of one text and of different models, one is shown, and none points outside itself."""
    made = [analysis(version.analysis) for version in article.versions]
    moments = [moment.astimezone(UTC) for moment in (article.added, *(version.added for version in article.versions))]
    models = {clean(one.model) for one in made}
    shown = sum(version.shown for version in article.versions)
    if len({one.article.text for one in made}) != 1 or shown != 1 or len(models) + 1 != len(moments):
        raise ValueError("not one article")
    return article


def take_in(shelf: Shelf, article: KeptArticle, now: datetime) -> bool:
    """Add what is not here yet; whether the article was out of sight. Where results were here, the one shown stays shown."""
    name = key(article.versions[0].analysis.article.text)
    new = shelf.number(name) is None
    number = shelf.place(name, article.added, now)
    models = shelf.models(number)
    for version in article.versions:
        if clean(version.analysis.model) not in models:
            shelf.put(number, replace(version, shown=version.shown and not models))
    known = set(shelf.corrections(name).values())
    for correction in article.corrections:
        if correction not in known:
            shelf.correct(number, correction)
    return new
