"""``python -m stance analyze FILE... [--format jsonl|table]``: who stands where, printed. Does not keep anything."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from typing import TextIO

from stance.batch.documents import documents
from stance.batch.predictor import analyses
from stance.cli.lines import offer_model, printable, warn
from stance.domain import Analysis, UnreadableArticle, UnusableModel
from stance.exports import record
from stance.pipeline import Reader

SYMBOLS = {"favor": "+", "against": "-", "neutral": "o"}


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("analyze", help="read articles and print who stands where")
    command.add_argument("files", nargs="+", metavar="FILE", help="text, web page, PDF, Word, JSON, JSON lines, Parquet or zip")
    command.add_argument("--format", choices=("table", "jsonl"), default="table", help="how to print (default: %(default)s)")
    offer_model(command)
    command.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    from stance import models

    try:
        reader = models.reader(models.located(asked.model, asked.download))
    except UnusableModel as error:
        warn(error)
        return 1
    show = print_json if asked.format == "jsonl" else print_table
    return 0 if all([read(file, reader, show) for file in asked.files]) else 1


def read(file: str, reader: Reader, show: Callable[[Analysis, TextIO], None]) -> bool:
    """Analyse and print one file; False after a line on stderr for each article saying why it could not be."""
    whole = True
    for found in (found for document in documents([file]) for found in analyses(document, reader)):
        if isinstance(found, UnreadableArticle):
            warn(found)
            whole = False
            continue
        for notice in found.article.notices:
            warn(notice)
        show(found, sys.stdout)
    return whole


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
