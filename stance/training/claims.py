"""Texts that bear out or contradict a claim, from the public sets of stance and inference. Does not touch ``eval_only``.

Whoever judges "the alliance's doors stay shut to Kyiv" must know what follows from what; that can be learned on any subject,
and the corpus alone has too few sentences for it (intermediate training, Phang et al. 2018, arXiv:1811.01088). A claim is asked
like the wording of a target, its text is read as one sentence, and "anybody" holds the answer.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

from stance.models.layout import layout
from stance.models.network import LABELS
from stance.pieces import split
from stance.training.examples import ANYBODY, Allowed, Example
from stance.training.parallel import rows

ANSWERS: dict[str, dict[str, str]] = {
    "stance": {"favor": "favor", "against": "against", "neutral": "neutral"},
    "nli": {"entailment": "favor", "contradiction": "against", "neutral": "none"},
}
"""By kind of set, its labels and what they are called here."""
LONGEST = 500
"""Characters of a text, at most."""


@dataclass(frozen=True)
class Claim:
    wording: str
    text: str
    label: str


def claims(data: Path) -> list[Claim]:
    """The training part of every set in ``train/stance`` and ``train/nli``."""
    return [
        Claim(row.get("target") or row["hypothesis"], row.get("text") or row["premise"], answers[row["label"]])
        for kind, answers in ANSWERS.items()
        for path in sorted((data / "train" / kind).glob("*.jsonl.gz"))
        for row in rows(path)
        if row.get("split") == "train" and row["label"] in answers and len(row.get("text") or row["premise"]) < LONGEST
    ]


def example(tokenizer: Tokenizer, claim: Claim) -> Example:
    laid = layout([split(tokenizer, claim.wording)], split(tokenizer, claim.text))
    answer: Allowed = frozenset({LABELS.index(claim.label)})
    return Example(
        laid,
        actors=(ANYBODY,),
        sentences=((laid.body, laid.body + laid.size),),
        distances=((0,),),
        labels={(0, 0, 0): answer},
    )


def claim_examples(tokenizer: Tokenizer, data: Path, chance: random.Random) -> Iterator[Example]:
    """Endless: every claim once a round."""
    known = claims(data)
    while True:
        for claim in chance.sample(known, len(known)):
            yield example(tokenizer, claim)
