"""Annotated reports in a folder, and which words name whom in them. Only measures: nothing here may be trained on.

``gold/<id>.json`` has the stances in ``articles/<id>.txt``, and under "distractors" who else is named there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from stance.domain import Form
from stance.names import country, fold, matches, same_word

ORDINARY = "_p"
"""In the id of a report as agencies send it; the others are short and hard on purpose."""


@dataclass(frozen=True)
class Somebody:
    """``names``: the full name, then other names and roles; ``state`` is the code of a country, "" for others."""

    names: tuple[str, ...]
    kind: str
    state: str = ""

    @property
    def key(self) -> str:
        return self.state or fold(self.names[0])

    @property
    def proper(self) -> tuple[str, ...]:
        """Names alone: of a country all with a capital letter, of others those with a word of the full name."""
        full = fold(self.names[0]).split()
        if self.state:
            return tuple(name for name in self.names if name[:1].isupper())
        return tuple(name for name in self.names if any(same_word(one, two) for one in full for two in fold(name).split()))

    @property
    def roles(self) -> tuple[str, ...]:
        return tuple(name for name in self.names if name not in self.proper)


@dataclass(frozen=True)
class Held:
    """A stance with the sentences that show it."""

    who: Somebody
    target: str
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class Report:
    id: str
    language: str
    text: str
    stances: tuple[Held, ...]
    others: tuple[Somebody, ...]

    @property
    def ordinary(self) -> bool:
        return ORDINARY in self.id

    @property
    def hidden(self) -> tuple[Held, ...]:
        """The stances of those with a name in the report, but none in the evidence: there they go by role or pronoun, if at all."""
        return tuple(
            held
            for held in self.stances
            if held.who.kind != "group"
            and names_in(self.text, held.who, self.language)
            and not names_in(" ".join(held.evidence), held.who, self.language)
        )

    @property
    def everybody(self) -> tuple[Somebody, ...]:
        return (*(held.who for held in self.stances), *self.others)


def reports(folder: Path) -> Iterator[Report]:
    for path in sorted((folder / "gold").glob("*.json")):
        raw = json.loads(path.read_text("utf-8"))
        language, text = raw["lang"], (folder / "articles" / f"{path.stem}.txt").read_text("utf-8")
        stances = tuple(
            Held(somebody((s["actor"], *s["aliases"]), s["kind"], language), s["target"], tuple(s["evidence"]))
            for s in raw["stances"]
        )
        yield Report(path.stem, language, text, stances, tuple(other(name, language) for name in raw["distractors"]))


def somebody(names: tuple[str, ...], kind: str, language: str) -> Somebody:
    return Somebody(names, kind, state(names[0], language) if kind == "country" else "")


def other(name: str, language: str) -> Somebody:
    """Of those without a stance only the name is given: a state, else a person if all its words, two or more, have a capital."""
    words = name.split()
    person = len(words) > 1 and all(word[:1].isupper() for word in words)
    return somebody((name,), "country" if state(name, language) else "person" if person else "group", language)


def state(name: str, language: str) -> str:
    known = country(name, language)
    return known.code if known else ""


def names_in(text: str, who: Somebody, language: str) -> bool:
    """Whether a word of their names, in whatever case form, or a seat of theirs stands in the text."""
    told = {word for word in re.findall(r"\w+", text) if word[:1].isupper()}
    own = {fold(word) for name in who.proper for word in re.findall(r"\w+", name) if word[:1].isupper()}
    return any(same_word(one, fold(word)) or (who.state and state(word, language) == who.state) for one in own for word in told)


def meant(words: str, form: Form, everybody: Sequence[Somebody], language: str) -> Somebody | None:
    """The only one whom a name or role can stand for; None where there are none or several, and for pronouns."""
    tests = {Form.NAME: is_name, Form.ROLE: is_role}
    found = {s.key: s for s in everybody if form in tests and tests[form](words, s, language)}
    return next(iter(found.values())) if len(found) == 1 else None


def is_name(words: str, who: Somebody, language: str) -> bool:
    if who.state and state(words, language) == who.state:
        return True
    return matches(words, who.names[0], language) or any(matches(name, words, language) for name in who.proper)


def is_role(words: str, who: Somebody, language: str) -> bool:
    """Whether ``words`` are a role of theirs word by word, but for endings."""
    return any(matches(role, words, language) and matches(words, role, language) for role in who.roles)
