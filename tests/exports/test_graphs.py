"""The graph that Gephi opens says what the frame says."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from xml.etree import ElementTree

import networkx as nx
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stance import exports, tables
from stance.domain import Kind, Odds, Target
from tests.exports.examples import HOSTILE, Claim, frame, hostile

FORCES = Target("ceasefire_forces", "Forces after a ceasefire", "Foreign forces should secure a ceasefire.")
AGAINST = Odds(0.1, 0.7, 0.1, 0.1)
VIEW = frame(
    Claim(),
    Claim(sentence="Marta Quillon is against it.", odds=AGAINST),
    Claim(sentence="Marta Quillon rejects it again.", odds=AGAINST),
    Claim(target=FORCES),
    Claim("Žofie & Søn <ΑΕ>", kind=Kind.INSTITUTION),
)
FORMS: dict[str, tuple[Callable[[pd.DataFrame], bytes], Callable[[BytesIO], nx.DiGraph]]] = {
    "graphml": (exports.graphml, nx.read_graphml),
    "gexf": (exports.gexf, nx.read_gexf),
}
both = pytest.mark.parametrize("form", FORMS)
names = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), min_size=1)
GEXF = "{http://www.gexf.net/1.2draft}"
GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
TYPES: dict[str, Callable[[str], object]] = {"string": str, "double": float, "long": int}


def reread(form: str, view: pd.DataFrame) -> nx.DiGraph:
    write, read = FORMS[form]
    return read(BytesIO(write(view)))


@both
def test_nodes_and_edges_come_back_with_their_types(form: str) -> None:
    graph = reread(form, VIEW)
    assert graph.is_directed() and len(graph) == 4 and graph.number_of_edges() == 3
    assert graph.nodes["actor:zofie & son <ae>"] == {"label": "Žofie & Søn <ΑΕ>", "type": "actor", "kind": "institution"}
    assert graph.nodes["target:ceasefire_forces"] == {"label": "Forces after a ceasefire", "type": "target", "kind": "target"}
    edge = graph.edges["actor:marta quillon", "target:ceasefire_forces"]
    assert edge["score"] == pytest.approx(0.6) and edge["confidence"] == 0.8
    assert (edge["label"], edge["stance"], edge["n"], edge["articles"], edge["weight"]) == ("favor", "favor", 1, 1, 1.0)


@both
def test_an_edge_is_the_mean_of_its_articles_under_the_label_they_back_most(form: str) -> None:
    edge = reread(form, VIEW).edges["actor:marta quillon", "target:nato_membership"]
    assert edge["score"] == pytest.approx((0.6 - 0.6 - 0.6) / 3)
    assert (edge["stance"], edge["n"], edge["articles"]) == ("against", 3, 3)


def test_a_long_article_counts_once_in_the_score_and_with_every_sentence_in_n() -> None:
    long = pd.concat([frame(Claim())] * 5 + [frame(Claim(sentence="Marta Quillon is against it.", odds=AGAINST))])
    edge = reread("gexf", long).edges["actor:marta quillon", "target:nato_membership"]
    assert edge["score"] == pytest.approx(0) and edge["n"] == 6 and edge["articles"] == 2


@settings(deadline=None, max_examples=10)
@given(st.lists(names, min_size=1, max_size=4, unique=True))
def test_any_name_comes_back(actors: list[str]) -> None:
    for form in FORMS:
        view = frame(*(Claim(actor) for actor in actors))
        labels = {data["label"] for _, data in reread(form, view).nodes(data=True) if data["type"] == "actor"}
        assert labels <= set(actors) and len(labels) == view["who"].nunique()


@both
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_add_no_element_and_break_no_file(form: str, text: str) -> None:
    graph = reread(form, tables.statements([hostile(text)]))
    assert (len(graph), graph.number_of_edges()) == (2, 1)
    content = FORMS[form][0](tables.statements([hostile(text)]))
    assert not any(element.tag.endswith("evil") for element in ElementTree.fromstring(content).iter())


@both
def test_an_actor_bears_the_name_and_kind_used_most_in_all_articles(form: str) -> None:
    claims = [Claim("MARTA QUILLON", "One.", kind=Kind.GROUP), Claim(sentence="Two."), Claim(sentence="Three.")]
    graph = reread(form, frame(*claims))
    assert graph.nodes["actor:marta quillon"] == {"label": "Marta Quillon", "type": "actor", "kind": "person"}


@both
def test_no_statements_make_an_empty_graph(form: str) -> None:
    assert len(reread(form, frame())) == 0


def test_every_gexf_value_is_declared_and_of_its_type() -> None:
    root = ElementTree.fromstring(exports.gexf(VIEW))
    assert root.tag == f"{GEXF}gexf" and root.get("version") == "1.2"
    nodes = {node.get("id") for node in root.iter(f"{GEXF}node")}
    assert all({edge.get("source"), edge.get("target")} <= nodes for edge in root.iter(f"{GEXF}edge"))
    for kind in ("node", "edge"):
        declared = {a.get("id"): a.get("type") for a in root.iterfind(f".//{GEXF}attributes[@class='{kind}']/{GEXF}attribute")}
        values = root.findall(f".//{GEXF}{kind}//{GEXF}attvalue")
        assert values and all(TYPES[str(declared[v.get("for")])](str(v.get("value"))) is not None for v in values)


def test_every_graphml_value_is_declared_and_of_its_type() -> None:
    root = ElementTree.fromstring(exports.graphml(VIEW))
    keys = {key.get("id"): (key.get("for"), key.get("attr.type")) for key in root.iter(f"{GRAPHML}key")}
    assert len(keys) == len(root.findall(f"{GRAPHML}key"))
    for kind in ("node", "edge"):
        values = root.findall(f".//{GRAPHML}{kind}/{GRAPHML}data")
        assert values
        for value in values:
            owner, type_ = keys[value.get("key")]
            assert owner == kind and TYPES[str(type_)](str(value.text)) is not None
