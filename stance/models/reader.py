"""The shipped transformer as a Reader: text and sentences to mentions, links and votes. Does not decide what an article says.

The article is read in overlapping windows: three sentences in focus, two before and one after as context. Every sentence is in
focus once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from stance.domain import Actor, Form, Kind, Links, Mention, Sentence, Span, Target
from stance.models.layout import LONGEST, Layout, batch, distance, layout, marked, pieces_of
from stance.models.mentions import runs, words
from stance.models.network import KINDS, LABELS, Network, Questions, average
from stance.pieces import Pieces, split
from stance.stances import Thresholds

FOCUS, BEFORE, AFTER = 3, 2, 1
TOKENS_A_BATCH = 4000


@dataclass(frozen=True)
class Window:
    """Sentences ``first`` to ``last`` as one sequence, ``focus`` of them decided here; ``pieces`` have offsets in the article."""

    first: int
    last: int
    focus: range
    pieces: Pieces
    layout: Layout

    def at(self, span: Span) -> tuple[int, int]:
        """Positions of the characters in ``span``; empty where they are not in the window."""
        return self.layout.within(*pieces_of(self.pieces.spans, span.start, span.end))


@dataclass(frozen=True)
class Reading:
    """One encoder pass over an article, and the answers drawn from it."""

    text: str
    sentences: tuple[Sentence, ...]
    targets: int
    windows: tuple[Window, ...]
    states: tuple[Tensor, ...]
    network: Network

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """All mentions in reading order, never inside a word."""
        return tuple(m for w, s in zip(self.windows, self.states, strict=True) for m in self._tagged(w, s))

    def _tagged(self, window: Window, states: Tensor) -> list[Mention]:
        body = states[window.layout.body : window.layout.body + window.layout.size]
        chances, spans = self.network.tag(body).softmax(-1).numpy(), window.pieces.spans
        found: list[Mention] = []
        for n in window.focus:
            inside = self.sentences[n].span
            first, last = pieces_of(spans, inside.start, inside.end)
            for span, form in runs(self.text, words(self.text, spans, first, min(last, len(chances))), chances):
                small = form is Form.NAME and span.of(self.text).islower()
                if not small and (not found or found[-1].span.end <= span.start):
                    start, end = window.at(span)
                    kind = KINDS[int(self.network.kind(states[start:end].mean(0)).argmax())]
                    found.append(Mention(span, n, form, Kind(kind)))
        return found

    @cached_property
    def links(self) -> Links:
        """Mention number to the numbers of the mentions before it in its window, each with the chance that it is the antecedent."""
        found: dict[int, dict[int, float]] = {}
        for window, states in zip(self.windows, self.states, strict=True):
            inside = [n for n, m in enumerate(self.mentions) if window.first <= m.sentence < window.last]
            if len(inside) < 2:
                continue
            rows = marked([[(window.at(self.mentions[n].span),) for n in inside]], len(states))
            scores = self.network.link(average(rows, states[None])[0])
            for row, n in enumerate(inside):
                if row and self.mentions[n].sentence in window.focus:
                    chances = torch.cat([scores[row, :row], torch.zeros(1)]).softmax(0)
                    found[n] = dict(zip(inside, chances[:row].tolist(), strict=False))
        return found

    def votes(self, actors: Sequence[Actor]) -> np.ndarray:
        """Probabilities (actors, targets, sentences, 4) of favor, against, neutral, none; none where an actor is not in sight."""
        found = np.zeros((len(actors), self.targets, len(self.sentences), len(LABELS)), dtype=np.float32)
        found[..., -1] = 1
        for window, states in zip(self.windows, self.states, strict=True):
            seen = {a: [m for m in actor.mentions if window.first <= m.sentence < window.last] for a, actor in enumerate(actors)}
            present = [a for a, mentions in seen.items() if mentions]
            if present:
                logits = self.network.stance(states[None], self._questions(window, [seen[a] for a in present]))[0]
                chances = logits.softmax(-1).numpy()
                for row, a in enumerate(present):
                    found[a][:, list(window.focus)] = chances[row]
        return found

    def _questions(self, window: Window, mentions: Sequence[Sequence[Mention]]) -> Questions:
        width = len(window.layout.ids)
        return Questions(
            marked([[[window.at(m.span) for m in mine] for mine in mentions]], width),
            marked([[(t,) for t in window.layout.targets]], width),
            marked([[(window.at(self.sentences[n].span),) for n in window.focus]], width),
            torch.tensor([[[distance(n, {m.sentence for m in mine}) for n in window.focus] for mine in mentions]]),
        )


@dataclass(frozen=True)
class TransformerReader:
    """A network, its tokenizer and thresholds; ``name`` identifies the weights."""

    network: Network
    tokenizer: Tokenizer
    name: str
    thresholds: Thresholds

    def read(
        self,
        text: str,
        sentences: tuple[Sentence, ...],
        targets: Sequence[Target],
        progress: Callable[[int, int], None] = lambda done, total: None,
    ) -> Reading:
        """Read all sentences; ``progress`` is told the sentences done and their number and may raise to stop."""
        asked = [split(self.tokenizer, t.wording) for t in targets]
        pieces = [self._pieces(text, s.span) for s in sentences]
        windows = cut(pieces, asked)
        states: dict[int, Tensor] = {}
        order = sorted(range(len(windows)), key=lambda n: len(windows[n].layout.ids))
        done = 0
        for group in groups(order, [len(w.layout.ids) for w in windows]):
            progress(done, len(sentences))
            found = self.network(batch([windows[n].layout for n in group]))
            states |= {n: found[row, : len(windows[n].layout.ids)] for row, n in enumerate(group)}
            done += sum(len(windows[n].focus) for n in group)
        progress(len(sentences), len(sentences))
        kept = tuple(states[n] for n in range(len(windows)))
        return Reading(text, sentences, len(targets), tuple(windows), kept, self.network)

    def _pieces(self, text: str, span: Span) -> Pieces:
        found = split(self.tokenizer, span.of(text))
        return Pieces(found.ids, found.types, tuple((s + span.start, e + span.start) for s, e in found.spans))


def cut(sentences: Sequence[Pieces], asked: Sequence[Pieces]) -> list[Window]:
    """Windows over an article's sentences, each at most LONGEST pieces; context gives way before focus does."""
    windows, at = [], 0
    while at < len(sentences):
        end = at + 1
        while end < min(at + FOCUS, len(sentences)) and size(sentences, at, end + 1) <= LONGEST:
            end += 1
        first, last = max(0, at - BEFORE), min(len(sentences), end + AFTER)
        while last > end and size(sentences, at, last) > LONGEST:
            last -= 1
        while first < at and size(sentences, first, last) > LONGEST:
            first += 1
        inside = sentences[first:last]
        pieces = Pieces(
            tuple(i for p in inside for i in p.ids),
            tuple(t for p in inside for t in p.types),
            tuple(s for p in inside for s in p.spans),
        )
        windows.append(Window(first, last, range(at, end), pieces, layout(asked, pieces)))
        at = end
    return windows


def size(sentences: Sequence[Pieces], first: int, last: int) -> int:
    return sum(len(p) for p in sentences[first:last])


def groups(order: Sequence[int], lengths: Sequence[int]) -> list[list[int]]:
    """Windows of similar length together, within a budget of positions."""
    found: list[list[int]] = [[]]
    for n in order:
        if found[-1] and (len(found[-1]) + 1) * lengths[n] > TOKENS_A_BATCH:
            found.append([])
        found[-1].append(n)
    return [group for group in found if group]
