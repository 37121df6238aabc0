"""Any NLI model as a reader: tiny ones with random weights, made here, of the two architectures people use most."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from tokenizers import Tokenizer
from tokenizers.models import Unigram
from tokenizers.pre_tokenizers import Metaspace
from tokenizers.processors import TemplateProcessing
from transformers import (
    DebertaV2Config,
    DebertaV2ForSequenceClassification,
    PreTrainedModel,
    PreTrainedTokenizerFast,
    XLMRobertaConfig,
    XLMRobertaForSequenceClassification,
)

from stance import models
from stance.articles import from_text
from stance.domain import Actor, Analysis, Form, Kind, Mention, UnusableModel
from stance.fingerprint import EMBEDDED
from stance.models.nli import BEFORE, CHARACTERS_A_BATCH, HYPOTHESES, NliReader, answered, batches, entailment
from stance.models.reader import TransformerReader
from stance.pipeline import analyse, silent
from stance.sentences import sentences
from stance.targets import BUILT_IN

SIGNS = ["<s>", "<pad>", "</s>", "<unk>"]
LABELS = {0: "entailment", 1: "neutral", 2: "contradiction"}
TEXT = "Anna Berger wants Ukraine in NATO. It rained in Vienna. The minister said so again. Nobody else came. Carl Duval left."
SMALL: dict[str, Any] = {
    "vocab_size": 200,
    "hidden_size": 16,
    "num_hidden_layers": 2,
    "num_attention_heads": 2,
    "intermediate_size": 32,
    "pad_token_id": 1,
}


def save_tokenizer(folder: Path) -> None:
    letters = "▁abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.,:"
    tokenizer = Tokenizer(Unigram([(sign, 0.0) for sign in SIGNS] + [(letter, -3.0) for letter in letters], unk_id=3))
    tokenizer.pre_tokenizer = Metaspace()
    tokenizer.post_processor = TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> $B </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    fast = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        model_max_length=512,
        bos_token="<s>",
        pad_token="<pad>",
        eos_token="</s>",
        unk_token="<unk>",
        sep_token="</s>",
        cls_token="<s>",
    )
    fast.save_pretrained(folder)


def deberta(labels: dict[int, str]) -> PreTrainedModel:
    config = DebertaV2Config(  # type: ignore[call-arg]
        **SMALL, id2label=labels, relative_attention=True, position_buckets=8, norm_rel_ebd="layer_norm", share_att_key=True,
        pos_att_type=["p2c", "c2p"], type_vocab_size=0, position_biased_input=False, max_position_embeddings=512,
    )  # fmt: skip
    return DebertaV2ForSequenceClassification(config)


def roberta(labels: dict[int, str]) -> PreTrainedModel:
    return XLMRobertaForSequenceClassification(
        XLMRobertaConfig(**SMALL, id2label=labels, max_position_embeddings=514, type_vocab_size=1)
    )


@pytest.fixture(scope="module", params=[deberta, roberta])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    torch.manual_seed(5)
    made = tmp_path_factory.mktemp("nli")
    request.param(LABELS).save_pretrained(made)
    save_tokenizer(made)
    return made


@pytest.fixture(scope="module")
def nli(folder: Path) -> NliReader:
    found = models.reader(folder)
    assert isinstance(found, NliReader)
    return found


def same_but_labels(one: Analysis, other: Analysis) -> bool:
    return one.sentences == other.sentences and one.actors == other.actors


def test_an_nli_model_answers_for_the_mentions_of_the_shipped_reader(
    nli: NliReader, folder: Path, reader: TransformerReader
) -> None:
    analysis = analyse(from_text(TEXT), nli)
    assert same_but_labels(analysis, analyse(from_text(TEXT), reader))
    assert analysis.model == nli.name == models.name(folder) != reader.name
    assert analysis == analyse(from_text(TEXT), nli)


def test_votes_are_probabilities_where_the_actor_is_in_sight_and_none_elsewhere(nli: NliReader) -> None:
    cut = sentences(TEXT, "en")
    actor = Actor("Anna Berger", Kind.PERSON, (Mention(cut[0].span, 0, Form.NAME, Kind.PERSON),))
    votes = nli.read(TEXT, cut, BUILT_IN, silent).votes([actor])
    assert votes.shape == (1, len(BUILT_IN), len(cut), 4)
    assert np.allclose(votes.sum(-1), 1, atol=1e-5)
    assert (votes[:, :, : BEFORE + 1, 3] < 1).all() and (votes[:, :, BEFORE + 1 :, 3] == 1).all()


def test_the_premise_is_the_sentence_with_those_before_it_and_the_hypothesis_names_actor_and_target(nli: NliReader) -> None:
    cut = sentences(TEXT, "en")
    actor = Actor("Anna Berger", Kind.PERSON, (Mention(cut[1].span, 1, Form.NAME, Kind.PERSON),))
    asks = list(nli.read(TEXT, cut, BUILT_IN[:1], silent).asked([actor]))
    assert [cell for cell, _, _ in asks] == [(0, 0, n, h) for n in (1, 2, 3) for h in range(len(HYPOTHESES))]
    assert asks[0][1] == "Anna Berger wants Ukraine in NATO. It rained in Vienna."
    assert asks[0][2] == "Anna Berger is in favor of this: Ukraine becomes a member of NATO."


@pytest.mark.parametrize(
    ("entailed", "answer"),
    [
        ((1, 0, 0), (1, 0, 0, 0)),
        ((0, 1, 0), (0, 1, 0, 0)),
        ((0, 0, 1), (0, 0, 1, 0)),
        ((0, 0, 0), (0, 0, 0, 1)),
        ((1, 1, 0), (0, 0, 0, 1)),
        ((1, 1, 1), (0, 0, 1, 0)),
        ((0.5, 0, 0.5), (0.5, 0, 0.25, 0.25)),
    ],
)
def test_entailments_map_to_answers(entailed: tuple[float, ...], answer: tuple[float, ...]) -> None:
    assert np.allclose(answered(np.array(entailed)), answer)


def test_batching_changes_no_answer_and_loses_none(nli: NliReader) -> None:
    asks = [((0, 0, n, 0), "Anna Berger spoke. " * (1 + n // 2), "Anna is in favor of this.") for n in range(60)]
    parts = list(batches(asks))
    assert [ask for part, _ in parts for ask in part] == asks and [done for _, done in parts][0] == 0
    assert all(len(part) == 1 or len(part) * max(len(p) + len(h) for _, p, h in part) <= CHARACTERS_A_BATCH for part, _ in parts)
    together = [chance for part, _ in parts for chance in nli.entailed(part)]
    assert np.allclose(together, [nli.entailed([ask])[0] for ask in asks], atol=1e-4)


def test_a_long_premise_keeps_its_end(nli: NliReader) -> None:
    end = "Carl Duval refuses. " * 40
    cell = (0, 0, 0, 0)
    one, other = nli.entailed(
        [(cell, "x " * 3000 + end, "Carl is against this."), (cell, "y " * 2000 + end, "Carl is against this.")]
    )
    assert one == pytest.approx(other, abs=1e-5)


def test_progress_moves_with_the_votes_and_can_stop_them(nli: NliReader) -> None:
    told: list[tuple[int, int]] = []
    analyse(from_text(TEXT), nli, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (5, 5) and [done for done, _ in told] == sorted(done for done, _ in told)

    def stop(done: int, total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        analyse(from_text(TEXT), nli, progress=stop)


@pytest.mark.parametrize(
    ("labels", "number"),
    [
        ({0: "contradiction", 1: "neutral", 2: "ENTAILMENT"}, 2),
        ({"0": "entailment", "1": "not_entailment"}, 0),
        ({0: "LABEL_0", 1: "LABEL_1"}, None),
        ({}, None),
    ],
)
def test_the_label_for_entailment_is_found_by_its_name(labels: dict[int, str], number: int | None) -> None:
    assert entailment(labels) == number


def test_a_classifier_without_entailment_and_weights_as_pickle_are_refused(tmp_path: Path) -> None:
    deberta({0: "good", 1: "bad"}).save_pretrained(tmp_path / "moods")
    save_tokenizer(tmp_path / "moods")
    deberta(LABELS).save_pretrained(tmp_path / "pickled")
    save_tokenizer(tmp_path / "pickled")
    weights = tmp_path / "pickled" / "model.safetensors"
    torch.save({}, weights.with_name("pytorch_model.bin"))
    weights.unlink()
    for name in ("moods", "pickled"):
        with pytest.raises(UnusableModel, match="^No usable model in"):
            models.reader(tmp_path / name)


def test_code_in_a_model_folder_is_never_run(tmp_path: Path) -> None:
    deberta(LABELS).save_pretrained(tmp_path)
    save_tokenizer(tmp_path)
    config = json.loads((tmp_path / "config.json").read_text())
    (tmp_path / "code.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w')\n")
    config |= {
        "model_type": "unheard-of",
        "auto_map": {"AutoConfig": "code.Config", "AutoModelForSequenceClassification": "code.Model"},
    }
    (tmp_path / "config.json").write_text(json.dumps(config))
    with pytest.raises(UnusableModel):
        models.reader(tmp_path)
    assert not (tmp_path / "ran").exists()


def test_nothing_is_fetched_unless_asked() -> None:
    with pytest.raises(UnusableModel, match="--download"):
        models.located("nobody/no-such-model")
    assert models.located(None) == EMBEDDED
