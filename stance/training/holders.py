"""How well the holders of annotated reports are found, named and told apart. Does not judge their labels, and chooses nothing.

Actors are matched to holders as the script does that scores the product from outside: by the stems of their names.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from stance.articles import from_text
from stance.domain import Actor, Analysis, Form, Kind, Span
from stance.pipeline import Reader, analyse
from stance.training.annotated import Held, Report, is_name, meant, reports

UNTOLD = frozenset("the der die das von van de la le und and president prime minister foreign".split())
ALIKE = 0.6
FIRST = 0.1
Read = tuple[Report, Analysis]


@dataclass(frozen=True)
class Measure:
    """One line of the table: ``value`` counted over ``of`` cases."""

    what: str
    of: int
    value: float

    def __str__(self) -> str:
        return f"{self.what:68}{self.of:6}{self.value:8.2f}"


def measures(reader: Reader, gold: Path) -> list[Measure]:
    read = [(report, analyse(from_text(report.text, report.id), reader)) for report in reports(gold)]
    ordinary, hard = [r for r in read if r[0].ordinary], [r for r in read if not r[0].ordinary]
    return [
        Measure("pair F1, labels ignored, ordinary reports", len(ordinary), pair_f1(ordinary)),
        Measure("pair F1, labels ignored, hard reports", len(hard), pair_f1(hard)),
        linking(read),
        *merging(read),
    ]


def pair_f1(read: Sequence[Read]) -> float:
    """F1 of (actor, target) pairs."""
    met = sum(pairs(report, found) for report, found in read)
    return 2 * met / max(1, sum(len(report.stances) + len(found.stances) for report, found in read))


def pairs(report: Report, found: Analysis) -> int:
    """Stances given whose actor and target the report has, each used once, the most alike first."""
    ranked = sorted(
        (
            (alike(held.who.names, spellings(stance.actor, found.article.text)), n, m)
            for n, held in enumerate(report.stances)
            for m, stance in enumerate(found.stances)
            if held.target == stance.target.id
        ),
        reverse=True,
    )
    taken: list[tuple[int, int]] = []
    for sure, n, m in ranked:
        if sure >= ALIKE and all(n != a and m != b for a, b in taken):
            taken.append((n, m))
    return len(taken)


def spellings(actor: Actor, text: str) -> tuple[str, ...]:
    return (actor.name, *(m.span.of(text) for m in actor.mentions))


def alike(ours: Sequence[str], theirs: Sequence[str]) -> float:
    """How sure two lists of names are one actor's, by their best two; a first name of a list counts more."""
    left, right = ([s for s in dict.fromkeys(map(stems, names)) if s] for names in (ours, theirs))
    return max(
        (
            (len(a & b) / min(len(a), len(b)) + len(a & b) / len(a | b)) / 2 + FIRST * (n == 0) + FIRST * (m == 0)
            for n, a in enumerate(left)
            for m, b in enumerate(right)
            if a & b
        ),
        default=0.0,
    )


def stems(name: str) -> frozenset[str]:
    """The words of a name without accents and endings."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    words = [w for w in re.findall(r"\w+", plain) if len(w) > 1 and w not in UNTOLD]
    return frozenset(w if len(w) <= 4 else w[: max(4, len(w) - 3)] for w in words)


def linking(read: Sequence[Read]) -> Measure:
    hidden = [(held, found) for report, found in read for held in report.hidden]
    hits = sum(any(linked(held, actor, found) for actor in found.actors) for held, found in hidden)
    return Measure("holders shown by role or pronoun alone, linked to their name", len(hidden), hits / max(1, len(hidden)))


def linked(held: Held, actor: Actor, found: Analysis) -> bool:
    """Whether the actor goes by a name of the holder's and is in the evidence under none."""
    text, language = found.article.text, found.article.language
    spans = [Span(at, at + len(line)) for line in held.evidence if (at := text.find(line)) >= 0]
    shown = any(m.form is not Form.NAME and m.span.overlaps(span) for m in actor.mentions for span in spans)
    return shown and any(m.form is Form.NAME and is_name(m.span.of(text), held.who, language) for m in actor.mentions)


def merging(read: Sequence[Read]) -> tuple[Measure, ...]:
    """Of a hundred actors, how many are two holders in one, and how many a person that is called a country."""
    inside = [(actor.kind, kinds(report, actor, found)) for report, found in read for actor in found.actors]
    counted = {
        "a person and a country": sum({"person", "country"} <= set(known) for _, known in inside),
        "two people": sum(known.count("person") > 1 for _, known in inside),
        "a person called a country": sum(kind is Kind.COUNTRY and set(known) == {"person"} for kind, known in inside),
    }
    return tuple(
        Measure(f"actors that are {what}, per 100", len(inside), 100 * n / max(1, len(inside))) for what, n in counted.items()
    )


def kinds(report: Report, actor: Actor, found: Analysis) -> list[str]:
    """The kind of everybody in the report whom the actor's names and roles stand for."""
    text, language = found.article.text, report.language
    told = (meant(m.span.of(text), m.form, report.everybody, language) for m in actor.mentions)
    return [who.kind for who in {who.key: who for who in told if who}.values()]
