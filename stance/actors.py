"""Mentions and links to actors, each named once. Does not find mentions, and does not know who holds which office.

Names of one article are one actor when their words match (inflection and short forms allowed) and, for states, when they name the
same country or its capital; roles and pronouns join the actor that the reader's link leads to, and roles without a link the one of
whom their words were said before.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from stance.domain import Actor, Form, Kind, Links, Mention
from stance.names import State, country, country_name, fold, matches, same_word, states

SURE_LINK = 0.5
"""Least chance of an antecedent, so that hardly ever two are sure."""
TELLING = 3
"""Letters of words that may be mere articles."""


def actors(text: str, language: str, mentions: Sequence[Mention], links: Links) -> tuple[Actor, ...]:
    """All actors in order of first mention."""
    owner = named(text, language, mentions)
    follow(mentions, links, owner)
    recall(text, mentions, owner)
    members: dict[int, list[int]] = defaultdict(list)
    for n, first in sorted(owner.items()):
        members[first].append(n)
    found = [actor(text, language, [mentions[n] for n in numbers]) for numbers in members.values()]
    return tuple(sorted((a for a in found if a.kind is not Kind.PLACE), key=lambda a: a.mentions[0].span))


def named(text: str, language: str, mentions: Sequence[Mention]) -> dict[int, int]:
    """Mention number -> number of the mention its actor is known by, for all names; fuller names are placed first."""
    numbers = [n for n, m in enumerate(mentions) if m.form is Form.NAME]
    words = {n: mentions[n].span.of(text) for n in numbers}
    owner: dict[int, int] = {}
    placed: dict[State | str, list[int]] = defaultdict(list)
    for n in sorted(numbers, key=lambda n: (-len(words[n].split()), n)):
        known = state(mentions[n], text, language)
        keys: set[State | str] = {known} if known else {word[:3] for word in fold(words[n]).split()}
        near = {m for key in keys for m in placed[key]}
        same = [m for m in near if known or (alike(mentions[n], mentions[m]) and matches(words[m], words[n], language))]
        owner[n] = owner[min(same, key=lambda m: (abs(m - n), m))] if same else n
        for key in keys:
            placed[key].append(n)
    return owner


def alike(one: Mention, other: Mention) -> bool:
    """A person is never a country or an institution; the reader may waver between the other kinds."""
    return (one.kind is Kind.PERSON) == (other.kind is Kind.PERSON)


def follow(mentions: Sequence[Mention], links: Links, owner: dict[int, int]) -> None:
    """Give every role and pronoun the owner its links lead to; without one a role is an actor of its own, a pronoun is dropped."""
    for n, mention in enumerate(mentions):
        if mention.form is Form.NAME:
            continue
        to = antecedent(links.get(n, {}), owner)
        if to is not None:
            owner[n] = to
        elif mention.form is Form.ROLE:
            owner[n] = n
    for n, mention in enumerate(mentions):
        if mention.form is not Form.NAME or owner[n] != n:
            continue
        to = antecedent(links.get(n, {}), owner)
        if to is not None and mentions[to].form is Form.ROLE:
            owner |= {m: n for m, first in owner.items() if first == to}


def recall(text: str, mentions: Sequence[Mention], owner: dict[int, int]) -> None:
    """Give a role that no link leads anywhere the owner of all earlier roles with its words, where that is one and the same."""
    said: list[tuple[list[str], int]] = []
    for n, mention in enumerate(mentions):
        if mention.form is not Form.ROLE:
            continue
        words = [word for word in fold(mention.span.of(text)).split() if len(word) > TELLING]
        if owner[n] == n and words:
            before = {owner[m] for earlier, m in said if all(any(same_word(word, known) for known in earlier) for word in words)}
            if len(before) == 1:
                owner |= dict.fromkeys([m for m, first in owner.items() if first == n], before.pop())
        said.append((words, n))


def antecedent(chances: Mapping[int, float], owner: Mapping[int, int]) -> int | None:
    """The owner that the links to all its mentions together make sure; None where there is none."""
    shares: dict[int, float] = defaultdict(float)
    for to in chances.keys() & owner.keys():
        shares[owner[to]] += chances[to]
    return next((to for to, share in shares.items() if share >= SURE_LINK), None)


def actor(text: str, language: str, mentions: Sequence[Mention]) -> Actor:
    """One actor under its fullest name; a state under its own, in the nominative."""
    names = [m for m in mentions if m.form is Form.NAME]
    roles = [m.span.of(text) for m in mentions if m.form is Form.ROLE]
    known = [found for m in names if (found := state(m, text, language))]
    kind = Kind.COUNTRY if known else Counter(m.kind for m in names or mentions).most_common(1)[0][0]
    spelled = [m.span.of(text) for m in names] or roles
    shown = state_name(spelled, known[0].code, language) if known else fullest(spelled)
    return Actor(shown, kind, tuple(mentions), roles[0] if roles and names else "")


def state(mention: Mention, text: str, language: str) -> State | None:
    """The state a name stands for; a person's name stands for none."""
    return None if mention.kind is Kind.PERSON else country(mention.span.of(text), language)


def state_name(spelled: Sequence[str], code: str, language: str) -> str:
    """The spelling of the text that is a country's plain name, or else the usual one."""
    plain = [name for name in spelled if (found := states(language).get(fold(name))) and not found.seat]
    return fullest(plain) if plain else country_name(code, language)


def fullest(names: Sequence[str]) -> str:
    """The name with most words; among equals the most frequent, then the shortest, then the first."""
    count = Counter(names)
    return max(dict.fromkeys(names), key=lambda name: (len(name.split()), count[name], -len(name)))
