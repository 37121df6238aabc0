"""What a visitor wants to see, and the statements that fit. Does not know where the wish comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd


@dataclass(frozen=True)
class Filter:
    """Empty fields let everything through; ``confidence`` (0 to 1) is the least, and ``sentences`` the fewest an actor may have."""

    who: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    confidence: float = 0.0
    sentences: int = 1


def kept(frame: pd.DataFrame, wanted: Filter) -> pd.DataFrame:
    """The statements that fit; an article without a date fits no range of dates. Actors with too few sentences go last."""
    chosen = {
        "who": wanted.who, "kind": wanted.kinds, "target": wanted.targets, "sentence_label": wanted.labels,
        "source": wanted.sources, "language": wanted.languages,
    }  # fmt: skip
    fits = frame["confidence"] >= wanted.confidence
    for column, values in chosen.items():
        if values:
            fits &= frame[column].isin(values)
    if wanted.since:
        fits &= frame["when"] >= pd.Timestamp(wanted.since)
    if wanted.until:
        fits &= frame["when"] <= pd.Timestamp(wanted.until)
    found = frame[fits]
    if wanted.sentences > 1:
        many = found["who"].value_counts()
        found = found[found["who"].isin(many[many >= wanted.sentences].index)]
    return found


def marked(frame: pd.DataFrame, marks: Iterable[Mapping[str, object]]) -> pd.DataFrame:
    """The statements behind any of the marks, each a value, or a list of values, for some columns; all of them without a mark."""
    listed = list(marks)
    if not listed:
        return frame
    fits = pd.Series(False, index=frame.index)
    for mark in listed:
        this = pd.Series(True, index=frame.index)
        for column, value in mark.items():
            this &= frame[column].isin(value if isinstance(value, list) else [value])
        fits |= this
    return frame[fits]
