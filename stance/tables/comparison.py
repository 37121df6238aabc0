"""Two parts of a library side by side: the same actor on the same target, differences first. Does not choose the parts."""

from __future__ import annotations

import pandas as pd

from stance.tables.sums import crossing

SHOWN = ["who", "target", "label", "score", "confidence", "sentences", "corrected"]


def compared(one: pd.DataFrame, other: pd.DataFrame) -> pd.DataFrame:
    """A row per actor and target that both parts speak of, columns ending in ``_one`` and ``_other``; ``difference`` is 0 to 2.

    Another label counts before another score.
    """
    both = crossing(one)[SHOWN].merge(crossing(other)[SHOWN], on=["who", "target"], suffixes=("_one", "_other"))
    both["corrected"] = both.pop("corrected_one") | both.pop("corrected_other")
    both["difference"] = (both["score_one"] - both["score_other"]).abs()
    both["differs"] = both["label_one"] != both["label_other"]
    order = ["differs", "difference", "who", "target"]
    return both.sort_values(order, ascending=[False, False, True, True], kind="stable", ignore_index=True)


def alone(one: pd.DataFrame, other: pd.DataFrame) -> list[str]:
    """The actors that only the first part speaks of, those with most sentences first."""
    counted = one["who"].value_counts()
    there = set(other["who"].astype("str"))
    return [str(who) for who, n in counted.items() if n and who not in there]
