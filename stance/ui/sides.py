"""The two parts of a library that are compared: reports, sources, languages or months. Does not compare them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations

import pandas as pd
import streamlit as st

from stance.ui import parts, session
from stance.ui.choices import one_of
from stance.ui.words import dated, here, language_name, say

BY = ("report", "source", "language", "month")
MOST_NAMES = 200
MOST_TRIED = 40
"""Parts among which the two nearest to each other are looked for."""


@dataclass(frozen=True)
class Side:
    """One part and what it is called."""

    name: str
    statements: pd.DataFrame


def choose(frame: pd.DataFrame) -> tuple[Side, Side]:
    """Two different parts; ends the page with a sentence where there are none."""
    by = one_of(BY, "by", "language", "compare.by", "compare.by")
    values, shown = parts_of(frame, by)
    counted = values.value_counts()
    options = [str(v) for v in counted[counted > 0].index]
    if len(options) < 2:
        end(say("compare.few"))
    pair = nearest(frame, values, options)
    one, other = st.columns(2, gap="large")
    with one:
        first = side("one", options, options.index(pair[0]), f"one-{by}", shown)
    with other:
        second = side("other", options, options.index(pair[1]), f"other-{by}", shown)
    if first == second:
        end(say("compare.same"))
    return Side(shown(first), frame[values == first]), Side(shown(second), frame[values == second])


def side(name: str, options: list[str], index: int, key: str, shown: Callable[[str], str]) -> str:
    return st.selectbox(say(f"compare.{name}"), options, index=index, key=key, format_func=shown, bind="query-params")


def nearest(frame: pd.DataFrame, values: pd.Series, options: list[str]) -> tuple[str, str]:
    """The two parts that share most actors and targets, so that there is something to see at first."""
    held = {str(name): set(zip(own["who"], own["target"], strict=True)) for name, own in frame.groupby(values, observed=True)}
    return max(combinations(options[:MOST_TRIED], 2), key=lambda pair: len(held[pair[0]] & held[pair[1]]))


def parts_of(frame: pd.DataFrame, by: str) -> tuple[pd.Series, Callable[[str], str]]:
    """What each statement counts to, and how that is written."""
    if by == "report":
        library = session.library()
        return frame["id"], lambda name: f"{library[name].article.title} · {library[name].article.source}"
    shown: dict[str, Callable[[str], str]] = {"month": lambda month: dated(month, here()), "language": language_name}
    return frame[by], shown.get(by, str)


def end(why: str) -> None:
    st.html(parts.empty(why))
    st.stop()
