"""A report is one page that needs nothing and lets nothing of an article act."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from plotly.offline import get_plotlyjs

from stance import exports, tables
from stance.domain import Odds
from stance.exports import Facts, Words
from tests.exports.examples import HOSTILE, Claim, figure, frame, hostile

FACTS = Facts("reader 1", datetime(2025, 3, 1, 12, 30, tzinfo=UTC), {"Actor": "Marta Quillon", "Confidence": "from 50%"})
OUTSIDE = {"src", "href", "srcset", "action", "formaction", "data", "poster", "background", "xlink:href", "ping", "manifest"}
VIEW = frame(Claim(), Claim("Pavel Dorn", "Pavel Dorn is against it.", "second.txt", Odds(0.05, 0.8, 0.1, 0.05)))


@dataclass
class Page(HTMLParser):
    """What a browser would see: elements with attributes, the text outside scripts and styles, and the scripts."""

    elements: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.cdata_elem is None:
            self.text.append(data)
        elif self.cdata_elem == "script":
            self.scripts.append(data)

    @property
    def shape(self) -> list[tuple[str, list[str]]]:
        return [(tag, sorted(attributes)) for tag, attributes in self.elements]

    @property
    def words(self) -> str:
        return " ".join(" ".join(self.text).split())

    @property
    def policy(self) -> str:
        return next(str(a["content"]) for tag, a in self.elements if tag == "meta" and "http-equiv" in a)


def parsed(html: str) -> Page:
    """The page, with Plotly's own millions of characters taken for read."""
    page = Page()
    page.feed(html.replace(get_plotlyjs(), "Plotly itself"))
    page.close()
    return page


def hashed(script: str) -> str:
    return b64encode(sha256(script.encode()).digest()).decode()


REPORT = exports.report("Who stands where", {"By actor": figure(), "Over time": figure()}, VIEW, FACTS)
PAGE = parsed(REPORT)


def test_it_says_who_stands_where_by_which_sentence_and_how_it_was_made() -> None:
    for words in (
        "Who stands where", "By actor", "Over time", "Marta Quillon", "Ukraine in NATO", "favor", "90%", "Marta Quillon backs the accession.",
        "second.txt, 2025-03", "reader 1", "March 1, 2025", "Actor: Marta Quillon", "Confidence: from 50%", "The model errs",
    ):  # fmt: skip
        assert words in PAGE.words, words


def test_it_brings_plotly_once_and_draws_each_figure() -> None:
    assert PAGE.scripts.count("Plotly itself") == 1
    assert sum("Plotly.newPlot" in script for script in PAGE.scripts) == 2


def test_nothing_in_it_leads_outside() -> None:
    assert not [(tag, a) for tag, attributes in PAGE.elements for a in attributes if a in OUTSIDE or a.startswith("on")]
    assert not {tag for tag, _ in PAGE.elements} & {"iframe", "object", "embed", "link", "base", "form", "img", "a"}
    styles = " ".join(re.findall(r"<style>.*?</style>", REPORT, re.DOTALL))
    assert "url(" not in styles and "@import" not in styles


def test_the_policy_comes_before_any_script_and_names_exactly_the_scripts_there_are() -> None:
    tags = [tag for tag, _ in PAGE.elements]
    assert next(i for i, (tag, a) in enumerate(PAGE.elements) if "http-equiv" in a) < tags.index("script")
    allowed = re.findall(r"'sha256-([^']+)'", PAGE.policy)
    assert allowed == [hashed(get_plotlyjs() if script == "Plotly itself" else script) for script in PAGE.scripts]
    assert PAGE.policy.startswith("default-src 'none'; ") and "unsafe-eval" not in PAGE.policy
    assert not re.search(r"https?:|\*|connect-src|script-src[^;]*unsafe", PAGE.policy)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_in_every_field_adds_no_element_or_attribute(text: str) -> None:
    facts = Facts(text, FACTS.made, {text: text}, Words(who=text, explanation=text, sentences=text))
    shown = parsed(exports.report(text, {text: figure(text)}, tables.statements([hostile(text)]), facts))
    plain = parsed(exports.report("t", {"t": figure("t")}, tables.statements([hostile("t")]), Facts("t", FACTS.made, {"t": "t"})))
    assert shown.shape == plain.shape
    assert shown.words.count(" ".join(text.split())) >= 8
    assert shown.scripts[:-1] == plain.scripts[:-1] and len(shown.scripts) == 3


def test_without_figures_statements_or_filters_it_says_so_and_runs_no_script() -> None:
    page = parsed(exports.report("Empty", {}, frame(), Facts("reader 1", FACTS.made, {})))
    assert "No statement found." in page.words and "Filters none" in page.words
    assert page.scripts == [] and "script-src 'none'" in page.policy


def test_its_words_dates_and_numbers_follow_the_language() -> None:
    words = Words("de", label="Haltung", labels={"favor": "dafür", "against": "dagegen", "neutral": "neutral"})
    page = parsed(exports.report("Wer steht wo", {}, VIEW, Facts("reader 1", FACTS.made, {}, words)))
    assert ("html", {"lang": "de"}) in page.elements
    assert "Haltung" in page.words and "dafür" in page.words and "1. März 2025" in page.words and "90 %" in page.words


def test_a_quote_carries_the_language_of_its_article() -> None:
    assert [a["lang"] for tag, a in PAGE.elements if tag == "q"] == ["en", "en"]


def test_webgl_traces_are_drawn_without_code_made_at_run_time() -> None:
    gl = figure()
    gl.data = []
    gl.add_scattergl(x=[1], y=[2])
    script = parsed(exports.report("t", {"t": gl}, frame(), FACTS)).scripts[-1]
    traces, _ = json.JSONDecoder().raw_decode(script, script.index("[{"))
    assert [trace["type"] for trace in traces] == ["scatter"] and gl.data[0].type == "scattergl"
