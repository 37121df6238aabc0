"""Tag chances of word pieces to mentions of whole words. Does not know the network.

The pieces of a word vote together, so that no name is cut inside ("Yi-chun") and no word is half a mention; a word begins a mention
of its own where its first piece says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from stance.domain import Form, Span
from stance.models.network import TAGS

FORMS = tuple(Form)
BEGIN = [TAGS.index(f"B-{form.value}") for form in FORMS]
INSIDE = [TAGS.index(f"I-{form.value}") for form in FORMS]
SURE = 0.6
"""Least chance that a word belongs to some mention."""
WITHIN_A_NAME = frozenset(" .'’/&-–\n\t\xa0")
"""What may stand between the words of one mention."""


@dataclass(frozen=True)
class Word:
    """Pieces ``first`` to ``last`` of a text, which cover ``span``."""

    first: int
    last: int
    span: Span


def words(text: str, spans: Sequence[tuple[int, int]], first: int, last: int) -> list[Word]:
    """Pieces ``first`` to ``last`` by words: letters and digits, and hyphens between them; punctuation is left out."""
    found: list[Word] = []
    for n in range(first, last):
        start, end = spans[n]
        if found and joined(text, found[-1].span.end, start):
            found[-1] = Word(found[-1].first, n + 1, Span(found[-1].span.start, max(end, found[-1].span.end)))
        elif any(c.isalnum() for c in text[start:end]):
            found.append(Word(n, n + 1, Span(start, end)))
    return found


def joined(text: str, end: int, start: int) -> bool:
    """Whether a piece that begins at ``start`` goes on with the word that ended at ``end``."""
    if start != end or start == len(text):
        return start < end
    before, after = text[start - 1], text[start]
    if before == "-":
        return after.isalnum()
    return before.isalnum() and (after.isalnum() or (after == "-" and text[start + 1 : start + 2].isalnum()))


def runs(text: str, found: Sequence[Word], chances: np.ndarray) -> list[tuple[Span, Form]]:
    """Mentions by the chances (pieces, tags) of the pieces; one ends where the form changes, a word begins anew, or at a comma."""
    mentions: list[tuple[Span, Form]] = []
    before: Form | None = None
    for word in found:
        form, begins = decided(chances[word.first : word.last])
        goes_on = form is not None and form is before and not begins
        if goes_on and WITHIN_A_NAME.issuperset(text[mentions[-1][0].end : word.span.start]):
            mentions[-1] = (Span(mentions[-1][0].start, word.span.end), mentions[-1][1])
        elif form is not None:
            mentions.append((word.span, form))
        before = form
    return mentions


def decided(chances: np.ndarray) -> tuple[Form | None, bool]:
    """The form of the mention a word belongs to, if any, and whether it begins there, by its pieces' (pieces, tags)."""
    mean = chances.mean(0)
    if mean[0] > 1 - SURE:
        return None, False
    best = int((mean[BEGIN] + mean[INSIDE]).argmax())
    return FORMS[best], bool(chances[0, BEGIN[best]] > chances[0, INSIDE[best]])
