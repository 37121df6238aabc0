"""The command line: ``python -m stance analyze FILE... [--format jsonl|table]``. Does not keep anything."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TextIO

from stance.articles import from_file
from stance.domain import Analysis, UnreadableArticle, UnusableModel
from stance.exports import record
from stance.pipeline import Reader, analyse

SYMBOLS = {"favor": "+", "against": "-", "neutral": "o"}


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when every file was analysed, 1 when some were not, 2 on wrong usage."""
    parser = argparse.ArgumentParser(prog="python -m stance", description="Who stands where, and the sentences that show it.")
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("analyze", help="read articles and print who stands where")
    command.add_argument("files", nargs="+", metavar="FILE", help="a text file")
    command.add_argument("--format", choices=("table", "jsonl"), default="table", help="how to print (default: %(default)s)")
    command.add_argument("--model", type=Path, help="folder of another trained reader (default: the one that ships)")
    asked = parser.parse_args(arguments)
    try:
        reader = embedded(asked.model)
    except UnusableModel as error:
        print(error, file=sys.stderr)
        return 1
    show = print_json if asked.format == "jsonl" else print_table
    return 0 if all([read(file, reader, show) for file in asked.files]) else 1


def embedded(folder: Path | None) -> Reader:
    from stance import models

    return models.load(folder or models.EMBEDDED)


def read(file: str, reader: Reader, show: Callable[[Analysis, TextIO], None]) -> bool:
    """Analyse and print one file; False after one line on stderr saying why it could not be."""
    try:
        article = from_file(file, Path(file).read_bytes())
    except (OSError, UnreadableArticle) as error:
        reason = f"{file} cannot be opened: {error.strerror}." if isinstance(error, OSError) else str(error)
        print(printable(reason), file=sys.stderr)
        return False
    for notice in article.notices:
        print(printable(notice), file=sys.stderr)
    show(analyse(article, reader), sys.stdout)
    return True


def print_json(analysis: Analysis, out: TextIO) -> None:
    print(json.dumps(record(analysis), ensure_ascii=False), file=out, flush=True)


def print_table(analysis: Analysis, out: TextIO) -> None:
    """A line per stance and under it the surest sentence."""
    article = analysis.article
    print(printable(f"{article.source}  ({article.language}, {article.date or 'no date'})  {article.title}"), file=out)
    for stance in analysis.stances:
        surest = min(stance.evidence, key=lambda e: e.odds.none)
        head = f"  {SYMBOLS[stance.label]} {stance.label:8}{stance.confidence:4.0%}  {stance.actor.name}  ·  {stance.target.name}"
        print(printable(head), file=out)
        print(printable(f"      {surest.sentence.span.of(article.text)}"), file=out)
    if not analysis.stances:
        print("  no stance found", file=out)


def printable(text: str) -> str:
    """One line without control characters, so that no file name or article can steer a terminal."""
    return "".join(c if c.isprintable() else " " for c in text)
