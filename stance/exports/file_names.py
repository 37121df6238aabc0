"""A file name for a download, with the date and the active filters in it. Does not look at any disk."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Literal

from anyascii import anyascii

Suffix = Literal["csv", "jsonl", "parquet", "graphml", "gexf", "html", "png", "svg"]
MEDIA_TYPES: dict[Suffix, str] = {
    "csv": "text/csv",
    "jsonl": "application/x-ndjson",
    "parquet": "application/vnd.apache.parquet",
    "graphml": "application/xml",
    "gexf": "application/xml",
    "html": "text/html",
    "png": "image/png",
    "svg": "image/svg+xml",
}
LONGEST = 100


def file_name(kind: Suffix, filters: Mapping[str, str], when: date) -> str:
    """Like ``stances_2025-03-01_actor-poland_label-favor.csv``: lower-case ASCII letters, digits, "-", "_" and one dot."""
    parts = ["stances", f"{when:%Y-%m-%d}", *(slug(f"{name} {value}") for name, value in filters.items())]
    return f"{'_'.join(part for part in parts if part)[:LONGEST].rstrip('-_')}.{kind}"


def slug(text: str) -> str:
    return re.sub("[^a-z0-9]+", "-", anyascii(text[:LONGEST]).lower()).strip("-")
