"""Bytes of a known kind to Extracts, whatever happens inside the library that reads them. Bounds neither time nor memory."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Protocol

from stance.articles.extracts import Extract, Obstacle
from stance.articles.kinds import Kind
from stance.articles.limits import LONGEST_TEXT, PARSER_GROWTH

ROOMS = {Kind.HTML: "pages", Kind.PDF: "pdfs", Kind.DOCX: "documents", Kind.JSON: "records"}
"""The module that reads a kind; loaded only when it is needed, since its library takes a while."""


class Parser(Protocol):
    def __call__(self, content: bytes, encoding: str | None) -> Iterator[Extract | Obstacle]: ...


def parser(kind: Kind) -> Parser:
    return import_module(f"stance.articles.{ROOMS[kind]}").extracts


def parse(kind: Kind, content: bytes, encoding: str | None = None) -> Iterator[Extract | Obstacle]:
    """Whatever is wrong with the bytes becomes an Obstacle."""
    try:
        for found in parser(kind)(content, encoding):
            too_long = isinstance(found, Extract) and len(found.text) > LONGEST_TEXT
            yield Obstacle(f"has more than {LONGEST_TEXT:,} characters, the limit.") if too_long else found
    except Obstacle as obstacle:
        yield obstacle
    except (MemoryError, RecursionError):
        yield Obstacle(f"needs more than {PARSER_GROWTH // 1_000_000} MB of memory to be read; split it, or save its text.")
    except Exception:  # each library has its own ways to fail on bytes it did not expect
        yield Obstacle(f"is broken, or is no {kind.upper()} file.")
