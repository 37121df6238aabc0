"""The far side of apart.py, a process of its own: ``python -m stance.articles.child TASK ARGUMENT``, bytes in, lines and bytes out.

``parse KIND/ENCODING`` reads a file on standard input and prints a line of JSON an Extract or Obstacle.
``fetch URL`` prints one line of JSON, then the bytes of the page.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

from stance.articles.extracts import Extract, Obstacle
from stance.articles.kinds import Kind
from stance.articles.limits import PARSER_GROWTH, PARSER_SECONDS
from stance.articles.parsing import parse, parser


def bound() -> None:
    """From here on: so much more memory, so many seconds of computing, and no file written; where the system can hold to it."""
    if sys.platform == "win32":
        return
    import resource

    statm = Path("/proc/self/statm")
    if statm.exists():
        taken = int(statm.read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (taken + PARSER_GROWTH, taken + PARSER_GROWTH))
    spent = int(resource.getrusage(resource.RUSAGE_SELF).ru_utime) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (spent + PARSER_SECONDS, spent + PARSER_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def told(found: Extract | Obstacle) -> bytes:
    fields = {"obstacle": str(found)} if isinstance(found, Obstacle) else asdict(found)
    return json.dumps(fields, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def parsed(argument: str) -> Iterator[bytes]:
    kind, _, encoding = argument.partition("/")
    parser(Kind(kind))
    content = sys.stdin.buffer.read()
    bound()
    yield from map(told, parse(Kind(kind), content, encoding or None))


def fetched(url: str) -> Iterator[bytes]:
    from stance.articles.downloads import fetch

    try:
        found = fetch(url)
        yield json.dumps({"url": found.url, "media": found.media, "charset": found.charset}).encode() + b"\n"
        yield found.content
    except Obstacle as obstacle:
        yield told(obstacle)


TASKS: dict[str, Callable[[str], Iterator[bytes]]] = {"parse": parsed, "fetch": fetched}


def main(task: str, argument: str) -> None:
    out, sys.stdout = sys.stdout.buffer, sys.stderr
    for piece in TASKS[task](argument):
        out.write(piece)
    out.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
