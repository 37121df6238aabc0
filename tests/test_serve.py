"""The app served as a real process: told to end, it ends, and the server it started too. Does not open a browser."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from stance.cli.serve import APP, stopped

PATIENCE = 120
"""Seconds until what is still not there hangs; test machines may be busy."""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no signals of this kind there")


def soon(what: Callable[[], bool]) -> bool:
    end = time.monotonic() + PATIENCE
    while not (found := what()) and time.monotonic() < end:
        time.sleep(0.1)
    return found


def listening(port: int) -> bool:
    with socket.socket() as caller:
        return caller.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        found: int = free.getsockname()[1]
        return found


@pytest.fixture
def serving(port: int, tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    own = os.environ | {"STANCE_DATABASE_URL": f"sqlite:///{tmp_path}/library.sqlite"}
    command = [sys.executable, "-m", "stance", "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=APP.parent, env=own, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        yield process
        process.kill()


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_when_told_and_leaves_no_server_behind(serving: subprocess.Popen[bytes], port: int, end: signal.Signals) -> None:
    assert soon(lambda: listening(port))
    serving.send_signal(end)
    _, said = serving.communicate(timeout=PATIENCE)  # which ends when no process holds its stderr any more
    assert serving.returncode == 0 and b"Traceback" not in said
    assert not listening(port)


def test_a_server_that_ends_by_itself_ends_it(serving: subprocess.Popen[bytes], port: int) -> None:
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(("127.0.0.1", port))
        taken.listen()
        assert serving.wait(PATIENCE) != 0


def test_a_server_that_will_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stance.cli.serve.GRACE", 1)
    deaf = "import signal, sys; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True); sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", deaf], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        assert server.stdout is not None and server.stdout.readline()
        assert stopped(server) == 0
        assert server.wait(PATIENCE) == -signal.SIGKILL
