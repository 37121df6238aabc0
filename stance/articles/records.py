"""JSON and JSON lines to Extracts: objects with text, and with title, date, source, language and url if they have them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from itertools import islice

from stance.articles.encodings import decode
from stance.articles.extracts import Extract, Obstacle

WANTED = 'each article needs the form {"title": "…", "text": "…"}'


def extracts(content: bytes, encoding: str | None) -> Iterator[Extract | Obstacle]:
    """An Extract or an Obstacle an object, in order. Raises Obstacle where nothing in the file is JSON."""
    if an_object_a_line([*islice(lines(content), 20)]):
        yield from (of_line(line, encoding) for line in lines(content))
        return
    try:
        found = json.loads(decode(content, encoding).text)
    except json.JSONDecodeError as error:
        raise Obstacle(f"is broken JSON: {error.msg} in line {error.lineno}.") from error
    yield from map(of_object, found if isinstance(found, list) else [found])


def lines(content: bytes) -> Iterator[bytes]:
    """Those that are not empty, one at a time: a corpus need not be in memory twice."""
    return filter(None, (line.strip() for line in BytesIO(content)))


def an_object_a_line(first: list[bytes]) -> bool:
    """Whether most lines are whole objects; one or the other may be broken."""
    return len(first) > 1 and sum(line.startswith(b"{") and line.endswith(b"}") for line in first) > len(first) / 2


def of_line(line: bytes, encoding: str | None) -> Extract | Obstacle:
    try:
        return of_object(json.loads(decode(line, encoding).text))
    except ValueError as error:
        return Obstacle(f"is broken JSON: {error}.")
    except Obstacle as obstacle:
        return obstacle


def of_object(found: object) -> Extract | Obstacle:
    """``source`` names the outlet that reported."""
    pairs = found.items() if isinstance(found, dict) else ()
    fields = {str(key).lower(): value.strip() for key, value in pairs if isinstance(value, str)}
    if not fields.get("text"):
        return Obstacle(f"has no text; {WANTED}.")
    return Extract(
        text=fields["text"],
        title=fields.get("title", ""),
        date=fields.get("date", ""),
        outlet=fields.get("outlet") or fields.get("source", ""),
        language=fields.get("language", ""),
        url=fields.get("url", ""),
    )
