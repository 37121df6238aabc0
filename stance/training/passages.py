"""Passages of the training corpus: marked-up lines to text with exact spans. Does not train, and does not judge labels.

The markup is described in ``corpus/README.md``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CORPUS = Path(__file__).parent / "corpus"
TWINS = CORPUS / "twins"
"""Sets of three passages of nearly the same words and other labels; they only teach, none is held out."""
FORMS = {"|": "name", "~": "role", "*": "pronoun"}
LONGEST = 12
"""Sentences of a passage, at most: a whole short report."""
KINDS = ("person", "country", "institution", "group")
TARGETS = ("nato_membership", "ceasefire_forces")
LABELS = ("favor", "against", "neutral")
HOWS = ("quote", "indirect", "narrated", "third")
TAGS = frozenset(
    "quote indirect runs_on role pronoun third condition litotes not_now implicature anaphora contrast list change poll "
    "group capital headline ellipsis own_troops negative near_target named_only reporter_only".split()
)
_MARK = re.compile(r"\{([A-Z])([|~*])([^{}|~*]+)\}")


@dataclass(frozen=True)
class Mark:
    """A mention in a passage; ``start`` and ``end`` are characters of ``Passage.text``."""

    start: int
    end: int
    actor: str
    form: str


@dataclass(frozen=True)
class Line:
    """One annotated stance; ``evidence`` holds sentence indices from 0."""

    actor: str
    target: str
    label: str
    how: str
    evidence: tuple[int, ...]


@dataclass(frozen=True)
class Passage:
    """An annotated passage; ``sentences`` are (start, end) characters of ``text``."""

    lang: str
    number: int
    text: str
    sentences: tuple[tuple[int, int], ...]
    marks: tuple[Mark, ...]
    kinds: dict[str, str]
    lines: tuple[Line, ...]
    tags: tuple[str, ...]


def parse(line: str, lang: str, number: int) -> Passage:
    """Read one corpus line. Raises ValueError with what is wrong and what was expected."""
    try:
        raw = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error}") from error
    expect(set(raw) == {"sentences", "actors", "stances", "tags"}, f"fields are {sorted(raw)}")
    text, sentences, marks = "", [], []
    for marked in raw["sentences"]:
        text += " " if text else ""
        start = len(text)
        plain, found = unmark(marked, start)
        text += plain
        sentences.append((start, len(text)))
        marks += found
    passage = Passage(
        lang,
        number,
        text,
        tuple(sentences),
        tuple(marks),
        dict(raw["actors"]),
        tuple(stance_line(s) for s in raw["stances"]),
        tuple(raw["tags"]),
    )
    verify(passage)
    return passage


def unmark(marked: str, offset: int) -> tuple[str, list[Mark]]:
    """The sentence without its markup, and its marks with ``offset`` added."""
    plain, marks, at = "", [], 0
    for m in _MARK.finditer(marked):
        plain += marked[at : m.start()]
        start = offset + len(plain)
        plain += m[3]
        marks.append(Mark(start, offset + len(plain), m[1], FORMS[m[2]]))
        at = m.end()
    plain += marked[at:]
    expect(not set(plain) & set("{}|~"), f"broken mark in: {marked}")
    return plain, marks


def stance_line(line: str) -> Line:
    actor, target, label, how, *evidence = line.split()
    return Line(actor, target, label, how, tuple(int(n) - 1 for n in evidence))


def verify(p: Passage) -> None:
    """Raise ValueError at the first rule of the guide that the passage breaks and a program can see."""
    expect(1 <= len(p.sentences) <= LONGEST, f"{len(p.sentences)} sentences, expected 1 to {LONGEST}")
    marked = {m.actor for m in p.marks}
    expect(marked == set(p.kinds), f"marked {sorted(marked)}, declared {sorted(p.kinds)}")
    expect(all(k in KINDS for k in p.kinds.values()), f"kinds {p.kinds}, expected {KINDS}")
    expect(bool(p.tags) and set(p.tags) <= TAGS, f"unknown or no tags: {sorted(set(p.tags) - TAGS)}")
    expect(("negative" in p.tags) == (not p.lines), "tag 'negative' exactly where there is no stance")
    for m in p.marks:
        word = p.text[m.start : m.end]
        expect(word == word.strip(), f"blank at the edge of {word!r}")
        expect(not p.text[m.start - 1 : m.start].isalpha() or m.start == 0, f"{word!r} begins inside a word")
    for line in p.lines:
        expect(line.actor in p.kinds, f"stance of undeclared actor {line.actor}")
        expect(line.target in TARGETS and line.label in LABELS and line.how in HOWS, f"bad stance {line}")
        expect(bool(line.evidence) and all(0 <= n < len(p.sentences) for n in line.evidence), f"evidence of {line}")
    pairs = [(line.actor, line.target) for line in p.lines]
    expect(len(pairs) == len(set(pairs)), "two lines for one actor and target")


def expect(holds: bool, message: str) -> None:
    if not holds:
        raise ValueError(message)


def read(path: Path) -> Iterator[Passage]:
    """The passages of one language file. Raises ValueError naming file and line."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if line.strip():
            try:
                yield parse(line, path.stem, number)
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise ValueError(f"{path.name}:{number}: {error}") from error


def read_all(folder: Path = CORPUS) -> list[Passage]:
    return [p for path in sorted(folder.glob("*.jsonl")) for p in read(path)]
