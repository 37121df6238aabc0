"""Bytes and a name to an Article, or one sentence why not. Does not fetch anything, and reads plain text only for now.

The text is kept as it is (line ends become ``\\n``), so that offsets into it are offsets into what the reader sees.
"""

from __future__ import annotations

import re

import py3langid
from charset_normalizer import from_bytes

from stance.domain import Article, UnreadableArticle

LANGUAGES: dict[str, str] = {
    "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish",
    "et": "Estonian", "fi": "Finnish", "fr": "French", "hr": "Croatian", "hu": "Hungarian", "it": "Italian",
    "lt": "Lithuanian", "lv": "Latvian", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovene", "sr": "Serbian", "sv": "Swedish",
    "tr": "Turkish", "uk": "Ukrainian",
}  # fmt: skip
"""The languages the reader was trained on."""
OTHERS = ("ar", "be", "ca", "fa", "ga", "he", "hi", "hy", "id", "is", "ja", "ka", "ko", "lb", "mk", "sq", "vi", "zh")
LARGEST_FILE = 20_000_000
LONGEST_TEXT = 1_000_000
LONGEST_TITLE = 160
_DATE = re.compile(r"\b(?:date\s+)?((?:19|20)\d\d-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)\b")

py3langid.set_languages([*LANGUAGES, *OTHERS])


def from_file(source: str, content: bytes) -> Article:
    """Raises UnreadableArticle for a file that is empty, too large, binary or of no encoding we can tell."""
    if not content.strip():
        raise UnreadableArticle(f"{source} is empty.")
    if len(content) > LARGEST_FILE:
        raise UnreadableArticle(f"{source} has {len(content) / 1e6:.0f} MB; the limit is {LARGEST_FILE / 1e6:.0f} MB.")
    return from_text(decode(source, content), source)


def decode(source: str, content: bytes) -> str:
    """By byte order mark, then UTF-8, then the likeliest legacy encoding."""
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"", "utf-8-sig")):
        if content.startswith(mark):
            try:
                return content.decode(encoding)
            except UnicodeDecodeError:
                continue
    guess = None if b"\0" in content else from_bytes(content).best()
    if guess is None:
        raise UnreadableArticle(f"{source} is not a text file, or its encoding cannot be told; save it as UTF-8.")
    return str(guess)


def from_text(text: str, source: str = "pasted text") -> Article:
    """Raises UnreadableArticle where there are no words, too many, or binary rubbish."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not any(c.isalpha() for c in text):
        raise UnreadableArticle(f"{source} has no words to read.")
    if len(text) > LONGEST_TEXT:
        raise UnreadableArticle(f"{source} has {len(text):,} characters; the limit is {LONGEST_TEXT:,}.")
    if sum(c < " " and c not in "\n\t\f" for c in text) > len(text) / 100:
        raise UnreadableArticle(f"{source} is not a text file.")
    found = language(text)
    notices = (
        () if found in LANGUAGES else (f"The language of {source} looks like “{found}”, which the reader was not trained on.",)
    )
    return Article(source, text, title(text), found, date(text), notices)


def language(text: str) -> str:
    """ISO 639-1 code of the likeliest language."""
    return str(py3langid.classify(text[:20_000])[0])


def title(text: str) -> str:
    """The first line if it is short, else the beginning of the text."""
    first = _DATE.sub("", text.strip().split("\n", 1)[0], count=1).strip()
    if len(first) <= LONGEST_TITLE:
        return first
    return first[: LONGEST_TITLE // 2].rsplit(" ", 1)[0] + " …"


def date(text: str) -> str | None:
    """A date in ISO form within the first 200 characters, such as "2024-12"."""
    found = _DATE.search(text[:200])
    return found[1] if found else None
