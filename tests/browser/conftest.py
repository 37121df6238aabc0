"""The app served on this machine, and the system's Chromium to visit it with."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    if CHROMIUM is None:
        pytest.fail("No Chromium found: install Debian's package chromium, or run: pytest --ignore tests/browser")
    return {"executable_path": CHROMIUM, "args": ["--no-sandbox", "--disable-background-networking", "--disable-quic"]}


@pytest.fixture(scope="session")
def app_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless=true", f"--server.port={port}"]
    own = os.environ | {"STANCE_DATABASE_URL": f"sqlite:///{tmp_path_factory.mktemp('library')}/library.sqlite"}
    server = subprocess.Popen([*command, "--server.address=127.0.0.1"], cwd=ROOT, env=own)
    yield served(f"http://127.0.0.1:{port}")
    server.kill()
    server.wait(timeout=20)


def served(url: str) -> str:
    """The same address once a server answers there, or after a minute."""
    for _ in range(120):
        try:
            urllib.request.urlopen(f"{url}/_stcore/health", timeout=2)
            break
        except OSError:
            time.sleep(0.5)
    return url
