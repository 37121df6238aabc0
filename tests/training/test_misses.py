"""What a miss is put down to, and how labels are scored; both by hand-made cases."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from stance.domain import Actor, Form, Kind, Mention, Sentence, Span
from stance.stances import Thresholds
from stance.training.card import cause_rows
from stance.training.evaluate import Read, Scores, macro_f1
from stance.training.misses import Cause, Miss, by_tag, causes, first_misses
from stance.training.passages import Passage, parse

LINE = (
    '{"sentences": ["{A|Polen} lehnt das ab, {B|Ungarn} schweigt."], "actors": {"A": "country", "B": "country"}, '
    '"stances": ["A nato_membership against narrated 1"], "tags": ["capital"]}'
)
AGAINST, FAVOR, NONE = (0.1, 0.8, 0.05, 0.05), (0.8, 0.1, 0.05, 0.05), (0.0, 0.0, 0.0, 1.0)


def passage() -> Passage:
    return parse(LINE, "de", 1)


def holder(*words: str) -> Actor:
    text = passage().text
    spans = [Span(text.index(word), text.index(word) + len(word)) for word in words]
    return Actor(words[0], Kind.COUNTRY, tuple(Mention(span, 0, Form.NAME, Kind.COUNTRY) for span in spans), "")


def read(holders: list[Actor], votes: list[tuple[float, ...]]) -> Read:
    """Every holder's vote on NATO membership; none on the other target."""
    p = passage()
    table = np.array([[[vote], [NONE]] for vote in votes], dtype=np.float32).reshape(len(votes), 2, 1, 4)
    return Read(p, (Sentence(0, Span(0, len(p.text))),), tuple(holders), table)


def read_as(lang: str, number: int, tag: str) -> Read:
    """A passage whose holder was not found."""
    found = read([], [])
    return replace(found, passage=replace(found.passage, lang=lang, number=number, tags=(tag,)))


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (read([holder("Polen")], [AGAINST]), {}),
        (read([holder("Ungarn")], [NONE]), {Cause.UNFOUND: 1}),
        (read([holder("Polen", "Ungarn", "Ungarn")], [AGAINST]), {}),
        (read([holder("Polen", "Ungarn", "Ungarn")], [NONE]), {Cause.MERGED: 1}),
        (read([holder("Polen")], [NONE]), {Cause.UNSEEN: 1}),
        (read([holder("Polen")], [FAVOR]), {Cause.POLARITY: 1}),
        (read([holder("Polen"), holder("Ungarn")], [AGAINST, FAVOR]), {Cause.MADE_UP: 1}),
        (read([holder("Polen"), holder("lehnt")], [AGAINST, FAVOR]), {Cause.NOBODY: 1}),
    ],
    ids=["right", "unfound", "merged but right", "merged", "unseen", "polarity", "made up", "nobody"],
)
def test_every_miss_has_its_cause(found: Read, expected: dict[Cause, int]) -> None:
    assert Counter(causes(found, Thresholds())) == expected


def test_a_sentence_read_rightly_is_outvoted_by_another() -> None:
    found = read([holder("Polen")], [AGAINST])
    twice = replace(
        found,
        sentences=(*found.sentences, Sentence(1, Span(0, 5))),
        votes=np.array([[[AGAINST, (0.99, 0.0, 0.0, 0.01)], [NONE, NONE]]]),
    )
    assert list(causes(twice, Thresholds())) == [Cause.SUM]


def test_misses_are_counted_by_phenomenon_and_over_all() -> None:
    found = [Miss(Cause.POLARITY, ("litotes", "quote")), Miss(Cause.POLARITY, ("litotes",)), Miss(Cause.UNFOUND, ())]
    assert by_tag(found) == {
        "litotes": {Cause.POLARITY: 2},
        "quote": {Cause.POLARITY: 1},
        "all": {Cause.POLARITY: 2, Cause.UNFOUND: 1},
    }
    assert list(by_tag(found)) == ["litotes", "quote", "all"]


def test_languages_take_turns() -> None:
    reads = [read_as(lang, number, tag) for lang, tag in (("bg", "quote"), ("cs", "third")) for number in (1, 2)]
    assert [miss.tags for miss in first_misses(reads, Thresholds(), most=3)] == [("quote",), ("third",), ("quote",)]


def test_the_cards_table_has_a_column_a_cause() -> None:
    head, rule, row = cause_rows({"all": Counter({Cause.UNFOUND: 2})}).splitlines()
    assert head.count("|") == rule.count("|") == row.count("|") == len(Cause) + 3
    assert row.startswith("| all | 2 | 0 |") and row.endswith("| 2 |")


def test_scores_add_up_and_weigh_labels_alike() -> None:
    one = Scores(gold=3, found=2, labelled=Counter({("favor", "favor"): 1, ("against", "favor"): 1}))
    both = one + Scores(gold=1, found=1, labelled=Counter({("neutral", "neutral"): 1}), empty=1, false_in_empty=0)
    assert (both.gold, both.found, both.pairs, both.triples, both.empty) == (4, 3, 3, 2, 1)
    assert both.label_accuracy == pytest.approx(2 / 3)
    assert both.label_f1 == pytest.approx((2 / 3 + 0 + 1) / 3)


def test_a_label_that_is_neither_true_nor_given_does_not_lower_the_mean() -> None:
    assert macro_f1(Counter({("favor", "favor"): 3})) == 1
    assert macro_f1(Counter()) == 0
