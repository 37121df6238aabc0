"""The row of filters over a library, what is set in it as chips, and the Filter that results. Does not filter.

Every filter stands in the URL under its own name, so that a copied link opens the same view.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from stance.charts.look import Wording
from stance.domain import Kind
from stance.tables.filters import Filter
from stance.tables.sums import LABELS
from stance.ui.session import arriving, shown
from stance.ui.words import here, language_name, say, written

UNSET: dict[str, object] = {
    "who": [], "target": [], "label": [], "kind": [], "source": [], "language": [], "dates": (), "confidence": 0, "sentences": 1,
}  # fmt: skip
"""Name in the URL -> value that lets everything through."""
MOST_SENTENCES = 20
LEFT = "filters left"


def row(frame: pd.DataFrame, words: Wording) -> Filter:
    """Draw the filters, as they were left if the visitor comes back to them; what they say."""
    come_back(frame, words)
    with st.container(key="filters"):
        actor, target, label, more = st.columns([8, 8, 7, 4], vertical_alignment="bottom")
        with actor:
            st.multiselect(
                say("filter.who"),
                list(words.names),
                key="who",
                format_func=words.names.__getitem__,
                placeholder=say("filter.all"),
                bind="query-params",
            )
        with target:
            pills("target", list(words.targets), words.targets.__getitem__)
        with label:
            pills("label", list(reversed(LABELS)), lambda name: say(f"label.{name}"))
        with more, st.popover(say("filter.more"), icon=":material/tune:", width="stretch"):
            further(frame)
    st.session_state[LEFT] = {name: value(name) for name in UNSET}
    return wanted()


def come_back(frame: pd.DataFrame, words: Wording) -> None:
    """Set the filters as they were left, less what is gone by now; a link that sets any stands as it is."""
    if LEFT in st.session_state and arriving("explore") and not UNSET.keys() & st.query_params.keys():
        known = {"who": words.names, "target": words.targets, "source": {*frame["source"]}, "language": {*frame["language"]}}
        for name, before in st.session_state[LEFT].items():
            st.session_state[name] = [one for one in before if one in known[name]] if name in known else before


def pills(name: str, options: list[str], shown: Callable[[str], str]) -> None:
    st.pills(say(f"filter.{name}"), options, selection_mode="multi", key=name, format_func=shown, bind="query-params")


def further(frame: pd.DataFrame) -> None:
    """The filters needed less often."""
    pills("kind", [k.value for k in Kind if k is not Kind.PLACE], lambda name: say(f"kind.{name}"))
    languages = sorted(frame["language"].astype("str").unique(), key=language_name)
    st.multiselect(
        say("filter.language"),
        languages,
        key="language",
        format_func=language_name,
        placeholder=say("filter.all"),
        bind="query-params",
    )
    st.multiselect(
        say("filter.source"),
        sorted(frame["source"].astype("str").unique()),
        key="source",
        placeholder=say("filter.all"),
        bind="query-params",
    )
    days = frame["when"].dropna()
    if len(days):
        first, last = days.min().date(), days.max().date()
        st.date_input(
            say("filter.dates"), [], min_value=first, max_value=last, key="dates", format="YYYY-MM-DD", bind="query-params"
        )
    st.slider(say("filter.confidence"), 0, 95, step=5, format="%d%%", key="confidence", bind="query-params")
    st.slider(say("filter.sentences"), 1, MOST_SENTENCES, key="sentences", bind="query-params")


def wanted() -> Filter:
    """What the filters say now."""
    days = value("dates")
    since, until = (days[0], days[-1]) if days else (None, None)
    return Filter(
        tuple(value("who")),
        tuple(value("kind")),
        tuple(value("target")),
        tuple(value("label")),
        tuple(value("source")),
        tuple(value("language")),
        since,
        until,
        value("confidence") / 100,
        value("sentences"),
    )


def value(name: str) -> Any:  # noqa: ANN401
    """What a filter says; of the kind that ``UNSET`` has for it."""
    found = st.session_state.get(name)
    return UNSET[name] if found is None else found


def chips(words: Wording) -> None:
    """What is set, each with a way to take it back, and a way to take all back."""
    active = spelled_out(words)
    if not active:
        return
    with st.container(key="chips", horizontal=True, gap="xsmall"):
        for name, told in active.items():
            st.button(
                f"{say('filter.' + name)}: {shown(told)}",
                key=f"drop-{name}",
                on_click=drop,
                args=(name,),
                icon=":material/close:",
                help=say("filter.remove"),
            )
        st.button(
            say("filter.reset"), key="reset", on_click=drop, args=tuple(UNSET), type="tertiary", icon=":material/restart_alt:"
        )


def spelled_out(words: Wording) -> dict[str, str]:
    """The filters that are set, by name."""
    return {name: told for name in UNSET if (told := spelled(name, words))}


def spelled(name: str, words: Wording) -> str:
    """A filter's value in words, or "" where it lets everything through."""
    found = value(name)
    if found == UNSET[name] or not found:
        return ""
    by: dict[str, Callable[[str], str]] = {
        "who": words.names.__getitem__, "target": words.targets.__getitem__, "label": lambda x: say(f"label.{x}"),
        "kind": lambda x: say(f"kind.{x}"), "language": language_name,
    }  # fmt: skip
    if name == "confidence":
        return f"≥ {written(found / 100, here())}"
    if name == "sentences":
        return f"≥ {found}"
    if name == "dates":
        return " – ".join(say("day", day=day) for day in found)
    return ", ".join(by.get(name, str)(one) for one in found)


def drop(*names: str) -> None:
    for name in names:
        st.session_state[name] = UNSET[name]
