"""Programs that keep articles until they are killed without warning, and what is left of their work.

python -m tests.library.killing --rounds 100 [--url URL]
"""

from __future__ import annotations

import multiprocessing
import random
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from multiprocessing.connection import Connection

from stance.library import Library, key
from tests.library import examples

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.library.killing"])
Report = tuple[str, int]


@dataclass
class Toll:
    """``reported`` counts what the programs said they had done; the lost and the torn are named."""

    rounds: int = 0
    reported: int = 0
    lost: list[str] = field(default_factory=list)
    torn: list[str] = field(default_factory=list)


def work(url: str, first: int, reports: Connection) -> None:
    """Queue, read, read again by a newer model, and cross off, article by article, reporting each step when it is done."""
    library = Library.open(url)
    for number in count(first):
        job = library.queue(f"{number}.txt", examples.text(number))
        reports.send(("queued", number))
        library.save(examples.analysis(number))
        reports.send(("saved", number))
        library.save(examples.analysis(number, "newer"))
        reports.send(("renewed", number))
        library.done(job)
        reports.send(("done", number))


def killed(url: str, first: int, chance: random.Random) -> list[Report]:
    """Let a program work, kill it some time after some report, and return all that it had reported."""
    ours, theirs = FORKS.Pipe(duplex=False)
    program = FORKS.Process(target=work, args=(url, first, theirs))
    program.start()
    theirs.close()
    heard: list[Report] = []
    last = chance.randint(1, 25)
    for report in listen(ours):
        heard.append(report)
        if len(heard) == last:
            time.sleep(chance.random() / 200)
            program.kill()
    program.join()
    if program.exitcode != -signal.SIGKILL:
        raise RuntimeError(f"The program ended by itself, with status {program.exitcode}.")
    return heard


def listen(reports: Connection) -> Iterator[Report]:
    """Until the other end is gone, possibly in the middle of a report."""
    try:
        while True:
            yield reports.recv()
    except (EOFError, OSError):
        reports.close()


def judge(library: Library, heard: list[Report], toll: Toll) -> None:
    """Compare what was reported with what is there; finish what still waits, as a restarted program would."""
    waiting = {job.source: job.id for job in library.pending()}
    for step, number in heard:
        shown = library.get(key(examples.text(number)))
        allowed = [examples.analysis(number, "newer")] + [examples.analysis(number)] * (("renewed", number) not in heard)
        if step == "queued" and ("saved", number) not in heard and f"{number}.txt" not in waiting:
            toll.lost.append(f"job {number}")
        if step in ("saved", "renewed") and shown not in allowed:
            toll.lost.append(f"analysis {number}")
    for source, job in waiting.items():
        number = int(source.removesuffix(".txt"))
        if library.take(job) != examples.text(number):
            toll.torn.append(f"job {number}")
        library.save(examples.analysis(number))
        library.done(job)


def inspect(library: Library, toll: Toll) -> None:
    """Look at everything that is there, reported or not."""
    for row in library.listed():
        number = int(row.source.removesuffix(".txt"))
        versions = [examples.analysis(number, made.model) for made in library.history(row.key)]
        if list(library.history(row.key)) != versions or library.get(row.key) != versions[-1]:
            toll.torn.append(f"analysis {number}")
    if library.database.engine.dialect.name == "sqlite":
        with library.database.reading() as connection:
            if connection.exec_driver_sql("PRAGMA integrity_check").scalar() != "ok":
                toll.torn.append("the file")


def toll(url: str, rounds: int, seed: int = 0) -> Toll:
    """What ``rounds`` programs lost and tore, killed one after the other over the same library."""
    chance, found, first = random.Random(seed), Toll(), 0
    library = Library.open(url)
    for _ in range(rounds):
        heard = killed(url, first, chance)
        judge(library, heard, found)
        found.rounds += 1
        found.reported += len(heard)
        first = max((number for _, number in heard), default=first) + 2
    inspect(library, found)
    library.close()
    return found
