"""Train the network: distilled encoder in, reader out. Does not choose thresholds, and does not write the card.

Corpus passages in ever new clothes (other names, other wordings, two in a row), filled frames, and names in news, in turn.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch.optim import Optimizer
from transformers import BertConfig

from stance.models.network import Network
from stance.training.align import student
from stance.training.augment import joined, person_names, renamed
from stance.training.examples import STANDARD, Example, from_passage, vary
from stance.training.frames import frame_passages, read_frames
from stance.training.losses import WEIGHTS, losses
from stance.training.passages import TWINS, Passage, read_all
from stance.training.sources import name_examples
from stance.training.steps import Schedule, restore, save

HELD_OUT_EVERY = 12
LONGEST_JOINED = 900


@dataclass(frozen=True)
class Settings:
    data: Path
    start: Path
    out: Path
    tokens: int = 4_000_000
    seed: int = 13
    names_share: float = 0.08
    frames_share: float = 0.6
    tokens_a_batch: int = 1400
    rate_words: float = 3e-4
    rate_layers: float = 1e-4
    rate_heads: float = 5e-4


def held_out(passage: Passage) -> bool:
    """Every twelfth passage of a language measures instead of teaching."""
    return passage.number % HELD_OUT_EVERY == 0


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
        network.encoder = student(folder)
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


def dressed(passage: Passage, others: Sequence[Passage], names: Sequence[str], chance: random.Random) -> Passage:
    """The passage as it is shown this time."""
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
            yield from_passage(tokenizer, dressed(p, by_language[p.lang], names[p.lang], chance), vary(chance))


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
        asked = [a for a in (STANDARD if chance.random() < 0.5 else vary(chance)) if a.target in about or chance.random() < 0.15]
        yield replace(from_passage(tokenizer, shown, asked or STANDARD[:1]), tags=(), mentions=(), linked=False)


def endless(examples: list[Example], chance: random.Random) -> Iterator[Example]:
    while True:
        yield from chance.sample(examples, len(examples))


def batches(streams: Sequence[tuple[float, Iterator[Example]]], tokens: int, chance: random.Random) -> Iterator[list[Example]]:
    """Batches of one stream each, drawn by share of tokens, of about ``tokens`` positions, similar lengths together."""
    while True:
        for share, stream in streams:
            pool = sorted((next(stream) for _ in range(round(share * 300))), key=lambda e: len(e.layout.ids))
            cut: list[list[Example]] = []
            for e in pool:
                if not cut or (len(cut[-1]) + 1) * len(e.layout.ids) > tokens:
                    cut.append([])
                cut[-1].append(e)
            chance.shuffle(cut)
            yield from cut


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


def fit(settings: Settings) -> Network:
    """Train and save to ``settings.out``; goes on from the checkpoint there if there is one."""
    torch.manual_seed(settings.seed)
    chance = random.Random(settings.seed)
    tokenizer = Tokenizer.from_file(str(settings.start / "tokenizer.json"))
    network = network_from(settings.start).train()
    passages = taught()
    streams = [
        (1 - settings.names_share - settings.frames_share, passage_examples(tokenizer, passages, chance)),
        (settings.frames_share, frame_examples(tokenizer, passages, chance)),
        (settings.names_share, endless(name_examples(tokenizer, settings.data, chance), chance)),
    ]
    optimizers = optimizers_of(network, settings)
    schedule = Schedule(optimizers, settings.tokens, warm=0.05)
    dense = [w for group in optimizers[0].param_groups for w in group["params"]]
    done = restore(settings.out, network, schedule)
    for number, examples in enumerate(batches(streams, settings.tokens_a_batch, chance)):
        if schedule.finished:
            break
        if number >= done:
            parts = losses(network, examples)
            torch.stack([WEIGHTS[name] * value for name, value in parts.items()]).sum().backward()
            torch.nn.utils.clip_grad_norm_(dense, 1.0)
            schedule.step(sum(len(e.layout.ids) for e in examples), {name: value.item() for name, value in parts.items()})
            save(settings.out, network, schedule, number + 1)
    save_network(network, tokenizer, settings.out)
    return network
