"""What a correction does to an analysis, and what it leaves alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.domain import Analysis, Label, Odds, Stance
from stance.library import Correction, corrected
from tests.library import examples

MADE = examples.analysis(1, statements=8)
VARNHOLT, COUNCIL = "Lena Varnholt", "Council of Östervik"
NATO, FORCES = "nato_membership", "ceasefire_forces"
A, F, N = Label.AGAINST, Label.FAVOR, Label.NEUTRAL


def stance(analysis: Analysis, actor: str, target: str) -> Stance | None:
    return next((s for s in analysis.stances if (s.actor.name, s.target.id) == (actor, target)), None)


def says(*verdicts: tuple[int | None, Label | None], made: Analysis = MADE) -> Stance | None:
    """The stance of Lena Varnholt on NATO, which sentences 0 (against) and 4 (neutral) show, under these verdicts in turn."""
    return stance(corrected(made, [Correction(VARNHOLT, NATO, label, sentence) for sentence, label in verdicts]), VARNHOLT, NATO)


CASES: list[tuple[str, list[tuple[int | None, Label | None]], Label | None, list[int]]] = [
    ("the whole stance is the other way round", [(None, F)], F, [0, 4]),
    ("there is no stance at all", [(None, None)], None, []),
    ("a sentence shows something else", [(0, F), (4, F)], F, [0, 4]),
    ("a sentence shows nothing", [(0, None)], N, [4]),
    ("no sentence shows anything", [(0, None), (4, None)], None, []),
    ("a sentence was missed", [(2, F), (5, F)], F, [0, 2, 4, 5]),
    ("the later verdict holds", [(None, F), (None, N)], N, [0, 4]),
    ("the whole outweighs its sentences, whichever came first", [(None, A), (0, F), (4, F)], A, [0, 4]),
    ("a sentence that is not there changes nothing", [(99, F)], A, [0, 4]),
]


@pytest.mark.parametrize(("verdicts", "label", "sentences"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_verdicts(verdicts: list[tuple[int | None, Label | None]], label: Label | None, sentences: list[int]) -> None:
    made = replace(MADE, stances=tuple(replace(s, label=A) for s in MADE.stances))
    found = says(*verdicts, made=made)
    assert (found.label if found else None) == label
    assert [e.sentence.index for e in (found.evidence if found else ())] == sentences


def test_a_verdict_on_the_whole_is_certain_and_holds_for_each_sentence() -> None:
    found = says((0, F), (None, A))
    assert found and (found.score, found.confidence) == (-1.0, 1.0)
    assert [e.odds for e in found.evidence] == [Odds(0.0, 1.0, 0.0, 0.0)] * 2


READ: list[tuple[str, list[tuple[int | None, Label | None]], str, list[str]]] = [
    ("nothing was said", [], "", ["", ""]),
    ("a sentence is the other way round", [(0, F)], "favor", ["against", ""]),
    ("all of them are", [(None, F)], "favor", ["against", "neutral"]),
    ("the whole is what one sentence was read as", [(None, N)], "favor", ["against", ""]),
    ("what was read is confirmed", [(0, A)], "favor", ["", ""]),
    ("a sentence shows nothing", [(0, None)], "favor", [""]),
    ("a sentence was missed", [(2, F)], "favor", ["", "none", ""]),
    ("it was said twice", [(0, F), (0, N), (None, A)], "favor", ["", "neutral"]),
]


@pytest.mark.parametrize(("verdicts", "stance_read", "sentences_read"), [c[1:] for c in READ], ids=[c[0] for c in READ])
def test_what_was_read_stays_beside_it(
    verdicts: list[tuple[int | None, Label | None]], stance_read: str, sentences_read: list[str]
) -> None:
    found = says(*verdicts)
    assert found and found.read_as == stance_read
    assert [e.read_as for e in found.evidence] == sentences_read


def test_a_verdict_on_a_sentence_is_certain_there() -> None:
    found = says((2, N))
    assert found and found.evidence[1].odds == Odds(0.0, 0.0, 1.0, 0.0)


def test_a_stance_that_was_missed_is_added() -> None:
    bare = replace(MADE, stances=())
    found = corrected(bare, [Correction(COUNCIL, FORCES, F), Correction(VARNHOLT, NATO, N, sentence=3)])
    assert [(s.actor.name, s.target.id, s.label) for s in found.stances] == [(COUNCIL, FORCES, F), (VARNHOLT, NATO, N)]
    assert [e.sentence.index for e in found.stances[1].evidence] == [3]
    assert [s.read_as for s in found.stances] == ["none", "none"]


@pytest.mark.parametrize("correction", [Correction("Nobody", NATO, F), Correction(VARNHOLT, "unheard_of", F)])
def test_unknown_actors_and_targets_change_nothing(correction: Correction) -> None:
    assert corrected(MADE, [correction]) == MADE


ANY = st.builds(
    Correction,
    st.sampled_from([VARNHOLT, COUNCIL, "Nobody"]),
    st.sampled_from([NATO, FORCES, "unheard_of"]),
    st.sampled_from([None, *Label]),
    st.none() | st.integers(-1, 9),
)


@given(st.lists(ANY, max_size=6))
def test_corrections_touch_their_own_stances_alone_and_hold_when_given_twice(corrections: list[Correction]) -> None:
    found = corrected(MADE, corrections)
    named = {(c.actor, c.target) for c in corrections}
    for actor, target in {(a, t) for a in (VARNHOLT, COUNCIL) for t in (NATO, FORCES)} - named:
        assert stance(found, actor, target) == stance(MADE, actor, target)
    assert (found.article, found.sentences, found.actors, found.model) == (MADE.article, MADE.sentences, MADE.actors, MADE.model)
    assert corrected(found, corrections) == found


def test_nothing_said_changes_nothing() -> None:
    assert corrected(MADE, []) == MADE
