"""The shipped reader: what holds of its answers whatever it thinks of a text."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stance import models
from stance.articles import from_text
from stance.domain import UnusableModel
from stance.models.reader import TransformerReader
from stance.pieces import CAPITAL, CAPITALS, SMALL, split
from stance.pipeline import analyse, silent
from stance.sentences import sentences
from stance.targets import BUILT_IN

SEED = (Path(__file__).parents[1] / "seeds" / "000_ca560b4285e4ed8d.txt").read_text("utf-8")
WORDS = 'Rutte Київ sagte nein, "Ja" „Polen“ l\'Otan NATO-t U.S. Baerbock-Rede 47. ИЛИ İstanbul ǅ ﬁ'.split()


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join))
@settings(max_examples=40, deadline=None)
def test_mentions_cut_whole_words_of_any_text(reader: TransformerReader, text: str) -> None:
    cut = sentences(text, "de")
    mentions = reader.read(text, cut, BUILT_IN, silent).mentions
    assert [m.span for m in mentions] == sorted(m.span for m in mentions)
    for m in mentions:
        inside = cut[m.sentence].span
        assert inside.start <= m.span.start < m.span.end <= inside.end
        assert not (m.span.start > 0 and text[m.span.start - 1].isalnum() and text[m.span.start].isalnum())
        assert not (m.span.end < len(text) and text[m.span.end].isalnum() and text[m.span.end - 1].isalnum())


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=120))
def test_pieces_have_offsets_into_any_text(reader: TransformerReader, text: str) -> None:
    for start, end in split(reader.tokenizer, text).spans:
        assert 0 <= start <= end <= len(text)


def test_casing_travels_beside_the_pieces(reader: TransformerReader) -> None:
    found = split(reader.tokenizer, "die NATO und Rutte")
    types = {"die NATO und Rutte"[s:e]: t for (s, e), t in zip(found.spans, found.types, strict=True) if s < e}
    assert types["die"] == SMALL and types["NATO"] == CAPITALS
    assert next(t for word, t in types.items() if word.startswith("R")) == CAPITAL


def test_votes_are_probabilities_and_reading_twice_is_reading_once(reader: TransformerReader) -> None:
    article = from_text(SEED)
    first, second = analyse(article, reader), analyse(article, reader)
    assert first == second
    for stance in first.stances:
        for e in stance.evidence:
            odds = e.odds
            assert np.isclose(odds.favor + odds.against + odds.neutral + odds.none, 1, atol=1e-4)


def test_progress_ends_with_every_sentence_and_can_stop_the_reading(reader: TransformerReader) -> None:
    told: list[tuple[int, int]] = []
    analyse(from_text(SEED), reader, progress=lambda done, total: told.append((done, total)))
    assert told[0][0] == 0 and told[-1][0] == told[-1][1] > 0

    def stop(done: int, total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        analyse(from_text(SEED), reader, progress=stop)


def test_a_text_about_something_else_shows_few_stances(reader: TransformerReader) -> None:
    weather = "Am Wochenende wird es in weiten Teilen des Landes sonnig. Der Wetterdienst erwartet bis zu 24 Grad. " * 5
    assert analyse(from_text(weather), reader).stances == ()


def test_a_long_sentence_without_a_full_stop_is_read(reader: TransformerReader) -> None:
    assert analyse(from_text("Scholz und Orban " * 2000), reader).sentences


def test_a_folder_without_a_model_is_told_apart(tmp_path: Path) -> None:
    with pytest.raises(UnusableModel, match="No usable model"):
        models.load(tmp_path)
    (tmp_path / "config.json").write_text('{"model_type": "bert"}')
    (tmp_path / "model.safetensors").write_bytes(b"not weights")
    with pytest.raises(UnusableModel, match="No usable model"):
        models.load(tmp_path)
