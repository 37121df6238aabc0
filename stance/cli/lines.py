"""Lines for a terminal. Does not know what they say."""

from __future__ import annotations

import argparse
import sys


def printable(text: str) -> str:
    """One line without control characters, so that no file name or article can steer a terminal."""
    return "".join(c if c.isprintable() else " " for c in text)


def warn(text: object) -> None:
    """One line on stderr."""
    print(printable(str(text)), file=sys.stderr)


def offer_model(command: argparse.ArgumentParser) -> None:
    told = "folder or hub id of an NLI model, or folder of another trained reader (default: the one that ships)"
    command.add_argument("--model", metavar="ID_OR_PATH", help=told)
    command.add_argument("--download", action="store_true", help="fetch the model with this id from the hub; nothing else ever is")
