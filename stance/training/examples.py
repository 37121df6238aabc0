"""What the network sees of one text and what it should answer. Does not read files.

Answers are sets of allowed labels, so that data which knows only part of the answer (a set without roles, an entailment that may be
"neutral" or "none") teaches just what it knows.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tokenizers import Tokenizer

from stance.models.layout import MASK, Layout, Range, distance, layout, pieces_of
from stance.models.network import KINDS, LABELS, TAGS
from stance.pieces import split
from stance.training.passages import Passage
from stance.training.wordings import STANDARD, Asked

Allowed = frozenset[int]
NONE = frozenset({LABELS.index("none")})
OUTSIDE = frozenset({0})
ANY_TAG = frozenset(range(len(TAGS)))
ANYBODY: tuple[Range, ...] = ((0, 1),)
FLIP = {"favor": "against", "against": "favor", "neutral": "neutral"}


@dataclass(frozen=True)
class Known:
    """A mention: its positions, its possible kinds, its actor's number."""

    at: Range
    kinds: Allowed
    actor: int


@dataclass(frozen=True)
class Example:
    """``tags`` per position from ``layout.body`` on; ``labels`` by (actor, target, sentence), where absent none.

    ``linked``: links are known. The last actor of a passage is "anybody", marked at [CLS]: it holds every stance a sentence shows,
    so that polarity is learned apart from attribution.
    """

    layout: Layout
    tags: tuple[Allowed, ...] = ()
    mentions: tuple[Known, ...] = ()
    linked: bool = False
    actors: tuple[tuple[Range, ...], ...] = ()
    sentences: tuple[Range, ...] = ()
    distances: tuple[tuple[int, ...], ...] = ()
    labels: dict[tuple[int, int, int], Allowed] = field(default_factory=dict)


def blanked(example: Example, chance: random.Random, share: float) -> Example:
    """The example with some pieces of its text hidden, so that no single word decides (word dropout, Iyyer et al. 2015)."""
    laid = example.layout
    inside = range(laid.body, laid.body + laid.size)
    ids = tuple(MASK if n in inside and chance.random() < share else i for n, i in enumerate(laid.ids))
    return replace(example, layout=replace(laid, ids=ids))


def from_passage(tokenizer: Tokenizer, passage: Passage, asked: Sequence[Asked] = STANDARD) -> Example:
    pieces = split(tokenizer, passage.text)
    laid = layout([split(tokenizer, a.wording) for a in asked], pieces)
    letters = list(passage.kinds)
    tags = [OUTSIDE] * laid.size
    mentions, rooms = [], []
    for mark in passage.marks:
        first, last = pieces_of(pieces.spans, mark.start, mark.end)
        for n in range(first, min(last, laid.size)):
            tags[n] = frozenset({TAGS.index(("B-" if n == first else "I-") + mark.form)})
        kind = frozenset({KINDS.index(passage.kinds[mark.actor])})
        mentions.append(Known(laid.within(first, last), kind, letters.index(mark.actor)))
        rooms.append(next(n for n, (_, end) in enumerate(passage.sentences) if mark.start < end))
    count = range(len(passage.sentences))
    mentioned = [[r for r, m in zip(rooms, mentions, strict=True) if m.actor == a] for a in range(len(letters))]
    return Example(
        laid,
        tuple(tags),
        tuple(mentions),
        linked=True,
        actors=(*(tuple(m.at for m in mentions if m.actor == a) for a in range(len(letters))), ANYBODY),
        sentences=tuple(laid.within(*pieces_of(pieces.spans, *span)) for span in passage.sentences),
        distances=(*(tuple(distance(s, mentioned[a]) for s in count) for a in range(len(letters))), (0,) * len(count)),
        labels=answers(passage, letters, asked),
    )


def answers(passage: Passage, letters: list[str], asked: Sequence[Asked]) -> dict[tuple[int, int, int], Allowed]:
    found: dict[tuple[int, int, int], Allowed] = {}
    anybody = len(letters)
    for t, question in enumerate(asked):
        for line in passage.lines:
            if line.target == question.target:
                label = frozenset({LABELS.index(FLIP[line.label] if question.flipped else line.label)})
                for sentence in line.evidence:
                    found[letters.index(line.actor), t, sentence] = label
                    found[anybody, t, sentence] = found.get((anybody, t, sentence), frozenset()) | label
    return found
