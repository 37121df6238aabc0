"""Train the network: distilled encoder in, reader out. Does not choose thresholds, and does not write the card.

Examples of reading and translations in turn: a reader taught on examples alone forgets that its languages mean the same (measured:
the share of translations that land next to their English sentence fell from 0.81 to 0.23).
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.optim import Optimizer
from transformers import BertConfig

from stance.models.network import Network, has_bf16
from stance.training import align
from stance.training.claims import claim_examples
from stance.training.examples import Example
from stance.training.losses import WEIGHTS, losses
from stance.training.parallel import Pair, pairs
from stance.training.passages import TWINS, Passage, read_all
from stance.training.sayings import read_sayings
from stance.training.sources import name_examples
from stance.training.steps import Schedule, restore, save
from stance.training.streams import batches, endless, frame_examples, passage_examples, saying_examples

HELD_OUT_EVERY = 12
Learned = tuple[dict[str, Tensor], int]
"""Losses by name, and the pieces read for them."""
Step = Callable[[Network], Learned]


@dataclass(frozen=True)
class Settings:
    data: Path
    start: Path
    out: Path
    tokens: int = 4_000_000
    seed: int = 13
    names_share: float = 0.1
    frames_share: float = 0.05
    sayings_share: float = 0.2
    claims_share: float = 0.15
    translations_share: float = 0.1
    dropout: float = 0.1
    tokens_a_batch: int = 1500
    rate_words: float = 1.5e-4
    rate_layers: float = 1e-4
    rate_heads: float = 3e-4


def held_out(passage: Passage) -> bool:
    """Every twelfth passage of a language measures instead of teaching."""
    return passage.number % HELD_OUT_EVERY == 0


def taught_sayings() -> list[Passage]:
    return [p for p in read_sayings() if not held_out(p)]


def taught() -> list[Passage]:
    """What teaches: all passages that are not held out, and the twins."""
    return [p for p in read_all() if not held_out(p)] + read_all(TWINS)


def network_from(folder: Path) -> Network:
    """A network in fp32 with the weights in ``folder``: a reader's, or an encoder's with new heads."""
    network = Network(BertConfig.from_pretrained(folder))
    weights = load_file(folder / "model.safetensors")
    if any(name.startswith("stance.") for name in weights):
        network.load_state_dict({name: w.float() for name, w in weights.items()})
    else:
        network.encoder = align.student(folder)
    return network


def save_network(network: Network, tokenizer: Tokenizer, folder: Path) -> None:
    """Write config, tokenizer and half-precision safetensors."""
    folder.mkdir(parents=True, exist_ok=True)
    config = network.encoder.config
    config.architectures, config.dtype = None, torch.float16
    config.save_pretrained(folder)
    tokenizer.save(str(folder / "tokenizer.json"))
    weights = {name: w.detach().to(torch.float16).contiguous() for name, w in network.state_dict().items()}
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})


def optimizers_of(network: Network, settings: Settings) -> tuple[Optimizer, ...]:
    """AdamW for all but the word vectors, and for those an Adam that moves only the words of the batch.

    With 27 languages a word is met once in hundreds of batches; AdamW's momentum would go on pushing it for ten steps after each
    meeting, which scatters rare words (measured: held-out polarity got worse instead of better).
    """
    words = network.encoder.embeddings.word_embeddings
    words.sparse = True
    heads = [w for name, w in network.named_parameters() if not name.startswith("encoder.")]
    layers = [w for w in network.encoder.parameters() if w is not words.weight]
    groups = [{"params": layers, "lr": settings.rate_layers}, {"params": heads, "lr": settings.rate_heads}]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True), torch.optim.SparseAdam([words.weight], lr=settings.rate_words)


def examples(settings: Settings, tokenizer: Tokenizer, chance: random.Random) -> Iterator[list[Example]]:
    """Endless batches of passages, frames, sayings, claims and names by their shares."""
    passages = taught()
    passages_share = 1 - settings.names_share - settings.frames_share - settings.sayings_share - settings.claims_share
    streams = [
        (passages_share, passage_examples(tokenizer, passages, chance)),
        (settings.frames_share, frame_examples(tokenizer, passages, chance)),
        (settings.sayings_share, saying_examples(tokenizer, taught_sayings(), chance)),
        (settings.claims_share, claim_examples(tokenizer, settings.data, chance)),
        (settings.names_share, endless(name_examples(tokenizer, settings.data, chance), chance)),
    ]
    return batches(streams, settings.tokens_a_batch, chance)


def translations(settings: Settings) -> Iterator[list[Pair]]:
    """Endless batches of parallel sentences, all of them once a round."""
    known = pairs(settings.data, settings.seed)
    for seed in count(settings.seed):
        yield from align.batches(known, seed, settings.tokens_a_batch)


def steps(settings: Settings, tokenizer: Tokenizer, chance: random.Random) -> Iterator[Step]:
    """Endless, what to learn next."""
    reading, translating, teacher = examples(settings, tokenizer, chance), translations(settings), align.Teacher()
    while True:
        if chance.random() < settings.translations_share:
            yield partial(translated, tokenizer, teacher, next(translating))
        else:
            yield partial(answered, next(reading))


def translated(tokenizer: Tokenizer, teacher: align.Teacher, drawn: Sequence[Pair], network: Network) -> Learned:
    value, read = align.distance(network.encoder, tokenizer, teacher, drawn)
    return {"translation": value}, read


def answered(drawn: Sequence[Example], network: Network) -> Learned:
    return losses(network, drawn), sum(len(e.layout.ids) for e in drawn)


def fit(settings: Settings) -> Network:
    """Train and save to ``settings.out``; goes on from the checkpoint there if there is one."""
    torch.manual_seed(settings.seed)
    tokenizer = Tokenizer.from_file(str(settings.start / "tokenizer.json"))
    network = network_from(settings.start).train()
    network.encoder.set_attn_implementation("eager")
    for part in network.encoder.modules():
        if isinstance(part, nn.Dropout):
            part.p = settings.dropout
    optimizers = optimizers_of(network, settings)
    schedule = Schedule(optimizers, settings.tokens, warm=0.05)
    dense = [w for group in optimizers[0].param_groups for w in group["params"]]
    done = restore(settings.out, network, schedule)
    for number, step in enumerate(steps(settings, tokenizer, random.Random(settings.seed))):
        if schedule.finished:
            break
        if number >= done:
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=has_bf16()):
                parts, read = step(network)
            torch.stack([WEIGHTS[name] * value.float() for name, value in parts.items()]).sum().backward()
            torch.nn.utils.clip_grad_norm_(dense, 1.0)
            schedule.step(read, {name: value.item() for name, value in parts.items()})
            save(settings.out, network, schedule, number + 1)
    save_network(network, tokenizer, settings.out)
    return network
