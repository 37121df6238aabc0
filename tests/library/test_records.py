"""What is kept comes back equal in everything."""

from __future__ import annotations

from datetime import UTC

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stance.domain import Analysis, Article, Odds
from stance.library import Correction, key
from stance.library.records import KeptAnalysis, analysis, kept, packed, unpacked
from stance.library.wire import from_json, to_json
from tests.library import examples


@settings(deadline=None, max_examples=40)
@given(examples.ANALYSES)
def test_an_analysis_survives_to_the_last_bit(made: Analysis) -> None:
    back = analysis(unpacked(KeptAnalysis, packed(kept(made))))
    assert repr(back) == repr(made)


@given(st.builds(Correction, when=st.datetimes(timezones=st.just(UTC)) | st.datetimes()))
def test_a_correction_survives(correction: Correction) -> None:
    assert from_json(Correction, to_json(correction)) == correction


def test_actors_and_sentences_are_shared_not_copied() -> None:
    back = analysis(unpacked(KeptAnalysis, packed(kept(examples.analysis(1)))))
    assert all(any(stance.actor is actor for actor in back.actors) for stance in back.stances)
    assert all(evidence.sentence is back.sentences[evidence.sentence.index] for s in back.stances for evidence in s.evidence)


def test_half_surrogates_from_a_file_name_survive() -> None:
    article = Article("caf\udce9.txt", "Words.", "Words.", "en")
    assert from_json(Article, to_json(article)) == article


def test_a_field_that_is_missing_takes_its_default() -> None:
    assert from_json(Article, '{"source":"s","text":"t","title":"","language":"en"}') == Article("s", "t", "", "en")


@pytest.mark.parametrize(
    "line",
    [
        "[]",
        '{"favor":0.5}',
        '{"favor":"0.5","against":0,"neutral":0,"none":0}',
        '{"favor":1,"against":0,"neutral":0,"none":0,"more":1}',
    ],
)
def test_other_json_is_refused(line: str) -> None:
    with pytest.raises(TypeError):
        from_json(Odds, line)


def test_the_key_is_the_sha256_of_the_text() -> None:
    assert key("a") == "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"
