"""The one inference room that knows torch and transformers. Does not train, and does not fetch anything unless asked to."""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("HF_HUB_OFFLINE", "1")

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from transformers import AutoConfig

from stance.domain import UnusableModel
from stance.fingerprint import EMBEDDED, fingerprint
from stance.models.network import Network
from stance.models.nli import NliReader, answers_nli
from stance.models.reader import TransformerReader
from stance.stances import Thresholds

FILES = "config.json *.safetensors *.safetensors.index.json tokenizer* *.model special_tokens_map.json vocab* merges.txt".split()
"""What is fetched of a model from the hub: nothing that could run."""


def located(model: str | None, download: bool = False) -> Path:
    """The folder of a model given as a folder or a hub id, None being the shipped one. Raises UnusableModel.

    An id is looked up among the models fetched before; the network is used with ``download`` alone.
    """
    if model is None:
        return EMBEDDED
    folder = Path(model)
    if folder.is_dir():
        return folder
    try:
        return fetched(model, download)
    except Exception as error:
        hint = f": {told(error)}" if download else ", nor a model fetched before; --download fetches it from the hub"
        raise UnusableModel(f"{model} is no folder{hint}.") from error


def fetched(model: str, download: bool) -> Path:
    from huggingface_hub import constants, snapshot_download

    if download:
        constants.HF_HUB_OFFLINE = False
    return Path(snapshot_download(model, allow_patterns=FILES, local_files_only=not download))


def reader(folder: Path = EMBEDDED, threads: int | None = None) -> TransformerReader | NliReader:
    """The reader in a folder: one of ours, or the shipped one with an NLI model to answer for it. Raises UnusableModel.

    ``threads`` are torch's in this process; None leaves its choice, which OMP_NUM_THREADS bounds.
    """
    if threads:
        torch.set_num_threads(threads)
    if not answers_nli(folder):
        return load(folder)
    try:
        return NliReader.load(folder, name(folder), load())
    except Exception as error:
        raise UnusableModel(f"No usable model in {folder}: {told(error)}.") from error


def name(folder: Path = EMBEDDED) -> str:
    """The ``name`` that the reader in a folder has, without loading it. Raises UnusableModel."""
    try:
        return f"{fingerprint(folder)}+{fingerprint(EMBEDDED)}" if answers_nli(folder) else fingerprint(folder)
    except OSError as error:
        raise UnusableModel(f"No usable model in {folder}: {told(error)}.") from error


def load(folder: Path = EMBEDDED) -> TransformerReader:
    """A reader of ours, from config, tokenizer and safetensors. Raises UnusableModel where one is missing or does not fit."""
    try:
        network = Network(AutoConfig.from_pretrained(folder, local_files_only=True))
        network.load_state_dict({name: w.float() for name, w in load_file(folder / "model.safetensors").items()})
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        return TransformerReader(network.eval().requires_grad_(False), tokenizer, fingerprint(folder), Thresholds.beside(folder))
    except Exception as error:
        raise UnusableModel(f"No usable model in {folder}: {told(error)}.") from error


def told(error: Exception) -> str:
    """The first line of an error, to go into a sentence."""
    return (str(error).strip() or type(error).__name__).splitlines()[0].rstrip(".:")
