"""What is read while training, and in what order: passages in ever new clothes, frames, sayings, names. Does not compute a loss."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import reduce

from tokenizers import Tokenizer

from stance.training.augment import excerpt, joined, person_names, renamed
from stance.training.examples import Example, blanked, from_passage
from stance.training.frames import frame_passages, read_frames
from stance.training.passages import Passage
from stance.training.wordings import STANDARD, vary

LONGEST_JOINED = 900
BLANKED = 0.15
"""Share of the pieces hidden from every second passage."""
IN_SIGHT = 6
"""Sentences of a passage that are shown at once, as many as the reader sees."""
POOL = 0.2
"""Examples drawn at once, per position of a batch."""


def dressed(passage: Passage, others: Sequence[Passage], names: Sequence[str], chance: random.Random) -> Passage:
    """The passage as it is shown this time."""
    if (spare := len(passage.sentences) - IN_SIGHT) > 0:
        first = chance.randint(0, spare)
        passage = excerpt(passage, range(first, first + IN_SIGHT))
    if chance.random() < 0.6:
        passage = renamed(passage, names, chance)
    if chance.random() < 0.15:
        other = chance.choice(others)
        if len(passage.text) + len(other.text) < LONGEST_JOINED:
            passage = joined(passage, renamed(other, names, chance) if chance.random() < 0.5 else other)
    return passage


def passage_examples(tokenizer: Tokenizer, passages: Sequence[Passage], chance: random.Random) -> Iterator[Example]:
    """Endless: every passage once a round, dressed anew."""
    by_language = grouped(passages)
    names = {lang: person_names(found) for lang, found in by_language.items()}
    while True:
        for p in chance.sample(passages, len(passages)):
            shown = from_passage(tokenizer, dressed(p, by_language[p.lang], names[p.lang], chance), vary(p.lang, chance))
            yield blanked(shown, chance, BLANKED) if chance.random() < 0.5 else shown


def grouped(passages: Sequence[Passage]) -> dict[str, list[Passage]]:
    found: dict[str, list[Passage]] = {}
    for p in passages:
        found.setdefault(p.lang, []).append(p)
    return found


def frame_examples(tokenizer: Tokenizer, passages: Sequence[Passage], chance: random.Random) -> Iterator[Example]:
    """Endless: filled frames, which teach stances only, since not all their mentions are marked."""
    names = {lang: person_names(found) for lang, found in grouped(passages).items()}
    for p in frame_passages(read_frames(), names, chance):
        shown = renamed(p, names[p.lang], chance) if chance.random() < 0.3 else p
        about = {line.target for line in shown.lines}
        asked = [a for a in vary(p.lang, chance) if a.target in about or chance.random() < 0.15]
        yield replace(from_passage(tokenizer, shown, asked or STANDARD[:1]), tags=(), mentions=(), linked=False)


def saying_examples(tokenizer: Tokenizer, sayings: Sequence[Passage], chance: random.Random) -> Iterator[Example]:
    """Endless: one to three sayings of a language in a row, which teach stances only, since not all their mentions are marked."""
    by_language = grouped(sayings)
    names = {lang: person_names(found) for lang, found in by_language.items()}
    while True:
        for p in chance.sample(sayings, len(sayings)):
            row = [p, *chance.choices(by_language[p.lang], k=chance.choice((0, 0, 1, 2)))]
            shown = reduce(joined, [renamed(q, names[p.lang], chance) if chance.random() < 0.6 else q for q in row])
            read = from_passage(tokenizer, shown, vary(p.lang, chance))
            yield replace(blanked(read, chance, BLANKED) if chance.random() < 0.3 else read, tags=(), mentions=(), linked=False)


def endless(examples: list[Example], chance: random.Random) -> Iterator[Example]:
    while True:
        yield from chance.sample(examples, len(examples))


def batches(streams: Sequence[tuple[float, Iterator[Example]]], tokens: int, chance: random.Random) -> Iterator[list[Example]]:
    """Batches of one stream each, drawn by share of tokens, of about ``tokens`` positions, similar lengths together."""
    while True:
        for share, stream in streams:
            pool = sorted((next(stream) for _ in range(round(share * POOL * tokens))), key=lambda e: len(e.layout.ids))
            cut: list[list[Example]] = []
            for e in pool:
                if not cut or (len(cut[-1]) + 1) * len(e.layout.ids) > tokens:
                    cut.append([])
                cut[-1].append(e)
            chance.shuffle(cut)
            yield from cut
