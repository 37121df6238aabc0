"""Targets and a stretch of text laid out as one sequence: [CLS] target [SEP] target [SEP] text [SEP]. Does not compute anything.

Ranges are (first, last + 1) positions in the sequence, except where a docstring says pieces of the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from stance.models.network import DISTANCES, Windows
from stance.pieces import ASKED, Pieces

PAD, CLS, SEP, MASK = 0, 2, 3, 4
LONGEST = 440
"""Pieces of text in one sequence; the encoder has 512 positions."""
Range = tuple[int, int]


@dataclass(frozen=True)
class Layout:
    """One sequence; ``body`` is where the text begins, ``size`` how many of its pieces fit."""

    ids: tuple[int, ...]
    types: tuple[int, ...]
    targets: tuple[Range, ...]
    body: int
    size: int

    def within(self, first: int, last: int) -> Range:
        """Positions of the text's pieces ``first`` to ``last``; empty where they did not fit."""
        return self.body + min(first, self.size), self.body + min(last, self.size)


def layout(targets: Sequence[Pieces], text: Pieces) -> Layout:
    ids, types, ranges = [CLS], [0], []
    for asked in targets:
        ranges.append((len(ids), len(ids) + len(asked)))
        ids += [*asked.ids, SEP]
        types += [ASKED] * (len(asked) + 1)
    body, size = len(ids), min(len(text), LONGEST)
    ids += [*text.ids[:size], SEP]
    types += [*text.types[:size], 0]
    return Layout(tuple(ids), tuple(types), tuple(ranges), body, size)


def batch(layouts: Sequence[Layout]) -> Windows:
    width = max(len(x.ids) for x in layouts)

    def rows(parts: Iterable[tuple[int, ...]]) -> Tensor:
        return torch.tensor([[*part, *[PAD] * (width - len(part))] for part in parts])

    return Windows(rows(x.ids for x in layouts), rows(x.types for x in layouts), rows((1,) * len(x.ids) for x in layouts))


def marked(ranges: Sequence[Sequence[Sequence[Range]]], width: int) -> Tensor:
    """0/1 rows (windows, items, width): for every window and item, the positions in any of the item's ranges."""
    most = max(1, *(len(items) for items in ranges))
    rows = torch.zeros(len(ranges), most, width)
    for n, items in enumerate(ranges):
        for i, parts in enumerate(items):
            for first, last in parts:
                rows[n, i, first:last] = 1
    return rows


def pieces_of(spans: Sequence[Range], start: int, end: int) -> Range:
    """The pieces of a text (by their character ``spans``) that touch characters ``start`` to ``end``."""
    touched = [n for n, (s, e) in enumerate(spans) if s < end and start < e]
    return (touched[0], touched[-1] + 1) if touched else (0, 0)


def distance(sentence: int, mentioned: Iterable[int]) -> int:
    """How far the nearest mention is from ``sentence``: see ``network.DISTANCES``; one before counts before one after."""
    gaps = [sentence - m for m in mentioned]
    before = [g for g in gaps if g >= 0]
    if before:
        return min(min(before), 4)
    return min(4 - max(gaps), DISTANCES - 2) if gaps else DISTANCES - 1
