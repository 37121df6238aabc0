"""Web pages to Extracts: the article without menus, adverts and readers' comments, and what the page says about it."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element  # type: ignore[import-untyped]
from trafilatura import bare_extraction

from stance.articles.encodings import decode
from stance.articles.extracts import Extract, Obstacle

DATES = {"original_date": True, "extensive_search": False}
SHORTEST_BLOCK, SHORTEST_ARTICLE = 40, 80
"""Characters of a paragraph that is more than a menu entry or a teaser, and of all of them in an article."""


def extracts(content: bytes, encoding: str | None) -> Iterator[Extract | Obstacle]:
    """One Extract. Raises Obstacle where the page holds no article, such as a menu, a login or a request for cookies."""
    page = decode(content, encoding)
    found = bare_extraction(page.text, include_comments=False, with_metadata=True, date_extraction_params=DATES)
    body = getattr(found, "body", None)
    blocks = [] if body is None else [block for block in map(block_text, blocks_of(body)) if block]
    if sum(map(len, filter(prose, blocks))) < SHORTEST_ARTICLE:
        raise Obstacle("holds no article; is it a menu, a login or a cookie page?")
    yield Extract(
        text="\n\n".join(blocks),
        title=getattr(found, "title", "") or "",
        date=getattr(found, "date", "") or "",
        outlet=getattr(found, "sitename", "") or "",
        url=getattr(found, "url", "") or "",
        notice="" if b"charset" in content[:2048].lower() else page.notice,
    )


def prose(block: str) -> bool:
    """Whether a block says something in sentences."""
    return len(block) >= SHORTEST_BLOCK and block.rstrip("\"'”»“’‘)] ").endswith((".", "!", "?", "…", ":", ";", "。", "！", "？"))


def blocks_of(body: _Element) -> Iterator[_Element]:
    """Headings, paragraphs, list items and table cells, in order."""
    for element in body:
        if element.tag in ("list", "table", "row", "quote") and len(element):
            yield from blocks_of(element)
        else:
            yield element


def block_text(block: _Element) -> str:
    """One line; a line break inside a block is a space."""
    for broken in block.iter("lb"):
        broken.tail = " " + (broken.tail or "")
    return " ".join("".join(str(part) for part in block.itertext()).split())
