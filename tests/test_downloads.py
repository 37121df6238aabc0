"""Downloads: what is on the page, and nothing that a filter took out, in files that other programs open."""

from __future__ import annotations

import io
import json

import networkx as nx
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from stance.tables.statements import article_id
from stance.ui.downloads import KINDS
from tests.handmade import library
from tests.test_app import opened


def making() -> None:
    """A page of its own that makes every file of the English report alone."""
    import streamlit as st

    from stance.ui import downloads, session

    frame = session.frame()
    words = session.wording(frame)
    english = frame[frame["language"] == "en"]
    st.session_state["made"] = {kind: downloads.content(kind, english, words, {"Language": "English"}) for kind in downloads.KINDS}


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    app = AppTest.from_function(making, default_timeout=60)
    app.session_state["library"] = {article_id(a.article): a for a in library()}
    app.run()
    assert not app.exception, app.exception
    found = app.session_state["made"]
    return {kind: content.encode() if isinstance(content, str) else content for kind, content in found.items()}


@pytest.mark.parametrize("page", ["read", "explore"])
def test_every_kind_of_file_is_offered(page: str) -> None:
    offered = [button.key for button in opened(page).get("download_button")]
    assert offered == [f"download-{kind}" for kind in KINDS]


def test_tables_have_the_statements_shown_and_no_others(made: dict[str, bytes]) -> None:
    sheet, table = pd.read_csv(io.BytesIO(made["csv"])), pd.read_parquet(io.BytesIO(made["parquet"]))
    assert made["csv"].startswith(b"\xef\xbb\xbf")
    assert sheet["sentence"].tolist() == table["sentence"].tolist()
    assert len(sheet) == 4 and set(sheet["source"]) == {"one.txt"}


def test_json_lines_have_the_stances_shown_with_their_probabilities(made: dict[str, bytes]) -> None:
    (line,) = made["jsonl"].decode().splitlines()
    found = json.loads(line)
    assert found["article"]["source"] == "one.txt"
    assert {(s["actor"], s["label"]) for s in found["stances"]} == {
        ("Mira Velt", "favor"),
        ("Poland", "against"),
        ("Tom Orlik", "against"),
    }
    for stance in found["stances"]:
        for evidence in stance["evidence"]:
            assert found["article"]["text"][evidence["start"] : evidence["end"]] == evidence["text"]


@pytest.mark.parametrize(("kind", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_graphs_name_the_actors_shown(kind: str, read: object, made: dict[str, bytes]) -> None:
    graph = read(io.BytesIO(made[kind]))  # type: ignore[operator]
    labels = {str(data.get("label", node)) for node, data in graph.nodes(data=True)}
    assert {"Mira Velt", "Poland", "Tom Orlik"} <= labels and "Ada Quint" not in labels


def test_the_report_says_what_was_filtered_and_asks_for_nothing_outside(made: dict[str, bytes]) -> None:
    page = made["html"].decode()
    assert "English" in page and "Mira Velt" in page and "Ada Quint" not in page
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page
