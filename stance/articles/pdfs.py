"""PDFs to Extracts: the text layer, with lines joined to paragraphs. Does not read pictures of text, nor put columns in order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import pairwise

from pypdf import PdfReader
from pypdf.errors import DependencyError

from stance.articles.extracts import Extract, Obstacle
from stance.articles.limits import LONGEST_TEXT

PROTECTED = "is protected by a password; save it without one."
JUNK_TITLE = re.compile(r"^(microsoft word\b.*|untitled|.*\.(docx?|pdf|indd|qxp|html?))$", re.IGNORECASE)
SHORT = 0.75
"""A line of less than this share of the usual width ends its paragraph."""
HYPHENS = "-\u00ad\u2010"


def extracts(content: bytes, encoding: str | None) -> Iterator[Extract | Obstacle]:
    """One Extract. Raises Obstacle for a password and for scanned pages; a broken file raises what the library raises."""
    reader = PdfReader(BytesIO(content))
    try:
        if reader.is_encrypted and not reader.decrypt(""):
            raise Obstacle(PROTECTED)
        text = "\n\n".join(joined(without_margins(pages(reader))))
    except DependencyError as error:
        raise Obstacle(PROTECTED) from error
    if not any(c.isalpha() for c in text):
        raise Obstacle("holds no text, only pictures of it; run text recognition (OCR) on it first.")
    facts = reader.metadata
    title = (facts.title or "").strip() if facts else ""
    made = facts.creation_date if facts else None
    yield Extract(text, "" if JUNK_TITLE.match(title) else title, made=made.date().isoformat() if made else "")


def pages(reader: PdfReader) -> list[list[str]]:
    """The lines of each page, as far as an article may be long."""
    found, left = [], LONGEST_TEXT
    for page in reader.pages:
        text = page.extract_text()
        found.append([" ".join(line.split()) for line in text.split("\n")])
        left -= len(text)
        if left < 0:
            break
    return found


def without_margins(found: list[list[str]]) -> list[str]:
    """All lines, less page numbers and the running heads and feet that most pages share."""

    def edge(line: str) -> str:
        return re.sub(r"\d+", "", line).strip()

    trimmed = ["\n".join(lines).strip("\n").split("\n") for lines in found]
    shared = Counter(side for lines in trimmed for side in {edge(lines[0]), edge(lines[-1])})
    running = {side for side, pages in shared.items() if pages > max(1, len(found) / 2)} | {""}
    return [line for lines in trimmed for line in inner(lines, lambda line: edge(line) in running)]


def inner(lines: list[str], marginal: Callable[[str], bool]) -> list[str]:
    """Without up to three marginal lines at either end."""
    first = next((at for at, line in enumerate(lines[:4]) if not marginal(line)), 3)
    last = next((at for at, line in enumerate(lines[:-5:-1]) if not marginal(line)), 3)
    return lines[first : len(lines) - last]


def joined(lines: list[str]) -> Iterator[str]:
    """Paragraphs: a blank or short line ends one, unless the sentence plainly goes on; words cut at a line's end are mended."""
    widths = sorted(len(line) for line in lines if line)
    usual = widths[int(len(widths) * 0.8)] if widths else 0
    paragraph = ""
    for line, following in pairwise([*lines, ""]):
        paragraph = attached(paragraph, line)
        goes_on = following[:1].islower() or line[-1:] in (*HYPHENS, ",")
        if paragraph and following == "" or (len(line) < SHORT * usual and not goes_on):
            if paragraph:
                yield paragraph
            paragraph = ""


def attached(paragraph: str, line: str) -> str:
    if paragraph[-1:] in (*HYPHENS,) and paragraph[-2:-1].isalpha() and line:
        if line[0].islower():
            return paragraph[:-1] + line
        return paragraph + line
    return f"{paragraph} {line}".strip()
