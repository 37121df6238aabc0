"""Pieces vote by word: names are never cut inside, and end at a comma, at another form, or where a new one begins."""

import re

import numpy as np
import pytest

from stance.models.mentions import joined, runs, words
from stance.models.network import TAGS

SURE = 0.94
CASES = [
    ("Hsiao Yi-chun geht", "Hsi:B-name ao:I-name Yi:I-name -:O ch:I-name un:I-name geht:O", [("Hsiao Yi-chun", "name")]),
    ("Ministerin Lena Varn", "Minister:B-role in:I-role Lena:B-name Varn:I-name", [("Ministerin", "role"), ("Lena Varn", "name")]),
    ("Scholz, Macron", "Scholz:B-name ,:O Macron:I-name", [("Scholz", "name"), ("Macron", "name")]),
    ("Polen Ungarn", "Polen:B-name Ungarn:B-name", [("Polen", "name"), ("Ungarn", "name")]),
    ("die U.S. Army", "die:O U:B-name .:I-name S:I-name .:I-name Army:I-name", [("U.S. Army", "name")]),
    ("Київ і він", "Ки:B-name їв:I-name і:O він:B-pronoun", [("Київ", "name"), ("він", "pronoun")]),
    ("Ja - nein", "Ja:O -:B-name nein:O", []),
    ("l'Otan", "l:O ':O Otan:B-name", [("Otan", "name")]),
]


def cut(text: str, tagged: str) -> tuple[list[tuple[int, int]], np.ndarray]:
    """Spans of the pieces, and chances that are nearly sure of their tags, or a little for "O" inside a word."""
    spans, rows, at = [], [], 0
    for piece, tag in re.findall(r"(\S+):(\S+)", tagged):
        start = text.index(piece, at)
        at = start + len(piece)
        spans.append((start, at))
        row = np.full(len(TAGS), (1 - SURE) / (len(TAGS) - 1))
        row[TAGS.index(tag)] = SURE
        rows.append(row)
    return spans, np.array(rows)


@pytest.mark.parametrize(("text", "tagged", "expected"), CASES, ids=[text for text, _, _ in CASES])
def test_mentions_are_whole_words(text: str, tagged: str, expected: list[tuple[str, str]]) -> None:
    spans, chances = cut(text, tagged)
    found = runs(text, words(text, spans, 0, len(spans)), chances)
    assert [(span.of(text), form.value) for span, form in found] == expected


@pytest.mark.parametrize(
    ("text", "end", "start", "expected"),
    [
        ("Yi-chun", 2, 2, True),
        ("Yi-chun", 3, 3, True),
        ("Nato- und", 4, 4, False),
        ("a b", 1, 2, False),
        ("ﬁ", 1, 0, True),
        ("ab", 2, 2, False),
    ],
)
def test_hyphens_join_letters_alone(text: str, end: int, start: int, expected: bool) -> None:
    assert joined(text, end, start) is expected
