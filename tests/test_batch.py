"""Many articles: every kind of input, whole parts at every moment, and nothing read or written twice."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import fsspec
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stance.batch.documents import Document, NothingToRead, documents, places
from stance.batch.ledger import ARTICLES, Ledger, UnusableFolder
from stance.batch.local import ReadersDie, local
from stance.batch.predictor import Outcome, predict
from stance.domain import Actor, Form, Kind, Links, Mention, Sentence, Span, Target, UnusableModel
from stance.pipeline import Progress
from stance.stances import Thresholds

ROOT = Path(__file__).parents[1]
MODEL = "first-word"


@dataclass(frozen=True)
class FirstWord:
    """A reading in which the first word of every sentence is an actor in favor of everything."""

    text: str
    sentences: tuple[Sentence, ...]
    targets: Sequence[Target]

    @property
    def mentions(self) -> Sequence[Mention]:
        found = []
        for s in self.sentences:
            word = s.span.of(self.text).split()[0]
            found.append(Mention(Span(s.span.start, s.span.start + len(word)), s.index, Form.NAME, Kind.PERSON))
        return found

    @property
    def links(self) -> Links:
        return {}

    def votes(self, actors: Sequence[Actor]) -> np.ndarray:
        votes = np.zeros((len(actors), len(self.targets), len(self.sentences), 4), dtype=np.float32)
        votes[..., 3] = 1
        for a, actor in enumerate(actors):
            for m in actor.mentions:
                votes[a, :, m.sentence] = (0.9, 0, 0, 0.1)
        return votes


@dataclass(frozen=True)
class FakeReader:
    """Ends its process at a text that says so, once for each mark file it cannot make; notes what it has read in ``diary``."""

    diary: Path | None = None
    name: str = MODEL
    thresholds: Thresholds = Thresholds()

    def read(self, text: str, sentences: tuple[Sentence, ...], targets: Sequence[Target], progress: Progress) -> FirstWord:
        if "KILL" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "STUMBLE" in text:
            raise ZeroDivisionError
        if self.diary:
            with self.diary.open("a") as diary:
                diary.write(text + "\n")
        return FirstWord(text, sentences, targets)


def unusable() -> FakeReader:
    raise UnusableModel("No usable model.")


def dies() -> FakeReader:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def corpus(folder: Path, number: int) -> Path:
    folder.mkdir()
    for n in range(number):
        (folder / f"{n:04}.txt").write_text(f"Anna{n} spoke in the town number {n} today. Bert{n} was not there with the others.")
    return folder


def run(inputs: Sequence[str], out: Path, reader: FakeReader, part: int = 7) -> int:
    """One process, for what does not need more; the number of failures."""
    with Ledger(out, reader.name, part) as ledger:
        for document in ledger.fresh(documents(places(inputs, (".txt",)))):
            ledger.add(predict(document, reader))
    return ledger.failures


def statements(out: Path) -> pd.DataFrame:
    columns = ["source", "actor", "target", "start", "end", "language"]
    frame = pd.read_parquet(out / "statements")[columns].astype(str)
    return frame.sort_values(columns, ignore_index=True)


def failures(out: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in (out / "failures.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture
def inputs(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "in"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_text("Anna spoke.")
    (folder / "deep" / "b.txt").write_text("Bert spoke.")
    (folder / "deep" / "c.png").write_bytes(b"\x89PNG")
    (folder / "d.jsonl").write_text('{"text": "Carla spoke."}\n\n{"text": "Dora spoke."}\n')
    with fsspec.open(str(folder / "e.jsonl.gz"), "wt", compression="gzip") as file:
        file.write('{"text": "Emil spoke."}\n')
    frame = pd.DataFrame(
        {"text": ["Fritz spoke.", "Gerd spoke."], "date": pd.to_datetime(["2024-12-03", "2024-12-04"]), "junk": [b"x", b"y"]}
    )
    frame.to_parquet(folder / "f.parquet")
    memory = fsspec.filesystem("memory")
    memory.pipe("/stance-test/h.txt", b"Hugo spoke.")
    yield folder
    memory.rm("/stance-test", recursive=True)


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        (["{}/a.txt"], "Anna"),
        (["{}/a.txt", "{}/*.txt", "{}/a.txt"], "Anna"),
        (["{}/**/*.txt"], "Anna Bert"),
        (["{}/d.jsonl"], "Carla Dora"),
        (["{}/e.jsonl.gz"], "Emil"),
        (["{}/f.parquet"], "Fritz Gerd"),
        (["{}"], "Anna Bert Carla Dora Emil Fritz Gerd"),
        (["memory://stance-test"], "Hugo"),
        (["memory://stance-test/*.txt", "{}/a.txt"], "Anna Hugo"),
    ],
)
def test_inputs_give_their_articles_once(inputs: Path, tmp_path: Path, asked: list[str], names: str) -> None:
    assert run([each.format(inputs) for each in asked], tmp_path / "out", FakeReader()) == 0
    assert sorted(set(statements(tmp_path / "out")["actor"])) == names.split()


def test_a_record_keeps_its_own_date_and_place(inputs: Path, tmp_path: Path) -> None:
    run([str(inputs / "f.parquet")], tmp_path / "out", FakeReader())
    found = pd.read_parquet(tmp_path / "out" / "articles")
    assert list(found["date"]) == ["2024-12-03", "2024-12-04"]
    assert list(found["source"]) == [f"{inputs}/f.parquet:1", f"{inputs}/f.parquet:2"]


def test_an_input_that_matches_nothing_is_named(tmp_path: Path) -> None:
    with pytest.raises(NothingToRead, match=r"missing\.txt has no file"):
        places([str(tmp_path / "missing.txt")], (".txt",))


def test_every_failure_is_one_line_and_the_rest_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text("Anna spoke.")
    (folder / "empty.txt").write_text(" ")
    (folder / "ours.txt").write_text("Bert will STUMBLE.")
    (folder / "torn.parquet").write_bytes(b"PAR1 but no more")
    (folder / "other.jsonl").write_text('not json\n{"text": "Carla spoke."}\n[1]\n\xff')
    pd.DataFrame({"body": ["x"]}).to_parquet(folder / "wordless.parquet")
    out = tmp_path / "out"
    for fresh in (7, 2):  # the second run tries the two broken files again, and finds the rest done
        assert run([str(folder)], out, FakeReader()) == fresh
        assert sorted(Path(f["source"]).name for f in failures(out)) == [
            "empty.txt", "other.jsonl:1", "other.jsonl:3", "other.jsonl:4", "ours.txt", "torn.parquet", "wordless.parquet",
        ]  # fmt: skip
    assert sorted(set(statements(out)["actor"])) == ["Anna", "Carla"]


def test_the_same_content_is_read_once_and_again_by_another_model(tmp_path: Path) -> None:
    folder = corpus(tmp_path / "in", 3)
    (folder / "copy.txt").write_bytes((folder / "0000.txt").read_bytes())
    diary = tmp_path / "diary"
    for name in (MODEL, MODEL, "another"):
        run([str(folder)], tmp_path / "out", FakeReader(diary, name))
    assert len(diary.read_text().splitlines()) == 6
    assert pd.read_parquet(tmp_path / "out" / "articles").groupby("model").size().to_dict() == {MODEL: 3, "another": 3}


@given(st.integers(0, 20), st.integers(1, 6))
@settings(max_examples=8, deadline=None)
def test_a_run_cut_off_anywhere_and_taken_up_again_is_the_whole_run(
    tmp_path_factory: pytest.TempPathFactory, cut: int, part: int
) -> None:
    """Cut off as by a power failure: what was renamed is there, the rest is not, and the last part may lack its articles."""
    base = tmp_path_factory.mktemp("cut")
    found = list(documents(places([str(corpus(base / "in", 20))], (".txt",))))
    ledger = Ledger(base / "out", MODEL, part).__enter__()
    for document in found[:cut]:
        ledger.add(predict(document, FakeReader()))
    ledger.lock.release()
    if torn := sorted((base / "out" / "articles").glob("*.parquet")):
        torn[-1].rename(torn[-1].with_name(f".{torn[-1].name}"))
    run([str(base / "in")], base / "out", FakeReader(), part)
    run([str(base / "in")], base / "whole", FakeReader(), part)
    pd.testing.assert_frame_equal(statements(base / "out"), statements(base / "whole"))
    assert len(pd.read_parquet(base / "out" / "articles")) == 20
    assert not list((base / "out").glob("**/.part*"))


def test_two_runs_do_not_write_to_one_folder_and_foreign_data_is_left_alone(tmp_path: Path) -> None:
    with Ledger(tmp_path / "out", MODEL), pytest.raises(UnusableFolder, match="Another run"):
        Ledger(tmp_path / "out", MODEL).__enter__()
    foreign = tmp_path / "foreign"
    (foreign / "articles").mkdir(parents=True)
    pd.DataFrame({"x": [1]}).to_parquet(foreign / "articles" / "part-000001.parquet")
    pd.DataFrame({"x": [1]}).to_parquet(foreign / "mine.parquet")
    with pytest.raises(UnusableFolder, match="something else"):
        Ledger(foreign, MODEL).__enter__()
    assert len(list(foreign.glob("**/*.parquet"))) == 2


def test_outcomes_cross_machines_unchanged() -> None:
    outcome = predict(Document("x.txt", ".txt", "Anna spoke. Übel!".encode()), FakeReader())
    assert outcome.statements and Outcome.from_json(outcome.to_json()) == outcome
    assert len(outcome.articles[0]) == len(ARTICLES)


def test_processes_read_the_same_as_one_and_a_deadly_article_costs_itself(tmp_path: Path) -> None:
    folder = corpus(tmp_path / "in", 12)
    run([str(folder)], tmp_path / "one", FakeReader())
    (folder / "0005-deadly.txt").write_text("This will KILL the process.")
    with Ledger(tmp_path / "many", MODEL) as ledger:
        for outcome in local(ledger.fresh(documents(places([str(folder)], (".txt",)))), FakeReader, MODEL, workers=2):
            assert ledger.add(outcome)
    pd.testing.assert_frame_equal(statements(tmp_path / "many"), statements(tmp_path / "one"))
    assert [Path(f["source"]).name for f in failures(tmp_path / "many")] == ["0005-deadly.txt"]


def test_only_a_window_of_documents_is_in_flight() -> None:
    taken = 0

    def endless() -> Iterator[Document]:
        nonlocal taken
        while True:
            taken += 1
            yield Document(f"{taken}.txt", ".txt", f"Anna{taken} spoke.".encode())

    outcomes = local(endless(), FakeReader, MODEL, workers=1)
    for n in range(1, 6):
        next(outcomes)
        assert taken <= n + 4
    outcomes.close()  # type: ignore[attr-defined]


def test_a_model_that_cannot_be_loaded_ends_the_run() -> None:
    found = [Document(f"{n}.txt", ".txt", b"Anna spoke.") for n in range(3)]
    with pytest.raises(UnusableModel, match=r"No usable model\."):
        list(local(found, unusable, MODEL, workers=1))
    with pytest.raises(ReadersDie, match="fewer --workers"):
        list(local(found, dies, MODEL, workers=1))


RUN = """
import sys
from pathlib import Path
from tests.test_batch import MODEL, FakeReader
from functools import partial
from stance.batch.documents import documents, places
from stance.batch.ledger import Ledger
from stance.batch.local import local
folder, out, diary = sys.argv[1:]
if __name__ == "__main__":
    with Ledger(Path(out), MODEL, 5) as ledger:
        for n, outcome in enumerate(local(ledger.fresh(documents(places([folder], (".txt",)))), partial(FakeReader, Path(diary)), MODEL, 1)):
            ledger.add(outcome)
            print(n, flush=True)
"""


def test_a_killed_run_goes_on_without_redoing_what_it_kept(tmp_path: Path) -> None:
    folder, out, diary, script = corpus(tmp_path / "in", 40), tmp_path / "out", tmp_path / "diary", tmp_path / "run.py"
    script.write_text(RUN)
    command = [sys.executable, str(script), str(folder), str(out), str(diary)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        next(line for line in process.stdout if line.strip() == "17")
        process.kill()
    kept = [Path(source).read_text() for source in pd.read_parquet(out / "articles")["source"]]
    assert 15 <= len(kept) < 40 and len(kept) % 5 == 0
    subprocess.run(command, stdout=subprocess.DEVNULL, env=environment, check=True)
    run([str(folder)], tmp_path / "whole", FakeReader())
    pd.testing.assert_frame_equal(statements(out), statements(tmp_path / "whole"))
    assert all(diary.read_text().splitlines().count(text) == 1 for text in kept)
