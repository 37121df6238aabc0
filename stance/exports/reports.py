"""The current view as one HTML file that needs nothing else: charts, sentences, method, model, date and filters.

Does not filter or draw. The page's own policy forbids every request and every script but those it was made with, so that even
a slip in escaping could neither run nor send anything.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from hashlib import sha256
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import plotly.io
from babel.dates import format_date, format_time
from babel.numbers import format_percent
from jinja2 import Environment, FileSystemLoader, StrictUndefined

PAGES = Environment(
    loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
)
SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
POLICY = "default-src 'none'; script-src {}; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'"
TOOLBAR = {"displaylogo": False, "toImageButtonOptions": {"filename": "stances"}}
CLEAR = "rgba(0,0,0,0)"


@dataclass(frozen=True)
class Words:
    """What a report says in the reader's language; ``labels`` has a word for each label."""

    language: str = "en"
    who: str = "Who"
    target: str = "Target"
    label: str = "Stance"
    confidence: str = "Confidence"
    sentence: str = "Sentence"
    source: str = "Source"
    sentences: str = "Sentences"
    nothing: str = "No statement found."
    corrected: str = "corrected"
    filters: str = "Filters"
    unfiltered: str = "none"
    model: str = "Model"
    made: str = "Made"
    method: str = "Method"
    explanation: str = (
        "A language model read every article sentence by sentence. It marked who is spoken of, linked roles and pronouns to "
        "names, and asked for each actor and target whether the sentence shows that actor in favor, against, neutral, or "
        "without a stance. The sentences of an article add up to one stance of an actor on a target; its score is "
        "P(favor) − P(against), from −1 to 1. The confidence of a sentence is the probability that it shows a stance at all. "
        "The model errs, so judge every stance by its sentence."
    )
    labels: Mapping[str, str] = field(default_factory=lambda: {"favor": "favor", "against": "against", "neutral": "neutral"})


@dataclass(frozen=True)
class Facts:
    """What a view does not show of itself; ``made`` is in the user's time zone, ``filters`` are names and values in words."""

    model: str
    made: datetime
    filters: Mapping[str, str]
    words: Words = Words()


def report(title: str, figures: Mapping[str, go.Figure], frame: pd.DataFrame, facts: Facts) -> str:
    """A page with each figure under its heading and a row per statement of ``frame``, in the order given; about 5 MB."""
    charts = {heading: chart(figure, number) for number, (heading, figure) in enumerate(figures.items())}
    locale = facts.words.language
    return PAGES.get_template("report.html").render(
        title=title,
        charts=charts,
        rows=frame.itertuples(),
        facts=facts,
        words=facts.words,
        made=f"{format_date(facts.made, 'long', locale)}, {format_time(facts.made, 'short', locale=locale)}",
        percent=partial(format_percent, locale=locale),
        policy=policy(charts.values()),
    )


def chart(figure: go.Figure, number: int) -> str:
    """The figure's markup, see-through so that it takes the page's colours; the first brings Plotly along."""
    plain = go.Figure([as_vectors(trace) for trace in figure.to_dict()["data"]], figure.layout)
    plain.update_layout(template="plotly_white", paper_bgcolor=CLEAR, plot_bgcolor=CLEAR, width=None)
    return plotly.io.to_html(
        plain, config=TOOLBAR, include_plotlyjs=number == 0, full_html=False, default_height="28rem", div_id=f"chart-{number}"
    )


def as_vectors(trace: dict[str, object]) -> dict[str, object]:
    """WebGL traces compile code as they run, which the page forbids; SVG shows the same."""
    return {**trace, "type": str(trace["type"]).removesuffix("gl")}


def policy(fragments: Iterable[str]) -> str:
    """A content security policy that names the scripts in these fragments by their hashes, and allows nothing else."""
    scripts = [script for fragment in fragments for script in SCRIPT.findall(fragment)]
    hashes = [f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in scripts]
    return POLICY.format(" ".join(hashes) or "'none'")
