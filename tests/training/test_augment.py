"""Passages cut and put together keep what they say: the same words under every mark, the same holders, the same evidence."""

import random

import pytest

from stance.training.augment import excerpt, joined
from stance.training.passages import Passage, read_all

LONG = [p for p in read_all() if len(p.sentences) >= 5][::25]


def words(passage: Passage, begin: int = 0, end: int | None = None) -> list[tuple[str, str]]:
    """Form and words of the marks between two characters."""
    return [(m.form, passage.text[m.start : m.end]) for m in passage.marks if begin <= m.start < (end or len(passage.text))]


def evidence(passage: Passage) -> set[tuple[str, str, str]]:
    """Target, label and sentence of every piece of evidence."""
    return {(x.target, x.label, passage.text[slice(*passage.sentences[n])]) for x in passage.lines for n in x.evidence}


@pytest.mark.parametrize("passage", LONG, ids=lambda p: f"{p.lang}{p.number}")
def test_an_excerpt_says_of_its_sentences_what_the_passage_says(passage: Passage) -> None:
    first = random.Random(passage.number).randrange(len(passage.sentences) - 2)
    part = excerpt(passage, range(first, first + 3))
    kept = [passage.text[slice(*s)] for s in passage.sentences[first : first + 3]]
    assert [part.text[slice(*s)] for s in part.sentences] == kept
    assert words(part) == words(passage, passage.sentences[first][0], passage.sentences[first + 2][1])
    assert {m.actor for m in part.marks} == set(part.kinds)
    assert evidence(part) <= {said for said in evidence(passage) if said[2] in kept}


@pytest.mark.parametrize("passage", LONG[:40], ids=lambda p: f"{p.lang}{p.number}")
def test_a_passage_joined_to_another_is_found_again_by_an_excerpt(passage: Passage) -> None:
    both = joined(LONG[0], passage)
    again = excerpt(both, range(len(LONG[0].sentences), len(both.sentences)))
    assert (again.text, words(again)) == (passage.text, words(passage))
    assert evidence(again) >= evidence(passage)
