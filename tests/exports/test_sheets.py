"""A spreadsheet shows what the article said and runs none of it; Parquet keeps every bit."""

from __future__ import annotations

from io import BytesIO

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from stance import exports
from tests.exports.examples import HOSTILE, Claim, frame

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1)
cells = texts | st.lists(st.sampled_from(["=", "+", "-", "@", "＝", ";", "\t", "\r", "\n", " ", '"', "'", ",", "a", "1"])).map(
    "".join
)


def read(content: bytes) -> pd.DataFrame:
    return pd.read_csv(BytesIO(content), encoding="utf-8-sig", keep_default_na=False, dtype={"text": "str", "sentence": "str"})


def opened(text: str) -> str:
    """The text as a program that reads CSV finds it."""
    return str(read(exports.csv(pd.DataFrame({"text": [text]})))["text"][0])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+49 30", "'+49 30"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("\nx", "'\nx"),
        ("＝1", "'＝1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠x", "'＠x"),
        ("﹦1", "'﹦1"),
        ("−1", "'−1"),
        ("  =1", "'  =1"),
        ("\u200b\ufeff=1", "'\u200b\ufeff=1"),
        ('"=1"', '\'"=1"'),
        ("'=1", "''=1"),
        ('He said;=HYPERLINK("x")', 'He said;\'=HYPERLINK("x")'),
        ("one\n=2", "one\n'=2"),
        ("one\t+2", "one\t'+2"),
        ('a;"=1"', 'a;\'"=1"'),
        ("a=b, c-d; e+f @g", "a=b, c-d; e+f @g"),
        ("– dit-il", "– dit-il"),
        ("'quoted'", "'quoted'"),
        ("«Ні», – сказала вона", "«Ні», – сказала вона"),
    ],
)
def test_what_could_begin_a_formula_gets_an_apostrophe_and_nothing_else_does(text: str, shown: str) -> None:
    assert opened(text) == shown


def test_numbers_stay_numbers_and_headers_are_shielded_too() -> None:
    found = read(exports.csv(pd.DataFrame({"score": [-0.25, 1e-9], "n": [-3, 4], "=cmd": ["", "x"]})))
    assert found["score"].tolist() == [-0.25, 1e-9] and found["n"].tolist() == [-3, 4]
    assert list(found.columns) == ["score", "n", "'=cmd"]


def test_csv_begins_with_the_mark_that_tells_spreadsheets_it_is_utf_8() -> None:
    assert exports.csv(frame(Claim("Łucja Żórawska"))).startswith("\ufeff".encode() + b'"article","source"')


@settings(deadline=None)
@given(st.lists(cells, min_size=1, max_size=5))
def test_texts_come_back_from_csv_but_for_the_apostrophes(column: list[str]) -> None:
    shown = read(exports.csv(pd.DataFrame({"text": column, "n": range(len(column))})))
    assert shown["n"].tolist() == list(range(len(column)))
    for before, after in zip(column, shown["text"], strict=True):
        assert after.replace("'", "") == before.replace("'", "")


@settings(deadline=None)
@given(cells)
def test_no_piece_that_a_spreadsheet_may_cut_out_begins_like_a_formula(text: str) -> None:
    shown = opened(text)
    for separator in (";", "\t", "\r", "\n"):
        for piece in shown.split(separator):
            assert not piece.strip(' "').startswith(("=", "+", "-", "@", "＝"))


@settings(deadline=None, max_examples=25)
@given(st.lists(st.tuples(texts, texts, st.floats(0, 0.9)), min_size=1, max_size=4))
def test_parquet_gives_back_the_same_frame(claims: list[tuple[str, str, float]]) -> None:
    before = frame(*(Claim(actor, sentence) for actor, sentence, _ in claims)).assign(score=[score for *_, score in claims])
    after = pd.read_parquet(BytesIO(exports.parquet(before)))
    assert_frame_equal(after.astype(before.dtypes.to_dict()), before, check_categorical=False)


def test_what_a_filter_took_out_is_not_in_the_file() -> None:
    left = frame(Claim("Marta Quillon"), Claim("Pavel Dorn")).query("actor == 'Marta Quillon'")
    for content in (exports.parquet(left), exports.csv(left), exports.graphml(left), exports.gexf(left)):
        assert b"Dorn" not in content


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_survives_both_forms_as_text(text: str) -> None:
    before = frame(Claim(text, text, text))
    assert pd.read_parquet(BytesIO(exports.parquet(before)))["sentence"].tolist() == [text]
    assert read(exports.csv(before))["sentence"].tolist() == [text]


def test_a_frame_without_rows_gives_a_header() -> None:
    assert list(read(exports.csv(frame())).columns) == list(frame().columns)
    assert list(pd.read_parquet(BytesIO(exports.parquet(frame()))).columns) == list(frame().columns)
