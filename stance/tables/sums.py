"""Statements added up: where an actor stands in an article, over all of them, and when that changed. Does not filter.

Labels and scores are sums of the sentences' own chances, as in ``stance.stances``, so that they hold for any part of a library.
"""

from __future__ import annotations

import pandas as pd

LABELS = ("against", "neutral", "favor")


def added_up(frame: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """A row per group: ``label``, ``score`` (-1 to 1), mean ``confidence``, number of ``sentences`` and the ``strongest`` one.

    ``corrected`` is whether somebody corrected any of it.
    """
    more = {"certainty": frame[list(LABELS)].max(axis=1), "corrected": frame["read_label"] != ""}
    surest = frame.assign(**more).sort_values("certainty", ascending=False, kind="stable")
    grouped = surest.groupby(by, observed=True, sort=False)
    found = grouped.agg(
        confidence=("confidence", "mean"),
        sentences=("sentence", "size"),
        strongest=("sentence", "first"),
        corrected=("corrected", "any"),
        **{label: (label, "sum") for label in LABELS},
    ).reset_index()
    total = found[list(LABELS)].sum(axis=1)
    found["score"] = (found["favor"] - found["against"]) / total.where(total > 0, 1)
    found["label"] = found[list(LABELS)].idxmax(axis=1) if len(found) else pd.Series(dtype="str")
    return found.drop(columns=list(LABELS)).astype(dict.fromkeys(by, "str"))


def positions(frame: pd.DataFrame, by: str = "id") -> pd.DataFrame:
    """A row per actor, target and article (or ``by`` month), most against first; ``when`` and ``date`` are its first."""
    found = added_up(frame, [by, "who", "target"])
    dates = frame[[by, "when", "date"]].sort_values("when", kind="stable").drop_duplicates(by).astype({by: "str"})
    return found.merge(dates, on=by, how="left").sort_values(["score", "who", "target"], kind="stable", ignore_index=True)


def crossing(frame: pd.DataFrame) -> pd.DataFrame:
    """A row per actor and target over all articles, most against first."""
    return added_up(frame, ["who", "target"]).sort_values(["score", "who", "target"], kind="stable", ignore_index=True)


def shares(frame: pd.DataFrame) -> pd.DataFrame:
    """A row per actor: its ``sentences``, each label's share of them, and ``balance`` (favor less against), lowest first."""
    counted = frame.groupby(["who", "sentence_label"], observed=True).size().unstack(fill_value=0)
    counted = counted.reindex(columns=list(LABELS), fill_value=0)
    total = counted.sum(axis=1)
    found = counted.div(total, axis=0).assign(sentences=total)
    found.columns.name = None
    found = found.assign(balance=found["favor"] - found["against"]).reset_index().astype({"who": "str"})
    return found.sort_values(["balance", "sentences", "who"], kind="stable", ignore_index=True)


def changes(positions: pd.DataFrame, by: str = "id") -> pd.DataFrame:
    """The dated positions in order of time, with the article (or month) ``before`` where the label then was another, else ""."""
    dated = positions.dropna(subset=["when"]).sort_values(["who", "target", "when", by], kind="stable", ignore_index=True)
    earlier = dated.groupby(["who", "target"], observed=True)[[by, "label"]].shift()
    changed = earlier["label"].notna() & (earlier["label"] != dated["label"])
    return dated.assign(before=earlier[by].where(changed, "").fillna(""))


def grain(frame: pd.DataFrame, most: int) -> str:
    """The finest of "id" (articles) and "month" that gives no more than ``most`` positions, else the coarser."""
    return "id" if len(frame[["id", "who", "target"]].drop_duplicates()) <= most else "month"


def busiest(frame: pd.DataFrame, most: int, page: int = 1) -> list[str]:
    """Page number ``page``, from 1, of the actors, those with most sentences first, ``most`` a page."""
    counted = frame["who"].value_counts().rename_axis("who").reset_index(name="n")
    ordered = counted[counted["n"] > 0].sort_values(["n", "who"], ascending=[False, True], kind="stable")
    return [str(who) for who in ordered["who"].iloc[most * (page - 1) : most * page]]
