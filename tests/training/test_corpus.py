"""The corpus and the frames: every line follows the guide, and what is made of them keeps its labels."""

import random

import pytest

from stance.training.augment import HIDDEN, joined, renamed
from stance.training.check import check
from stance.training.frames import FRAMES, filled, frame_passages, read_frames
from stance.training.parallel import LANGUAGES
from stance.training.passages import CORPUS, Passage, parse, read_all

LINE = (
    '{"sentences": ["{A~Ministerin} {A|Lena Varnholt} lehnt das ab.", "{B|Kiew} hofft, {A*sie} nicht."], '
    '"actors": {"A": "person", "B": "country"}, "stances": ["A nato_membership against narrated 1 2"], "tags": ["pronoun"]}'
)
BROKEN = [
    ("not JSON", "{"),
    ("fields", '{"sentences": []}'),
    ("broken mark", LINE.replace("{A*sie}", "{A*sie")),
    ("declared", LINE.replace('"B": "country"', '"C": "country"')),
    ("undeclared actor", LINE.replace('"A nato', '"Z nato')),
    ("evidence", LINE.replace("narrated 1 2", "narrated 3")),
    ("negative", LINE.replace('["pronoun"]', '["negative"]')),
    ("kinds", LINE.replace('"country"', '"city"')),
]


@pytest.fixture(scope="module")
def passages() -> list[Passage]:
    return read_all()


@pytest.mark.parametrize("path", sorted(CORPUS.rglob("*.jsonl")), ids=lambda p: str(p.relative_to(CORPUS)))
def test_every_line_follows_the_guide(path: object) -> None:
    assert check(path)[1] == []  # type: ignore[arg-type]


def test_every_language_has_passages_enough(passages: list[Passage]) -> None:
    count = {lang: sum(p.lang == lang for p in passages) for lang in [*LANGUAGES, "en"]}
    assert min(count.values()) >= 150
    assert all(count[lang] >= 400 for lang in ("de", "en", "uk", "ru", "pl", "fr"))


@pytest.mark.parametrize(("complaint", "line"), BROKEN, ids=[c for c, _ in BROKEN])
def test_a_broken_line_is_told_apart(complaint: str, line: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        parse(line, "de", 1)


def test_marks_cut_the_text() -> None:
    p = parse(LINE, "de", 1)
    assert [(p.text[m.start : m.end], m.actor, m.form) for m in p.marks] == [
        ("Ministerin", "A", "role"),
        ("Lena Varnholt", "A", "name"),
        ("Kiew", "B", "name"),
        ("sie", "A", "pronoun"),
    ]


def test_another_name_leaves_everything_else(passages: list[Passage]) -> None:
    chance = random.Random(1)
    for p in chance.sample(passages, 300):
        new = renamed(p, ["Xenia Ypsilon"], chance)
        assert new.lines == p.lines and len(new.marks) == len(p.marks)
        for old_mark, mark in zip(p.marks, new.marks, strict=True):
            word, old = new.text[mark.start : mark.end], p.text[old_mark.start : old_mark.end]
            assert word == old or (p.kinds[mark.actor] == "person" and word in ("Xenia Ypsilon", "Ypsilon", HIDDEN))
        assert [new.text[e - 1] for _, e in new.sentences][-1] == new.text[-1]


def test_two_passages_in_a_row_keep_their_people_apart(passages: list[Passage]) -> None:
    chance = random.Random(2)
    for one, other in zip(chance.sample(passages, 200), chance.sample(passages, 200), strict=True):
        both = joined(joined(one, other), other)
        persons = [sum(kind == "person" for kind in p.kinds.values()) for p in (one, other, other, both)]
        assert persons[3] == sum(persons[:3])
        assert len(both.sentences) == len(one.sentences) + 2 * len(other.sentences)
        for m in both.marks:
            assert both.text[m.start : m.end].strip()


def test_every_language_has_frames_of_every_label() -> None:
    assert {path.stem for path in FRAMES.glob("*.json")} == {*LANGUAGES, "en"}
    for frames in read_frames():
        assert all(len(set(frames.frames[label])) >= 30 for label in ("favor", "against", "neutral"))


def test_a_filled_frame_has_no_slot_left_and_its_names_where_marked() -> None:
    chance = random.Random(3)
    for frames in read_frames():
        for _ in range(50):
            p = filled(frames, ["Jörn Falk", "Ida Brandt"], chance)
            assert "<" not in p.text
            assert all(p.text[m.start : m.end] in ("Jörn Falk", "Ida Brandt") for m in p.marks)


def test_filled_frames_in_a_row_have_actors_of_their_own() -> None:
    names = {f.lang: ["Jörn Falk", "Ida Brandt"] for f in read_frames()}
    stream = frame_passages(read_frames(), names, random.Random(4))
    for _ in range(200):
        p = next(stream)
        assert len(p.kinds) == len(p.marks)
