"""Statements, their sums, filters, comparison and agreement, on three reports whose numbers can be counted by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from stance.domain import Label
from stance.library import Correction, corrected
from stance.tables import agreement, positions, statements
from stance.tables.card import body, calibrated
from stance.tables.comparison import alone, compared
from stance.tables.filters import Filter, kept, marked
from stance.tables.statements import names
from stance.tables.sums import busiest, changes, crossing, grain, shares
from tests.handmade import library

FRAME = statements(library())


def row(frame: pd.DataFrame, **wanted: str) -> pd.Series:
    """The one row with these values."""
    for column, value in wanted.items():
        frame = frame[frame[column] == value]
    assert len(frame) == 1
    return frame.iloc[0]


def test_a_statement_is_a_row_that_leads_to_its_sentence() -> None:
    assert len(FRAME) == 9
    for analysis in library():
        for start, end, text in FRAME[FRAME["source"] == analysis.article.source][["start", "end", "sentence"]].itertuples(
            index=False
        ):
            assert analysis.article.text[start:end] == text


def test_a_state_is_one_actor_in_all_languages() -> None:
    assert set(FRAME[FRAME["kind"] == "country"]["who"]) == {"poland"}
    assert names(FRAME, "en")["poland"] == "Poland" and names(FRAME, "de")["poland"] == "Polen"
    assert names(FRAME, "de")["mira velt"] == "Mira Velt"


def test_a_date_is_as_early_as_its_words_allow() -> None:
    when = FRAME.drop_duplicates("source").set_index("source")["when"]
    assert when["one.txt"] == pd.Timestamp("2024-11-01") and when["two.txt"] == pd.Timestamp("2025-02-03")
    assert pd.isna(when["three.txt"])


CORRECTED = [
    ("of a sentence", Correction("Tom Orlik", "nato_membership", Label.FAVOR, 3), "favor"),
    ("of the whole article", Correction("Tom Orlik", "nato_membership", Label.NEUTRAL), "neutral"),
    ("that says nothing new", Correction("Tom Orlik", "nato_membership", Label.AGAINST), "against"),
]


@pytest.mark.parametrize(("correction", "label"), [c[1:] for c in CORRECTED], ids=[c[0] for c in CORRECTED])
def test_a_correction_shows_in_every_sum_beside_what_was_read(correction: Correction, label: str) -> None:
    frame = statements([corrected(library()[0], [correction]), *library()[1:]])
    for found in (positions(frame), crossing(frame)):
        assert row(found, who="tom orlik")["label"] == label
        assert found[found["corrected"]]["who"].tolist() == ["tom orlik"]
    said = row(frame, who="tom orlik")
    assert (said["label"], said["sentence_label"], said["read_label"]) == (label, label, "against")
    assert said["sentence_read_label"] == ("" if label == "against" else "against")
    assert not compared(frame[frame["source"] == "one.txt"], frame[frame["source"] == "two.txt"])["corrected"].any()


def test_a_statement_without_corrections_was_read_as_it_is() -> None:
    assert set(FRAME["read_label"]) == set(FRAME["sentence_read_label"]) == {""}
    assert not positions(FRAME)["corrected"].any()


def test_positions_are_those_of_the_article() -> None:
    found = positions(FRAME)
    assert len(found) == sum(len(a.stances) for a in library())
    assert found["score"].is_monotonic_increasing
    for analysis in library():
        for stance in analysis.stances:
            text = next(e.sentence.span.of(analysis.article.text) for e in stance.evidence)
            assert row(found, strongest=text, target=stance.target.id)["label"] == stance.label


def test_sentences_of_all_articles_add_up() -> None:
    found = crossing(FRAME)
    poland = row(found, who="poland", target="ceasefire_forces")
    assert poland["sentences"] == 3 and poland["label"] == "against"
    assert poland["score"] == pytest.approx((0.05 - 0.8) / 0.9 / 3)


def test_shares_add_up_to_one_and_say_of_how_many() -> None:
    found = shares(FRAME)
    assert (found[["favor", "neutral", "against"]].sum(axis=1) - 1).abs().max() < 1e-9
    velt = row(found, who="mira velt")
    assert velt["sentences"] == 3 and velt["favor"] == pytest.approx(2 / 3) and velt["balance"] == pytest.approx(1 / 3)


def test_a_change_of_position_names_the_article_before() -> None:
    found = changes(positions(FRAME))
    changed = found[found["before"] != ""]
    assert changed[["who", "target", "label"]].values.tolist() == [["mira velt", "nato_membership", "against"]]
    before = FRAME[FRAME["id"] == changed["before"].iloc[0]]
    assert set(before["source"]) == {"one.txt"}
    assert "three.txt" not in set(FRAME[FRAME["id"].isin(found["id"])]["source"])


def test_where_there_are_too_many_articles_those_of_a_month_count_as_one() -> None:
    assert grain(FRAME, 9) == "id" and grain(FRAME, 3) == "month"
    found = changes(positions(FRAME, "month"), "month")
    assert found[found["before"] != ""][["who", "month", "before"]].values.tolist() == [["mira velt", "2025-02", "2024-11"]]


def test_actors_come_in_pages_those_with_most_sentences_first() -> None:
    first, second = busiest(FRAME, 2, 1), busiest(FRAME, 2, 2)
    assert first == ["mira velt", "poland"] and len(second) == 2 and not set(first) & set(second)


FILTERS = [
    (Filter(), 9),
    (Filter(who=("poland",)), 3),
    (Filter(kinds=("group",)), 1),
    (Filter(targets=("nato_membership",)), 4),
    (Filter(labels=("against",)), 4),
    (Filter(sources=("two.txt", "three.txt")), 5),
    (Filter(languages=("en",)), 4),
    (Filter(since=date(2025, 1, 1)), 3),
    (Filter(until=date(2024, 12, 31)), 4),
    (Filter(confidence=0.61), 0),
    (Filter(sentences=3), 6),
    (Filter(sentences=2, labels=("against",)), 2),
    (Filter(who=("nobody",)), 0),
]


@pytest.mark.parametrize(("wanted", "left"), FILTERS, ids=[str(n) for n in range(len(FILTERS))])
def test_a_filter_keeps_what_fits(wanted: Filter, left: int) -> None:
    assert len(kept(FRAME, wanted)) == left


def test_marks_lead_to_the_statements_of_any_of_them() -> None:
    assert len(marked(FRAME, [])) == len(FRAME)
    found = marked(FRAME, [{"who": "poland", "sentence_label": "favor"}, {"who": ["tom orlik", "ada quint"]}])
    assert sorted(found["actor"]) == ["Ada Quint", "Pologne", "Tom Orlik"]


def test_differences_come_first() -> None:
    one, other = FRAME[FRAME["language"] == "en"], FRAME[FRAME["language"] == "de"]
    found = compared(one, other)
    assert found[["who", "differs"]].values.tolist() == [["mira velt", True], ["poland", False]]
    assert found["difference"].iloc[0] == pytest.approx(2 * 0.75 / 0.9)
    assert alone(one, other) == ["tom orlik"] and alone(other, one) == ["ada quint"]


def crossed(**labels: str) -> pd.DataFrame:
    """Actors and a letter per target: f, a, n or - for none."""
    long = {"f": "favor", "a": "against", "n": "neutral"}
    rows = [(who, f"t{n}", long[letter]) for who, word in labels.items() for n, letter in enumerate(word) if letter != "-"]
    return pd.DataFrame(rows, columns=["who", "target", "label"])


TIES = [
    ("ff", "ff", (2, 2, 0, 1.0)),
    ("ff", "aa", (2, 0, 2, -1.0)),
    ("fa", "ff", (2, 1, 1, 0.0)),
    ("fn", "fa", (2, 1, 0, 0.5)),
    ("f-", "fa", (1, 1, 0, 1.0)),
    ("n-", "f-", (1, 0, 0, 0.0)),
]


@pytest.mark.parametrize(("one", "other", "tie"), TIES)
def test_a_tie_is_agreement_less_conflict_over_what_is_shared(one: str, other: str, tie: tuple[float, ...]) -> None:
    found = agreement.agreement(crossed(a=one, b=other))
    assert tuple(found.iloc[0][["shared", "agree", "conflict", "weight"]]) == tie


def test_pairs_with_too_little_in_common_have_no_tie() -> None:
    table = crossed(a="f-", b="-f", c="ff")
    assert agreement.agreement(table)[["one", "other"]].values.tolist() == [["a", "c"], ["b", "c"]]
    assert agreement.agreement(table, least=2).empty


def test_those_who_agree_form_a_coalition_and_others_none() -> None:
    pairs = agreement.agreement(crossed(a="ff", b="ff", c="ff", d="aa", e="aa", g="nn"))
    assert agreement.coalitions(pairs) == {"a": 1, "b": 1, "c": 1, "d": 2, "e": 2, "g": 0}
    assert agreement.coalitions(pairs.iloc[:0]) == {}


def test_an_empty_library_has_empty_tables() -> None:
    nothing = statements([])
    assert kept(nothing, Filter(sentences=2, labels=("favor",))).empty
    for table in (positions(nothing), crossing(nothing), shares(nothing), changes(positions(nothing)), compared(nothing, nothing)):
        assert table.empty
    assert names(nothing, "en") == {} and agreement.agreement(crossing(nothing)).empty


def test_a_state_unknown_to_the_tables_of_names_stays_as_written() -> None:
    analysis = library()[2]
    odd = replace(analysis, article=replace(analysis.article, language="xx"))
    assert "pologne" in set(statements([odd])["who"])


CARD = "---\nlicense: x\n---\n# A reader\n\nText.\n\n## Confidence\n\n| confidence | stances | right |\n|---|---|---|\n| 30-40 % | 282 | 33 % |\n| 40-50 % | 126 | 38 % |\n"


def test_the_card_is_shown_without_metadata_and_gives_its_own_figures() -> None:
    assert body(CARD).strip().startswith("Text.") and "### Confidence" in body(CARD)
    assert calibrated(CARD).values.tolist() == [[0.3, 0.4, 282, 0.33], [0.4, 0.5, 126, 0.38]]
    assert calibrated("no table").empty
