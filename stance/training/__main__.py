"""``python -m stance.training align|fit|measure|errors|actors``: the steps from encoder to shipped reader. Does not fetch data."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from stance import models
from stance.stances import Thresholds
from stance.training import align, fit, holders, newsnames
from stance.training.baselines import compared, named
from stance.training.card import card, cause_rows
from stance.training.evaluate import Read, calibration_error, chosen, judged, read, score
from stance.training.misses import by_tag, first_misses
from stance.training.passages import Passage, read_all
from stance.training.relations import relations
from stance.training.reports import reports
from stance.training.sayings import read_sayings


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m stance.training", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, what in (
        ("align", "distil the encoder on parallel text and print retrieval per language"),
        ("fit", "train the reader from an encoder or from an earlier reader"),
        ("measure", "choose thresholds on held-out passages and print the scores there"),
        ("errors", "print what went wrong first in held-out passages, by phenomenon"),
        ("actors", "print how well names and holders are found"),
    ):
        command = commands.add_parser(name, help=what)
        command.add_argument(
            "--out", type=Path, required=True, help="folder to write to (measure, errors, actors: the reader's folder)"
        )
        command.add_argument("--seed", type=int, default=13)
        if name not in ("measure", "errors"):
            command.add_argument("--data", type=Path, required=True, help="the data folder")
        if name == "actors":
            command.add_argument("--gold", type=Path, required=True, help="folder with annotated reports, for scoring alone")
        if name in ("align", "fit"):
            command.add_argument("--start", type=Path, required=True, help="the encoder or reader to start from")
            command.add_argument("--tokens", type=int, default=3_000_000, help="word pieces to read (default: %(default)s)")
    asked = parser.parse_args()
    runs = {"align": run_align, "fit": run_fit, "measure": run_measure, "errors": run_errors, "actors": run_actors}
    runs[asked.command](asked)
    return 0


def run_align(asked: argparse.Namespace) -> None:
    align.align(align.Settings(asked.data, asked.start, asked.out, asked.tokens, asked.seed))
    shares = align.retrieval(asked.out, asked.data)
    print(listed(shares))


def listed(shares: dict[str, float]) -> str:
    """Shares by language, and their mean."""
    return "  ".join([*(f"{lang} {share:.2f}" for lang, share in shares.items()), f"mean {sum(shares.values()) / len(shares):.3f}"])


def run_fit(asked: argparse.Namespace) -> None:
    fit.fit(fit.Settings(asked.data, asked.start, asked.out, asked.tokens, asked.seed))
    run_measure(asked)


def run_measure(asked: argparse.Namespace) -> None:
    """Thresholds come from reports made of the even held-out passages; the scores printed are those of the odd ones."""
    reader, passages = models.load(asked.out), read_all()
    choosing, testing = halves([p for p in passages if fit.held_out(p)])
    thresholds = chosen([read(reader, p) for p in reports(choosing)])
    (asked.out / "thresholds.json").write_text(json.dumps(asdict(thresholds)) + "\n", "utf-8")
    print_scores([read(reader, p) for p in reports(testing)], thresholds, "reports made of them")
    reads = [read(reader, p) for p in testing]
    print_scores(reads, thresholds, "held-out passages")
    print(relations(reader, testing[::2], thresholds))
    guesses = compared(reader.network, reader.tokenizer, fit.taught(), testing)
    sayings = [p for p in read_sayings() if fit.held_out(p)]
    guesses.append(named(reader.network, reader.tokenizer, "this reader, of held-out sayings", sayings))
    (asked.out / "README.md").write_text(card(reads, thresholds, asked.out, len(passages), guesses), "utf-8")
    print(thresholds)


def run_errors(asked: argparse.Namespace) -> None:
    """Over the passages that the card's scores are of."""
    reader = models.load(asked.out)
    _, testing = halves([p for p in read_all() if fit.held_out(p)])
    print(cause_rows(by_tag(first_misses([read(reader, p) for p in testing], reader.thresholds))))


def run_actors(asked: argparse.Namespace) -> None:
    reader = models.load(asked.out)
    print(f"{'measure':68}{'of':>6}{'value':>8}")
    print(*holders.measures(reader, asked.gold), *newsnames.measures(reader, asked.data, asked.seed), sep="\n")


def print_scores(reads: list[Read], thresholds: Thresholds, what: str) -> None:
    for lang, counts in sorted(score(reads, thresholds).items(), key=lambda pair: (pair[0] == "all", pair[0])):
        print(f"{lang:4}{counts}")
    print(f"{len(reads)} {what}: calibration error {calibration_error(*judged(reads, thresholds)):.3f}\n")


def halves(passages: list[Passage]) -> tuple[list[Passage], list[Passage]]:
    return passages[::2], passages[1::2]


if __name__ == "__main__":
    sys.exit(main())
