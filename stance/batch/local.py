"""Documents to outcomes in processes of this machine. Holds a bounded window of documents, and outlives a process that dies.

Outcomes come in the order they are ready.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_all_start_methods, get_context, parent_process

from stance.batch.documents import Document
from stance.batch.predictor import Outcome, failed, predict
from stance.domain import UnusableModel
from stance.pipeline import Reader

AHEAD = 4
"""Documents in flight for each worker."""
Load = Callable[[], Reader]
_awake: list[Reader | UnusableModel] = []


class ReadersDie(RuntimeError):
    """No worker process stays alive; the message says what may help."""


def local(found: Iterable[Document], load: Load, model: str, workers: int) -> Iterator[Outcome]:
    """``load`` must be picklable and makes the reader named ``model``. Raises UnusableModel and ReadersDie."""
    ahead = iter(found)
    while True:
        running: dict[Future[Outcome], Document] = {}
        pool = started(load, workers)
        try:
            yield from drained(pool, ahead, running, workers * AHEAD)
            return
        except BrokenProcessPool:
            suspects = list(running.values())
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
        yield from alone(suspects, load, model)


def drained(
    pool: ProcessPoolExecutor, ahead: Iterator[Document], running: dict[Future[Outcome], Document], window: int
) -> Iterator[Outcome]:
    """Outcomes of all documents ahead; ``running`` always holds those not yet answered."""
    while True:
        for document in islice(ahead, window - len(running)):
            running[submitted(pool, document)] = document
        if not running:
            return
        for future in wait(running, return_when=FIRST_COMPLETED).done:
            outcome = future.result()
            del running[future]
            yield outcome


def submitted(pool: ProcessPoolExecutor, document: Document) -> Future[Outcome]:
    """As ``pool.submit``, but a broken pool is told by the future, so that the document is not lost."""
    try:
        return pool.submit(answer, document)
    except BrokenProcessPool as error:
        broken: Future[Outcome] = Future()
        broken.set_exception(error)
        return broken


def alone(suspects: list[Document], load: Load, model: str) -> Iterator[Outcome]:
    """Read each document that was in flight when a process died by itself; one that kills its process again is a failed article."""
    killers = []
    pool = started(load, 1)
    for document in suspects:
        try:
            yield pool.submit(answer, document).result()
        except BrokenProcessPool:
            killers.append(document)
            pool.shutdown(wait=False)
            pool = started(load, 1)
    pool.shutdown()
    if len(killers) == len(suspects) > 1:
        raise ReadersDie("The reading processes die; if memory is short, fewer --workers may help, as each holds the model.")
    for document in killers:
        yield Outcome(document.key, (failed(document, model, f"{document.source} ended the process that read it."),), ())


def started(load: Load, workers: int) -> ProcessPoolExecutor:
    """Where the system can, processes split off one that has imported already what they need."""
    can = "forkserver" in get_all_start_methods()
    context = get_context("forkserver" if can else "spawn")
    if can:
        context.set_forkserver_preload([__name__, getattr(load, "func", load).__module__])
    return ProcessPoolExecutor(workers, mp_context=context, initializer=wake, initargs=(load,))


def wake(load: Load) -> None:
    """Make this process's reader; the process ends with its parent, and an interrupt is the parent's to handle."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=end_with_parent, daemon=True).start()
    try:
        _awake.append(load())
    except UnusableModel as error:
        _awake.append(error)


def end_with_parent() -> None:
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)


def answer(document: Document) -> Outcome:
    (reader,) = _awake
    if isinstance(reader, UnusableModel):
        raise reader
    return predict(document, reader)
