"""Passages changed so that their labels stay: other names, two passages in a row, part of one. Does not translate or reword."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from stance.training.passages import Mark, Passage

HIDDEN = "[MASK]"


def person_names(passages: Sequence[Passage]) -> list[str]:
    """Names of two words and more that passages give to persons, in whatever case they stand."""
    found = {p.text[m.start : m.end] for p in passages for m in p.marks if m.form == "name" and p.kinds[m.actor] == "person"}
    return sorted(name for name in found if 2 <= len(name.split()) <= 3)


def renamed(passage: Passage, names: Sequence[str], chance: random.Random) -> Passage:
    """Every person in the passage gets another name, or one mask a word; the same one wherever named."""
    new = {
        actor: HIDDEN if chance.random() < 0.35 or not names else chance.choice(names)
        for actor, kind in passage.kinds.items()
        if kind == "person"
    }

    def name(mark: Mark, old: str) -> str:
        if mark.form != "name" or mark.actor not in new:
            return old
        if new[mark.actor] == HIDDEN:
            return HIDDEN
        return new[mark.actor] if " " in old else new[mark.actor].split()[-1]

    return rebuilt(passage, [name(m, passage.text[m.start : m.end]) for m in passage.marks])


def rebuilt(passage: Passage, words: Sequence[str]) -> Passage:
    """The passage with its marks' words replaced, in order, and every offset moved along."""
    text, marks, at, moves = "", [], 0, [(0, 0)]
    for mark, word in sorted(zip(passage.marks, words, strict=True), key=lambda pair: pair[0].start):
        text += passage.text[at : mark.start]
        marks.append(replace(mark, start=len(text), end=len(text) + len(word)))
        text += word
        at = mark.end
        moves.append((at, len(text) - at))
    text += passage.text[at:]

    def moved(position: int) -> int:
        return position + next(shift for begin, shift in reversed(moves) if begin <= position)

    sentences = tuple((moved(start), moved(end)) for start, end in passage.sentences)
    return replace(passage, text=text, marks=tuple(marks), sentences=sentences)


def joined(first: Passage, second: Passage) -> Passage:
    """One passage after the other; a country, institution or group named alike in both is one actor, a person never."""
    same = {
        theirs: ours
        for theirs in second.kinds
        for ours in first.kinds
        if second.kinds[theirs] == first.kinds[ours] != "person" and stems(second, theirs) & stems(first, ours)
    }
    new = {letter: same.get(letter, f"{letter}{len(first.kinds)}") for letter in second.kinds}
    begin, count = len(first.text) + 1, len(first.sentences)
    marks = [replace(m, start=m.start + begin, end=m.end + begin, actor=new[m.actor]) for m in second.marks]
    lines = [replace(x, actor=new[x.actor], evidence=tuple(n + count for n in x.evidence)) for x in second.lines]
    return replace(
        first,
        text=first.text + " " + second.text,
        sentences=first.sentences + tuple((s + begin, e + begin) for s, e in second.sentences),
        marks=first.marks + tuple(marks),
        kinds=first.kinds | {new[k]: kind for k, kind in second.kinds.items()},
        lines=first.lines + tuple(lines),
    )


def excerpt(passage: Passage, kept: range) -> Passage:
    """Some sentences in a row of the passage, and what can be known from them alone."""
    begin, end = passage.sentences[kept[0]][0], passage.sentences[kept[-1]][1]
    marks = tuple(replace(m, start=m.start - begin, end=m.end - begin) for m in passage.marks if begin <= m.start and m.end <= end)
    kinds = {letter: kind for letter, kind in passage.kinds.items() if any(m.actor == letter for m in marks)}
    lines = [replace(x, evidence=tuple(n - kept[0] for n in x.evidence if n in kept)) for x in passage.lines if x.actor in kinds]
    return replace(
        passage,
        text=passage.text[begin:end],
        sentences=tuple((s - begin, e - begin) for s, e in (passage.sentences[n] for n in kept)),
        marks=marks,
        kinds=kinds,
        lines=tuple(x for x in lines if x.evidence),
    )


def stems(passage: Passage, actor: str) -> set[str]:
    return {passage.text[m.start : m.end].casefold()[:5] for m in passage.marks if m.actor == actor and m.form == "name"}
