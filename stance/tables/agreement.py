"""Who agrees with whom, and the coalitions that follow. Does not place anything on a plane.

Two actors agree on a target where both have the same label, and are in conflict where one is in favor and the other against; the
weight of their tie is (agree - conflict) / shared, after the normalised congruence networks of discourse network analysis
(Leifeld 2017, "Discourse Network Analysis: Policy Debates as Dynamic Networks", The Oxford Handbook of Political Networks).
"""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import pandas as pd

PAIRS = ["one", "other", "shared", "agree", "conflict", "weight"]


def agreement(crossing: pd.DataFrame, least: int = 1) -> pd.DataFrame:
    """A row per pair of actors with at least ``least`` targets in common; ``weight`` runs from -1 to 1."""
    held = {str(who): dict(zip(part["target"], part["label"], strict=True)) for who, part in crossing.groupby("who", sort=True)}
    rows = []
    for one, other in combinations(held, 2):
        shared = held[one].keys() & held[other].keys()
        if len(shared) >= max(least, 1):
            agree = sum(held[one][t] == held[other][t] for t in shared)
            conflict = sum({held[one][t], held[other][t]} == {"favor", "against"} for t in shared)
            rows.append((one, other, len(shared), agree, conflict, (agree - conflict) / len(shared)))
    return pd.DataFrame(rows, columns=PAIRS)


def graph(pairs: pd.DataFrame) -> nx.Graph:
    """The ties of agreement alone."""
    ties: nx.Graph = nx.Graph()
    ties.add_nodes_from(sorted({*pairs["one"], *pairs["other"]}))
    for one, other, weight in zip(pairs["one"], pairs["other"], pairs["weight"], strict=True):
        if weight > 0:
            ties.add_edge(one, other, weight=float(weight))
    return ties


def coalitions(pairs: pd.DataFrame) -> dict[str, int]:
    """Actor to the number of its coalition, the largest being 1: communities of greatest modularity; 0 for those without a tie."""
    ties = graph(pairs)
    lone = [who for who in ties if not ties.degree(who)]
    ties.remove_nodes_from(lone)
    groups = nx.community.greedy_modularity_communities(ties, weight="weight") if ties else []
    ordered = sorted(groups, key=lambda group: (-len(group), min(group)))
    return {who: n for n, group in enumerate(ordered, 1) for who in group} | dict.fromkeys(lone, 0)
