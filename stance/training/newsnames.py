"""How exactly names are found in public news sets, on sentences that taught nothing. Does not judge kinds, roles or pronouns.

A name counts as found with its exact span. Left out are sentences of a test part that also stand in a part that teaches (up to one
in six in the Slavic set). What is marked as something else, such as an event, or as a name without a capital letter ("the driver"
in one set), is neither right nor wrong.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from stance.domain import Form, Sentence, Span
from stance.pipeline import Reader, silent
from stance.targets import BUILT_IN
from stance.training.holders import Measure
from stance.training.parallel import LANGUAGES, language, rows
from stance.training.sources import KIND_OF, gold_sets, held_out, sentence, usable

SENTENCES = 200


@dataclass(frozen=True)
class Marked:
    """A sentence, its names, and what is marked as something else."""

    text: str
    names: frozenset[Span]
    unclear: frozenset[Span]


def measures(reader: Reader, data: Path, seed: int) -> list[Measure]:
    """Name F1 per language, on at most 200 sentences each, and the mean of the languages."""
    chance, found = random.Random(seed), []
    for lang, listed in sorted(unseen(data).items()):
        drawn = chance.sample(listed, min(SENTENCES, len(listed)))
        found.append(Measure(f"name F1, {lang}", len(drawn), name_f1(reader, drawn)))
    mean = sum(m.value for m in found) / max(1, len(found))
    return [*found, Measure("name F1, mean of the languages", len(found), mean)]


def unseen(data: Path) -> dict[str, list[Marked]]:
    """By language, the sentences of the test parts of ``train/ner`` that no other part has."""
    listed = [row for path in gold_sets(data) for row in rows(path) if usable(row)]
    taught = {tuple(row["tokens"]) for row in listed if not held_out(row)}
    found: dict[str, list[Marked]] = defaultdict(list)
    for row in listed:
        lang = language(row["lang"])
        if held_out(row) and lang in LANGUAGES and tuple(row["tokens"]) not in taught:
            found[lang].append(marked(row["tokens"], row["tags"]))
    return found


def marked(tokens: Sequence[str], tags: Sequence[str]) -> Marked:
    text, starts = sentence(tokens)
    names: set[Span] = set()
    unclear: set[Span] = set()
    for n, tag in enumerate(tags):
        if tag.startswith("B-"):
            end = next((m for m in range(n + 1, len(tags)) if tags[m] != "I-" + tag[2:]), len(tags))
            span = Span(starts[n], starts[end - 1] + len(tokens[end - 1]))
            (names if tag[2:] in KIND_OF and not span.of(text).islower() else unclear).add(span)
    return Marked(text, frozenset(names), frozenset(unclear))


def name_f1(reader: Reader, asked: Sequence[Marked]) -> float:
    count: Counter[str] = Counter()
    for m in asked:
        read = reader.read(m.text, (Sentence(0, Span(0, len(m.text))),), BUILT_IN, silent)
        count += compared(m, {found.span for found in read.mentions if found.form is Form.NAME})
    return 2 * count["right"] / max(1, count["found"] + count["names"])


def compared(m: Marked, given: set[Span]) -> Counter[str]:
    judged = {span for span in given if not any(span.overlaps(other) for other in m.unclear)}
    return Counter(right=len(judged & m.names), found=len(judged), names=len(m.names))
