"""``python -m stance serve``: the app with settings fit for others to use it. Does not know Streamlit but by its command line."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import time
import tomllib
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
LOGIN = "STANCE_LOGIN"
"""Tells the app that visitors must log in."""
NEEDED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
ENDS = (signal.SIGINT, signal.SIGTERM)
GRACE = 10
"""Seconds the server has to end by itself; what it was reading waits on disk for its next start."""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("serve", help="open the app to browsers")
    command.add_argument("--host", default="127.0.0.1", help="address to listen at (default: %(default)s, this machine alone)")
    command.add_argument("--port", type=port, default=8501, help="(default: %(default)s)")
    command.add_argument(
        "--login", type=Path, metavar="FILE", help="a TOML file with [auth]: visitors log in, each to their own library"
    )
    command.set_defaults(run=run)


def port(text: str) -> int:
    if not 0 < (number := int(text)) < 65536:
        raise ValueError
    return number


def command_line(host: str, port: int, login: Path | None = None) -> list[str]:
    """What starts the app; settings given here win over any file."""
    settings = SETTINGS | {"server.address": host, "server.port": str(port)}
    if login:
        settings["secrets.files"] = str(login.absolute())
    return [sys.executable, "-m", "streamlit", "run", str(APP), *(f"--{name}={value}" for name, value in settings.items())]


def run(asked: argparse.Namespace) -> int:
    """Until the server ends, or this process is told to end; the server never outlives that."""
    if asked.login and (reason := no_login(asked.login)):
        print(reason, file=sys.stderr)
        return 2
    told: list[int] = []
    for end in ENDS:
        signal.signal(end, lambda number, frame: told.append(number))
    own = os.environ | ({LOGIN: "1"} if asked.login else {})
    with subprocess.Popen(
        command_line(asked.host, asked.port, asked.login), cwd=APP.parent, env=own, start_new_session=True
    ) as server:
        while server.poll() is None and not told:
            time.sleep(0.2)
        return stopped(server) if told else server.returncode


def no_login(file: Path) -> str:
    """Why nobody could log in with this file, in one sentence, or nothing."""
    try:
        found = tomllib.loads(file.read_text("utf-8")).get("auth", {})
    except OSError as error:
        return f"{file} cannot be read: {error.strerror}."
    except ValueError as error:
        return f"{file} is not TOML: {error}."
    missing = [name for name in NEEDED if not isinstance(found, dict) or not found.get(name)]
    return f"{file} lacks, under [auth]: {', '.join(missing)}." if missing else ""


def stopped(server: subprocess.Popen[bytes]) -> int:
    """Ask the server to end, and end it where it does not."""
    server.terminate()
    try:
        server.wait(GRACE)
    except subprocess.TimeoutExpired:
        server.kill()
    return 0
