"""The command line: ``python -m stance analyze | batch | serve``. Does not keep anything but what ``batch`` writes."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from stance.cli import analyze, batch, serve
from stance.cli.lines import printable

__all__ = ["main", "printable"]


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when every article was read, 1 when some were not, 2 on wrong usage."""
    parser = argparse.ArgumentParser(prog="python -m stance", description="Who stands where, and the sentences that show it.")
    commands = parser.add_subparsers(required=True)
    for command in (analyze, batch, serve):
        command.add(commands)
    asked = parser.parse_args(arguments)
    found: int = asked.run(asked)
    return found
