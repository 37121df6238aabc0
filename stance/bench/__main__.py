"""``python -m stance.bench``: what a reading costs, what the app stands, and what it stands on. Does not measure itself."""

from __future__ import annotations

import argparse
import sys

from stance.bench import crowd, intake, licences


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m stance.bench", description="What a reading costs: compare ratios, not times.")
    parser.add_argument("--articles", type=int, default=100, help="how many to read beside the founding one (default: %(default)s)")
    parser.add_argument("--without-zero-shot", action="store_true", help="leave out the comparison that takes minutes and 2 GB")
    parser.set_defaults(run=table)
    commands = parser.add_subparsers(metavar="COMMAND")
    for command in (intake, crowd, licences):
        command.add(commands)
    asked = parser.parse_args()
    found: int = asked.run(asked)
    return found


def table(asked: argparse.Namespace) -> int:
    from stance.bench.table import rows  # here, since torch takes memory that is none of the other commands' own

    print("| measured | value |\n|---|---|")
    for name, value in rows(asked.articles, not asked.without_zero_shot):
        print(f"| {name} | {value} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
