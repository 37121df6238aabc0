"""A frame as CSV that spreadsheets open safely, or as Parquet that keeps it exactly. Does not choose rows or columns.

Text from an article may begin like a formula, and a spreadsheet would run it. Such a cell gets an apostrophe in front. It gets
one wherever a cell could begin: at its start, and after a semicolon, tab or line end inside it, because a spreadsheet whose
separator is the semicolon cuts there. Numbers are left alone, so that they stay numbers.
"""

from __future__ import annotations

import re
from csv import QUOTE_NONNUMERIC

import pandas as pd

MARK = "'"
FORMULA = "=+\\-@＝＋－＠﹦﹢﹣﹫−"
"""What begins a formula: ASCII, and the full-width and small forms and the minus sign, which old code pages turn into it."""
UNSEEN = r"(?:[^\S\t\r\n]|['\"\x00-\x08\x0e-\x1b\x7f\u200b-\u200f\u2060\ufeff])*"
"""What a spreadsheet may drop before it looks at the first character; earlier marks too, so that marks can be taken off again."""
BEGINNING = re.compile(rf"^(?={UNSEEN}[{FORMULA}\t\r\n])|(?<=[;\t\r\n])(?={UNSEEN}[{FORMULA}])")


def csv(frame: pd.DataFrame) -> bytes:
    """UTF-8 with a byte order mark, comma-separated, every text quoted, lines ending in CR LF; no index."""
    safe = frame.map(harmless).rename(columns=harmless)
    return safe.to_csv(index=False, quoting=QUOTE_NONNUMERIC, lineterminator="\r\n").encode("utf-8-sig")


def harmless(cell: object) -> object:
    """The cell, with an apostrophe wherever a formula could begin; anything but text as it is."""
    return BEGINNING.sub(MARK, cell) if isinstance(cell, str) else cell


def parquet(frame: pd.DataFrame) -> bytes:
    """Texts and numbers exactly as they are; no index. Categories become texts: theirs may name what a filter took out."""
    texts = {name: "str" for name in frame.select_dtypes("category")}
    return frame.astype(texts).to_parquet(path=None, index=False)
