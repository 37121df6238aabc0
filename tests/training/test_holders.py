"""Whom words name in an annotated report, which pairs count as met, and which actors as two in one; all by hand-made reports."""

import pytest

from stance.domain import Actor, Analysis, Article, Form, Kind, Label, Mention, Span, Stance
from stance.targets import BUILT_IN
from stance.training.annotated import Held, Report, meant, other, somebody
from stance.training.holders import alike, linking, merging, pair_f1

MINISTER = somebody(("Lena Varnholt", "Varnholt", "Ministerin"), "person", "de")
POLAND = somebody(("Polen", "Warschau", "das Land"), "country", "de")
TEXT = "Lena Varnholt kam nach Warschau. Die Ministerin lehnte das ab. Jan Orlik schwieg, Polen auch."
EVIDENCE = "Die Ministerin lehnte das ab."
FORMS = {"Die Ministerin": Form.ROLE, "er": Form.PRONOUN}


def actor(kind: Kind, *words: str) -> Actor:
    spans = [Span(TEXT.index(word), TEXT.index(word) + len(word)) for word in words]
    mentions = [Mention(s, 0, FORMS.get(w, Form.NAME), kind) for s, w in zip(spans, words, strict=True)]
    return Actor(words[0], kind, tuple(mentions))


def read(*actors: Actor, stances: tuple[Stance, ...] = ()) -> tuple[Report, Analysis]:
    held = (Held(MINISTER, "nato_membership", (EVIDENCE,)),)
    report = Report("de_1", "de", TEXT, held, (POLAND, other("Jan Orlik", "de")))
    return report, Analysis(Article("de_1", TEXT, "", "de"), (), actors, stances, "handmade")


@pytest.mark.parametrize(
    ("names", "kind", "evidence", "hidden"),
    [
        (("Lena Varnholt", "Ministerin"), "person", "Die Ministerin lehnte das ab.", True),
        (("Lena Varnholt", "Ministerin"), "person", "Varnholts Sprecher lehnte das ab.", False),
        (("Polen", "das Land"), "country", "Das Land werde keine Soldaten schicken.", True),
        (("Polen",), "country", "Aus Warschau hieß es, das komme nicht infrage.", False),
        (("Mira Toll", "Kanzlerin"), "person", "Die Kanzlerin lehnte das ab.", False),
        (("Oppositionelle",), "group", "Sie lehnten das ab.", False),
    ],
    ids=["role", "name in another case", "role of a country", "its capital", "named nowhere", "group"],
)
def test_a_holder_is_hidden_where_the_report_names_it_and_the_evidence_does_not(
    names: tuple[str, ...], kind: str, evidence: str, hidden: bool
) -> None:
    held = Held(somebody(names, kind, "de"), "nato_membership", (evidence,))
    assert bool(Report("de_1", "de", TEXT, (held,), ()).hidden) is hidden


@pytest.mark.parametrize(
    ("words", "form", "key"),
    [
        ("Varnholts", Form.NAME, MINISTER.key),
        ("Warschaus", Form.NAME, "PL"),
        ("Ministerin", Form.ROLE, MINISTER.key),
        ("Ministerin", Form.NAME, None),
        ("sie", Form.PRONOUN, None),
        ("Orlik", Form.NAME, None),
    ],
)
def test_words_mean_the_only_one_they_can_stand_for(words: str, form: Form, key: str | None) -> None:
    everybody = (MINISTER, POLAND, other("Jan Orlik", "de"), other("Eva Orlik", "de"))
    found = meant(words, form, everybody, "de")
    assert (found.key if found else None) == key


def test_of_those_without_a_stance_the_kind_is_told_by_the_name() -> None:
    kinds = {name: other(name, "en").kind for name in ("Poland", "Kyiv", "Jan Orlik", "European leaders", "Parliament")}
    assert kinds == {
        "Poland": "country",
        "Kyiv": "country",
        "Jan Orlik": "person",
        "European leaders": "group",
        "Parliament": "group",
    }


@pytest.mark.parametrize(
    ("role", "share"),
    [(actor(Kind.PERSON, "Lena Varnholt", "Die Ministerin"), 1.0), (actor(Kind.PERSON, "Jan Orlik", "Die Ministerin"), 0.0)],
    ids=["right name", "wrong name"],
)
def test_a_role_is_linked_where_its_actor_has_the_holders_name(role: Actor, share: float) -> None:
    found = linking([read(role)])
    assert (found.of, found.value) == (1, share)


def test_an_actor_of_two_holders_is_merged_and_a_person_may_be_called_a_country() -> None:
    mixed = actor(Kind.PERSON, "Lena Varnholt", "Polen")
    double = actor(Kind.PERSON, "Lena Varnholt", "Jan Orlik")
    called = actor(Kind.COUNTRY, "Jan Orlik")
    fine = actor(Kind.COUNTRY, "Polen", "Warschau")
    assert [m.value for m in merging([read(mixed, double, called, fine)])] == [25, 25, 25]


def test_a_pair_is_met_whatever_the_label_and_once() -> None:
    found = [
        Stance(actor(Kind.PERSON, *words), BUILT_IN[0], Label.FAVOR, 1, 1, ()) for words in (("Lena Varnholt",), ("Varnholt",))
    ]
    other_target = Stance(found[0].actor, BUILT_IN[1], Label.FAVOR, 1, 1, ())
    assert pair_f1([read(stances=(found[0],))]) == 1
    assert pair_f1([read(stances=(found[0], found[1]))]) == pytest.approx(2 / 3)
    assert pair_f1([read(stances=(other_target,))]) == 0


def test_names_are_alike_by_the_stems_of_their_words() -> None:
    assert alike(("Olaf Scholz",), ("Kanzler", "Scholz")) > 0.6
    assert alike(("Владимир Путин",), ("Путина",)) > 0.6
    assert alike(("Foreign Minister Jan Orlik",), ("Foreign Minister Eva Toll",)) == 0
