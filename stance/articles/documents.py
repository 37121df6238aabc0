"""Word documents (.docx) to Extracts: paragraphs and table cells in reading order. No headers, footnotes, comments or pictures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import docx
from docx.document import Document
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from stance.articles.extracts import Extract, Obstacle

TEMPLATE_MADE = date(2013, 12, 23)
"""Of the template that programs write documents from; it dates no report."""
HEAVY = ("word/media/", "word/fonts/", "word/embeddings/")
TITLES = ("Title", "Heading 1")


def extracts(content: bytes, encoding: str | None) -> Iterator[Extract | Obstacle]:
    """One Extract. Raises Obstacle where the document holds no text; a broken file raises what the library raises."""
    document = docx.Document(without_pictures(content))
    blocks = [(paragraph, " ".join(paragraph.text.split())) for paragraph in paragraphs(document)]
    texts = [text for _, text in blocks if text]
    if not texts:
        raise Obstacle("holds no text.")
    headings = (text for paragraph, text in blocks[:10] if text and paragraph.style is not None and paragraph.style.name in TITLES)
    facts = document.core_properties
    made = facts.created.date() if facts.created else TEMPLATE_MADE
    yield Extract("\n\n".join(texts), facts.title or next(headings, ""), made="" if made == TEMPLATE_MADE else made.isoformat())


def without_pictures(content: bytes) -> BytesIO:
    """The same document with its pictures, fonts and embedded files empty: the library would keep them all in memory."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as whole, ZipFile(out, "w") as slim:
        for name in dict.fromkeys(whole.namelist()):
            slim.writestr(name, b"" if name.startswith(HEAVY) else whole.read(name))
    return out


def paragraphs(part: Document | _Cell) -> Iterator[Paragraph]:
    """Of tables, each cell once, row by row."""
    for block in part.iter_inner_content():
        if isinstance(block, Table):
            cells = {cell._tc: cell for row in block.rows for cell in row.cells}
            for cell in cells.values():
                yield from paragraphs(cell)
        else:
            yield block
