"""How long filters, group-bys and figures take over a large made-up library: ``python -m tests.browser.speed``. Not a test."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from functools import partial
from time import process_time

import pandas as pd

from stance.charts import comparison, grid, network, shares, stances, strip, timeline
from stance.charts.look import Wording
from stance.tables import agreement, sums
from stance.tables.comparison import compared
from stance.tables.filters import Filter, kept, marked
from stance.tables.statements import COLUMNS, REPEATED, names
from stance.targets import BUILT_IN
from stance.ui.words import told


def large(articles: int = 1_000, statements: int = 20_000, actors: int = 400) -> pd.DataFrame:
    """A frame such as ``stance.tables.statements`` makes, of invented statements."""
    draw = random.Random(5)
    rows = []
    for n in range(statements):
        a, who, target = n * articles // statements, int(actors * draw.random() ** 2), draw.choice(BUILT_IN)
        odds = sorted((draw.random() + 0.01 for _ in range(3)), reverse=True)
        odds = [p / sum(odds) * 0.9 for p in odds]
        draw.shuffle(odds)
        label = ("favor", "against", "neutral")[odds.index(max(odds))]
        date = f"2025-{1 + a % 12:02}-{1 + a % 28:02}"
        rows.append((
            f"Report {a}", f"source {a % 40}", ("de", "en", "fr", "pl", "uk")[a % 5], date, f"Actor {who}", ("person", "institution")[who % 2],
            target.id, target.name, label, odds[0] - odds[1], draw.random(), f"Sentence {n} says what actor {who} wants. " * 3, n, n + 90, label, 0.9,
            f"{a:016x}", f"actor {who}", "", n % 20, *odds,
        ))  # fmt: skip
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    frame["when"] = pd.to_datetime(frame["date"])
    frame["read_label"] = ""
    frame["month"] = frame["when"].dt.strftime("%Y-%m")
    return frame.astype({column: "category" for column in (*REPEATED, "month")})


def timed(what: str, work: Callable[[], object]) -> None:
    """Print the best of three, in milliseconds of processor time."""
    times = []
    for _ in range(3):
        start = process_time()
        work()
        times.append(process_time() - start)
    print(f"{what:28} {1000 * min(times):7.1f} ms")


FILTERS = {
    "label, language": Filter(labels=("favor",), languages=("de", "en")),
    "actor": Filter(who=("actor 3",)),
    "dates, confidence, sentences": Filter(since=date(2025, 3, 1), until=date(2025, 9, 1), confidence=0.4, sentences=3),
}


def main() -> None:
    frame = large()
    words = Wording(names(frame, "en"), {t.id: t.name for t in BUILT_IN}, partial(told, "en"))
    print(f"{frame['id'].nunique():,} articles, {len(frame):,} statements, {frame['who'].nunique()} actors")
    for name, wanted in FILTERS.items():
        timed(f"filter: {name}", partial(kept, frame, wanted))
    timed("names", partial(names, frame, "en"))
    timed("sentences behind a mark", partial(marked, frame, [{"who": "actor 3", "sentence_label": "favor"}]))
    some = frame[frame["who"].isin(sums.busiest(frame, 20))]
    one, other = frame[frame["language"] == "de"], frame[frame["language"] == "en"]
    pairs = agreement.agreement(sums.crossing(frame[frame["who"].isin(sums.busiest(frame, 30))]))
    groups = agreement.coalitions(pairs)
    timed("view: shares", lambda: shares.shares(sums.shares(some), words))
    timed("view: actors and targets", lambda: grid.grid(sums.crossing(some), words))
    timed("view: over time", lambda: timeline.timeline(sums.changes(sums.positions(some, "month"), "month"), words, "month"))
    timed("view: certainty", lambda: strip.strip(strip.thinned(frame), words))
    timed("view: positions", lambda: stances.stances(sums.crossing(some), [], words))
    timed("compare: tables", lambda: compared(one, other))
    timed("compare: figure", lambda: comparison.comparison(compared(one, other).head(60), words))
    timed("network: ties, coalitions", lambda: agreement.coalitions(agreement.agreement(sums.crossing(some))))
    timed("network: figure", lambda: network.agreements(pairs, groups, words))


if __name__ == "__main__":
    main()
