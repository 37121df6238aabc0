"""Train the network: distilled encoder in, reader out. Does not choose thresholds, and does not write the card.

Examples of reading and translations in turn: a reader taught on examples alone forgets that its languages mean the same (measured:
the share of translations that land next to their English sentence fell from 0.81 to 0.23).
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from itertools import count
from pathlib import Path
from typing import TypeVar, cast

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.optim import Optimizer
from torch.utils.data import DataLoader, IterableDataset, get_worker_info
from transformers import BertConfig

from stance.models.network import Network, has_bf16
from stance.training import align
from stance.training.claims import claim_examples
from stance.training.examples import Example
from stance.training.losses import WEIGHTS, Batch, losses, tensors
from stance.training.parallel import Pair, pairs
from stance.training.passages import TWINS, Passage, read_all
from stance.training.sayings import read_sayings
from stance.training.sources import name_examples
from stance.training.steps import Schedule, restore, save
from stance.training.streams import batches, endless, frame_examples, passage_examples, saying_examples

HELD_OUT_EVERY = 12
Lesson = Batch | align.Translations
T = TypeVar("T")


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


class Lessons(IterableDataset[Lesson]):
    """Endless, what to learn next; beside others that prepare lessons, each draws its own."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def __iter__(self) -> Iterator[Lesson]:
        worker = get_worker_info()
        own = replace(self.settings, seed=self.settings.seed + 1000 * (worker.id if worker else 0))
        chance = random.Random(own.seed)
        tokenizer = Tokenizer.from_file(str(own.start / "tokenizer.json"))
        reading, translating = examples(own, tokenizer, chance), translations(own)
        while True:
            if chance.random() < own.translations_share:
                yield align.translations(tokenizer, next(translating))
            else:
                yield tensors(next(reading))


def moved(value: T, device: str) -> T:
    """Tensors, or dataclasses of them, on ``device``."""
    if isinstance(value, Tensor):
        return cast(T, value.to(device, non_blocking=True))
    if is_dataclass(value) and not isinstance(value, type):
        return cast(T, replace(value, **{f.name: moved(getattr(value, f.name), device) for f in fields(value)}))
    return value


def learned(network: Network, teacher: align.Teacher, lesson: Lesson) -> dict[str, Tensor]:
    """Losses by name."""
    if isinstance(lesson, align.Translations):
        return {"translation": align.distance(network.encoder, teacher, lesson)}
    return losses(network, lesson)


def pieces(lesson: Lesson) -> int:
    return int(lesson.read.mask.sum())


def for_gpu(settings: Settings) -> Settings:
    """Eight times the batch and twice the rates, since a GPU takes small batches no faster."""
    return replace(
        settings,
        tokens_a_batch=8 * settings.tokens_a_batch,
        rate_words=2 * settings.rate_words,
        rate_layers=2 * settings.rate_layers,
        rate_heads=2 * settings.rate_heads,
    )


def prepared(network: Network, settings: Settings, device: str) -> Network:
    """The network in training mode, with the attention that is fastest on ``device``."""
    network.encoder.set_attn_implementation("sdpa" if device == "cuda" else "eager")
    for part in network.encoder.modules():
        if isinstance(part, nn.Dropout):
            part.p = settings.dropout
    return network.train().to(device)


def fit(settings: Settings) -> Network:
    """Train and save to ``settings.out``, on a GPU if there is one; goes on from the checkpoint there if there is one."""
    torch.manual_seed(settings.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    settings = for_gpu(settings) if device == "cuda" else settings
    network = prepared(network_from(settings.start), settings, device)
    teacher = align.Teacher(device)
    optimizers = optimizers_of(network, settings)
    schedule = Schedule(optimizers, settings.tokens, warm=0.05)
    dense = [w for group in optimizers[0].param_groups for w in group["params"]]
    done = restore(settings.out, network, schedule)
    workers = (os.cpu_count() or 2) - 1 if device == "cuda" else 0
    for number, lesson in enumerate(DataLoader(Lessons(settings), batch_size=None, num_workers=workers)):
        if schedule.finished:
            break
        if number >= done:
            with torch.autocast(device, dtype=torch.bfloat16, enabled=device == "cuda" or has_bf16()):
                parts = learned(network, teacher, moved(lesson, device))
            torch.stack([WEIGHTS[name] * value.float() for name, value in parts.items()]).sum().backward()
            torch.nn.utils.clip_grad_norm_(dense, 1.0)
            schedule.step(pieces(lesson), {name: value.item() for name, value in parts.items()})
            save(settings.out, network, schedule, number + 1)
    save_network(network, Tokenizer.from_file(str(settings.start / "tokenizer.json")), settings.out)
    return network
