"""A library as one file: exact there and back, all or nothing, and never a traceback over a file that is something else."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stance.domain import Label
from stance.library import Correction, Library, LibraryUnavailable, UnreadableLibrary
from tests.library import examples
from tests.library.conftest import Clock

VERDICT = Correction("Lena Varnholt", "nato_membership", Label.AGAINST, note="Ελληνικά\0")


@pytest.fixture
def exported(library: Library, clock: Clock, tmp_path: Path) -> Path:
    return filled(library, clock, tmp_path / "library.zip")


@pytest.fixture(scope="session")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An exported library to spoil."""
    clock = Clock()
    return filled(Library.open("sqlite://", clock), clock, tmp_path_factory.mktemp("good") / "library.zip")


def filled(library: Library, clock: Clock, path: Path) -> Path:
    """Two articles, one of them read by two models and corrected, and one more that was deleted, go into the file."""
    for n in range(3):
        clock.move(minutes=1)
        name = library.save(examples.analysis(n, "old"))
    library.delete(name)
    clock.move(minutes=1)
    library.correct(library.save(examples.analysis(0, "new")), VERDICT)
    library.export_all(path)
    return path


def test_an_empty_library_takes_in_everything_exactly(library: Library, exported: Path, tmp_path: Path) -> None:
    other = library.of("other")
    assert other.import_all(exported) == 2
    assert other.listed() == library.listed()
    for name in (row.key for row in library.listed()):
        assert other.history(name) == library.history(name)
        assert other.get(name) == library.get(name)
        assert other.corrections(name) == library.corrections(name)
    other.export_all(tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == exported.read_bytes()
    assert not list(tmp_path.glob("*.partial"))


def test_a_file_goes_from_one_kind_of_database_to_another(exported: Path, tmp_path: Path, clock: Clock) -> None:
    memory = Library.open("sqlite://", clock)
    memory.import_all(exported)
    memory.export_all(tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == exported.read_bytes()


def test_what_is_here_stays_and_what_is_lacking_is_added(library: Library, exported: Path) -> None:
    other = library.of("other")
    name = other.save(examples.analysis(0, "third"))
    assert other.import_all(exported) == 1
    assert other.get(name) == examples.analysis(0, "third")
    assert {made.model for made in other.history(name)} == {"old", "new", "third"}
    before = other.listed(), other.history(name), other.corrections(name)
    assert other.import_all(exported) == 0
    assert (other.listed(), other.history(name), other.corrections(name)) == before


def test_a_deleted_article_comes_back(library: Library, exported: Path) -> None:
    before = library.keys()
    library.delete(before[0])
    assert library.import_all(exported) == 1
    assert library.keys() == before


def zipped(path: Path, **members: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("_", "."), content)
    return path


def lines(good: Path) -> list[str]:
    return zipfile.ZipFile(good).read("articles.jsonl").decode().splitlines()


BROKEN = {
    "another form": ('{"form":2}', lambda right: right),
    "no form": ("{}", lambda right: right),
    "no JSON": ('{"form":1}', lambda right: [*right, "{"]),
    "other JSON": ('{"form":1}', lambda right: [*right, '{"added":"2025-01-01","versions":[],"corrections":[]}']),
    "no date": ('{"form":1}', lambda right: [right[0].replace("2025", "x")]),
    "deep JSON": ('{"form":1}', lambda right: ["[" * 200_000]),
    "a moment before time": (
        '{"form":1}',
        lambda right: [right[1].replace('"2025-03-01T', '"0001-01-01T').replace("12:02:00.000250+00", "00:00:00+14")],
    ),
    "one model twice": ('{"form":1}', lambda right: [right[0].replace('"model":"new"', '"model":"old"')]),
    "nothing shown": ('{"form":1}', lambda right: [right[1].replace('"shown":true', '"shown":false')]),
    "two texts in one": ('{"form":1}', lambda right: [right[0].replace('"text":"Lena', '"text":"Lina', 1)]),
    "a place outside": ('{"form":1}', lambda right: [right[1].replace('"actor":0', '"actor":9')]),
    "a word for a number": ('{"form":1}', lambda right: [right[1].replace('"start":0', '"start":"0"')]),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_with_one_bad_line_is_refused_whole(good: Path, tmp_path: Path, memory: Library, name: str) -> None:
    form, spoil = BROKEN[name]
    path = zipped(tmp_path / "bad.zip", library_json=form, articles_jsonl="\n".join(spoil(lines(good))))
    library = memory.of(name)
    with pytest.raises(UnreadableLibrary, match=r"^bad\.zip .*\.$"):
        library.import_all(path)
    assert (library.keys(), library.revision()) == ((), 0)


def test_the_broken_lines_are_good_before_they_are_broken(good: Path, tmp_path: Path, memory: Library) -> None:
    path = zipped(tmp_path / "good.zip", library_json='{"form":1}', articles_jsonl="\n".join(lines(good)))
    assert memory.of("good").import_all(path) == 2


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_damaged_files_are_refused_or_harmless(memory: Library, good: Path, tmp_path: Path, data: st.DataObject) -> None:
    content = bytearray(good.read_bytes())
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=5)):
        content[place] = data.draw(st.integers(0, 255))
    path = tmp_path / "damaged.zip"
    path.write_bytes(content[: data.draw(st.integers(0, len(content)))])
    library = memory.of(hashlib.sha256(path.read_bytes()).hexdigest())
    try:
        library.import_all(path)
    except UnreadableLibrary as error:
        assert str(error).startswith("damaged.zip ") and library.keys() == ()


def test_a_file_that_cannot_be_written_or_read_is_named(memory: Library, tmp_path: Path) -> None:
    with pytest.raises(LibraryUnavailable, match="cannot be written: No such file or directory"):
        memory.export_all(tmp_path / "no" / "library.zip")
    with pytest.raises(UnreadableLibrary, match="library.zip cannot be read: No such file or directory"):
        memory.import_all(tmp_path / "library.zip")
