"""``python -m stance batch INPUT... --out DIR``: many articles to a folder of Parquet. Does not print what they say."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tqdm import tqdm

from stance.articles import SUFFIXES
from stance.batch.cluster import EngineFailed, on_ray
from stance.batch.documents import NothingToRead, documents, places
from stance.batch.ledger import Ledger, UnusableFolder
from stance.batch.local import ReadersDie, local
from stance.batch.predictor import Outcome
from stance.cli.lines import offer_model, warn
from stance.domain import UnusableModel

CPUS = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("batch", help="read many articles into a folder of Parquet; goes on where it was stopped")
    command.add_argument("inputs", nargs="+", metavar="INPUT", help="file, folder or glob; path or fsspec URL")
    command.add_argument("--out", type=Path, required=True, metavar="DIR", help="where the Parquet goes")
    command.add_argument("--engine", choices=("local", "ray"), default="local", help="where to read (default: %(default)s)")
    command.add_argument("--workers", type=positive, help="how many hold a model (default: one for each CPU)")
    offer_model(command)
    command.set_defaults(run=run)


def positive(text: str) -> int:
    if not 0 < (number := int(text)) <= 10_000:
        raise ValueError
    return number


def run(asked: argparse.Namespace) -> int:
    from stance import models

    try:
        folder = models.located(asked.model, asked.download)
        model = models.name(folder)
        found = places(asked.inputs, SUFFIXES)
        with Ledger(asked.out, model) as ledger:
            if asked.engine == "ray":
                outcomes = on_ray(found, ledger.done, partial(models.reader, folder, 1), asked.workers)
            else:
                workers = asked.workers or CPUS
                load = partial(models.reader, folder, max(1, CPUS // workers))
                outcomes = local(ledger.fresh(documents(found)), load, model, workers)
            kept(outcomes, ledger)
        return 1 if ledger.failures else 0
    except OSError as error:
        warn(f"{asked.out} cannot be written: {error.strerror}.")
    except KeyboardInterrupt:
        warn("Stopped; the same command goes on from here.")
    except (UnusableModel, NothingToRead, UnusableFolder, ReadersDie, EngineFailed) as error:
        warn(error)
    return 1


def kept(outcomes: Iterator[Outcome], ledger: Ledger) -> None:
    """Keep all outcomes, and tell progress and rate on stderr."""
    before = f"{len(ledger.done):,} documents there already" if ledger.done else None
    with tqdm(desc=before, unit=" articles", file=sys.stderr) as bar:
        for outcome in outcomes:
            if ledger.add(outcome):
                bar.update(len(outcome.articles))
        bar.set_postfix(failed=ledger.failures)
