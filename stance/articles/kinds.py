"""What kind of file some bytes are: by their first bytes, and by the name where these say nothing. Does not read the rest."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePosixPath

from stance.articles.archives import opened
from stance.articles.extracts import Obstacle


class Kind(StrEnum):
    """How a file is read."""

    TEXT = "text"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    JSON = "json"
    ZIP = "zip"


BY_SUFFIX = {
    ".txt": Kind.TEXT, ".md": Kind.TEXT, ".html": Kind.HTML, ".htm": Kind.HTML, ".pdf": Kind.PDF, ".docx": Kind.DOCX,
    ".json": Kind.JSON, ".jsonl": Kind.JSON, ".zip": Kind.ZIP,
}  # fmt: skip
SUFFIXES = tuple(BY_SUFFIX)
"""The endings of the files that can be read."""
ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
FOREIGN = (
    (b"\xd0\xcf\x11\xe0", "is a Word file of the old kind; save it as .docx."),
    (b"{\\rtf", "is an RTF file; save it as .docx or .txt."),
    (b"\x89PNG", "is a picture, not a text file."),
    (b"\xff\xd8\xff", "is a picture, not a text file."),
    (b"GIF8", "is a picture, not a text file."),
    (b"\x1f\x8b", "is packed with gzip; unpack it, or use .zip."),
    (b"7z\xbc\xaf", "is a 7-Zip archive; use .zip."),
    (b"Rar!", "is a RAR archive; use .zip."),
)


def suffix(name: str) -> str:
    return PurePosixPath(name.replace("\\", "/")).suffix.lower()


def kind_of(name: str, content: bytes) -> Kind:
    """Raises Obstacle for kinds we know and cannot read."""
    start = content[:1024].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"PK\x03\x04"):
        return packed(content)
    if content.startswith(FOREIGN[0][0]) and ENCRYPTED_OFFICE in content:
        raise Obstacle("is protected by a password; save it without one.")
    for magic, reason in FOREIGN:
        if content.startswith(magic):
            raise Obstacle(reason)
    if start.startswith(b"%PDF-"):
        return Kind.PDF
    if start[:20].lower().startswith((b"<!doctype html", b"<html")):
        return Kind.HTML
    return BY_SUFFIX.get(suffix(name), Kind.TEXT)


def packed(content: bytes) -> Kind:
    """Word documents and e-books are zip files too."""
    with opened(content) as archive:
        names = archive.namelist()
    if "mimetype" in names:
        raise Obstacle("is an OpenDocument file or an e-book; save it as .docx or .pdf.")
    if "[Content_Types].xml" not in names:
        return Kind.ZIP
    if any(name.startswith("word/") for name in names):
        return Kind.DOCX
    raise Obstacle("is an Office file, but no Word document; save its text as .docx or .txt.")
