"""Stances: thresholds, aggregation and confidence on votes that can be checked by hand."""

import json
from pathlib import Path

import numpy as np
import pytest

from stance.domain import Actor, Form, Kind, Label, Mention, Sentence, Span
from stance.stances import Thresholds, calibrated, stances
from stance.targets import BUILT_IN

SENTENCES = tuple(Sentence(n, Span(10 * n, 10 * n + 9)) for n in range(4))
ACTOR = Actor("Lena Varnholt", Kind.PERSON, (Mention(Span(0, 5), 0, Form.NAME, Kind.PERSON),))
NONE = (0.0, 0.0, 0.0, 1.0)
THRESHOLDS = Thresholds(stance=0.5, evidence=0.3)


def votes(*rows: tuple[float, float, float, float]) -> np.ndarray:
    """Votes on the first target, sentence by sentence; nothing on the second."""
    listed = [*rows, *[NONE] * (len(SENTENCES) - len(rows))]
    return np.array([[listed, [NONE] * len(SENTENCES)]], dtype=np.float32)


CASES = [
    ("one sure sentence", [(0.8, 0.1, 0.0, 0.1)], Label.FAVOR, [0]),
    ("nothing sure enough", [(0.4, 0.0, 0.0, 0.6)], None, []),
    ("a weaker sentence counts beside a sure one", [(0.0, 0.9, 0.0, 0.1), (0.1, 0.3, 0.0, 0.6)], Label.AGAINST, [0, 1]),
    ("the weightier side wins", [(0.6, 0.1, 0.0, 0.3), (0.0, 0.9, 0.0, 0.1), (0.0, 0.7, 0.1, 0.2)], Label.AGAINST, [0, 1, 2]),
    ("neutral is a stance", [(0.1, 0.2, 0.6, 0.1)], Label.NEUTRAL, [0]),
]


@pytest.mark.parametrize(("rows", "label", "evidence"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_sentences_add_up_to_one_stance(
    rows: list[tuple[float, float, float, float]], label: Label | None, evidence: list[int]
) -> None:
    found = stances(SENTENCES, (ACTOR,), BUILT_IN, votes(*rows), THRESHOLDS)
    assert [s.label for s in found] == ([label] if label else [])
    assert [e.sentence.index for s in found for e in s.evidence] == evidence


def test_the_score_runs_from_against_to_favor() -> None:
    (against,) = stances(SENTENCES, (ACTOR,), BUILT_IN, votes((0.0, 1.0, 0.0, 0.0)), THRESHOLDS)
    (favor,) = stances(SENTENCES, (ACTOR,), BUILT_IN, votes((1.0, 0.0, 0.0, 0.0)), THRESHOLDS)
    assert against.score == pytest.approx(-1) and favor.score == pytest.approx(1)


def test_confidence_grows_with_sureness_and_stays_within_bounds() -> None:
    chances = [calibrated(sure, Thresholds(slope=1.4, offset=-0.3)) for sure in (0.0, 0.2, 0.5, 0.8, 1.0)]
    assert chances == sorted(chances) and chances[0] >= 0 and chances[-1] <= 1


def test_thresholds_are_read_from_beside_the_model(tmp_path: Path) -> None:
    assert Thresholds.beside(tmp_path) == Thresholds()
    (tmp_path / "thresholds.json").write_text(json.dumps({"stance": 0.7}), "utf-8")
    assert Thresholds.beside(tmp_path).stance == 0.7
