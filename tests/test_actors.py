"""Actors: a table per case of mentions and links, and the actors they make."""

import random
import re

import pytest

from stance.actors import actors
from stance.domain import Form, Kind, Mention, Span

FORMS = {"|": Form.NAME, "~": Form.ROLE, "*": Form.PRONOUN}
KINDS = {"p": Kind.PERSON, "c": Kind.COUNTRY, "i": Kind.INSTITUTION, "g": Kind.GROUP, "o": Kind.PLACE}


def marked(markup: str) -> tuple[str, list[Mention]]:
    """ "{p|Rutte}" is a person's name, "{p~the minister}" a role, "{p*he}" a pronoun."""
    text, mentions, at = "", [], 0
    for m in re.finditer(r"\{(\w)([|~*])([^}]+)\}", markup):
        text += markup[at : m.start()]
        mentions.append(Mention(Span(len(text), len(text) + len(m[3])), 0, FORMS[m[2]], KINDS[m[1]]))
        text += m[3]
        at = m.end()
    return text + markup[at:], mentions


CASES = [
    ("de", "{p|Mark Rutte} warnte. {p|Rutte} sagte, {p~der Generalsekretär} hoffe.", {2: 1}, {"Mark Rutte": ("person", 3)}),
    ("de", "{c|Kiew} fordert, die {c|Ukraine} will, {c|Moskau} und {c|Russland} nicht.", {}, {"Ukraine": ("country", 2), "Russland": ("country", 2)}),
    ("pl", "{p|Donald Tusk} i {p|Donald Trump}. {p|Tuskowi} to nie przeszkadza.", {}, {"Donald Tusk": ("person", 2), "Donald Trump": ("person", 1)}),
    ("uk", "{p|Володимир Гайовий} сказав. Слова {p|Гайового} почули у {c|Варшаві} й {c|Польщі}.", {}, {"Володимир Гайовий": ("person", 2), "Польща": ("country", 2)}),
    ("ru", "{i|Кремль} против, {c|Москва} против.", {}, {"Россия": ("country", 2)}),
    ("fr", "{p~Le ministre} {p|Jean Delorme} est venu, {p*il} a dit non.", {1: 0, 2: 1}, {"Jean Delorme": ("person", 3)}),
    ("it", "{p|Luca Romano} a {o|Milano}.", {}, {"Luca Romano": ("person", 1)}),
    ("es", "{p|Ana Prieto} y {p|Luis Prieto}.", {}, {"Ana Prieto": ("person", 1), "Luis Prieto": ("person", 1)}),
    ("en", "{g~Several deputies} objected, {p*he} did not.", {}, {"Several deputies": ("group", 1)}),
    ("hu", "{p|Kelemen Ágnes} nem. {p|Kelemennek} igen.", {}, {"Kelemen Ágnes": ("person", 2)}),
    ("nl", "{c|Nederland} wacht, {c|Den Haag} ook.", {1: 0}, {"Nederland": ("country", 2)}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "markup", "links", "expected"), CASES, ids=[c[0] + str(n) for n, c in enumerate(CASES)])
def test_every_holder_is_named_once(
    language: str, markup: str, links: dict[int, int], expected: dict[str, tuple[str, int]]
) -> None:
    text, mentions = marked(markup)
    found = actors(text, language, mentions, {n: {to: 0.9} for n, to in links.items()})
    assert {a.name: (a.kind.value, len(a.mentions)) for a in found} == expected


def test_a_role_becomes_the_subtitle() -> None:
    text, mentions = marked("{p~Außenministerin} {p|Lena Varnholt} sprach.")
    (found,) = actors(text, "de", mentions, {1: {0: 0.9}})
    assert (found.name, found.role) == ("Lena Varnholt", "Außenministerin")


def test_links_to_one_actor_add_up() -> None:
    text, mentions = marked("{p|Lena Varnholt} sprach, {p|Varnholt} ging, {p|Ode Krell} kam. {p~Die Ministerin} schwieg.")
    found = actors(text, "de", mentions, {3: {0: 0.35, 1: 0.3, 2: 0.3}})
    assert {a.name: len(a.mentions) for a in found} == {"Lena Varnholt": 3, "Ode Krell": 1}
    apart = actors(text, "de", mentions, {3: {0: 0.2, 1: 0.2, 2: 0.3}})
    assert "Die Ministerin" in {a.name for a in apart}


FAR = [
    ("de", "{p~Außenministerin} {p|Lena Varnholt} kam, {p|Ode Krell} ging. {p~Die Ministerin} schwieg.", ["Lena Varnholt", "Ode Krell", "Die Ministerin"]),
    ("en", "{p~Foreign minister} {p|Ann Ode} came, {p|Tom Krell} left. {p~The minister} was silent.", ["Ann Ode", "Tom Krell"]),
    ("en", "{p~Foreign minister} {p|Ann Ode}, {p~defence minister} {p|Tom Krell}. {p~The minister} was silent.", ["Ann Ode", "Tom Krell", "The minister"]),
    ("pl", "{p~Minister} {p|Jan Torczak} przyjechał. Zdaniem {p~ministra} nie.", ["Jan Torczak"]),
    ("fr", "{p~La ministre} {p|Anne Delorme} est venue. {p~Le général} se tait.", ["Anne Delorme", "Le général"]),
    ("it", "{g~Alcuni deputati} hanno votato. Per {g~i deputati} era tardi.", ["i deputati"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "markup", "expected"), FAR)
def test_a_role_without_a_link_goes_to_the_only_one_its_words_were_said_of(language: str, markup: str, expected: list[str]) -> None:
    text, mentions = marked(markup)
    appositions = {
        n: {n - 1: 0.9} for n in range(1, len(mentions)) if (mentions[n - 1].form, mentions[n].form) == (Form.ROLE, Form.NAME)
    }
    assert [a.name for a in actors(text, language, mentions, appositions)] == expected


def test_no_mentions_no_actors() -> None:
    assert actors("Es regnet.", "de", [], {}) == ()


def test_thousands_of_names_stay_apart_and_quick() -> None:
    chance = random.Random(1)
    names = {f"{word(chance)} {word(chance)}" for _ in range(5000)}
    text, mentions = marked(" ".join(f"{{p|{name}}}" for name in sorted(names)))
    assert len(actors(text, "de", mentions, {})) > 4900


def word(chance: random.Random) -> str:
    return "".join(chance.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(9)).capitalize()
