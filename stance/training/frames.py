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
PAIR_SHARE = 0.4
NEAR_SHARE = 0.2
_SLOT = re.compile(r"<(\w+)>")


@dataclass(frozen=True)
class Frames:
    """One language: slot -> target or "near" -> phrases; label or "about" -> frames with <A>; "label/label" -> with <A> and <B>."""

    lang: str
    phrases: dict[str, dict[str, list[str]]]
    frames: dict[str, list[str]]
    pairs: dict[str, list[str]]


def read_frames(folder: Path = FRAMES) -> list[Frames]:
    """Raises ValueError naming the file and the frame whose slots are not its actors and one that has phrases."""
    found = []
    for path in sorted(folder.glob("*.json")):
        raw = json.loads(path.read_text("utf-8"))
        for part, actors in (("frames", ["A"]), ("pairs", ["A", "B"])):
            for frame in (f for listed in raw[part].values() for f in listed):
                slots = sorted(_SLOT.findall(frame))
                if slots[:-1] != actors or slots[-1] not in raw["phrases"]:
                    raise ValueError(f"{path.name}: expected {actors} and one of {sorted(raw['phrases'])} in: {frame}")
        found.append(Frames(path.stem, raw["phrases"], raw["frames"], raw["pairs"]))
    return found


def drawn(frames: Frames, chance: random.Random) -> tuple[str, dict[str, str]]:
    """A frame, and the label of each of its actors."""
    if chance.random() < PAIR_SHARE:
        labels = chance.choice(list(frames.pairs))
        return chance.choice(frames.pairs[labels]), dict(zip("AB", labels.split("/"), strict=True))
    (label,) = chance.choices(list(WEIGHTS), list(WEIGHTS.values()))
    return chance.choice(frames.frames[label]), {"A": label}


def filled(frames: Frames, names: Sequence[str], chance: random.Random) -> Passage:
    """One frame with a phrase and names in it, as a passage of one sentence."""
    frame, labels = drawn(frames, chance)
    slot = next(s for s in _SLOT.findall(frame) if s not in labels)
    target = "near" if chance.random() < NEAR_SHARE else chance.choice(TARGETS)
    sentence = frame.replace(f"<{slot}>", chance.choice(frames.phrases[slot][target]))
    sentence = sentence[0].upper() + sentence[1:]
    words = dict(zip(labels, chance.sample(names, len(labels)), strict=True))
    text, marks = "", []
    for part in re.split(r"(<[AB]>)", sentence):
        if part in ("<A>", "<B>"):
            marks.append(Mark(len(text), len(text) + len(words[part[1]]), part[1], "name"))
        text += words[part[1]] if part in ("<A>", "<B>") else part
    lines = [Line(a, target, label, "narrated", (0,)) for a, label in labels.items() if label in LABELS and target in TARGETS]
    return Passage(frames.lang, 0, text, ((0, len(text)),), tuple(marks), dict.fromkeys(labels, "person"), tuple(lines), ())


def frame_passages(listed: Sequence[Frames], names: dict[str, list[str]], chance: random.Random) -> Iterator[Passage]:
    """Endless: one to three filled frames of one language, each with other names."""
    while True:
        frames = chance.choice(listed)
        yield reduce(joined, [filled(frames, names[frames.lang], chance) for _ in range(chance.choice((1, 1, 2, 3)))])
