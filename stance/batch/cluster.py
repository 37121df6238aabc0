"""Documents to outcomes on a Ray cluster, or on a local one that Ray starts. Does not import Ray before it is asked for.

Every node must see the inputs, this package and the model under the same paths. Ray starts a dead worker anew, and what it was
reading is read again.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from itertools import islice

import numpy as np

from stance.batch.documents import Document, documents
from stance.batch.local import Load
from stance.batch.predictor import Outcome, predict

Columns = dict[str, np.ndarray]
NEEDS = "stance/batch/requirements.txt"
READ = 8
"""Documents an actor is handed at a time."""
BLOCK = 16_000
"""Bytes of documents, and of outcomes, that Ray passes on together: little, so that the first are soon there for all workers."""


class EngineFailed(RuntimeError):
    """Ray is not installed, or gave up; the message says what to do."""


class Actor:
    """Holds the model for as long as the run lasts."""

    def __init__(self, load: Load) -> None:
        self.reader = load()

    def __call__(self, rows: Columns) -> Columns:
        found = zip(rows["source"], rows["suffix"], rows["content"], rows["trouble"], strict=True)
        return {"outcome": column([predict(Document(*row), self.reader).to_json() for row in found])}


def fetch(rows: Columns, done: frozenset[bytes]) -> Iterator[Columns]:
    """The documents at places, but those done."""
    wanted = (d for d in documents(rows["item"]) if bytes.fromhex(d.key) not in done)
    for some in iter(lambda: list(islice(wanted, READ)), []):
        yield {name: column([getattr(d, name) for d in some]) for name in ("source", "suffix", "content", "trouble")}


def column(values: Sequence[object]) -> np.ndarray:
    """Values as they are, whatever their length."""
    found = np.empty(len(values), dtype=object)
    found[:] = values
    return found


def on_ray(found: Sequence[str], done: set[bytes], load: Load, workers: int | None = None) -> Iterator[Outcome]:
    """Outcomes from ``places`` as they get ready; ``workers`` None takes every CPU of the cluster. Raises EngineFailed."""
    try:
        import ray
    except ImportError:
        raise EngineFailed(f"--engine ray needs Ray, which is missing: pip install -r {NEEDS}.") from None
    started = not ray.is_initialized()
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    if started:
        ray.init(log_to_driver=False, logging_level="ERROR", include_dashboard=False)
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars, context.target_max_block_size = False, BLOCK
    actors = workers or max(1, int(ray.cluster_resources()["CPU"]))
    try:
        rows = (
            ray.data.from_items(list(found), override_num_blocks=min(len(found), 4 * actors))
            .map_batches(fetch, batch_size=1, fn_kwargs={"done": frozenset(done)}, num_cpus=0.01)
            .map_batches(
                Actor,
                batch_size=READ,
                fn_constructor_kwargs={"load": load},
                compute=ray.data.ActorPoolStrategy(size=actors),
                num_cpus=0.9,
            )
            .iter_rows()
        )
        for row in rows:
            yield Outcome.from_json(row["outcome"])
    except ray.exceptions.RayError as error:
        raise EngineFailed(f"Ray gave up: {str(error).strip().splitlines()[-1]}") from error
    finally:
        if started:
            ray.shutdown()
