"""What reads strangers' bytes, run in a process of its own, so that a crash, a hang or a hunger for memory costs one file."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from stance.articles.downloads import Download
from stance.articles.extracts import Extract, Obstacle
from stance.articles.kinds import Kind
from stance.articles.limits import FETCH_SECONDS, PARSER_SECONDS, PARSER_WAIT

ROOT = Path(__file__).parents[2]
OUT_OF_TIME = -24
"""What a process ends with when the system stops it for computing too long (SIGXCPU)."""
TOO_LONG = f"takes longer than {PARSER_SECONDS} seconds to read, and was given up."


def parse_apart(kind: Kind, content: bytes, encoding: str | None = None) -> Iterator[Extract | Obstacle]:
    """As parsing.parse, bounded in time and memory."""
    try:
        done = child(["parse", f"{kind}/{encoding or ''}"], content, PARSER_WAIT)
    except subprocess.TimeoutExpired:
        yield Obstacle(TOO_LONG)
        return
    *whole, _ = done.stdout.split(b"\n")
    yield from map(heard, whole)
    if done.returncode == OUT_OF_TIME:
        yield Obstacle(TOO_LONG)
    elif done.returncode or not whole:
        yield Obstacle("is broken, or too large to be read in the time and memory there is.")


def fetch_apart(url: str) -> Download:
    """As downloads.fetch, bounded in time. Raises Obstacle."""
    try:
        done = child(["fetch", url], b"", FETCH_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise Obstacle(f"did not answer within {FETCH_SECONDS} seconds.") from error
    head, _, content = done.stdout.partition(b"\n")
    facts = json.loads(head or '{"obstacle": "could not be fetched."}')
    if "obstacle" in facts:
        raise Obstacle(facts["obstacle"])
    return Download(content=content, **facts)


def child(arguments: list[str], content: bytes, seconds: int) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "stance.articles.child", *arguments],
        input=content,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=seconds,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
        check=False,
    )


def heard(line: bytes) -> Extract | Obstacle:
    fields: dict[str, str] = json.loads(line)
    return Obstacle(fields["obstacle"]) if "obstacle" in fields else Extract(**fields)
