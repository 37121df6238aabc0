"""``python -m stance.bench crowd``: whether the app stands many visitors at once. Does not know what they do; ``visitors`` does."""

from __future__ import annotations

import argparse
import asyncio
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from stance.bench import memory
from stance.cli.serve import APP, command_line, stopped
from stance.library.database import VARIABLE

if TYPE_CHECKING:
    from stance.bench.visitors import Visitor

HOST = "127.0.0.1"
START_SECONDS = 120
NEEDS = "The crowd needs Playwright and Chromium: pip install -r tests/requirements.txt, and Debian's package chromium."


@dataclass(frozen=True)
class Server:
    """The app, for as long as the bench lasts."""

    url: str
    process: int

    def memory(self) -> float:
        return memory.resident(self.process)


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("crowd", help="let many browser sessions upload and filter at once; exits 1 on any error")
    command.add_argument("--sessions", type=int, default=20, metavar="N", help="(default: %(default)s)")
    command.add_argument("--seconds", type=int, default=120, metavar="S", help="how long they filter (default: %(default)s)")
    command.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    try:
        from stance.bench.visitors import CHROMIUM, visits
    except ImportError:
        CHROMIUM = None
    if CHROMIUM is None:
        print(NEEDS, file=sys.stderr)
        return 2
    with served() as server:
        held = [server.memory()]
        visitors = asyncio.run(visits(server.url, asked.sessions, asked.seconds, lambda: held.append(server.memory())))
        held.append(server.memory())
    show(visitors, held)
    return 1 if any(visitor.errors or visitor.outside for visitor in visitors) else 0


@contextmanager
def served() -> Iterator[Server]:
    """The app on a port of its own, with an empty library that is gone afterwards."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = free.getsockname()[1]
    with TemporaryDirectory() as folder:
        own = os.environ | {VARIABLE: f"sqlite:///{folder}/library.sqlite"}
        with subprocess.Popen(command_line(HOST, port), cwd=APP.parent, env=own, stdout=subprocess.DEVNULL) as process:
            try:
                wait(f"http://{HOST}:{port}")
                yield Server(f"http://{HOST}:{port}", process.pid)
            finally:
                stopped(process)


def wait(url: str) -> None:
    """Until the server answers; raises OSError when it does not."""
    end = time.monotonic() + START_SECONDS
    while True:
        try:
            urllib.request.urlopen(f"{url}/_stcore/health", timeout=5)
            return
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.5)


def show(visitors: Sequence[Visitor], held: Sequence[float]) -> None:
    errors = list(chain.from_iterable(visitor.errors for visitor in visitors))
    outside = list(chain.from_iterable(visitor.outside for visitor in visitors))
    times = sorted(chain.from_iterable(visitor.seconds for visitor in visitors)) or [0.0]
    before, here, after = held
    print("| measured | value |\n|---|---|")
    print(f"| sessions | {len(visitors)} |")
    print(f"| errors | {len(errors)} |")
    print(f"| requests to other hosts | {len(outside)} |")
    print(f"| filters set | {sum(len(visitor.seconds) for visitor in visitors):,} |")
    print(f"| seconds a filter: median, slowest | {times[len(times) // 2]:.2f}, {times[-1]:.2f} |")
    print(f"| server's memory: start, all reports in, end | {before:,.0f} MB, {here:,.0f} MB, {after:,.0f} MB |")
    for line in errors + outside:
        print(f"{line!a}", file=sys.stderr)
