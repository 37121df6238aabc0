"""An NLI model in transformers format as a Reader: who stands where, by premise and hypothesis. Does not find mentions.

Mentions and links are the shipped reader's. For every actor, target and sentence with a mention of the actor in it or in the two
before, the premise is these sentences and three hypotheses are asked. With f, a and o the chances that "in favor", "against" and
"leaves open" are entailed, the four answers are

    favor = f (1 - a)    against = a (1 - f)    neutral = (1 - favor - against) o    none = (1 - favor - against) (1 - o)

so that they add up to 1, and a model that is sure of both sides, or of neither, gives no side.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch

from stance.domain import Actor, Links, Mention, Sentence, Span, Target
from stance.models.network import LABELS
from stance.models.reader import Reading, TransformerReader
from stance.pipeline import Progress
from stance.stances import Thresholds

if TYPE_CHECKING:
    from transformers import PreTrainedModel, PreTrainedTokenizerBase

HYPOTHESES = (
    "{actor} is in favor of this: {wording}.",
    "{actor} is against this: {wording}.",
    "{actor} leaves this open: {wording}.",
)
BEFORE = 2
"""Sentences before the one asked about that belong to the premise, and in which the actor may be mentioned."""
CHARACTERS_A_BATCH = 12_000
LONGEST = 512
LONGEST_NAME = 120
Cell = tuple[int, int, int, int]
"""Numbers of actor, target, sentence and hypothesis."""
Ask = tuple[Cell, str, str]
"""A cell, its premise and its hypothesis."""


def answers_nli(folder: Path) -> bool:
    """Whether the model in a folder has a label for entailment."""
    try:
        return entailment(json.loads((folder / "config.json").read_text("utf-8")).get("id2label", {})) is not None
    except (OSError, ValueError, AttributeError):
        return False


def entailment(labels: Mapping[str, str] | Mapping[int, str]) -> int | None:
    """The number of the label "entailment" in any case, if one has that name."""
    return next((int(n) for n, label in labels.items() if str(label).casefold() == "entailment"), None)


@dataclass(frozen=True)
class NliReading:
    """The shipped reader's mentions and links, and an NLI model's votes; ``progress`` hears of the votes."""

    text: str
    sentences: tuple[Sentence, ...]
    targets: Sequence[Target]
    found: Reading
    model: NliReader
    progress: Progress

    @property
    def mentions(self) -> Sequence[Mention]:
        return self.found.mentions

    @property
    def links(self) -> Links:
        return self.found.links

    def votes(self, actors: Sequence[Actor]) -> np.ndarray:
        """Probabilities (actors, targets, sentences, 4) of favor, against, neutral, none; none where an actor is not in sight."""
        shape = (len(actors), len(self.targets), len(self.sentences))
        entailed = np.zeros((*shape, len(HYPOTHESES)), dtype=np.float32)
        asks = sorted(self.asked(actors), key=lambda ask: len(ask[1]) + len(ask[2]))
        for batch, done in batches(asks):
            self.progress(len(self.sentences) * done // len(asks), len(self.sentences))
            for (cell, _, _), chance in zip(batch, self.model.entailed(batch), strict=True):
                entailed[cell] = chance
        self.progress(len(self.sentences), len(self.sentences))
        return answered(entailed)

    def asked(self, actors: Sequence[Actor]) -> Iterator[Ask]:
        for a, actor in enumerate(actors):
            near = {n for m in actor.mentions for n in range(m.sentence, min(m.sentence + BEFORE + 1, len(self.sentences)))}
            for n in sorted(near):
                start, end = self.sentences[max(0, n - BEFORE)].span.start, self.sentences[n].span.end
                premise = Span(start, end).of(self.text)
                for t, target in enumerate(self.targets):
                    for h, hypothesis in enumerate(HYPOTHESES):
                        yield (a, t, n, h), premise, hypothesis.format(actor=actor.name[:LONGEST_NAME], wording=target.wording)


def answered(entailed: np.ndarray) -> np.ndarray:
    """Chances (..., 3) that each hypothesis is entailed to probabilities (..., 4) in the order of LABELS."""
    f, a, o = np.moveaxis(entailed, -1, 0)
    favor, against = f * (1 - a), a * (1 - f)
    neither = 1 - favor - against
    by_label = {"favor": favor, "against": against, "neutral": neither * o, "none": neither * (1 - o)}
    return np.stack([by_label[label] for label in LABELS], -1)


def batches(asks: Sequence[Ask]) -> Iterator[tuple[Sequence[Ask], int]]:
    """Runs of neighbours within a budget of characters, padding counted, each with the number of asks before it."""
    first = 0
    for n in range(1, len(asks) + 1):
        if n == len(asks) or (n + 1 - first) * (len(asks[n][1]) + len(asks[n][2])) > CHARACTERS_A_BATCH:
            yield asks[first:n], first
            first = n


@dataclass(frozen=True)
class NliReader:
    """An NLI model, on a GPU where there is one, beside the reader that finds the mentions."""

    model: PreTrainedModel
    tokenizer: PreTrainedTokenizerBase
    entails: int
    name: str
    names: TransformerReader
    thresholds: Thresholds

    @classmethod
    def load(cls, folder: Path, name: str, names: TransformerReader) -> NliReader:
        """From safetensors and a tokenizer in a local folder; code in the folder is never run."""
        from transformers import AutoModelForSequenceClassification, AutoTokenizer  # here, since nothing else waits for it

        device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")
        known = {"local_files_only": True, "trust_remote_code": False}
        model = AutoModelForSequenceClassification.from_pretrained(
            folder, use_safetensors=True, dtype=torch.bfloat16 if device.type == "cuda" else torch.float32, **known
        )
        tokenizer = AutoTokenizer.from_pretrained(folder, truncation_side="left", **known)
        entails = entailment(model.config.id2label)
        if entails is None:
            raise ValueError("it has no label named entailment")
        return cls(model.eval().requires_grad_(False).to(device), tokenizer, entails, name, names, Thresholds.beside(folder))

    def read(self, text: str, sentences: tuple[Sentence, ...], targets: Sequence[Target], progress: Progress) -> NliReading:
        """Find mentions; ``progress`` may raise to stop, and moves when the votes are drawn."""
        found = self.names.read(text, sentences, targets, lambda done, total: progress(0, total))
        return NliReading(text, sentences, targets, found, self, progress)

    def entailed(self, asks: Sequence[Ask]) -> list[float]:
        """The chance of entailment for each ask; a premise too long loses its beginning."""
        encoded = self.tokenizer(
            [premise for _, premise, _ in asks],
            [hypothesis for _, _, hypothesis in asks],
            truncation="only_first",
            max_length=min(self.tokenizer.model_max_length, LONGEST),
            padding=True,
            return_tensors="pt",
        )
        logits = self.model(**encoded.to(self.model.device)).logits
        return logits.float().softmax(-1)[:, self.entails].tolist()
