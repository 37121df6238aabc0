"""Names in news, from the public sets in the data folder. Does not touch ``eval_only``."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from tokenizers import Tokenizer

from stance.models.layout import layout, pieces_of
from stance.models.network import KINDS, TAGS
from stance.pieces import split
from stance.training.examples import ANY_TAG, Allowed, Example, Known
from stance.training.parallel import rows
from stance.training.wordings import STANDARD

KIND_OF = {
    "PER": frozenset({KINDS.index("person")}),
    "ORG": frozenset({KINDS.index("institution"), KINDS.index("group")}),
    "LOC": frozenset({KINDS.index("country"), KINDS.index("place")}),
}
NOT_A_NAME = frozenset(n for n, tag in enumerate(TAGS) if not tag.endswith("name"))
CLOSE_BEFORE = set(".,;:!?)]}%»”“’")
CLOSE_AFTER = set("([{«„‘")
NER_A_SET = 1500


def sentence(tokens: Sequence[str]) -> tuple[str, list[int]]:
    """Tokens written as text again, and where each begins."""
    text, starts = "", []
    for n, token in enumerate(tokens):
        if n and token[:1] not in CLOSE_BEFORE and text[-1:] not in CLOSE_AFTER:
            text += " "
        starts.append(len(text))
        text += token
    return text, starts


def names(tokenizer: Tokenizer, tokens: Sequence[str], tags: Sequence[str]) -> Example:
    """A sentence of a name set; what is no name there may still be a role or a pronoun."""
    text, starts = sentence(tokens)
    pieces = split(tokenizer, text)
    laid = layout([split(tokenizer, a.wording) for a in STANDARD], pieces)
    allowed: list[Allowed] = [NOT_A_NAME] * laid.size
    mentions: list[Known] = []
    for n, tag in enumerate(tags):
        if not tag.startswith("B-"):
            continue
        end = n + 1
        while end < len(tags) and tags[end] == "I-" + tag[2:]:
            end += 1
        first, last = pieces_of(pieces.spans, starts[n], starts[end - 1] + len(tokens[end - 1]))
        known = tag[2:] in KIND_OF
        for at in range(first, min(last, laid.size)):
            allowed[at] = frozenset({TAGS.index("B-name" if at == first else "I-name")}) if known else ANY_TAG
        if known and last <= laid.size:
            mentions.append(Known(laid.within(first, last), KIND_OF[tag[2:]], len(mentions)))
    return Example(laid, tuple(allowed), tuple(mentions))


def gold_sets(data: Path) -> list[Path]:
    """The sets in ``train/ner`` that people marked."""
    return [path for path in sorted((data / "train/ner").glob("*.jsonl.gz")) if "wikiann" not in path.name]


def held_out(row: dict[str, str]) -> bool:
    """Whether the sentence is in the test part of its set; all other parts teach."""
    return row.get("split") == "test"


def usable(row: dict[str, str]) -> bool:
    return 4 <= len(row["tokens"]) <= 70


def name_examples(tokenizer: Tokenizer, data: Path, chance: random.Random) -> list[Example]:
    """The training part of every gold set in ``train/ner``, at most 1,500 sentences of a language each."""
    found = []
    for path in gold_sets(data):
        by_language: dict[str, list[Example]] = {}
        for row in drawn(path, chance):
            kept = by_language.setdefault(row["lang"], [])
            if not held_out(row) and usable(row) and len(kept) < NER_A_SET:
                kept.append(names(tokenizer, row["tokens"], row["tags"]))
        found += [e for kept in by_language.values() for e in kept]
    return found


def drawn(path: Path, chance: random.Random) -> Iterator[dict[str, str]]:
    listed = list(rows(path))
    chance.shuffle(listed)
    yield from listed
