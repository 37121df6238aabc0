"""The analyses that ship for the first visit are what the shipped model makes of the sample reports, no more and no less."""

from pathlib import Path

import pytest

from stance.domain import Analysis
from stance.fingerprint import fingerprint
from stance.library import samples
from stance.models.reader import TransformerReader
from stance.training.samples import SEEDS, made


@pytest.fixture(scope="module")
def shipped() -> tuple[Analysis, ...]:
    return samples.read(fingerprint())


def test_every_sample_report_was_read_by_the_shipped_model(shipped: tuple[Analysis, ...]) -> None:
    assert [one.article.source for one in shipped] == [path.name for path in sorted(SEEDS.glob("*.txt"))]


def test_reading_the_samples_again_gives_the_same(shipped: tuple[Analysis, ...], reader: TransformerReader) -> None:
    assert {one.model for one in shipped} == {reader.name}
    for kept, again in zip(shipped, made(reader), strict=True):
        assert (kept.article, kept.sentences, kept.actors) == (again.article, again.sentences, again.actors)
        assert [(s.actor.name, s.target.id, s.label) for s in kept.stances] == [
            (s.actor.name, s.target.id, s.label) for s in again.stances
        ]


def test_samples_of_another_model_are_left_alone(shipped: tuple[Analysis, ...], tmp_path: Path) -> None:
    file = tmp_path / "samples.jsonl.gz"
    samples.write(shipped, file)
    assert samples.read(fingerprint(), file) == shipped
    assert samples.read("another", file) == ()
    assert samples.read(fingerprint(), tmp_path / "none") == ()
