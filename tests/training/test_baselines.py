"""Guesses are scored over all labels, and a bag of words learns what words alone can tell."""

import pytest

from stance.training.baselines import Item, bag_of_words, guesses

NO, YES, EITHER = 1, 2, 3
"""Word pieces."""


def test_guesses_are_scored_over_all_labels() -> None:
    always = guesses("always favor", [0, 0, 1, 2], [0, 0, 0, 0])
    assert always.accuracy == 0.5 and always.macro_f1 == pytest.approx((2 * 2 / 6) / 3)
    assert guesses("right", [0, 1, 2], [0, 1, 2]).macro_f1 == 1


def test_a_bag_of_words_learns_each_word_for_each_target() -> None:
    taught = [Item((YES, EITHER), 0, 0), Item((NO, EITHER), 0, 1), Item((YES, EITHER), 1, 1), Item((NO, EITHER), 1, 0)] * 50
    asked = [Item((YES,), 0, 0), Item((NO,), 0, 1), Item((YES,), 1, 1), Item((NO,), 1, 0)]
    assert bag_of_words(taught, asked, vocabulary=4) == [item.label for item in asked]


def test_order_does_not_matter_to_a_bag() -> None:
    taught = [Item((YES, EITHER, EITHER), 0, 0), Item((NO, NO), 0, 1)] * 20
    one, other = bag_of_words(taught, [Item((YES, EITHER), 0, 0), Item((EITHER, YES), 0, 0)], vocabulary=4)
    assert one == other == 0
