"""The losses of a batch of examples. Does not step anything."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import torch
from torch import Tensor

from stance.models.layout import batch, marked
from stance.models.network import KINDS, LABELS, TAGS, Network, Questions, average
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


def link_loss(network: Network, e: Example, states: Tensor) -> Tensor:
    """Negative log probability of the true antecedents (or of none), mean over mentions; ``states`` are (pieces, width)."""
    mentions = average(marked([[(m.at,) for m in e.mentions]], len(states)), states[None])[0]
    scores = network.link(mentions)
    count = len(e.mentions)
    scores = scores.masked_fill(~torch.ones(count, count).tril(-1).bool(), -1e4)
    scores = torch.cat([scores, torch.zeros(count, 1)], 1)
    actor = torch.tensor([m.actor for m in e.mentions])
    truth = (actor[:, None] == actor[None]) & torch.ones(count, count).tril(-1).bool()
    truth = torch.cat([truth, ~truth.any(1, keepdim=True)], 1)
    return marginal(scores, truth)


def losses(network: Network, examples: Sequence[Example]) -> dict[str, Tensor]:
    """Losses of examples from one source, by name; one that they have no answer for is absent."""
    read = batch([e.layout for e in examples])
    states = network(read)
    found = {}
    tagged = [(n, e) for n, e in enumerate(examples) if e.tags]
    if tagged:
        at = torch.cat([states[n, e.layout.body : e.layout.body + e.layout.size] for n, e in tagged])
        found["tag"] = marginal(network.tag(at), rows((t for _, e in tagged for t in e.tags), len(TAGS)))
    known = [(n, m) for n, e in tagged for m in e.mentions if m.at[0] < m.at[1]]
    if known:
        means = torch.stack([states[n, m.at[0] : m.at[1]].mean(0) for n, m in known])
        found["kind"] = marginal(network.kind(means), rows((m.kinds for _, m in known), len(KINDS)))
    linked = [(n, e) for n, e in enumerate(examples) if e.linked and len(e.mentions) > 1]
    if linked:
        found["link"] = torch.stack([link_loss(network, e, states[n]) for n, e in linked]).mean()
    asked = [n for n, e in enumerate(examples) if e.actors]
    if asked:
        chosen = [examples[n] for n in asked]
        logits = network.stance(states[asked], questions(chosen, states.shape[1]))
        where, answers = cells(chosen)
        found |= stance_losses(logits[tuple(torch.tensor(where).T)], rows(answers, len(LABELS)))
    return found
