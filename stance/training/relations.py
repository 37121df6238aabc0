"""How many stances hold when what should not matter is changed, and turn when the question does. Chooses no thresholds.

Each is counted over the stances that the reader gives held-out passages under the built-in wording (Ribeiro et al. 2020,
arXiv:2005.04118, call the first two invariance tests, the third a directional one).
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from stance.domain import Label, Target
from stance.pipeline import Reader
from stance.stances import Thresholds, stances
from stance.targets import BUILT_IN
from stance.training.augment import person_names, renamed
from stance.training.evaluate import overlap, read
from stance.training.passages import Passage
from stance.training.wordings import EVALUATED_OPPOSITE, EVALUATED_SAME

Held = dict[tuple[str, str], Label]
"""(actor's letter in the passage, target's id) -> label."""
TURNED = {Label.FAVOR: Label.AGAINST, Label.AGAINST: Label.FAVOR}


@dataclass(frozen=True)
class Relations:
    """Shares of stances, 0 to 1: ``kept`` when people are renamed, ``agreed`` on in all wordings, ``flipped`` by the opposite."""

    kept: float
    agreed: float
    flipped: float


def relations(reader: Reader, passages: Sequence[Passage], thresholds: Thresholds, seed: int = 7) -> Relations:
    chance = random.Random(seed)
    names = person_names(passages)
    opposite = worded(EVALUATED_OPPOSITE)
    same = [worded({t: EVALUATED_SAME[t][n] for t in EVALUATED_SAME}) for n in range(1, 5)]
    kept, agreed, flipped = [], [], []
    for passage in passages:
        given = held(reader, passage, BUILT_IN, thresholds)
        if not given:
            continue
        swapped = held(reader, renamed(passage, names, chance), BUILT_IN, thresholds)
        others = [held(reader, passage, targets, thresholds) for targets in same]
        turned = held(reader, passage, opposite, thresholds)
        kept += [swapped.get(key) == label for key, label in given.items()]
        agreed += [all(other.get(key) == label for other in others) for key, label in given.items()]
        flipped += [turned.get(key) == TURNED[label] for key, label in given.items() if label in TURNED]
    return Relations(share(kept), share(agreed), share(flipped))


def worded(wordings: dict[str, str]) -> tuple[Target, ...]:
    """The targets as somebody words them who does not say what their opposite is."""
    return tuple(replace(target, wording=wordings[target.id], opposite="") for target in BUILT_IN)


def held(reader: Reader, passage: Passage, targets: Sequence[Target], thresholds: Thresholds) -> Held:
    """The stances given to the passage's own actors."""
    r = read(reader, passage, targets)
    found: Held = {}
    for stance in stances(r.sentences, r.actors, targets, r.votes, thresholds):
        letter = max(passage.kinds, key=lambda k: overlap(passage, k, stance.actor))
        if overlap(passage, letter, stance.actor):
            found.setdefault((letter, stance.target.id), stance.label)
    return found


def share(hits: Sequence[bool]) -> float:
    return sum(hits) / max(1, len(hits))
