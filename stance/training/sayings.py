"""Sentences that take a side by other means than plain verbs, a line of ``sayings/<lang>.txt`` each. Does not mark all mentions.

A reader who knows "supports" and "rejects" by heart still has to learn that a file left to gather dust is a refusal. A line is
``A- B+ nato | {A|Tessa Brind} would sooner see ...``: holders with ``+`` favor, ``-`` against, ``0`` neutral or ``.`` nothing, the
target, and the sentence with its holders marked as in the corpus, persons' names by ``|`` and all others by ``~``.

``python -m stance.training.sayings [FILE ...]`` names every line that breaks this and exits with 1 if there is one.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

from stance.training.passages import CORPUS, Line, Passage, expect, unmark

SAYINGS = CORPUS / "sayings"
SIGNS = {"+": "favor", "-": "against", "0": "neutral", ".": None}
TOPICS = {"nato": "nato_membership", "forces": "ceasefire_forces"}
_LINE = re.compile(r"((?:[A-C][-+0.] )+)(nato|forces) \| (.+)")


def parse(line: str, lang: str, number: int) -> Passage:
    """Read one line. Raises ValueError with what is wrong."""
    found = _LINE.fullmatch(line.strip())
    if not found:
        raise ValueError("expected 'A+ nato | sentence' with + - 0 or . for each holder")
    signs = {code[0]: code[1] for code in found[1].split()}
    text, marks = unmark(found[3], 0)
    marked = {m.actor for m in marks}
    expect(marked == set(signs), f"marked {sorted(marked)}, judged {sorted(signs)}")
    kinds = {m.actor: "person" if m.form == "name" else "group" for m in marks}
    lines = [Line(a, TOPICS[found[2]], label, "narrated", (0,)) for a, sign in signs.items() if (label := SIGNS[sign])]
    return Passage(lang, number, text, ((0, len(text)),), tuple(marks), kinds, tuple(lines), ())


def check(path: Path) -> tuple[list[Passage], list[str]]:
    """The readable lines of a file, and a complaint for each that is broken or said before."""
    found: list[Passage] = []
    complaints: list[str] = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        try:
            saying = parse(line, path.stem, number)
            expect(saying.text not in {p.text for p in found}, "said before")
            found.append(saying)
        except ValueError as error:
            complaints.append(f"{path.name}:{number}: {error}")
    return found, complaints


def read_sayings(folder: Path = SAYINGS) -> list[Passage]:
    """All languages. Raises ValueError at the first broken line."""
    checked = [check(path) for path in sorted(folder.glob("*.txt"))]
    broken = [complaint for _, complaints in checked for complaint in complaints]
    if broken:
        raise ValueError(broken[0])
    return [p for sayings, _ in checked for p in sayings]


def main(arguments: list[str]) -> int:
    broken = 0
    for path in [Path(a) for a in arguments] or sorted(SAYINGS.glob("*.txt")):
        sayings, complaints = check(path)
        labels = Counter(line.label for p in sayings for line in p.lines)
        print(f"{path.stem}: {len(sayings)} sentences", *(f"{label} {count}" for label, count in sorted(labels.items())))
        print(*complaints, sep="\n", end="\n" if complaints else "")
        broken += len(complaints)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
