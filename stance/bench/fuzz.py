"""Any number of files of every kind, whole and harmed, the same ones for the same seed. Does not read them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from random import Random
from zipfile import BadZipFile, ZipFile

from stance.articles import ENCODINGS, SUFFIXES
from stance.bench.whole import MAKERS, packed

LARGEST = 6_000_000
"""Bytes of a file; no harm makes much more on the way, so that the memory of a run is that of taking the files in."""
MOST_NUMBERS = 200
HUGE = (b"4294967296", b"-1", b"9223372036854775808", b"1e999", b"0", b"9" * 5_000)
CODECS = ("utf-16-le", "utf-16-be", "utf-32", "utf-7", "cp037", "shift_jis", "gb18030", "latin-1", *ENCODINGS)
NESTS = (b"<div>", b"[", b"{", b'{"a":', b"<</A ", b"(", b"> ", b"*", b"<!--", b"<table><tr><td>")
FILLS = (b"\0", b"\x1b[31m", b"\xed\xa0\x80", b"\xff", b" ", b"\n", "\u202e".encode(), b"a", b"1. ", b"(dpa) - ", b"2024-12-03 ")
PREFIXES = ("", "", "", "", "\x1b[31m", "../../", "\u202e", "a\nb ", "\ud800", "C:\\")


@dataclass(frozen=True)
class File:
    """``name`` is the one it comes under, as hostile as its content; ``label`` says what was done to it, and is none to fear."""

    label: str
    name: str
    content: bytes
    encoding: str | None = None


def files(number: int, seed: int) -> Iterator[File]:
    """Kinds in turn; most are harmed once or more often, some not at all."""
    for n in range(number):
        chance, suffix = Random(f"{seed}-{n}"), SUFFIXES[n % len(SUFFIXES)]
        content = MAKERS[suffix](chance)
        harms = chance.sample(HARMS, chance.choice((0, 1, 1, 1, 2, 3)))
        for harm in harms:
            content = harm(content, chance)[:LARGEST]
        label = "-".join([f"{n:05}", *(harm.__name__ for harm in harms)])
        name = f"{chance.choice(PREFIXES)}{label}{suffix if chance.random() < 0.95 else chance.choice(SUFFIXES)}"
        yield File(label + suffix, name, content, chance.choice([*ENCODINGS]) if chance.random() < 0.1 else None)


def flipped(content: bytes, chance: Random) -> bytes:
    out = bytearray(content)
    for _ in range(chance.randint(1, 20) if out else 0):
        out[chance.randrange(len(out))] ^= 1 << chance.randrange(8)
    return bytes(out)


def cut(content: bytes, chance: Random) -> bytes:
    start, end = part(content, chance)
    return chance.choice((content[:end], content[start:], content[:start] + content[end:]))


def doubled(content: bytes, chance: Random) -> bytes:
    start, end = part(content, chance)
    most = LARGEST // (end - start + 1)
    return content[:end] + content[start:end] * min(most, chance.choice((1, 2, 50))) + content[end:]


def spliced(content: bytes, chance: Random) -> bytes:
    other = MAKERS[chance.choice(SUFFIXES)](chance)
    return content[: part(content, chance)[1]] + other[part(other, chance)[0] :]


def enlarged(content: bytes, chance: Random) -> bytes:
    """Some of its numbers are huge, or none."""

    def other(number: re.Match[bytes]) -> bytes:
        return chance.choice(HUGE) if chance.random() < 0.2 else number[0]

    start, _ = part(content, chance)
    return content[:start] + re.sub(rb"\d+", other, content[start:], count=MOST_NUMBERS)


def nested(content: bytes, chance: Random) -> bytes:
    """In an archive, often in an archive."""
    for depth in range(chance.randint(1, 4)):
        content = packed({f"{depth}{chance.choice(SUFFIXES)}": content})
    return content


def deepened(content: bytes, chance: Random) -> bytes:
    start, end = part(content, chance)
    return content[:start] + chance.choice(NESTS) * chance.choice((10, 1_000, 100_000)) + content[end:]


def recoded(content: bytes, chance: Random) -> bytes:
    return content.decode("utf-8", "replace").encode(chance.choice(CODECS), "replace")


def filled(content: bytes, chance: Random) -> bytes:
    start, _ = part(content, chance)
    return content[:start] + chance.choice(FILLS) * chance.choice((1, 10, 1_000, 100_000)) + content[start:]


def swollen(content: bytes, chance: Random) -> bytes:
    return content * (chance.choice((100_000, 1_000_000, LARGEST)) // (len(content) or 1) + 1)


def inside(content: bytes, chance: Random) -> bytes:
    """What an archive or Word document holds is harmed, and packed again; any other file is flipped."""
    with suppress(BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError, EOFError), ZipFile(BytesIO(content)) as whole:
        files = {name: whole.read(name) for name in whole.namelist()}
        if files:
            name = chance.choice([*files])
            return packed(files | {name: chance.choice(HARMS)(files[name], chance)[:LARGEST]})
    return flipped(content, chance)


def part(content: bytes, chance: Random) -> tuple[int, int]:
    """Where something begins and ends."""
    start, end = sorted(chance.randint(0, len(content)) for _ in range(2))
    return start, end


HARMS: tuple[Callable[[bytes, Random], bytes], ...] = (
    flipped, cut, doubled, spliced, enlarged, nested, deepened, recoded, filled, swollen, inside,
)  # fmt: skip
