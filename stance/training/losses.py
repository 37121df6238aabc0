"""Examples as tensors, and the losses of a batch of them. Does not step anything, and does not choose a device."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from stance.models.layout import batch, marked
from stance.models.network import KINDS, LABELS, TAGS, Network, Questions, Windows, average
from stance.training.examples import NONE, Allowed, Example

WEIGHTS = {"tag": 1.0, "kind": 0.2, "link": 0.4, "relevance": 4.0, "polarity": 4.0, "translation": 1.0}


def rows(allowed: Iterable[Allowed], size: int) -> Tensor:
    """(answers, size) of booleans."""
    listed = list(allowed)
    table = torch.zeros(len(listed), size, dtype=torch.bool)
    for n, answer in enumerate(listed):
        table[n, list(answer)] = True
    return table


def marginal(logits: Tensor, allowed: Tensor) -> Tensor:
    """Mean negative log probability that any allowed label holds; both are (answers, labels)."""
    missed = logits.logsumexp(-1) - logits.masked_fill(~allowed, -1e4).logsumexp(-1)
    return missed.mean() if len(missed) else logits.sum()


def stance_losses(logits: Tensor, allowed: Tensor) -> dict[str, Tensor]:
    """Whether there is a stance, over all answers, and which, over those with one: so the many nones do not drown the labels."""
    none = LABELS.index("none")
    any_stance = torch.stack([logits[:, :none].logsumexp(-1), logits[:, none]], -1)
    held = allowed[:, :none].any(-1)
    sure = held & ~allowed[:, none]
    return {
        "relevance": marginal(any_stance, torch.stack([held, allowed[:, none]], -1)),
        "polarity": marginal(logits[sure, :none], allowed[sure, :none]),
    }


def questions(examples: Sequence[Example], width: int) -> Questions:
    distances = torch.zeros(
        len(examples), max(len(e.actors) for e in examples), max(len(e.sentences) for e in examples), dtype=torch.long
    )
    for n, e in enumerate(examples):
        for a, gaps in enumerate(e.distances):
            distances[n, a, : len(gaps)] = torch.tensor(gaps)
    return Questions(
        marked([e.actors for e in examples], width)[:, : distances.shape[1]],
        marked([[(t,) for t in e.layout.targets] for e in examples], width),
        marked([[(s,) for s in e.sentences] for e in examples], width)[:, : distances.shape[2]],
        distances,
    )


def cells(examples: Sequence[Example]) -> tuple[list[tuple[int, int, int, int]], list[Allowed]]:
    """Every (example, actor, target, sentence) that is asked and what may be answered."""
    where, answers = [], []
    for n, e in enumerate(examples):
        for a in range(len(e.actors)):
            for t in range(len(e.layout.targets)):
                for s in range(len(e.sentences)):
                    where.append((n, a, t, s))
                    answers.append(e.labels.get((a, t, s), NONE))
    return where, answers


def pieces_with(found: Iterable[tuple[int, int]]) -> Tensor:
    """(2, n): window and position of each, to index states with."""
    return torch.tensor(list(found), dtype=torch.long).reshape(-1, 2).T


@dataclass(frozen=True)
class Tagged:
    """Where mentions are: ``at`` (2, pieces) and what each may be tagged; per mention its ``rows`` over its window's pieces."""

    at: Tensor
    tags: Tensor
    rows: Tensor
    kind_at: Tensor
    kinds: Tensor
    link_at: Tensor
    links: Tensor


@dataclass(frozen=True)
class Asked:
    """Who stands where: the ``windows`` that are asked, and the allowed labels of the cells ``at`` (4, cells)."""

    windows: Tensor
    questions: Questions
    at: Tensor
    labels: Tensor


@dataclass(frozen=True)
class Batch:
    """Examples as tensors, on any device; a part that they have no answer for is None."""

    read: Windows
    tagged: Tagged | None
    asked: Asked | None


def tensors(examples: Sequence[Example]) -> Batch:
    """Examples from one source, laid out for ``losses``."""
    read = batch([e.layout for e in examples])
    width = read.ids.shape[1]
    tagged = tagged_part(examples, width) if any(e.tags for e in examples) else None
    asked = asked_part(examples, width) if any(e.actors for e in examples) else None
    return Batch(read, tagged, asked)


def tagged_part(examples: Sequence[Example], width: int) -> Tagged:
    mentions = [e.mentions if e.tags else () for e in examples]
    known = [(n, i, m) for n, listed in enumerate(mentions) for i, m in enumerate(listed) if m.at[0] < m.at[1]]
    linked = [(n, e) for n, e in enumerate(examples) if e.linked and len(e.mentions) > 1]
    links = [(n, i, truth) for n, e in linked for i, truth in enumerate(antecedents(e))]
    most = max(map(len, mentions))
    return Tagged(
        pieces_with((n, e.layout.body + p) for n, e in enumerate(examples) for p in range(len(e.tags))),
        rows((t for e in examples for t in e.tags), len(TAGS)),
        marked([[(m.at,) for m in listed] for listed in mentions], width),
        pieces_with((n, i) for n, i, _ in known),
        rows((m.kinds for _, _, m in known), len(KINDS)),
        pieces_with((n, i) for n, i, _ in links),
        rows((truth or frozenset({most}) for _, _, truth in links), most + 1),
    )


def antecedents(e: Example) -> list[Allowed]:
    """Per mention, the earlier ones of its actor."""
    return [frozenset(j for j in range(i) if e.mentions[j].actor == m.actor) for i, m in enumerate(e.mentions)]


def asked_part(examples: Sequence[Example], width: int) -> Asked:
    asked = [n for n, e in enumerate(examples) if e.actors]
    chosen = [examples[n] for n in asked]
    where, answers = cells(chosen)
    return Asked(torch.tensor(asked), questions(chosen, width), torch.tensor(where).T, rows(answers, len(LABELS)))


def mention_losses(network: Network, states: Tensor, known: Tagged) -> dict[str, Tensor]:
    """Of tags, kinds and links (negative log probability of the true antecedents, or of none)."""
    found = {"tag": marginal(network.tag(states[*known.at]), known.tags)}
    means = average(known.rows, states)
    if known.kind_at.numel():
        found["kind"] = marginal(network.kind(means[*known.kind_at]), known.kinds)
    if known.link_at.numel():
        window, mention = known.link_at
        scores = network.link(means)[window, mention]
        earlier = torch.arange(scores.shape[1], device=scores.device) < mention[:, None]
        nobody = scores.new_zeros(len(scores), 1)
        found["link"] = marginal(torch.cat([scores.masked_fill(~earlier, -1e4), nobody], 1), known.links)
    return found


def losses(network: Network, given: Batch) -> dict[str, Tensor]:
    """Losses of a batch by name; one that it has no answer for is absent."""
    states = network(given.read)
    found = mention_losses(network, states, given.tagged) if given.tagged else {}
    if given.asked:
        logits = network.stance(states[given.asked.windows], given.asked.questions)
        found |= stance_losses(logits[*given.asked.at], given.asked.labels)
    return found
