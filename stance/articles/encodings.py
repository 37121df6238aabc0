"""Bytes to text. Tells UTF-8 and byte order marks for certain, guesses other encodings, and says so when it did."""

from __future__ import annotations

from charset_normalizer import from_bytes

from stance.articles.extracts import Extract, Obstacle

ENCODINGS: dict[str, str] = {
    "utf-8": "Unicode (UTF-8)", "utf-16": "Unicode (UTF-16)", "cp1252": "Western European (Windows-1252)",
    "iso-8859-15": "Western European (ISO 8859-15)", "cp1250": "Central European (Windows-1250)",
    "iso-8859-2": "Central European (ISO 8859-2)", "cp1251": "Cyrillic (Windows-1251)", "koi8-r": "Cyrillic (KOI8-R)",
    "koi8-u": "Cyrillic, Ukrainian (KOI8-U)", "iso-8859-5": "Cyrillic (ISO 8859-5)", "cp866": "Cyrillic (DOS 866)",
    "cp1253": "Greek (Windows-1253)", "iso-8859-7": "Greek (ISO 8859-7)", "cp1254": "Turkish (Windows-1254)",
    "cp1257": "Baltic (Windows-1257)", "iso-8859-13": "Baltic (ISO 8859-13)",
}  # fmt: skip
"""What a reader may pick when the guess was wrong: codec and its name."""
MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"", "utf-8-sig"))
PICK = "pick the encoding it was saved in"


def decode(content: bytes, encoding: str | None = None) -> Extract:
    """By the encoding picked; else by byte order mark, as UTF-8, or in the likeliest legacy encoding. Raises Obstacle."""
    if encoding:
        if not fits(content, encoding):
            raise Obstacle(f"is not written in {ENCODINGS.get(encoding, encoding)}; {PICK}.")
        return Extract(content.decode(encoding).removeprefix("\ufeff"))
    for mark, certain in MARKS:
        if content.startswith(mark) and fits(content, certain):
            return Extract(content.decode(certain))
    guess = None if b"\0" in content else from_bytes(content).best()
    if guess is None:
        raise Obstacle(f"is not a text file, or its encoding cannot be told; {PICK}.")
    name = ENCODINGS.get(guess.encoding.replace("_", "-"), guess.encoding)
    return Extract(str(guess), notice=f"was read as {name}; if its letters look wrong, {PICK}.")


def fits(content: bytes, encoding: str) -> bool:
    """Whether the bytes can be read in that encoding."""
    try:
        content.decode(encoding)
    except (UnicodeError, LookupError):
        return False
    return True
