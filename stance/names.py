"""Whether two names can be one actor's, and which state a name stands for. Does not know any person.

Country names come from CLDR through Babel; capitals (from GeoNames, CC BY 4.0), seats of power and spellings that CLDR lacks from
``assets/states.json``. All are matched by stem, so that inflected forms count.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from anyascii import anyascii
from babel import Locale
from rapidfuzz.fuzz import ratio

STATES = Path(__file__).parents[1] / "assets" / "states.json"
BABEL_NAME = {"no": "nb"}
FAMILY_NAME_FIRST = frozenset({"hu"})
NO_STATES = ("EU", "UN", "EZ", "XA", "XB", "ZZ")
LEAST = 4
LONGEST_ENDING = 3
SAME_WORD = 88


@dataclass(frozen=True)
class State:
    """An ISO 3166 code; ``seat`` where the name was that of its capital or seat of power."""

    code: str
    seat: bool = field(compare=False)


def fold(name: str) -> str:
    """Lower case, no accents, Latin letters."""
    return " ".join(anyascii(name).lower().replace("'", "").split())


@cache
def states(language: str) -> dict[str, State]:
    """Folded name -> state: capitals and seats of any language, countries in this one and in English."""
    listed = json.loads(STATES.read_text("utf-8"))
    found = {fold(n): State(code, True) for part in ("capitals", "seats") for n, code in listed[part].items()}
    for names in (locale("en").territories, locale(language).territories):
        found |= {fold(n): State(code, False) for code, n in names.items() if len(code) == 2 and code not in NO_STATES}
    return found | {fold(n): State(code, False) for n, code in listed["spellings"].items()}


def locale(language: str) -> Locale:
    return Locale.parse(BABEL_NAME.get(language, language))


def country_name(code: str, language: str) -> str:
    """The CLDR name of a state in a language, in the nominative."""
    return str(locale(language).territories[code])


@cache
def beginnings(language: str) -> dict[str, list[str]]:
    """First four letters -> folded names of states."""
    found = defaultdict(list)
    for name in states(language):
        if len(name) >= LEAST:
            found[name[:LEAST]].append(name)
    return found


@cache
def country(name: str, language: str) -> State | None:
    """The state that ``name``, a country, its capital or seat of power in any case form, stands for."""
    folded, table = fold(name).removeprefix("the "), states(language)
    if folded in table:
        return table[folded]
    near = [known for known in beginnings(language)[folded[:LEAST]] if name[:1].isupper() and declined(known, folded)]
    return table[max(near, key=lambda known: (len(common(known, folded)), -len(known)))] if near else None


def declined(known: str, form: str) -> bool:
    """Whether ``form`` can be a case form of ``known``; a mere beginning of it ("Roman" of "Romania") is another word."""
    return forms_of_one_word(known, form) and not (known.startswith(form) and len(known) - len(form) > 1)


def common(one: str, other: str) -> str:
    """The letters both begin with."""
    n = 0
    while n < min(len(one), len(other)) and one[n] == other[n]:
        n += 1
    return one[:n]


def forms_of_one_word(one: str, other: str) -> bool:
    """Whether the two differ by endings of at most three letters only, after at least four that they share."""
    shared = len(common(one, other))
    return shared >= LEAST and all(len(word) - shared <= LONGEST_ENDING for word in (one, other))


def same_word(one: str, other: str) -> bool:
    """Equal, forms of one word, or long and spelled nearly alike."""
    if one == other or forms_of_one_word(one, other):
        return True
    return min(len(one), len(other)) >= 6 and one[0] == other[0] and ratio(one, other) >= SAME_WORD


def matches(fuller: str, shorter: str, language: str) -> bool:
    """Whether ``shorter`` can name whom ``fuller`` names: every word of it is, but for endings and initials, a word of the other.

    A first name alone does not do: one of the last two words must be there, or, where the family name comes first, any.
    """
    ours, theirs = (fold(name).replace("-", " ").split() for name in (fuller, shorter))
    if not ours or not theirs:
        return False
    surnames = ours if len(ours) == 1 or language in FAMILY_NAME_FIRST else ours[1:][-2:]
    family = any(same_word(word, short) for word in surnames for short in theirs[-2:])
    return family and all(any(same_word(word, short) or begins(word, short) for word in ours) for short in theirs)


def begins(word: str, initial: str) -> bool:
    return len(initial.rstrip(".")) == 1 and word.startswith(initial[0])
