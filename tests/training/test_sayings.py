"""Sayings: a line is read as it is written, and the corpus keeps its own rules."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from tokenizers import Tokenizer

from stance.fingerprint import EMBEDDED
from stance.models.network import LABELS
from stance.training.fit import held_out
from stance.training.sayings import SAYINGS, check, main, parse, read_sayings
from stance.training.streams import saying_examples


def test_a_line_gives_its_sentence_holders_and_labels() -> None:
    saying = parse("A- B+ C. nato | {A|Ida Brand} yawned; {B~the ministry} counted 33 flags, {C~a paper} wrote.", "en", 4)
    assert saying.text == "Ida Brand yawned; the ministry counted 33 flags, a paper wrote."
    assert {saying.text[m.start : m.end]: m.form for m in saying.marks} == {
        "Ida Brand": "name",
        "the ministry": "role",
        "a paper": "role",
    }
    assert [(x.actor, x.target, x.label, x.evidence) for x in saying.lines] == [
        ("A", "nato_membership", "against", (0,)),
        ("B", "nato_membership", "favor", (0,)),
    ]
    assert saying.kinds == {"A": "person", "B": "group", "C": "group"}


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("A+ nato {A|Ida Brand} nods.", "expected"),
        ("A! nato | {A|Ida Brand} nods.", "expected"),
        ("A+ eu | {A|Ida Brand} nods.", "expected"),
        ("A+ nato | Ida Brand nods.", "marked"),
        ("A+ nato | {A|Ida Brand} and {B|Ode Falk} nod.", "marked"),
        ("A+ nato | {A|Ida Brand nods.", "broken mark"),
    ],
)
def test_a_broken_line_is_named(line: str, complaint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "en.txt"
    path.write_text(f"A+ nato | {{A|Ode Falk}} nods.\n{line}\n", "utf-8")
    assert main([str(path)]) == 1
    assert "en.txt:2" in (said := capsys.readouterr().out) and complaint in said


def test_what_was_said_before_is_named(tmp_path: Path) -> None:
    path = tmp_path / "en.txt"
    path.write_text("A+ nato | {A|Ode Falk} nods.\nA- nato | {A|Ode Falk} nods.\n", "utf-8")
    assert check(path)[1] == ["en.txt:2: said before"]


def test_the_corpus_is_whole_and_no_language_has_one_label_alone() -> None:
    sayings = read_sayings()
    assert len(sayings) > 1000
    for path in SAYINGS.glob("*.txt"):
        mine = [line.label for p in sayings if p.lang == path.stem for line in p.lines]
        assert all(mine.count(label) >= len(mine) / 12 for label in ("favor", "against", "neutral")), path.stem


def test_no_person_has_a_side_of_their_own() -> None:
    """A name that recurs with one label would be learned instead of the sentence."""
    sides: dict[str, list[str]] = {}
    for p in read_sayings():
        for m in p.marks:
            if m.form == "name":
                sides.setdefault(p.text[m.start : m.end], []).extend(x.label for x in p.lines if x.actor == m.actor)
    assert not [name for name, labels in sides.items() if len(labels) >= 4 and len(set(labels)) == 1]


def test_sayings_teach_stances_and_nothing_else() -> None:
    tokenizer = Tokenizer.from_file(str(EMBEDDED / "tokenizer.json"))
    taught = [p for p in read_sayings() if not held_out(p)]
    stream = saying_examples(tokenizer, taught, random.Random(1))
    read = [next(stream) for _ in range(300)]
    assert not any(e.tags or e.mentions or e.linked for e in read)
    assert {LABELS[n] for e in read for answer in e.labels.values() for n in answer} == {"favor", "against", "neutral"}
    assert {len(e.sentences) for e in read} == {1, 2, 3}
