"""``python -m stance.bench licences``: what we stand on, by version and licence. Does not judge a licence.

What a package says of itself in its installed metadata (core metadata 2.4: ``License-Expression``, before that classifiers).
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

REQUIRED = Path(__file__).parents[2] / "requirements.txt"


@dataclass(frozen=True, order=True)
class Package:
    """``version`` is empty where it is not installed, ``licence`` where it names none."""

    name: str
    version: str = ""
    licence: str = ""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("licences", help="list what requirements.txt brings; exits 1 where a licence is not known")
    command.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    found = sorted(packages(REQUIRED.read_text("utf-8").splitlines()))
    print("| package | version | licence |\n|---|---|---|")
    print(*(f"| {p.name} | {p.version or 'not installed'} | {p.licence or 'not known'} |" for p in found), sep="\n")
    return 0 if all(p.licence for p in found) else 1


def packages(requirements: Iterable[str]) -> Iterator[Package]:
    """Those required, and all that they require in turn on this machine, each once."""
    todo, seen = [Requirement(line) for line in requirements], set()
    while todo:
        needed = todo.pop()
        name = canonicalize_name(needed.name)
        if name in seen or (needed.marker and not needed.marker.evaluate({"extra": ""})):
            continue
        seen.add(name)
        try:
            known = distribution(name)
        except PackageNotFoundError:
            yield Package(name)
            continue
        yield Package(name, known.version, licence(known))
        todo.extend(map(Requirement, known.requires or ()))


def licence(known: Distribution) -> str:
    said = known.metadata
    classed = [entry.rpartition(" :: ")[2] for entry in said.get_all("Classifier", []) if entry.startswith("License ::")]
    written, described = (said.get_all(key, [""])[0] for key in ("License-Expression", "License"))
    return written or ", ".join(classed) or described.partition("\n")[0]
