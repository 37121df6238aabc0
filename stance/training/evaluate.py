"""Scores of a reader on held-out passages, and the thresholds chosen there. Does not see the gold reports.

Every held-out passage is read as an article of its own, end to end; an actor counts as found when a mention of it overlaps one of
the passage's marks for that actor.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from stance.actors import actors
from stance.domain import Actor, Sentence, Span, Stance, Target
from stance.pipeline import Reader, silent
from stance.stances import Thresholds, stances
from stance.targets import BUILT_IN
from stance.training.passages import LABELS, Line, Passage

GRID = tuple(round(0.2 + 0.05 * n, 2) for n in range(14))
AS_GOOD = 0.01
"""Of triple F1: a smaller loss is noise on some 300 passages, while a stance that is made up costs a reader trust."""
BINS = 15
Labelled = Counter[tuple[str, str]]
"""Matched pairs by (gold label, given label)."""


@dataclass(frozen=True)
class Read:
    """A passage as the reader saw it, before thresholds."""

    passage: Passage
    sentences: tuple[Sentence, ...]
    actors: tuple[Actor, ...]
    votes: np.ndarray


@dataclass(frozen=True)
class Scores:
    """Counts over passages; ``false_in_empty`` stances in the ``empty`` passages that have none."""

    gold: int = 0
    found: int = 0
    labelled: Labelled = field(default_factory=Counter)
    empty: int = 0
    false_in_empty: int = 0

    def __add__(self, other: Scores) -> Scores:
        return Scores(
            self.gold + other.gold,
            self.found + other.found,
            self.labelled + other.labelled,
            self.empty + other.empty,
            self.false_in_empty + other.false_in_empty,
        )

    @property
    def pairs(self) -> int:
        return self.labelled.total()

    @property
    def triples(self) -> int:
        return sum(self.labelled[label, label] for label in LABELS)

    @property
    def pair_f1(self) -> float:
        return 2 * self.pairs / max(1, self.gold + self.found)

    @property
    def triple_f1(self) -> float:
        return 2 * self.triples / max(1, self.gold + self.found)

    @property
    def label_accuracy(self) -> float:
        return self.triples / max(1, self.pairs)

    @property
    def label_f1(self) -> float:
        return macro_f1(self.labelled)

    def __str__(self) -> str:
        false = self.false_in_empty / max(1, self.empty)
        return (
            f"{self.gold:5} {self.found:5}  pair F1 {self.pair_f1:.3f}  triple F1 {self.triple_f1:.3f}  "
            f"label {self.label_accuracy:.2f}  macro-F1 {self.label_f1:.2f}  false/empty {false:.2f}"
        )


def read(reader: Reader, passage: Passage, targets: Sequence[Target] = BUILT_IN) -> Read:
    cut = tuple(Sentence(n, Span(*span)) for n, span in enumerate(passage.sentences))
    reading = reader.read(passage.text, cut, targets, silent)
    found = actors(passage.text, passage.lang, reading.mentions, reading.links)
    return Read(passage, cut, found, reading.votes(found))


def matched(passage: Passage, found: Sequence[Stance]) -> list[tuple[Line, Stance]]:
    """Gold lines and stances of one actor and target, each used once, the largest overlap of mentions first."""
    ranked = sorted(
        (
            (-overlap(passage, line.actor, stance.actor), n, m)
            for n, line in enumerate(passage.lines)
            for m, stance in enumerate(found)
            if line.target == stance.target.id and overlap(passage, line.actor, stance.actor)
        ),
    )
    lines: set[int] = set()
    taken: set[int] = set()
    hits = []
    for _, n, m in ranked:
        if n not in lines and m not in taken:
            lines.add(n)
            taken.add(m)
            hits.append((passage.lines[n], found[m]))
    return hits


def overlap(passage: Passage, letter: str, actor: Actor) -> int:
    """Mentions of the actor that touch one of the passage's marks for ``letter``."""
    marks = [Span(m.start, m.end) for m in passage.marks if m.actor == letter]
    return sum(any(m.span.overlaps(mark) for mark in marks) for m in actor.mentions)


def score(reads: Sequence[Read], thresholds: Thresholds) -> dict[str, Scores]:
    """Scores by language and, under "all", over all."""
    found: dict[str, Scores] = {}
    for r in reads:
        decided = stances(r.sentences, r.actors, BUILT_IN, r.votes, thresholds)
        hits = matched(r.passage, decided)
        labelled = Counter((line.label, stance.label.value) for line, stance in hits)
        empty = not r.passage.lines
        counts = Scores(len(r.passage.lines), len(decided), labelled, int(empty), len(decided) if empty else 0)
        for key in (r.passage.lang, "all"):
            found[key] = found.get(key, Scores()) + counts
    return found


def macro_f1(labelled: Labelled) -> float:
    """F1 averaged over the labels that are true or given somewhere."""
    met = {label for pair, n in labelled.items() if n for label in pair}
    return sum(label_f1(labelled, label) for label in met) / max(1, len(met))


def label_f1(labelled: Labelled, label: str) -> float:
    touched = sum(n * ((truth == label) + (given == label)) for (truth, given), n in labelled.items())
    return 2 * labelled[label, label] / max(1, touched)


def chosen(reads: Sequence[Read]) -> Thresholds:
    """The strictest thresholds with as good as the best triple F1 on these passages, and the calibration that fits them."""
    gained = {t: score(reads, t)["all"].triple_f1 for t in (Thresholds(stance=g, evidence=min(g, 0.4)) for g in GRID)}
    best = max((t for t, f1 in gained.items() if f1 >= max(gained.values()) - AS_GOOD), key=lambda t: t.stance)
    sure, right = judged(reads, best)
    slope, offset = platt(sure, right)
    return replace(best, slope=slope, offset=offset)


def judged(reads: Sequence[Read], thresholds: Thresholds) -> tuple[np.ndarray, np.ndarray]:
    """Confidence of every stance given, and whether actor, target and label are right."""
    sure, right = [], []
    for r in reads:
        decided = stances(r.sentences, r.actors, BUILT_IN, r.votes, thresholds)
        good = {id(stance) for line, stance in matched(r.passage, decided) if line.label == stance.label}
        sure += [stance.confidence for stance in decided]
        right += [id(stance) in good for stance in decided]
    return np.array(sure), np.array(right, dtype=float)


def platt(sure: np.ndarray, right: np.ndarray) -> tuple[float, float]:
    """Slope and offset on the logit that maximise the likelihood, by Newton's method with a light ridge."""
    logit = np.log(np.clip(sure, 1e-4, 1 - 1e-4) / (1 - np.clip(sure, 1e-4, 1 - 1e-4)))
    x, w = np.stack([logit, np.ones_like(logit)], 1), np.array([1.0, 0.0])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + 1e-3 * np.eye(2)
        w = w + np.linalg.solve(hessian, x.T @ (right - p) - 1e-3 * w)
    return float(w[0]), float(w[1])


def calibration_error(sure: np.ndarray, right: np.ndarray) -> float:
    """Expected calibration error over 15 equal bins (Naeini et al. 2015)."""
    room = np.minimum((sure * BINS).astype(int), BINS - 1)
    gaps = [abs(sure[room == b].mean() - right[room == b].mean()) * (room == b).mean() for b in range(BINS) if (room == b).any()]
    return float(sum(gaps))
