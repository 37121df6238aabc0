"""What the same questions cost a zero-shot NLI model of base size. Does not answer: its weights are random, which costs as much.

The architecture is that of mDeBERTa-v3-base. Each sentence is asked, with the two before it as premise, about each actor mentioned
there and each target; lengths are counted in our own pieces, which are somewhat shorter than those of its vocabulary.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from transformers import DebertaV2Config, DebertaV2ForSequenceClassification

from stance.domain import Analysis
from stance.models.reader import TransformerReader
from stance.pieces import split
from stance.targets import BUILT_IN

BEFORE, FRAME, SPECIAL, LONGEST = 2, 8, 3, 512
"""Context sentences; pieces of a hypothesis beside actor and wording; special tokens of a pair; positions of the encoder."""
POSITIONS_A_BATCH = 2048
VOCABULARY = 251_000


@dataclass(frozen=True)
class Estimate:
    """``seconds`` for all ``pairs`` and ``positions``, extrapolated from ``sampled`` batches by their positions."""

    pairs: int
    positions: int
    sampled: int
    seconds: float


def lengths(analysis: Analysis, reader: TransformerReader) -> list[int]:
    """Pieces of each pair, one for every sentence, actor in its window and target, in order of length."""
    text = analysis.article.text
    pieces = [len(split(reader.tokenizer, s.span.of(text))) for s in analysis.sentences]
    asked = [len(split(reader.tokenizer, t.wording)) for t in BUILT_IN]
    found = []
    for actor in analysis.actors:
        name = len(split(reader.tokenizer, actor.name))
        for n in {n for m in actor.mentions for n in range(m.sentence, min(m.sentence + BEFORE + 1, len(pieces)))}:
            premise = sum(pieces[max(0, n - BEFORE) : n + 1])
            found += [min(LONGEST, premise + name + wording + FRAME + SPECIAL) for wording in asked]
    return sorted(found)


def batches(ordered: Sequence[int]) -> list[tuple[int, int]]:
    """Pairs of like length together: (pairs, positions each)."""
    found, first = [], 0
    for n in range(1, len(ordered) + 1):
        if n == len(ordered) or (n + 1 - first) * ordered[n] > POSITIONS_A_BATCH:
            found.append((n - first, ordered[n - 1]))
            first = n
    return found


def model(dtype: torch.dtype) -> DebertaV2ForSequenceClassification:
    config = DebertaV2Config(  # type: ignore[call-arg]
        vocab_size=VOCABULARY, hidden_size=768, num_hidden_layers=12, num_attention_heads=12, intermediate_size=3072,
        type_vocab_size=0, relative_attention=True, position_buckets=256, norm_rel_ebd="layer_norm", share_att_key=True,
        pos_att_type=["p2c", "c2p"], position_biased_input=False, num_labels=3,
    )  # fmt: skip
    return DebertaV2ForSequenceClassification(config).eval().to(dtype)


@torch.inference_mode()
def estimate(ordered: Sequence[int], dtype: torch.dtype, sample: int = 3) -> Estimate:
    """Time some batches, from short to long, after one to warm up."""
    network, made = model(dtype), batches(ordered)
    chosen = [made[(2 * n + 1) * len(made) // (2 * sample)] for n in range(sample)]
    times = []
    for rows, width in (chosen[0], *chosen):
        ids = torch.randint(10, VOCABULARY, (rows, width))
        began = time.perf_counter()
        network(input_ids=ids, attention_mask=torch.ones_like(ids))
        times.append(time.perf_counter() - began)
    positions = sum(rows * width for rows, width in made)
    rate = sum(times[1:]) / sum(rows * width for rows, width in chosen)
    return Estimate(len(ordered), positions, sample, rate * positions)
