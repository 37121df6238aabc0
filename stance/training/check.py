"""Check corpus files and print their balance. Does not correct anything.

``python -m stance.training.check [FILE ...]`` names every line that breaks the guide and exits with 1 if there is one.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from stance.training.passages import CORPUS, Passage, parse


def check(path: Path) -> tuple[list[Passage], list[str]]:
    """The readable passages of a file and one complaint per line that is broken or a repetition."""
    passages: list[Passage] = []
    complaints: list[str] = []
    seen: dict[str, int] = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        try:
            passage = parse(line, path.stem, number)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            complaints.append(f"{path.name}:{number}: {error}")
            continue
        for start, end in passage.sentences:
            sentence = passage.text[start:end]
            if sentence in seen and len(sentence) > 40:
                complaints.append(f"{path.name}:{number}: sentence already in line {seen[sentence]}: {sentence}")
            seen.setdefault(sentence, number)
        passages.append(passage)
    return passages, complaints


def balance(passages: list[Passage]) -> str:
    """One line of shares, in per cent, to hold against the guide."""
    lines = [line for p in passages for line in p.lines]
    labels, targets = Counter(x.label for x in lines), Counter(x.target for x in lines)
    hard = {"negative", "near_target", "named_only", "reporter_only"}
    part = {
        "no stance": sum(not p.lines for p in passages) / max(1, len(passages)),
        "hard": sum(bool(hard & set(p.tags)) for p in passages) / max(1, len(passages)),
        **{k: labels[k] / max(1, len(lines)) for k in ("favor", "against", "neutral")},
        "nato": targets["nato_membership"] / max(1, len(lines)),
    }
    return f"{len(passages):4} passages {len(lines):4} stances  " + "  ".join(f"{k} {100 * v:.0f}" for k, v in part.items())


def main(arguments: list[str]) -> int:
    paths = [Path(a) for a in arguments] or sorted(CORPUS.rglob("*.jsonl"))
    broken = 0
    for path in paths:
        passages, complaints = check(path)
        broken += len(complaints)
        print(f"{path.stem}: {balance(passages)}")
        print(*complaints, sep="\n", end="\n" if complaints else "")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
