"""The files that ``python -m stance.bench fuzz`` makes, and that it tells when one of them is taken in badly. Does not run it at length."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from stance.articles import SUFFIXES, articles_in
from stance.bench import intake
from stance.bench.__main__ import main
from stance.bench.fuzz import HARMS, LARGEST, files
from stance.bench.intake import Taken
from stance.bench.whole import MAKERS
from stance.domain import Article, OurError, UnreadableArticle


def test_there_is_a_whole_file_of_every_kind() -> None:
    assert sorted(MAKERS) == sorted(SUFFIXES)


@pytest.mark.parametrize("kind", sorted({*MAKERS} - {".txt", ".html", ".htm", ".zip"}))
def test_a_whole_file_is_read(kind: str) -> None:
    """Some text and pages of few words, or with signs that their encoding lacks, are none."""
    assert all(isinstance(found, Article) for found in articles_in(f"a{kind}", MAKERS[kind](Random(1))))


def test_the_same_seed_makes_the_same_files() -> None:
    assert [*files(30, 1)] == [*files(30, 1)] != [*files(30, 2)]


@pytest.mark.parametrize("harm", HARMS, ids=lambda harm: harm.__name__)
def test_no_harm_stumbles_or_outgrows_the_memory(harm: object) -> None:
    assert callable(harm)
    for content in (b"", b"1", b"PK\x03\x04", MAKERS[".docx"](Random(1)), b"2024-12-03 " * (LARGEST // 11)):
        assert len(harm(content, Random(2))) < 3 * LARGEST


def fuzzed(monkeypatch: pytest.MonkeyPatch, folder: Path, *more: str) -> int:
    monkeypatch.setattr("sys.argv", ["bench", "fuzz", "--files", "3", "--keep", str(folder), *more])
    return main()


def test_a_run_without_a_fault_keeps_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(intake, "articles_in", lambda *_: iter([UnreadableArticle("It is empty.")]))
    assert fuzzed(monkeypatch, tmp_path) == 0
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize(
    "found", [OurError("a.txt", ZeroDivisionError()), UnreadableArticle("Two\nlines."), Article("a", " ", "", "", None)]
)
def test_what_is_no_article_and_no_sentence_fails(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str], found: Article | UnreadableArticle
) -> None:
    monkeypatch.setattr(intake, "articles_in", lambda *_: iter([found]))
    assert fuzzed(monkeypatch, tmp_path) == 1
    assert len([*tmp_path.glob("*.why")]) == 3 and len([*tmp_path.iterdir()]) == 6
    assert "| all | 3 | 0 | 0 | 3 | 0 |" in capfd.readouterr().out


def test_what_takes_too_long_fails(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(intake, "articles_in", lambda *_: iter([UnreadableArticle("It is empty.")]))
    monkeypatch.setattr(intake, "LIMIT", -1)
    assert fuzzed(monkeypatch, tmp_path) == 1


def test_results_add_up_and_the_slowest_stays() -> None:
    assert Taken(1, 2, 3, 0, 0, 0.5) + Taken(1, 1, 1, 1, 0, 0.2) == Taken(2, 3, 4, 1, 0, 0.5)
