"""What is taken out of one file before it is an Article, and what stood in the way. Knows no format."""

from __future__ import annotations

import re
from dataclasses import dataclass

CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True)
class Extract:
    """Text with what its file says about it: ``date`` is the report's, ``made`` the file's own; empty where it says nothing."""

    text: str
    title: str = ""
    date: str = ""
    made: str = ""
    outlet: str = ""
    language: str = ""
    url: str = ""
    notice: str = ""


class Obstacle(Exception):
    """Why nothing can be read: the end of a sentence that begins with the file's name."""


def harmless(text: str) -> str:
    """The text with a replacement sign for each control character and half surrogate; its length stays."""
    return CONTROL.sub("\ufffd", text)


def on_one_line(text: str) -> str:
    """Harmless, and without breaks and tabs; nothing else changes."""
    return re.sub(r"[\n\t\r\f\u2028\u2029]", " ", harmless(text))


def line(text: str, longest: int = 300) -> str:
    """On one line, with single spaces, cut at ``longest`` characters."""
    flat = " ".join(on_one_line(text).split())
    return flat if len(flat) <= longest else flat[: longest - 2].rstrip() + " …"


def web_address(text: str) -> str:
    """The text if it is an http(s) address that can be linked to, else nothing."""
    return text if re.fullmatch(r"https?://[^\s\"'<>\\^`{|}\x00-\x1f]{3,2000}", text, re.IGNORECASE) else ""
