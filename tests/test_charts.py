"""Figures: every mark leads back to its statements, nothing in a name or sentence is markup, and each has a text for those who cannot see."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from stance.charts import calibration, comparison, grid, network, shares, stances, strip, timeline
from stance.charts.look import COLOURS, SYMBOLS, Wording, hover, short
from stance.tables import agreement, statements, sums
from stance.tables.comparison import compared
from stance.tables.filters import marked
from stance.tables.statements import names
from stance.targets import BUILT_IN
from stance.ui.words import told
from tests.handmade import library

FRAME = statements(library())
SAY = partial(told, "en")
WORDS = Wording(names(FRAME, "en"), {t.id: t.name for t in BUILT_IN}, SAY)
CROSSED = sums.crossing(FRAME)
TIMES = sums.changes(sums.positions(FRAME))
MONTHS = sums.changes(sums.positions(FRAME, "month"), "month")
SHARED = sums.shares(FRAME)
BOTH = compared(FRAME[FRAME["language"] == "en"], FRAME[FRAME["language"] == "de"])
PAIRS = agreement.agreement(CROSSED)
GROUPS = agreement.coalitions(PAIRS)

FIGURES: list[tuple[str, Callable[[], go.Figure], tuple[str, ...]]] = [
    ("stances", lambda: stances.stances(CROSSED, [], WORDS), stances.MARK),
    ("shares", lambda: shares.shares(SHARED, WORDS), shares.MARK),
    ("grid", lambda: grid.grid(CROSSED, WORDS), grid.MARK),
    ("timeline", lambda: timeline.timeline(TIMES, WORDS), (*timeline.MARK, "id")),
    ("months", lambda: timeline.timeline(MONTHS, WORDS, "month"), (*timeline.MARK, "month")),
    ("strip", lambda: strip.strip(strip.thinned(FRAME), WORDS), strip.MARK),
    ("comparison", lambda: comparison.comparison(BOTH, WORDS), comparison.MARK),
    ("bipartite", lambda: network.bipartite(CROSSED, WORDS), network.MARK),
    ("agreements", lambda: network.agreements(PAIRS, GROUPS, WORDS), network.MARK),
]


def points(figure: go.Figure) -> list[tuple[Any, dict[str, Any]]]:
    """Custom data and trace of every mark that can be clicked."""
    return [(data, trace) for trace in figure.to_dict()["data"] for data in trace.get("customdata") or []]


@pytest.mark.parametrize(("draw", "columns"), [f[1:] for f in FIGURES], ids=[f[0] for f in FIGURES])
def test_every_mark_leads_to_its_statements(draw: Callable[[], go.Figure], columns: tuple[str, ...]) -> None:
    found = points(draw())
    assert found
    empty = [data for data, _ in found if marked(FRAME, [dict(zip(columns, data, strict=True))]).empty]
    assert all(SHARED.set_index("who").loc[data[0], data[1]] == 0 for data in empty), "only a share of zero has no sentence"


@pytest.mark.parametrize("draw", [f[1] for f in FIGURES], ids=[f[0] for f in FIGURES])
def test_names_and_sentences_are_never_markup(draw: Callable[[], go.Figure], monkeypatch: pytest.MonkeyPatch) -> None:
    evil = {who: "<b onclick=x>Eve</b>" for who in WORDS.names}
    monkeypatch.setattr(f"{__name__}.WORDS", replace(WORDS, names=evil))
    assert "<b onclick" not in draw().to_json() and "\\u003cb onclick" not in draw().to_json()


@pytest.mark.parametrize("draw", [f[1] for f in FIGURES], ids=[f[0] for f in FIGURES])
def test_figures_fit_a_phone_and_stand_still(draw: Callable[[], go.Figure]) -> None:
    layout = draw().to_dict()["layout"]
    assert "width" not in layout and layout["dragmode"] is False and layout["showlegend"] is False


def test_colour_and_symbol_both_tell_the_label() -> None:
    assert len(set(COLOURS.values())) == len(set(SYMBOLS.values())) == 3
    figure = stances.stances(CROSSED, [], WORDS)
    for label, colour, symbol in [
        (label, colour, symbol)
        for n, target in enumerate(WORDS.targets)
        for label, colour, symbol in zip(
            CROSSED[CROSSED["target"] == target]["label"], figure.data[n].marker.color, figure.data[n].marker.symbol, strict=True
        )
    ]:
        assert (COLOURS[label], SYMBOLS[label]) == (colour, symbol)


def test_both_targets_share_the_rows_of_their_actors() -> None:
    figure = stances.stances(CROSSED, [], WORDS)
    rows = {data[0]: y for trace in figure.data for data, y in zip(trace.customdata, trace.y, strict=True)}
    for trace in figure.data:
        assert all(rows[data[0]] == y for data, y in zip(trace.customdata, trace.y, strict=True))
    assert [a.text for a in figure.layout.annotations] == ["Ukraine’s NATO<br>membership", "Ceasefire forces"]


def test_actors_not_picked_are_dimmed() -> None:
    figure = stances.stances(CROSSED, ["mira velt"], WORDS)
    for trace in figure.data:
        for data, opacity in zip(trace.customdata, trace.marker.opacity, strict=True):
            assert (opacity > 0.3) == (data[0] == "mira velt")


def test_the_neutral_part_is_centred() -> None:
    figure = shares.shares(SHARED, WORDS)
    against, neutral, favor = figure.data
    for n in range(len(SHARED)):
        assert neutral.base[n] == pytest.approx(-neutral.x[n] / 2)
        assert favor.base[n] == pytest.approx(neutral.x[n] / 2)
        assert against.base[n] + against.x[n] == pytest.approx(neutral.base[n])


def test_a_change_is_ringed_and_leads_to_both_articles() -> None:
    ringed = [
        data
        for trace in timeline.timeline(TIMES, WORDS).data
        if trace.customdata
        for data, width in zip(trace.customdata, trace.marker.line.width, strict=True)
        if width
    ]
    assert [(data[0], len(data[2])) for data in ringed] == [("mira velt", 2)]


def test_names_in_the_ring_never_stand_at_one_height_on_one_side() -> None:
    for n in (2, 5, 30):
        places = network.ring([str(i) for i in range(n)])
        assert len({(x > 0, round(y, 6)) for x, y in places.values()}) == n


def test_a_large_library_is_thinned_evenly() -> None:
    large = pd.concat([FRAME] * 500, ignore_index=True)
    found = strip.thinned(large)
    assert len(found) <= strip.MOST + 3 and set(found["sentence_label"]) == set(FRAME["sentence_label"])


ALT = [
    (stances.described(CROSSED, WORDS), "Mira Velt: Ukraine’s NATO membership, "),
    (shares.described(SHARED, WORDS), "(3 sentences)"),
    (timeline.described(TIMES, WORDS), "1 change of position."),
    (strip.described(strip.thinned(FRAME), WORDS), "✕ against, 4 sentences, certainty 80%"),
    (comparison.described(BOTH, WORDS), "Mira Velt: Ukraine’s NATO membership, favor / against"),
    (network.described(PAIRS, GROUPS, WORDS), "are in conflict; "),
]


@pytest.mark.parametrize(("text", "part"), ALT)
def test_a_chart_can_be_read_aloud(text: str, part: str) -> None:
    assert part in text


def test_hover_says_head_facts_and_quote_and_no_markup() -> None:
    assert hover("<i>A", ["x & y"], "q" * 300).startswith("<b>&lt;i&gt;A</b><br>x &amp; y<br><br><i>qqq")


SHORT = [
    ("Mark Rutte", "Mark Rutte"),
    ("Kremlsprecher Dmitri Peskow", "Kremlsprecher Dmitri …"),
    ("x" * 40, "x" * 21 + "…"),
    ("<b>", "&lt;b&gt;"),
]


@pytest.mark.parametrize(("name", "cut"), SHORT)
def test_long_names_are_cut_between_words(name: str, cut: str) -> None:
    assert short(name) == cut


def test_calibration_draws_a_mark_per_bin_with_its_number() -> None:
    bins = pd.DataFrame({"low": [0.3], "high": [0.4], "stances": [282], "right": [0.33]})
    assert calibration.calibration(bins, SAY).data[1].x == (pytest.approx(0.35),)
    assert calibration.described(bins, SAY) == "confidence 30% to 40%: 33% right, 282 stances"
