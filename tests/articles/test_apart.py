"""Parsers in a process of their own: a crash, a hang or a hunger for memory costs one file and one sentence."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from stance.articles import apart
from stance.articles.apart import OUT_OF_TIME, parse_apart
from stance.articles.extracts import Extract, Obstacle
from stance.articles.kinds import Kind
from stance.articles.parsing import parse
from tests.articles.made import STORY, page, pdf, word


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        (Kind.HTML, page()),
        (Kind.PDF, pdf([STORY])),
        (Kind.DOCX, word()),
        (Kind.JSON, json.dumps([{"text": STORY[0] + "\u2028\n\ud800"}, {}]).encode()),
        (Kind.JSON, b"[" * 100_000),
    ],
)
def test_what_is_read_far_away_is_what_is_read_here(kind: Kind, content: bytes) -> None:
    def comparable(found: Extract | Obstacle) -> Extract | str:
        return str(found) if isinstance(found, Obstacle) else Extract(**{**vars(found), "text": found.text.replace("\ud800", "?")})

    assert [*map(comparable, parse_apart(kind, content))] == [*map(comparable, parse(kind, content))]


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is bounded on Linux only")
def test_a_hunger_for_memory_ends_in_a_sentence() -> None:
    (found,) = parse_apart(Kind.JSON, b"[" + b"[],[[]],{}," * 1_500_000 + b"0]")
    assert isinstance(found, Obstacle) and "memory" in str(found)


def ended(code: int, out: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.CompletedProcess([], code, out, b"")


@pytest.mark.parametrize(
    ("end", "reason"),
    [
        (ended(-11), "is broken, or too large"),
        (ended(OUT_OF_TIME), "takes longer than"),
        (ended(1, b'{"text": "cut off in the mid'), "is broken, or too large"),
        (ended(0), "is broken, or too large"),
        (subprocess.TimeoutExpired([], 1), "takes longer than"),
    ],
)
def test_however_it_ends_there_is_one_sentence(monkeypatch: pytest.MonkeyPatch, end: object, reason: str) -> None:
    def child(*_: object) -> object:
        if isinstance(end, Exception):
            raise end
        return end

    monkeypatch.setattr(apart, "child", child)
    (found,) = parse_apart(Kind.PDF, b"")
    assert isinstance(found, Obstacle) and reason in str(found)


def test_what_was_read_before_a_crash_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "child", lambda *_: ended(-11, b'{"text": "whole"}\n{"text": "cut'))
    first, second = parse_apart(Kind.JSON, b"")
    assert first == Extract("whole") and isinstance(second, Obstacle)


def test_a_hang_is_ended_by_the_clock() -> None:
    """A parser waiting for input that never ends, with no time to wait."""
    with pytest.raises(subprocess.TimeoutExpired):
        apart.child(["parse", f"{Kind.JSON}/"], b"", 0)


@pytest.mark.skipif(os.name == "nt", reason="no limits of this kind there")
def test_computing_too_long_is_ended_by_the_system() -> None:
    endless = "from stance.articles.child import bound\nbound()\nwhile True: pass"
    limit = {**os.environ, "STANCE_MAX_PARSER_SECONDS": "1"}
    assert subprocess.run([sys.executable, "-c", endless], env=limit, cwd=apart.ROOT, check=False).returncode == OUT_OF_TIME
