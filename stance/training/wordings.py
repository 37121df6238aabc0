"""Ways to word the targets: those of training, in ``wordings.json``, and those that the evaluation asks with. They share none.

A reader trained on one wording would learn to ignore it; these vary, and the opposites exchange favor and against.
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from stance.targets import BUILT_IN
from stance.training.passages import TARGETS

FILE = Path(__file__).parent / "wordings.json"
STANDARD_SHARE = 0.5
UNRELATED_SHARE = 0.06
OPPOSITE_SHARE = 0.24

EVALUATED_SAME: dict[str, tuple[str, ...]] = {
    "nato_membership": (
        "Ukraine becomes a member of NATO",
        "Ukraine enters the North Atlantic alliance",
        "Kyiv is invited into NATO",
        "the alliance admits Ukraine as a member",
        "Ukraine should be part of NATO",
    ),
    "ceasefire_forces": (
        "foreign troops are sent to Ukraine to secure a ceasefire",
        "soldiers from other countries keep the peace in Ukraine",
        "an international force is stationed in Ukraine to protect a truce",
        "Western peacekeepers go to Ukraine",
        "a European contingent monitors the ceasefire in Ukraine",
    ),
}
EVALUATED_OPPOSITE = {
    "nato_membership": "Ukraine remains outside the North Atlantic alliance",
    "ceasefire_forces": "foreign soldiers are not deployed in Ukraine",
}


@dataclass(frozen=True)
class Asked:
    """One target as worded for an example: the corpus's id ("" if unrelated to it) and whether favor and against change places."""

    wording: str
    target: str
    flipped: bool = False


@dataclass(frozen=True)
class Wordings:
    """Wordings by language; ``same`` and ``opposite`` by target first."""

    same: dict[str, dict[str, list[str]]]
    opposite: dict[str, dict[str, list[str]]]
    unrelated: dict[str, list[str]]


@cache
def wordings() -> Wordings:
    raw = json.loads(FILE.read_text("utf-8"))
    same, opposite = ({t: raw[t][part] for t in TARGETS} for part in ("same", "opposite"))
    return Wordings(same, opposite, raw["unrelated"])


STANDARD = tuple(Asked(target.wording, target.id) for target in BUILT_IN)


def vary(lang: str, chance: random.Random) -> tuple[Asked, ...]:
    """Both targets as the product asks them, or in any order and wording, some as their opposite or another topic instead."""
    if chance.random() < STANDARD_SHARE:
        return STANDARD
    return tuple(reworded(target, lang, chance) for target in chance.sample(TARGETS, 2))


def reworded(target: str, lang: str, chance: random.Random) -> Asked:
    """The target worded in English, in the language of the text, or in any, in this order of likelihood."""
    known = wordings()
    lang = chance.choices(("en", lang, chance.choice(list(known.unrelated))), (5, 3, 2))[0]
    draw = chance.random()
    if draw < UNRELATED_SHARE:
        return Asked(chance.choice(known.unrelated[lang]), "")
    flipped = draw < UNRELATED_SHARE + OPPOSITE_SHARE
    return Asked(chance.choice((known.opposite if flipped else known.same)[target][lang]), target, flipped)
