"""Actors and targets as a directed graph in GraphML or GEXF, for Gephi and its kin. Does not lay out or colour it.

An edge runs from an actor to a target: ``score`` and ``confidence`` are means over ``articles``, each counted once, ``stance``
(also the edge's label) is the label with the most confidence behind it, ``n`` is the number of sentences and the edge's weight.
"""

from __future__ import annotations

import re
from collections.abc import Hashable
from io import BytesIO

import networkx as nx
import pandas as pd

UNWRITABLE = re.compile("[\x00-\x1f\x7f-\x9f\ufffe\uffff]")
"""Characters that XML cannot hold, or not as they are."""
TEXTS = ("id", "who", "actor", "kind", "target", "target_name", "label")


def graphml(frame: pd.DataFrame) -> bytes:
    """A frame of statements as GraphML, with typed attributes; a control character in a name becomes a space."""
    out = BytesIO()
    nx.write_graphml_xml(graph(frame), out, encoding="utf-8")
    return out.getvalue()


def gexf(frame: pd.DataFrame) -> bytes:
    """A frame of statements as GEXF 1.2, with typed attributes; a control character in a name becomes a space."""
    out = BytesIO()
    nx.write_gexf(graph(frame), out, encoding="utf-8", version="1.2draft")
    return out.getvalue()


def graph(frame: pd.DataFrame) -> nx.DiGraph:
    """``type`` tells actors from targets; a node's id is "actor:" and ``who``, or "target:" and the target's id."""
    found = nx.DiGraph()
    for edge in edges(frame).to_dict("records"):
        actor, target = f"actor:{edge['who']}", f"target:{edge['target']}"
        found.add_node(actor, label=edge["actor"], type="actor", kind=edge["kind"])
        found.add_node(target, label=edge["target_name"], type="target", kind="target")
        found.add_edge(actor, target, **measures(edge))
    return found


def measures(edge: dict[Hashable, object]) -> dict[str, object]:
    names = ("label", "score", "confidence", "n", "articles")
    return {name: edge[name] for name in names} | {"stance": edge["label"], "weight": float(str(edge["n"]))}


def edges(frame: pd.DataFrame) -> pd.DataFrame:
    """A row per actor and target, in the order of their first sentences; an actor has the name and kind used most."""
    clean = frame.assign(**{name: frame[name].astype("str").map(writable) for name in TEXTS})
    pair = ["who", "target"]
    articles = clean.groupby([*pair, "id"], sort=False).agg(
        target_name=("target_name", "first"), label=("label", "first"), score=("score", "first"),
        confidence=("confidence", "first"), n=("sentence", "size"),
    ).reset_index()  # fmt: skip
    found = articles.groupby(pair, sort=False).agg(
        target_name=("target_name", "first"), score=("score", "mean"), confidence=("confidence", "mean"),
        n=("n", "sum"), articles=("id", "size"),
    ).reset_index()  # fmt: skip
    backing = articles.groupby([*pair, "label"], sort=False)["confidence"].sum()
    known = clean.groupby(["who", "actor", "kind"], sort=False).size()
    return found.merge(first(backing, pair), on=pair).merge(first(known, ["who"]), on="who")


def first(weights: pd.Series[int] | pd.Series[float], by: list[str]) -> pd.DataFrame:
    """The heaviest row of each group; of equals, the one that came first."""
    ranked = weights.sort_values(ascending=False, kind="stable").reset_index(name="weight")
    return ranked.drop_duplicates(by).drop(columns="weight")


def writable(text: object) -> str:
    return UNWRITABLE.sub(" ", str(text))
