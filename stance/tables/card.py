"""The model card, and the figures about confidence in it. Does not know how they were measured."""

from __future__ import annotations

import re

import pandas as pd

ROW = re.compile(r"^\| (\d+)-(\d+) % \| (\d+) \| (\d+) % \|$", re.MULTILINE)


def body(card: str) -> str:
    """The card without its metadata and its first heading, headings one level down."""
    text = re.sub(r"\A---\n.*?\n---\n", "", card, flags=re.DOTALL)
    return re.sub(r"^#", "##", re.sub(r"\A\s*# .*\n", "", text), flags=re.MULTILINE)


def calibrated(card: str) -> pd.DataFrame:
    """A row per bin of confidence in the card's table: ``low`` and ``high`` (0 to 1), number of ``stances`` and share ``right``."""
    rows = [(int(low) / 100, int(high) / 100, int(n), int(right) / 100) for low, high, n, right in ROW.findall(card)]
    return pd.DataFrame(rows, columns=["low", "high", "stances", "right"])
