"""What went wrong in the stances missed, mistaken or made up in held-out passages. Does not score.

Each miss has one cause, the first that applies on the road an article takes: actors, relevance, polarity, the sum over the article.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from stance.domain import Stance
from stance.stances import Thresholds, stances
from stance.targets import BUILT_IN
from stance.training.evaluate import Read, matched, overlap
from stance.training.passages import LABELS, TARGETS, Line

LOOKED_AT = 100
ALL = "all"


class Cause(StrEnum):
    """In the words of the card, which says what each means."""

    UNFOUND = "no actor"
    MERGED = "merged"
    UNSEEN = "not seen"
    POLARITY = "polarity"
    SUM = "sum"
    MADE_UP = "made up"
    NOBODY = "nobody's"


@dataclass(frozen=True)
class Miss:
    """``tags`` are the phenomena of its passage."""

    cause: Cause
    tags: tuple[str, ...]


def first_misses(reads: Sequence[Read], thresholds: Thresholds, most: int = LOOKED_AT) -> list[Miss]:
    """The first ``most``, with the languages in turn."""
    in_turn = sorted(reads, key=lambda r: (r.passage.number, r.passage.lang))
    return list(islice((Miss(cause, r.passage.tags) for r in in_turn for cause in causes(r, thresholds)), most))


def by_tag(found: Sequence[Miss]) -> dict[str, Counter[Cause]]:
    """Causes by phenomenon, those met most often first, and under "all" over all; a passage may show several or none."""
    table: dict[str, Counter[Cause]] = defaultdict(Counter)
    for miss in found:
        for tag in miss.tags:
            table[tag][miss.cause] += 1
    ordered = sorted(table.items(), key=lambda row: (-row[1].total(), row[0]))
    return {**dict(ordered), ALL: Counter(miss.cause for miss in found)}


def causes(r: Read, thresholds: Thresholds) -> Iterator[Cause]:
    decided = stances(r.sentences, r.actors, BUILT_IN, r.votes, thresholds)
    hits = matched(r.passage, decided)
    right = {id(line) for line, stance in hits if line.label == stance.label}
    yield from (cause_of(r, line, decided) for line in r.passage.lines if id(line) not in right)
    met = {id(stance) for _, stance in hits}
    for stance in decided:
        if id(stance) not in met:
            known = any(overlap(r.passage, letter, stance.actor) for letter in r.passage.kinds)
            yield Cause.MADE_UP if known else Cause.NOBODY


def cause_of(r: Read, line: Line, decided: Sequence[Stance]) -> Cause:
    """Why a stance of the passage was missed or mistaken."""
    holders = [a for a in r.actors if overlap(r.passage, line.actor, a)]
    if not holders:
        return Cause.UNFOUND
    holder = max(holders, key=lambda a: overlap(r.passage, line.actor, a))
    if any(overlap(r.passage, other, holder) > overlap(r.passage, line.actor, holder) for other in r.passage.kinds):
        return Cause.MERGED
    if not any(s.actor == holder and s.target.id == line.target for s in decided):
        return Cause.UNSEEN
    votes = r.votes[r.actors.index(holder), TARGETS.index(line.target)]
    read = {LABELS[int(votes[n, : len(LABELS)].argmax())] for n in line.evidence}
    return Cause.SUM if line.label in read else Cause.POLARITY
