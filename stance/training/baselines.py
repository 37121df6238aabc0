"""How well simple guesses name the label of an evidence sentence, beside the reader on the same items. Does not find evidence.

An item is one sentence that shows one actor's stance on one target, in a held-out passage; actor, target and sentence are given.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from stance.models.layout import batch
from stance.models.network import Network
from stance.pieces import split
from stance.training.evaluate import macro_f1
from stance.training.examples import Example, from_passage
from stance.training.losses import questions
from stance.training.passages import LABELS, TARGETS, Passage

EPOCHS = 12
AT_ONCE = 16


@dataclass(frozen=True)
class Item:
    """Word pieces of the sentence, and places in TARGETS and LABELS."""

    pieces: tuple[int, ...]
    target: int
    label: int


@dataclass(frozen=True)
class Guesses:
    """Of one way to guess: share right and macro-F1 over the three labels."""

    name: str
    accuracy: float
    macro_f1: float


def items(tokenizer: Tokenizer, passages: Sequence[Passage]) -> list[Item]:
    return [
        Item(split(tokenizer, p.text[slice(*p.sentences[n])]).ids, TARGETS.index(line.target), LABELS.index(line.label))
        for p in passages
        for line in p.lines
        for n in line.evidence
    ]


def compared(network: Network, tokenizer: Tokenizer, taught: Sequence[Passage], tested: Sequence[Passage]) -> list[Guesses]:
    """Majority, bag of words and the reader on the evidence of ``tested``."""
    known, asked = items(tokenizer, taught), items(tokenizer, tested)
    truth = [item.label for item in asked]
    most = Counter(item.label for item in known).most_common(1)[0][0]
    return [
        guesses(f"always {LABELS[most]}", truth, [most] * len(truth)),
        guesses("bag of words", truth, bag_of_words(known, asked, tokenizer.get_vocab_size())),
        named(network, tokenizer, "this reader", tested),
    ]


def named(network: Network, tokenizer: Tokenizer, name: str, tested: Sequence[Passage]) -> Guesses:
    """The reader on the evidence of ``tested``, its row called ``name``."""
    return guesses(name, *given(network, [from_passage(tokenizer, p) for p in tested]))


def guesses(name: str, truth: Sequence[int], guessed: Sequence[int]) -> Guesses:
    labelled = Counter((LABELS[one], LABELS[other]) for one, other in zip(truth, guessed, strict=True))
    right = sum(labelled[label, label] for label in LABELS)
    return Guesses(name, right / max(1, len(truth)), macro_f1(labelled))


def bag_of_words(known: Sequence[Item], asked: Sequence[Item], vocabulary: int, seed: int = 13) -> list[int]:
    """Multinomial logistic regression over the word pieces, with weights per target; a piece never seen votes for nothing."""
    torch.manual_seed(seed)
    model = nn.EmbeddingBag(vocabulary * len(TARGETS), len(LABELS), mode="mean")
    nn.init.zeros_(model.weight)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    for _ in range(EPOCHS):
        order = torch.randperm(len(known)).tolist()
        for begin in range(0, len(order), 256):
            drawn = [known[n] for n in order[begin : begin + 256]]
            loss = nn.functional.cross_entropy(bagged(model, drawn, vocabulary), torch.tensor([i.label for i in drawn]))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    with torch.no_grad():
        return [int(n) for n in bagged(model, asked, vocabulary).argmax(-1)]


def bagged(model: nn.EmbeddingBag, drawn: Sequence[Item], vocabulary: int) -> Tensor:
    """Logits (items, labels)."""
    pieces = [torch.tensor(item.pieces or (0,)) + vocabulary * item.target for item in drawn]
    starts = torch.tensor([0, *(len(p) for p in pieces[:-1])]).cumsum(0)
    found: Tensor = model(torch.cat(pieces), starts)
    return found


@torch.inference_mode()
def given(network: Network, examples: Sequence[Example]) -> tuple[list[int], list[int]]:
    """True and most likely labels where the reader is told actor, target and sentence."""
    truth, guessed = [], []
    ordered = sorted(examples, key=lambda e: len(e.layout.ids))
    for begin in range(0, len(ordered), AT_ONCE):
        some = ordered[begin : begin + AT_ONCE]
        states = network(batch([e.layout for e in some]))
        logits = network.stance(states, questions(some, states.shape[1]))[..., : len(LABELS)]
        for n, e in enumerate(some):
            for (actor, target, sentence), allowed in e.labels.items():
                if actor < len(e.actors) - 1:
                    truth.append(next(iter(allowed)))
                    guessed.append(int(logits[n, actor, target, sentence].argmax()))
    return truth, guessed
