"""Files, pasted text and web addresses to Articles, or one sentence why not. Knows no format itself, and keeps nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from urllib.parse import urlsplit

from stance.articles import bylines
from stance.articles.apart import fetch_apart, parse_apart
from stance.articles.archives import members
from stance.articles.dates import iso
from stance.articles.downloads import Download
from stance.articles.encodings import decode, fits
from stance.articles.extracts import Extract, Obstacle, harmless, line, on_one_line, web_address
from stance.articles.kinds import SUFFIXES, Kind, kind_of, suffix
from stance.articles.languages import LANGUAGES, known, language
from stance.articles.limits import LARGEST_FILE, LONGEST_TEXT, MEGABYTE
from stance.domain import Article, OurError, UnreadableArticle

MEDIA = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "text/markdown": ".md", "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx", "application/json": ".json",
}  # fmt: skip
OFF = ("off", "0", "no", "false")


def from_file(source: str, content: bytes, encoding: str | None = None) -> Article:
    """The one article of a file; raises UnreadableArticle where there is none or more than one, or the encoding does not fit."""
    first, *more = islice(articles_in(source, content, encoding), 2)
    if more:
        raise UnreadableArticle(f"{on_one_line(source)} holds several articles; only one was asked for.")
    if isinstance(first, UnreadableArticle):
        raise first
    return first


def from_text(text: str, source: str = "pasted text") -> Article:
    """Raises UnreadableArticle where there are no words, too many, or binary rubbish. Line ends become one sign."""
    found = made(source, Extract(text))
    if isinstance(found, UnreadableArticle):
        raise found
    return found


def from_url(url: str) -> Article:
    """The article of a public web page; raises UnreadableArticle for anything else, or when STANCE_FETCH is "off"."""
    if os.environ.get("STANCE_FETCH", "on").strip().lower() in OFF:
        raise UnreadableArticle("Fetching web pages is turned off here; paste the text instead.")
    url = url.strip()
    try:
        found = fetch_apart(url)
    except Obstacle as obstacle:
        raise unreadable(url, obstacle) from obstacle
    return from_download(url, found)


def from_download(url: str, found: Download) -> Article:
    """The article in what was fetched; raises UnreadableArticle."""
    ending = MEDIA.get(found.media) or suffix(urlsplit(found.url).path)
    if ending not in SUFFIXES:
        raise unreadable(url, Obstacle(f"is of the kind {found.media}, which holds no article."))
    (_, first), *more = islice(extracts_in("page" + ending, found.content, charset(found)), 2)
    if more:
        raise unreadable(url, Obstacle("holds several articles; download it and add the file."))
    article = made(url, replace(first, url=found.url) if isinstance(first, Extract) else first)
    if isinstance(article, UnreadableArticle):
        raise article
    return article


def charset(found: Download) -> str | None:
    """The server's word counts only where the page is not UTF-8, and only if it can be true."""
    return found.charset if not fits(found.content, "utf-8") and fits(found.content, found.charset) else None


def articles_in(name: str, content: bytes, encoding: str | None = None) -> Iterator[Article | UnreadableArticle]:
    """At least one: every article of a file, archive or list, and for each that cannot be read, the error that says why."""
    return (made(source, found) for source, found in extracts_in(name, content, encoding))


Extracted = Extract | Obstacle | OurError
Found = Iterator[tuple[str, Extracted]]


def extracts_in(name: str, content: bytes, encoding: str | None, packed: bool = False) -> Found:
    """Each with the name it goes by; ``packed`` says that the file itself comes out of an archive. Never raises."""
    try:
        if not content.strip():
            raise Obstacle("is empty.")
        if len(content) > LARGEST_FILE:
            raise Obstacle(f"has {len(content) / MEGABYTE:.0f} MB; the limit is {LARGEST_FILE // MEGABYTE} MB.")
        kind = kind_of(name, content)
        if kind is Kind.TEXT:
            yield name, text_of(content, encoding)
        elif kind is not Kind.ZIP:
            yield from numbered(name, [*parse_apart(kind, content, encoding)])
        elif packed:
            raise Obstacle("is an archive inside an archive; unpack it first.")
        else:
            yield from unpacked_extracts(name, content, encoding)
    except Obstacle as obstacle:
        yield name, obstacle
    except Exception as error:
        yield name, OurError(on_one_line(name), error)


def text_of(content: bytes, encoding: str | None) -> Extract:
    if len(content) > 4 * LONGEST_TEXT:  # no encoding takes more than four bytes a character
        raise Obstacle(f"has more than {LONGEST_TEXT:,} characters, the limit.")
    return decode(content, encoding)


def numbered(name: str, found: list[Extract | Obstacle]) -> Found:
    return ((name if len(found) == 1 else f"{name} #{number}", each) for number, each in enumerate(found, 1))


def unpacked_extracts(name: str, content: bytes, encoding: str | None) -> Found:
    for member, unpacked in members(content):
        source = f"{name}/{member}"
        if isinstance(unpacked, Obstacle):
            yield source, unpacked
        elif suffix(member) not in ("", *SUFFIXES):
            yield source, Obstacle("is of a kind that is not read.")
        else:
            yield from extracts_in(source, unpacked, encoding, packed=True)


def made(source: str, found: Extracted) -> Article | UnreadableArticle:
    """The article in what was found, or the error that says why there is none. Never raises."""
    if isinstance(found, OurError):
        return found
    try:
        if isinstance(found, Obstacle):
            raise found
        return dressed(source, found)
    except Obstacle as obstacle:
        return unreadable(source, obstacle)
    except Exception as error:
        return OurError(on_one_line(source), error)


def dressed(source: str, found: Extract) -> Article:
    """The article with what its first lines tell; what its file says for certain comes first. Raises Obstacle."""
    text = found.text.replace("\r\n", "\n").replace("\r", "\n")
    if wrong := fault(text):
        raise wrong
    text, source = harmless(text), on_one_line(source)
    spoken = known(found.language) or language(text)
    notices = [f"{source} {found.notice}"] if found.notice else []
    if spoken not in LANGUAGES:
        notices.append(f"The language of {source} looks like “{spoken}”, which the reader was not trained on.")
    return Article(
        source=source,
        text=text,
        title=line(found.title) or line(bylines.title(text, spoken)),
        language=spoken,
        date=iso(found.date, spoken) or bylines.date(text, spoken) or iso(found.made, spoken),
        notices=tuple(notices),
        outlet=line(found.outlet, 100) or bylines.outlet(text),
        url=web_address(found.url),
    )


def fault(text: str) -> Obstacle | None:
    """What makes a text none to read."""
    if not any(c.isalpha() for c in text):
        return Obstacle("has no words to read.")
    if len(text) > LONGEST_TEXT:
        return Obstacle(f"has {len(text):,} characters; the limit is {LONGEST_TEXT:,}.")
    if sum(c < " " and c not in "\n\t\f" for c in text) > len(text) / 100:
        return Obstacle("is not a text file.")
    return None


def unreadable(source: str, obstacle: Obstacle) -> UnreadableArticle:
    return UnreadableArticle(f"{on_one_line(source)} {on_one_line(str(obstacle))}")
