"""Text to word pieces with offsets and casing. Does not know torch, and does not cut long text.

The vocabulary is lower-cased; how a piece was written travels beside it as its token type, so that a name still looks like one.
"""

from __future__ import annotations

from dataclasses import dataclass

from tokenizers import Tokenizer

SMALL, CAPITAL, CAPITALS, ASKED = range(4)
"""Token types: lower case or no letter; capital first letter; all capitals; a piece of the question (a target's wording)."""


@dataclass(frozen=True)
class Pieces:
    """Word pieces of a text; ``spans`` are (start, end) characters of that text, without blanks at their edges."""

    ids: tuple[int, ...]
    types: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]

    def __len__(self) -> int:
        return len(self.ids)


def split(tokenizer: Tokenizer, text: str) -> Pieces:
    """Cut ``text`` into pieces; those that hold only a blank keep an empty span."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    spans = tuple(trim(text, start, end) for start, end in encoding.offsets)
    return Pieces(tuple(encoding.ids), tuple(casing(text, start, end) for start, end in spans), spans)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    return start, end


def casing(text: str, start: int, end: int) -> int:
    """Token type of the piece, by the whole word around it: a middle piece of "NATO" is in capitals too."""
    while start > 0 and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    word = text[start:end]
    if not word[:1].isupper():
        return SMALL
    return CAPITALS if len(word) > 1 and word.isupper() else CAPITAL
