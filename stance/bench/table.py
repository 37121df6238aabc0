"""One table of what a reading costs, row by row. Does not print it, and does not write files."""

from __future__ import annotations

import time
from collections.abc import Iterator

import torch

from stance import models
from stance.articles import from_file
from stance.bench import corpus, machine, memory, zero_shot
from stance.bench.reading import Clock, effort, staged, tokens, warm
from stance.models.network import has_bf16
from stance.models.reader import TransformerReader

Row = tuple[str, str]
LONGER = 8


def rows(articles: int, zero: bool) -> Iterator[Row]:
    reader = models.load()
    name, content = corpus.founding()
    yield "threads", str(torch.get_num_threads())
    seconds = warm(name, content, reader)
    count = tokens(from_file(name, content), reader)
    yield "founding article, warm", f"{seconds:.2f} s, {count / seconds:,.0f} tokens/s"
    longer = warm(name, content * LONGER, reader, 1)
    yield f"{LONGER} times as long", f"{longer / seconds / LONGER:.2f} × the time a token"
    yield from many(articles, reader)
    yield "peak memory so far", f"{memory.peak():,.0f} MB"
    yield "cold start to the first result", f"{machine.cold_start(corpus.SEEDS / name):.1f} s"
    yield "peak memory of that process", f"{memory.peak(children=True):,.0f} MB"
    yield from ((f"import {room}", f"{taken:.2f} s") for room, taken in machine.import_seconds().items())
    if zero:
        yield from beside(name, content, reader, seconds)


def many(articles: int, reader: TransformerReader) -> Iterator[Row]:
    """Stages, and the share of the machine's rate, over the varied articles."""
    made, clock = list(corpus.varied(articles)), Clock()
    began = time.perf_counter()
    for name, content in made:
        staged(name, content, reader, clock)
    seconds = time.perf_counter() - began
    read = [from_file(name, content) for name, content in made]
    yield f"{articles} articles", f"{seconds:.1f} s, {sum(tokens(a, reader) for a in read) / seconds:,.0f} tokens/s"
    yield from ((f"of it {stage}", f"{taken / seconds:.1%}") for stage, taken in clock.seconds.items())
    spent = effort(read, reader)
    yield "positions that are no padding", f"{spent.real / spent.positions:.1%}"
    for dtype in (torch.float32, torch.bfloat16):
        rate = machine.matrix_rate(dtype)
        share = f"{rate / 1e9:,.0f} G operations/s, of which useful {spent.useful / seconds / rate:.1%}"
        yield f"matrix rate {str(dtype).removeprefix('torch.')}", share


def beside(name: str, content: bytes, reader: TransformerReader, seconds: float) -> Iterator[Row]:
    """The founding article's questions put to a zero-shot model."""
    ordered = zero_shot.lengths(staged(name, content, reader, Clock()), reader)
    for dtype in (torch.float32, torch.bfloat16):
        found = zero_shot.estimate(ordered, dtype)
        told = "" if dtype is torch.float32 or has_bf16() else "; the CPU has no bf16 instructions"
        yield (
            f"zero-shot mDeBERTa-v3-base, {str(dtype).removeprefix('torch.')}",
            f"{found.seconds / seconds:,.0f} × our time with one hypothesis, {3 * found.seconds / seconds:,.0f} × with three "
            f"({found.pairs} pairs, {found.positions:,} positions; from {found.sampled} batches{told})",
        )
