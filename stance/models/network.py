"""One encoder pass, three questions: where are mentions, which belong together, who stands where. Does not know text.

Mentions are tagged piece by piece; mentions are linked by ranking antecedents (Lee et al. 2017, arXiv:1707.07045); a stance is read
by an attention query made of actor and target over the pieces of one sentence. The targets' wording stands before the text, so that
the encoder reads the text in its light; whether a wording is for its topic or against it ("stays out of NATO") is judged from the
wording alone and turns favor and against round.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

TAGS = ("O", "B-name", "I-name", "B-role", "I-role", "B-pronoun", "I-pronoun")
KINDS = ("person", "country", "institution", "group", "place")
LABELS = ("favor", "against", "neutral", "none")
DISTANCES = 8
"""Sentences from an actor's nearest mention to the one asked about: 0 none, 1-3 before, 4 further before, 5-6 after, 7 nowhere."""
LINK_WIDTH = 128
HEADS = 6
FOR = 1.5
"""What an untrained direction is before tanh: wordings are for their topic until learned otherwise."""


@dataclass(frozen=True)
class Windows:
    """A batch of texts: ``ids``, ``types``, ``mask`` are (windows, pieces)."""

    ids: Tensor
    types: Tensor
    mask: Tensor


@dataclass(frozen=True)
class Questions:
    """What is asked of a batch of windows, as 0/1 rows over its pieces.

    ``actors`` (windows, actors, pieces), ``targets`` (windows, targets, pieces), ``sentences`` (windows, sentences, pieces),
    ``distances`` (windows, actors, sentences) from 0 to DISTANCES - 1.
    """

    actors: Tensor
    targets: Tensor
    sentences: Tensor
    distances: Tensor


def has_bf16() -> bool:
    """Whether the CPU has instructions for bf16 products; without them bf16 is slower than fp32."""
    known = torch.cpu.get_capabilities()
    return bool(known.get("amx_bf16") or known.get("avx512_bf16"))


def average(rows: Tensor, states: Tensor) -> Tensor:
    """(windows, n, pieces) of 0/1 and (windows, pieces, width) to (windows, n, width); an empty row gives zeros."""
    rows = rows.to(states.dtype)
    return (rows @ states) / rows.sum(-1, keepdim=True).clamp(min=1)


def turned(logits: Tensor, direction: Tensor) -> Tensor:
    """Logits (..., labels) on a topic to those on its wording: at ``direction`` 1 the same, at -1 favor and against exchanged."""
    favor, against, rest = logits[..., :1], logits[..., 1:2], logits[..., 2:]
    middle, half = (favor + against) / 2, (favor - against) / 2 * direction
    return torch.cat([middle + half, middle - half, rest], -1)


class StanceHead(nn.Module):
    """From states and questions to logits (windows, actors, targets, sentences, labels)."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.query = nn.Linear(2 * width, width)
        self.key = nn.Linear(width, width)
        self.value = nn.Linear(width, width)
        self.distance = nn.Embedding(DISTANCES, width)
        self.hidden = nn.Linear(4 * width, width)
        self.norm = nn.LayerNorm(width)
        self.label = nn.Linear(width, len(LABELS))
        self.direction = nn.Linear(width, 1)
        nn.init.zeros_(self.direction.weight)
        nn.init.constant_(self.direction.bias, FOR)

    def forward(self, states: Tensor, ask: Questions) -> Tensor:
        actor, target = average(ask.actors, states), average(ask.targets, states)
        n, a, t, s = len(states), actor.shape[1], target.shape[1], ask.sentences.shape[1]
        both = torch.cat([actor[:, :, None].expand(-1, -1, t, -1), target[:, None].expand(-1, a, -1, -1)], -1)
        found = self.attend(self.query(both).flatten(1, 2), states, ask.sentences).unflatten(1, (a, t))
        wide = (n, a, t, s, states.shape[-1])
        features = [
            found,
            actor[:, :, None, None].expand(wide),
            target[:, None, :, None].expand(wide),
            self.distance(ask.distances)[:, :, None].expand(wide),
        ]
        on_topic = self.label(self.norm(nn.functional.gelu(self.hidden(torch.cat(features, -1)))))
        return turned(on_topic, torch.tanh(self.direction(target))[:, None, :, None])

    def attend(self, query: Tensor, states: Tensor, sentences: Tensor) -> Tensor:
        """Per query and sentence, the value of the pieces it looks at: (windows, queries, sentences, width)."""
        q, k, v = (x.unflatten(-1, (HEADS, -1)).transpose(1, 2) for x in (query, self.key(states), self.value(states)))
        scores = (q @ k.transpose(-1, -2)) / q.shape[-1] ** 0.5
        masked = scores[:, :, :, None].masked_fill(~sentences[:, None, None].bool(), -1e4)
        found = torch.einsum("nhqsp,nhpd->nqshd", masked.softmax(-1), v)
        return found.flatten(-2)


class LinkHead(nn.Module):
    """From mention vectors (..., mentions, width) to scores (..., mentions, mentions): row j, column i < j, i as antecedent."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.narrow = nn.Linear(width, LINK_WIDTH)
        self.gap = nn.Embedding(8, LINK_WIDTH)
        self.hidden = nn.Linear(4 * LINK_WIDTH, LINK_WIDTH)
        self.score = nn.Linear(LINK_WIDTH, 1)

    def forward(self, mentions: Tensor) -> Tensor:
        m, n = self.narrow(mentions), mentions.shape[-2]
        wide = (*m.shape[:-1], n, m.shape[-1])
        later, earlier = m[..., :, None, :].expand(wide), m[..., None, :, :].expand(wide)
        order = torch.arange(n, device=m.device)
        gap = self.gap((order[:, None] - order[None] - 1).clamp(0, 7)).expand(wide)
        pair = torch.cat([later, earlier, later * earlier, gap], -1)
        return self.score(nn.functional.gelu(self.hidden(pair))).squeeze(-1)


class Network(nn.Module):
    """The encoder and its heads."""

    def __init__(self, config: BertConfig) -> None:
        super().__init__()
        width = config.hidden_size
        self.encoder = BertModel(config, add_pooling_layer=False)
        self.tag = nn.Linear(width, len(TAGS))
        self.kind = nn.Linear(width, len(KINDS))
        self.link = LinkHead(width)
        self.stance = StanceHead(width)

    def forward(self, batch: Windows) -> Tensor:
        """Contextual states (windows, pieces, width)."""
        return self.encoder(batch.ids, batch.mask, batch.types).last_hidden_state
