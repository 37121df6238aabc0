"""Sentence frames with slots to passages: the vocabulary of agreeing and refusing, in every language. Does not replace free text.

A frame such as "<A> lehnt <acc> ab." meets every phrase of its slot; with a phrase near the targets ("neue Sanktionen") the same
words take no stance on them. Two or three filled frames in a row make a passage in which each actor has a position of his own.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from pathlib import Path

from stance.training.augment import joined
from stance.training.passages import LABELS, TARGETS, Line, Mark, Passage

FRAMES = Path(__file__).parent / "frames"
WEIGHTS = {"favor": 3, "against": 3, "neutral": 3, "about": 1}
NEAR_SHARE = 0.2
_SLOT = re.compile(r"<(\w+)>")


@dataclass(frozen=True)
class Frames:
    """One language's: slot -> target or "near" -> phrases; label or "about" -> frames."""

    lang: str
    phrases: dict[str, dict[str, list[str]]]
    frames: dict[str, list[str]]


def read_frames(folder: Path = FRAMES) -> list[Frames]:
    """Raises ValueError naming the file and the frame whose slots are not <A> and one that has phrases."""
    found = []
    for path in sorted(folder.glob("*.json")):
        raw = json.loads(path.read_text("utf-8"))
        for frame in (f for listed in raw["frames"].values() for f in listed):
            slots = sorted(_SLOT.findall(frame))
            if len(slots) != 2 or slots[0] != "A" or slots[1] not in raw["phrases"]:
                raise ValueError(f"{path.name}: expected <A> and one of {sorted(raw['phrases'])} in: {frame}")
        found.append(Frames(path.stem, raw["phrases"], raw["frames"]))
    return found


def filled(frames: Frames, name: str, chance: random.Random) -> Passage:
    """One frame with a phrase and the name in it, as a passage of one sentence."""
    (label,) = chance.choices(list(WEIGHTS), list(WEIGHTS.values()))
    frame = chance.choice(frames.frames[label])
    slot = next(s for s in _SLOT.findall(frame) if s != "A")
    target = "near" if chance.random() < NEAR_SHARE else chance.choice(TARGETS)
    sentence = frame.replace(f"<{slot}>", chance.choice(frames.phrases[slot][target]))
    at = sentence.index("<A>")
    text = sentence.replace("<A>", name)
    text = text[0].upper() + text[1:]
    takes = label in LABELS and target in TARGETS
    return Passage(
        frames.lang,
        0,
        text,
        ((0, len(text)),),
        (Mark(at, at + len(name), "A", "name"),),
        {"A": "person"},
        (Line("A", target, label, "narrated", (0,)),) if takes else (),
        (),
    )


def frame_passages(listed: Sequence[Frames], names: dict[str, list[str]], chance: random.Random) -> Iterator[Passage]:
    """Endless: one to three filled frames of one language, each with another name."""
    while True:
        frames = chance.choice(listed)
        several = chance.sample(names[frames.lang], chance.randint(1, 3))
        yield reduce(joined, [filled(frames, name, chance) for name in several])
