"""Votes of the reader to stances: thresholds, labels and aggregation over an article live here. Does not read text.

A sentence is evidence where the reader gives "no stance" a small enough chance; an actor stands where the evidence, weighed by how
sure each sentence is, points. Confidence is calibrated on held-out passages by ``stance.training``.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp
from pathlib import Path

import numpy as np

from stance.domain import Actor, Evidence, Label, Odds, Sentence, Stance, Target


@dataclass(frozen=True)
class Thresholds:
    """``stance``: least chance of a stance in the surest sentence; ``evidence``: the same for further sentences.

    ``slope`` and ``offset`` turn the raw sureness of a label into a calibrated confidence (Platt 1999).
    """

    stance: float = 0.5
    evidence: float = 0.4
    slope: float = 1.0
    offset: float = 0.0

    @classmethod
    def beside(cls, model: Path) -> Thresholds:
        """Those chosen for the model in this folder, or the defaults where none were."""
        path = model / "thresholds.json"
        return cls(**json.loads(path.read_text("utf-8"))) if path.exists() else cls()


def stances(
    sentences: Sequence[Sentence],
    actors: Sequence[Actor],
    targets: Sequence[Target],
    votes: np.ndarray,
    thresholds: Thresholds,
) -> tuple[Stance, ...]:
    """All stances, by target and then by order of the actors. ``votes`` are (actors, targets, sentences, 4) probabilities."""
    found = []
    for t, target in enumerate(targets):
        for a, actor in enumerate(actors):
            evidence = shown(sentences, votes[a, t], thresholds)
            if evidence:
                found.append(summed(actor, target, evidence, thresholds))
    return tuple(found)


def shown(sentences: Sequence[Sentence], votes: np.ndarray, thresholds: Thresholds) -> tuple[Evidence, ...]:
    """The sentences that show a stance, if one of them is sure enough; ``votes`` are (sentences, 4)."""
    if 1 - votes[:, 3].min() < thresholds.stance:
        return ()
    return tuple(
        Evidence(s, Odds(*(float(p) for p in row)))
        for s, row in zip(sentences, votes, strict=True)
        if 1 - row[3] >= min(thresholds.evidence, thresholds.stance)
    )


def summed(actor: Actor, target: Target, evidence: Sequence[Evidence], thresholds: Thresholds) -> Stance:
    """One stance from its evidence: the labels' chances add up over the sentences."""
    total = sum(1 - e.odds.none for e in evidence)
    share = {label: sum(getattr(e.odds, label) for e in evidence) / total for label in Label}
    label = max(share, key=lambda k: share[k])
    sure = max(1 - e.odds.none for e in evidence) * share[label]
    return Stance(actor, target, label, share[Label.FAVOR] - share[Label.AGAINST], calibrated(sure, thresholds), tuple(evidence))


def calibrated(sure: float, thresholds: Thresholds) -> float:
    """The chance that a label given with this sureness (0 to 1) is right."""
    bounded = min(max(sure, 1e-4), 1 - 1e-4)
    logit = float(np.log(bounded / (1 - bounded)))
    return 1 / (1 + exp(-(thresholds.slope * logit + thresholds.offset)))
