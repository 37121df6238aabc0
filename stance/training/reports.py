"""Held-out passages put together to reports, as long and as mixed as those that readers bring. Does not write text.

A passage alone has few actors that could be wrong; thresholds and confidence chosen on passages promise too much for a report.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from stance.training.augment import joined
from stance.training.passages import Passage

SENTENCES = 20


def reports(passages: Sequence[Passage]) -> list[Passage]:
    """Reports of some twenty sentences, each of one language; ``passages`` of a language must stand together."""
    found = []
    for _, listed in groupby(passages, key=lambda p: p.lang):
        report = None
        for passage in listed:
            longer = joined(report, passage) if report else passage
            if report and (len(longer.sentences) > SENTENCES or contradicts(longer)):
                found.append(report)
                longer = passage
            report = longer
        if report:
            found.append(report)
    return found


def contradicts(passage: Passage) -> bool:
    """Whether an actor has two lines on one target, since two passages speak of it."""
    pairs = [(line.actor, line.target) for line in passage.lines]
    return len(pairs) != len(set(pairs))
