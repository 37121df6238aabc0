"""``python -m stance.bench fuzz``: whether any file is taken in or refused in one sentence, in time. Does not make the files."""

from __future__ import annotations

import argparse
import faulthandler
import json
import os
import sys
import tempfile
import traceback
from collections import defaultdict
from dataclasses import astuple, dataclass
from pathlib import Path, PurePath

from tqdm import tqdm

from stance.articles import articles_in
from stance.articles.limits import PARSER_SECONDS, PARSER_WAIT
from stance.bench import memory
from stance.bench.fuzz import File, files
from stance.domain import Article, OurError, UnreadableArticle

LIMIT = PARSER_SECONDS + 5
"""Seconds of computing an article may take: those of its parser, and some to start it and to look at what it found."""
HANG = 10 * PARSER_WAIT
"""Seconds on the clock after which the run is ended with a traceback of where it hangs."""
KEEP = Path(tempfile.gettempdir()) / "stance-fuzz"


@dataclass(frozen=True)
class Taken:
    """What came of one file, or of several; ``seconds`` of computing for the article that took most."""

    files: int = 0
    articles: int = 0
    refusals: int = 0
    tracebacks: int = 0
    late: int = 0
    seconds: float = 0.0

    def __add__(self, other: Taken) -> Taken:
        *counts, seconds = zip(astuple(self), astuple(other), strict=True)
        return Taken(*[*map(sum, counts), max(seconds)])


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("fuzz", help="read generated and harmed files of every kind; exits 1 on a traceback or a hang")
    command.add_argument("--files", type=int, default=10_000, metavar="N", help="(default: %(default)s)")
    command.add_argument("--seed", type=int, default=0, metavar="S", help="the same number, the same files (default: %(default)s)")
    command.add_argument("--keep", type=Path, default=KEEP, metavar="DIR", help="where files that fail stay (default: %(default)s)")
    command.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    asked.keep.mkdir(parents=True, exist_ok=True)
    by_kind: defaultdict[str, Taken] = defaultdict(Taken)
    before = memory.peak()
    for file in tqdm(files(asked.files, asked.seed), total=asked.files, unit=" files", file=sys.stderr):
        by_kind[PurePath(file.label).suffix] += kept(file, asked.keep)
    whole = sum(by_kind.values(), Taken())
    show({**by_kind, "all": whole})
    print(f"\nPeak memory of this process: {memory.peak():,.0f} MB, before the first file {before:,.0f} MB.")
    print(f"Files that failed are in {asked.keep}.")
    return 1 if whole.tracebacks or whole.late else 0


def show(by_kind: dict[str, Taken]) -> None:
    print(f"| kind | files | articles | refusals | tracebacks | over {LIMIT} s | most seconds |\n|---|---|---|---|---|---|---|")
    for kind, taken in by_kind.items():
        *counts, seconds = astuple(taken)
        print(f"| {kind} | {' | '.join(f'{count:,}' for count in counts)} | {seconds:.1f} |")


def kept(file: File, folder: Path) -> Taken:
    """The file lies in the folder while it is read, and stays there, with the reason, where that fails or never ends."""
    place = folder / file.label
    reason = place.with_name(place.name + ".why")
    place.write_bytes(file.content)
    faulthandler.dump_traceback_later(HANG, exit=True)
    taken, wrong = read(file)
    faulthandler.cancel_dump_traceback_later()
    if wrong or taken.late:
        reason.write_text(f"{file.name!a} {file.encoding} {taken}\n{wrong}", "utf-8", "backslashreplace")
    else:
        place.unlink()
    return taken


def read(file: File) -> tuple[Taken, str]:
    """What came of a file, and the traceback if there was one."""
    articles = refusals = 0
    times, began = [0.0], spent()
    try:
        for found in articles_in(file.name, file.content, file.encoding):
            times.append(spent() - began)
            sound(found)
            articles, refusals = articles + isinstance(found, Article), refusals + isinstance(found, UnreadableArticle)
            began = spent()
        wrong = ""
    except Exception:
        wrong = traceback.format_exc()
    late = sum(seconds > LIMIT for seconds in times)
    return Taken(1, articles, refusals, bool(wrong), late, max(times)), wrong


def spent() -> float:
    """Seconds of computing so far, here and in parsers that have ended."""
    return sum(os.times()[:4])


def sound(found: Article | UnreadableArticle) -> None:
    """Raises what went wrong where this is neither an article that can be kept nor one sentence."""
    if isinstance(found, OurError):
        raise found
    if isinstance(found, UnreadableArticle):
        wrong = "\n" in str(found)
    else:
        json.dumps(vars(found), ensure_ascii=False).encode("utf-8")
        wrong = not found.text.strip() or "\n" in found.title + found.source
    if wrong:
        raise ValueError(f"{found!r} is no article and no sentence")
