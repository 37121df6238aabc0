"""The one inference room that knows torch and transformers. Does not train."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

os.environ.setdefault("HF_HUB_OFFLINE", "1")

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from tokenizers import Tokenizer
from transformers import AutoConfig

from stance.domain import UnusableModel
from stance.models.network import Network
from stance.models.reader import TransformerReader
from stance.stances import Thresholds

EMBEDDED = Path(__file__).parents[2] / "assets" / "model"


def load(folder: Path = EMBEDDED) -> TransformerReader:
    """The reader in a folder with config, tokenizer and safetensors. Raises UnusableModel where one is missing or does not fit."""
    try:
        config = AutoConfig.from_pretrained(folder, local_files_only=True)
        weights = load_file(folder / "model.safetensors")
        network = Network(config)
        network.load_state_dict({name: w.float() for name, w in weights.items()})
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    except (OSError, SafetensorError, RuntimeError, ValueError) as error:
        raise UnusableModel(f"No usable model in {folder}: {error}") from error
    torch.set_num_threads(os.cpu_count() or 1)
    return TransformerReader(network.eval().requires_grad_(False), tokenizer, fingerprint(folder), Thresholds.beside(folder))


def fingerprint(folder: Path) -> str:
    """A short name of exactly these weights."""
    return hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()[:12]
