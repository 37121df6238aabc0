"""``python -m stance serve``: the app with settings fit for others to use it. Does not know Streamlit but by its command line."""

from __future__ import annotations

import argparse
import signal
import subprocess
import sys
from pathlib import Path

APP = Path(__file__).parents[2] / "app.py"
SETTINGS = {
    "server.headless": "true",
    "server.enableXsrfProtection": "true",
    "server.enableCORS": "true",
    "server.fileWatcherType": "none",
    "server.maxUploadSize": "20",
    "browser.gatherUsageStats": "false",
    "client.showErrorDetails": "none",
}
"""CORS protection is on and no origin is named, so that other sites' pages get no answer. The upload limit counts MB."""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("serve", help="open the app to browsers")
    command.add_argument("--host", default="127.0.0.1", help="address to listen at (default: %(default)s, this machine alone)")
    command.add_argument("--port", type=port, default=8501, help="(default: %(default)s)")
    command.set_defaults(run=run)


def port(text: str) -> int:
    if not 0 < (number := int(text)) < 65536:
        raise ValueError
    return number


def command_line(host: str, port: int) -> list[str]:
    """What starts the app; settings given here win over any file."""
    settings = SETTINGS | {"server.address": host, "server.port": str(port)}
    return [sys.executable, "-m", "streamlit", "run", str(APP), *(f"--{name}={value}" for name, value in settings.items())]


def run(asked: argparse.Namespace) -> int:
    """Until the server ends; it is told to when this process is."""
    with subprocess.Popen(command_line(asked.host, asked.port), cwd=APP.parent) as server:
        signal.signal(signal.SIGTERM, lambda number, frame: server.terminate())
        try:
            return server.wait()
        except KeyboardInterrupt:
            return 0
