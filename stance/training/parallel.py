"""Parallel sentences from a data folder. Does not judge how good a translation is."""

from __future__ import annotations

import gzip
import json
import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

LANGUAGES = "de en fr it es pt nl pl uk ru cs sk hu ro sv da no fi et lv lt bg hr sr sl el tr".split()
HELD_OUT = 500
Pair = tuple[str, str, str]
"""(language, English sentence, its translation)."""


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The records of a gzipped JSON lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def language(code: str) -> str:
    return "sr" if code.startswith("sr") else code


def held_out(data: Path) -> dict[str, list[tuple[str, str]]]:
    """(English, translation) of the first 500 NTREX sentences, per language, one reference each."""
    found: dict[str, dict[int, tuple[str, str]]] = defaultdict(dict)
    for row in rows(data / "train/parallel/ntrex128.jsonl.gz"):
        if int(row["id"]) < HELD_OUT and language(row["tgt_lang"]) in LANGUAGES:
            found[language(row["tgt_lang"])].setdefault(int(row["id"]), (row["src"], row["tgt"]))
    return {lang: list(pairs.values()) for lang, pairs in found.items()}


def pairs(data: Path, seed: int) -> list[Pair]:
    """All pairs with one of our languages but the held-out ones; among the first n each language has a share ~ its size^0.3."""
    secret = {english for rest in held_out(data).values() for english, _ in rest}
    by_language: dict[str, list[Pair]] = defaultdict(list)
    for path in sorted((data / "train/parallel").glob("*.jsonl.gz")):
        for row in rows(path):
            lang = language(row["tgt_lang"])
            usable = row["src_lang"] == "en" and lang in LANGUAGES and row["src"] not in secret
            if usable and 15 <= len(row["tgt"]) <= 400:
                by_language[lang].append((lang, row["src"], row["tgt"]))
    chance = random.Random(seed)
    keyed = [(chance.random() * len(found) ** 0.7, pair) for _, found in sorted(by_language.items()) for pair in found]
    return [pair for _, pair in sorted(keyed)]
