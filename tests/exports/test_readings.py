"""A line has all that was read, and its offsets cut the right words out of its text."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stance import exports
from stance.exports.readings import Reading
from tests.exports.examples import HOSTILE, Claim, analysis, hostile


def lines(content: bytes) -> list[Reading]:
    return [json.loads(line) for line in content.decode().split("\n")[:-1]]


def test_a_line_an_article_in_order_with_all_four_probabilities_unrounded() -> None:
    first, second = lines(exports.json_lines([analysis(Claim()), analysis(Claim(source="second.txt"))]))
    assert (first["article"]["source"], second["article"]["source"]) == ("first.txt", "second.txt")
    assert first["model"] == "reader 1"
    probabilities = first["stances"][0]["evidence"][0]["probabilities"]
    assert probabilities == {"favor": 0.7, "against": 0.1, "neutral": 0.1, "none": 0.1}
    assert math.isclose(sum(probabilities.values()), 1)


def test_a_line_has_every_key_of_the_command_lines_record() -> None:
    found = analysis(Claim())
    line, record = lines(exports.json_lines([found]))[0], exports.record(found)
    assert record["article"].items() <= line["article"].items()
    assert record["actors"][0].items() <= line["actors"][0].items()
    assert record["stances"][0].keys() <= line["stances"][0].keys()
    assert record["stances"][0]["evidence"][0].keys() <= line["stances"][0]["evidence"][0].keys()


@settings(deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), max_size=4))
def test_offsets_point_into_the_text_that_comes_with_them(sentences: list[str]) -> None:
    [line] = lines(exports.json_lines([analysis(*(Claim(sentence=s) for s in sentences))]))
    text = line["article"]["text"]
    assert [text[s["start"] : s["end"]] for s in line["sentences"]] == sentences
    assert [text[m["start"] : m["end"]] for a in line["actors"] for m in a["spans"]] == sentences
    assert [text[e["start"] : e["end"]] for s in line["stances"] for e in s["evidence"]] == sentences


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    [line] = lines(exports.json_lines([hostile(text)]))
    assert line["article"]["title"] == line["stances"][0]["actor"] == line["model"] == text


def test_half_a_surrogate_pair_is_written_as_a_question_mark_and_moves_no_offset() -> None:
    [line] = lines(exports.json_lines([analysis(Claim(sentence="A \ud83d B"), Claim(sentence="C"))]))
    assert line["article"]["text"] == "A ? B\nC\n" and line["sentences"][1] == {"start": 6, "end": 7}


def test_no_articles_no_lines() -> None:
    assert exports.json_lines([]) == b""
