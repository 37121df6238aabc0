"""Ways to word a target: enough of them in every language, none of the evaluation's, and an opposite turns the question round."""

import random

import torch

from stance.models.layout import MASK
from stance.models.network import LABELS, turned
from stance.models.reader import TransformerReader
from stance.targets import BUILT_IN
from stance.training.examples import blanked, from_passage
from stance.training.parallel import LANGUAGES
from stance.training.passages import TARGETS, parse
from stance.training.wordings import EVALUATED_OPPOSITE, EVALUATED_SAME, STANDARD, Asked, vary, wordings

LINE = (
    '{"sentences": ["{A|Kiew} will in die Nato."], "actors": {"A": "country"}, '
    '"stances": ["A nato_membership favor narrated 1"], "tags": ["capital"]}'
)


def test_every_language_words_both_targets_and_their_opposites() -> None:
    for target in TARGETS:
        for part in (wordings().same[target], wordings().opposite[target]):
            assert set(part) == {*LANGUAGES, "en"}
            assert all(len(set(listed)) >= 2 for listed in part.values())


def test_no_wording_of_the_evaluation_is_taught_but_the_standard_one() -> None:
    taught = {
        w for part in (wordings().same, wordings().opposite) for by in part.values() for listed in by.values() for w in listed
    }
    asked = {w for listed in EVALUATED_SAME.values() for w in listed} | set(EVALUATED_OPPOSITE.values())
    assert taught & asked == {target.wording for target in BUILT_IN}


def test_same_and_opposite_share_no_wording() -> None:
    for target in TARGETS:
        for lang in wordings().unrelated:
            assert not {*wordings().same[target][lang]} & {*wordings().opposite[target][lang]}


def test_targets_are_asked_as_the_product_does_half_of_the_time_and_otherwise_in_any_way() -> None:
    chance = random.Random(1)
    drawn = [vary("de", chance) for _ in range(2000)]
    others = [a for asked in drawn if asked != STANDARD for a in asked]
    assert 900 < sum(asked == STANDARD for asked in drawn) < 1100
    assert any(a.flipped for a in others) and any(a.target == "" for a in others)
    assert all(a.wording for a in others)


def test_an_opposite_wording_exchanges_favor_and_against(reader: TransformerReader) -> None:
    passage = parse(LINE, "de", 1)
    opposite = from_passage(reader.tokenizer, passage, (Asked("Ukraine stays out of NATO", "nato_membership", flipped=True),))
    assert opposite.labels[0, 0, 0] == {LABELS.index("against")}


def test_a_direction_turns_favor_into_against_and_leaves_the_rest() -> None:
    logits = torch.randn(5, 4)
    back = turned(logits, torch.tensor([-1.0]))
    assert torch.allclose(turned(logits, torch.tensor([1.0])), logits)
    assert torch.allclose(back[:, [1, 0, 2, 3]], logits)
    undecided = turned(logits, torch.tensor([0.0]))
    assert torch.allclose(undecided[:, 0], undecided[:, 1])


def test_blanked_pieces_are_of_the_text_alone(reader: TransformerReader) -> None:
    example = from_passage(reader.tokenizer, parse(LINE, "de", 1))
    blank = blanked(example, random.Random(1), share=1.0)
    body, size = example.layout.body, example.layout.size
    assert (
        blank.layout.ids[:body] == example.layout.ids[:body]
        and blank.layout.ids[body + size :] == example.layout.ids[body + size :]
    )
    assert set(blank.layout.ids[body : body + size]) == {MASK}
    assert blank.labels == example.labels
