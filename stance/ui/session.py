"""What a visitor's session keeps, and what all sessions share. Does not draw."""

from __future__ import annotations

import hashlib
from pathlib import Path

import streamlit as st

from stance import models
from stance.articles import from_file
from stance.domain import Analysis
from stance.pipeline import analyse
from stance.ui.jobs import Job, Worker

SEEDS = Path(__file__).parents[2] / "seeds"
STYLE = Path(__file__).parents[2] / "assets" / "style.css"


@st.cache_resource(show_spinner="Waking the reader …")
def worker() -> Worker:
    """The model and its thread, one for all sessions."""
    return Worker(models.load())


@st.cache_resource(show_spinner="Reading the first article …")
def samples() -> tuple[Analysis, ...]:
    """The articles a first visit opens, already read."""
    found = [from_file(path.name, path.read_bytes()) for path in sorted(SEEDS.glob("*.txt"))]
    return tuple(analyse(article, worker().reader) for article in found)


def key(analysis: Analysis) -> str:
    return hashlib.sha256(analysis.article.text.encode()).hexdigest()[:16]


def library() -> dict[str, Analysis]:
    """This session's articles by key, samples first."""
    if "library" not in st.session_state:
        st.session_state["library"] = {key(a): a for a in samples()}
    found: dict[str, Analysis] = st.session_state["library"]
    return found


def jobs() -> list[Job]:
    """Articles on their way."""
    found: list[Job] = st.session_state.setdefault("jobs", [])
    return found


def messages() -> list[str]:
    """Sentences to show once."""
    found: list[str] = st.session_state.setdefault("messages", [])
    return found


def collect() -> None:
    """Move ended jobs to the library or to the messages; the last result becomes the open article. Call it before any widget."""
    ended = [job for job in jobs() if job.ended.is_set()]
    for job in ended:
        jobs().remove(job)
        if job.analysis:
            name = key(job.analysis)
            if name in library():
                messages().append(f"{job.source} is already here.")
            library().setdefault(name, job.analysis)
            messages().extend(job.analysis.article.notices)
            open_article(name)
        else:
            messages().append(job.error)


def open_article(name: str) -> None:
    st.session_state["opened"] = name
    st.session_state["picked"] = []


def clear() -> None:
    """Forget which actors were picked: another article has others."""
    st.session_state["picked"] = []


def pick(chart: str) -> None:
    """A mark was clicked: show its actor alone; a second click shows all again."""
    points = st.session_state[chart]["selection"]["points"]
    st.session_state["picked"] = [points[0]["customdata"][0]] if points else []


def label(analysis: Analysis) -> str:
    """An article's title for a menu."""
    return f"{analysis.article.title} ({analysis.article.language})"


def shown(text: str) -> str:
    """Words from outside for places that read markdown: every sign with a meaning there is escaped."""
    return "".join("\\" + c if c in "\\`*_{}[]()<>#+-.!|~$:" else c for c in text)
