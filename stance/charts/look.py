"""What all figures share: colours, signs, rows of actors, hover text, words. Does not draw a figure of its own."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Protocol

import plotly.graph_objects as go
from plotly.subplots import make_subplots

COLOURS = {"against": "#D55E00", "neutral": "#8A8A8A", "favor": "#187BBC"}
"""Vermilion, grey and blue: told apart without colour vision (after Okabe and Ito 2008), and seen on white as on black."""
SYMBOLS = {"against": "x", "neutral": "circle", "favor": "triangle-up"}
SIGNS = {"against": "✕", "neutral": "●", "favor": "▲"}
FAINT = "rgba(128, 128, 128, .18)"
LINE = "rgba(128, 128, 128, .45)"
ROW, HEAD, FOOT = 30, 56, 34
LONGEST_NAME = 22
LONGEST_QUOTE = 220
QUOTE_WIDTH = 46


class Say(Protocol):
    """The words of one language: a key and what goes into its gaps; whole numbers, shares (as floats) and dates are written as
    that language does."""

    def __call__(self, key: str, /, **values: object) -> str: ...


@dataclass(frozen=True)
class Wording:
    """How actors (by ``who``), targets (by id) and everything else are called on screen."""

    names: Mapping[str, str]
    targets: Mapping[str, str]
    say: Say

    def label(self, label: str) -> str:
        """A label with its sign."""
        return f"{SIGNS[label]} {self.say('label.' + label)}"


def panels(rows: Sequence[str], words: Wording) -> go.Figure:
    """An empty figure with a column per target and a row per actor, the first of ``rows`` at the bottom."""
    titles = [title(name) for name in words.targets.values()]
    figure = make_subplots(1, len(titles), shared_yaxes=True, horizontal_spacing=0.04, subplot_titles=titles)
    figure.update_annotations(font_size=13, yshift=6)
    return framed(named_rows(figure, rows, words), len(rows))


def named_rows(figure: go.Figure, rows: Sequence[str], words: Wording) -> go.Figure:
    """A row per actor, the first of ``rows`` at the bottom, with its name."""
    return figure.update_yaxes(
        tickvals=list(range(len(rows))),
        ticktext=[short(words.names[who]) for who in rows],
        range=[-0.6, max(1, len(rows)) - 0.4],
        gridcolor=FAINT,
        zeroline=False,
    )


def framed(figure: go.Figure, rows: int) -> go.Figure:
    """The same height a row, margins and stillness for every figure."""
    figure.update_layout(
        height=HEAD + FOOT + ROW * max(1, rows),
        margin={"l": 4, "r": 12, "t": HEAD, "b": FOOT},
        showlegend=False,
        dragmode=False,
        hovermode="closest",
        hoverlabel={"align": "left", "font_size": 13},
    )
    figure.update_xaxes(fixedrange=True, automargin=False, tickangle=0, tickfont_size=12, showline=False)
    figure.update_yaxes(fixedrange=True, automargin=True, tickfont_size=13, ticklabelstandoff=6)
    return figure


def scored(figure: go.Figure) -> go.Figure:
    """Axes from against to favor, each with a line between them."""
    figure.update_xaxes(
        range=[-1.18, 1.18],
        tickvals=[-1, 1],
        ticktext=[SIGNS["against"], SIGNS["favor"]],
        showgrid=False,
        zeroline=True,
        zerolinecolor=LINE,
        zerolinewidth=1,
    )
    return figure


def title(name: str) -> str:
    return "<br>".join(escape(line) for line in textwrap.wrap(name, 16))


def short(name: str, longest: int = LONGEST_NAME) -> str:
    """A name of at most ``longest`` characters, not read as markup."""
    return escape(cut(name, longest))


def cut(text: str, longest: int) -> str:
    """At most ``longest`` characters, cut between words where that can be."""
    if len(text) <= longest:
        return text
    words = textwrap.shorten(text, longest, placeholder=" …")
    return words if len(words) > 1 else text[: longest - 1] + "…"


def hover(head: str, facts: Sequence[str], quote: str = "") -> str:
    """A bold head, a line a fact, and a sentence; nothing in them is read as markup."""
    lines = [f"<b>{escape(head)}</b>", *map(escape, facts)]
    if quote:
        lines += ["", *(f"<i>{escape(line)}</i>" for line in textwrap.wrap(cut(quote, LONGEST_QUOTE), QUOTE_WIDTH))]
    return "<br>".join(lines)


def faded(confidence: float, dimmed: bool = False) -> float:
    """Opacity of a mark."""
    return 0.12 if dimmed else 0.55 + 0.45 * confidence


def sized(sentences: int) -> int:
    """Width of a mark in pixels."""
    return 11 + 3 * min(sentences, 6)
