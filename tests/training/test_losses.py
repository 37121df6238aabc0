"""Examples laid out as tensors: what stands beside an example in a batch does not change its losses."""

from __future__ import annotations

import pytest
import torch
from tokenizers import Tokenizer
from transformers import BertConfig

from stance.fingerprint import EMBEDDED
from stance.models.network import Network
from stance.training.examples import Example, from_passage
from stance.training.losses import antecedents, losses, tensors
from stance.training.passages import parse

SHORT = (
    '{"sentences": ["{A|Tessa Brind} backs a seat for {B|Ukraine} in {C|NATO}."], "actors": {"A": "person", "B": "country", '
    '"C": "institution"}, "stances": ["A nato_membership favor narrated 1"], "tags": ["near_target"]}'
)
LONG = (
    '{"sentences": ["{A|Oren Falk} met {B|Tessa Brind} in the evening.", "{A*He} will send no troops to {C|Ukraine}, {A~the minister} '
    'said."], "actors": {"A": "person", "B": "person", "C": "country"}, "stances": ["A ceasefire_forces against indirect 2"], '
    '"tags": ["indirect", "pronoun", "role"]}'
)


@pytest.fixture(scope="module")
def network() -> Network:
    torch.manual_seed(3)
    small = BertConfig(
        vocab_size=40_000, hidden_size=24, num_hidden_layers=1, num_attention_heads=6, intermediate_size=32, type_vocab_size=4
    )
    return Network(small).eval()


@pytest.fixture(scope="module")
def examples() -> list[Example]:
    tokenizer = Tokenizer.from_file(str(EMBEDDED / "tokenizer.json"))
    return [from_passage(tokenizer, parse(line, "en", 1)) for line in (SHORT, LONG)]


def found(network: Network, examples: list[Example]) -> dict[str, float]:
    with torch.no_grad():
        return {name: float(value) for name, value in losses(network, tensors(examples)).items()}


def test_mentions_point_back_to_their_actor(examples: list[Example]) -> None:
    assert antecedents(examples[1]) == [set(), set(), {0}, set(), {0, 2}]


def test_an_example_twice_has_the_losses_of_one(network: Network, examples: list[Example]) -> None:
    assert found(network, [examples[1]] * 2) == pytest.approx(found(network, [examples[1]]), abs=1e-5)


@pytest.mark.parametrize(("name", "counts"), [("link", (3, 5)), ("kind", (3, 5)), ("polarity", (2, 2))])
def test_padding_changes_nothing(network: Network, examples: list[Example], name: str, counts: tuple[int, int]) -> None:
    alone = [found(network, [e])[name] for e in examples]
    weighted = sum(n * value for n, value in zip(counts, alone, strict=True)) / sum(counts)
    assert found(network, examples)[name] == pytest.approx(weighted, abs=1e-5)
