"""What a visitor's session keeps, and what all sessions share. Does not draw."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import pandas as pd
import streamlit as st

from stance.charts.look import Wording
from stance.domain import Analysis, key
from stance.fingerprint import fingerprint
from stance.library import Correction, Library, LibraryUnavailable
from stance.library.samples import read as read_before
from stance.pipeline import Reader
from stance.tables.statements import article_id, names, statements
from stance.targets import BUILT_IN
from stance.ui import verdicts, visitor, waiting, words
from stance.ui.jobs import Job, Order, Worker, ended

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
STYLE = ROOT / "assets" / "style.css"
LOGO = ROOT / "assets" / "logo.svg"
CARD = ROOT / "assets" / "model" / "README.md"
PAGES = "stance/ui/pages/"
READ = PAGES + "read.py"


@st.cache_resource(show_spinner=False)
def worker() -> Worker:
    """The model and its thread, one for all sessions; no page waits for the model to load."""
    return Worker(shipped)


def shipped() -> Reader:
    from stance import models  # here, in the worker's thread, since torch takes seconds to import

    return models.load()


@st.cache_resource(show_spinner=False)
def samples() -> tuple[Job, ...]:
    """The articles a first visit opens, the founding one first: read beforehand, or on their way."""
    here = {one.article.source: one for one in read_before(fingerprint())}
    orders = (Order(path.name, path.read_bytes()) for path in sorted(SEEDS.glob("*.txt")))
    return tuple(ended(order, here[order.source]) if order.source in here else worker().start(order) for order in orders)


@st.cache_resource(show_spinner=False)
def opened_shelf() -> Library | LibraryUnavailable:
    """The libraries on disk, opened once for all sessions, or why there is none."""
    try:
        return Library.open()
    except LibraryUnavailable as error:
        return error


def kept() -> Library | None:
    """The visitor's own library on disk."""
    found = opened_shelf()
    return found.of(visitor.owner()) if isinstance(found, Library) else None


def unkept(why: object) -> str:
    """The sentence for what holds in this session alone."""
    return words.say("kept.not", why=str(why))


def library() -> dict[str, Analysis]:
    """All articles by id, the founding one first; as this session found and changed them."""
    if "library" not in st.session_state:
        st.session_state["library"], st.session_state["awaited"] = {}, samples()
        with st.spinner(words.say("loading")):
            samples()[0].ended.wait()
        arrive()
        if shelf := kept():
            corrections = shelf.all_corrections()
            for analysis in shelf.analyses():
                verdicts.show(article_id(analysis.article), analysis, corrections.get(key(analysis.article.text), ()))
        else:
            messages().append(unkept(opened_shelf()))
        left = waiting.left(visitor.owner())
        while left:
            jobs().append(left.pop(0))
    everything: dict[str, Analysis] = st.session_state["library"]
    return everything


def forget() -> None:
    """Look at what is kept anew: another hand has changed it."""
    for held in ("library", "awaited", "corrections", "as read"):
        st.session_state.pop(held, None)


def awaited() -> Sequence[Job]:
    """The samples that this session still lacks."""
    found: Sequence[Job] = st.session_state.get("awaited", ())
    return found


def arrive() -> None:
    """Take over the samples read by now."""
    here = [job for job in awaited() if job.ended.is_set()]
    st.session_state["awaited"] = [job for job in awaited() if job not in here]
    for analysis in (analysis for job in here for analysis in job.analyses):
        library().setdefault(article_id(analysis.article), analysis)
        st.session_state.setdefault("samples", set()).add(article_id(analysis.article))


def frame() -> pd.DataFrame:
    """All statements of this session's library; not to be changed."""
    return framed(tuple(library()))


def framed(names: tuple[str, ...]) -> pd.DataFrame:
    """The statements of these articles of this session's library, as corrected; not to be changed."""
    return stated(visitor.owner(), tuple((name, repr(verdicts.given(name))) for name in names), library())


@st.cache_resource(max_entries=8, show_spinner=False)
def stated(owner: str, states: tuple[tuple[str, str], ...], _library: dict[str, Analysis]) -> pd.DataFrame:
    """``states``: ids and the corrections that the analyses are shown with, since an owner's sessions share what is kept here."""
    return statements(_library[name] for name, _ in states)


def wording(frame: pd.DataFrame) -> Wording:
    """How the actors and targets of these statements are called in the visitor's language; built-in targets first."""
    found: dict[str, str] = dict(frame[["target", "target_name"]].drop_duplicates().astype("str").to_numpy().tolist())
    ordered = [t.id for t in BUILT_IN if t.id in found] + sorted(set(found) - {t.id for t in BUILT_IN})
    return Wording(names(frame, words.here()), {t: words.target_name(t, found[t]) for t in ordered}, words.say)


def model() -> str:
    """The name of the weights that read the library."""
    return next(iter(library().values())).model


def jobs() -> list[Job]:
    """Articles on their way."""
    found: list[Job] = st.session_state.setdefault("jobs", [])
    return found


def messages() -> list[str]:
    """Sentences to show once."""
    found: list[str] = st.session_state.setdefault("messages", [])
    return found


def start(*orders: Order) -> None:
    """Have these read."""
    jobs().extend(worker().start(order, waiting.put(order)) for order in orders)


def collect() -> None:
    """Move ended jobs to the library and to the messages, and go to the last result. Call it before any page runs."""
    library()
    arrive()
    opened = ""
    ended = [job for job in jobs() if job.ended.is_set()]
    for job in ended:
        jobs().remove(job)
        for analysis in job.analyses:
            opened = take_in(analysis)
        messages().extend(job.errors)
        if job.failed:
            messages().append(words.say(job.failed, source=job.order.source, name=job.fault))
        waiting.done(job)
    if opened:
        read(opened)


def take_in(analysis: Analysis) -> str:
    """Keep an article, on disk where that is possible; its id."""
    name = article_id(analysis.article)
    if name in library():
        messages().append(words.say("add.here", source=analysis.article.source))
    else:
        verdicts.show(name, analysis, saved(analysis))
        messages().extend(analysis.article.notices)
    return name


def saved(analysis: Analysis) -> Sequence[Correction]:
    """Keep an article on disk, where that is possible; the corrections that were kept with it before it was removed."""
    try:
        if shelf := kept():
            return shelf.corrections(shelf.save(analysis))
    except LibraryUnavailable as error:
        messages().append(unkept(error))
    return ()


def removable(name: str) -> bool:
    """Whether this article is kept on disk and is no sample, which would be back at the next visit."""
    shelf = kept()
    return shelf is not None and name not in st.session_state.get("samples", ()) and key(library()[name].article.text) in shelf


def remove(name: str) -> None:
    """Put an article out of sight; it can be brought back with ``bring_back``."""
    analysis = library()[name]
    if shelf := kept():
        shelf.delete(key(analysis.article.text))
        shelf.purge()
    del library()[name]
    st.session_state["removed"] = analysis
    messages().append(words.say("remove.done", title=analysis.article.title))
    open_article(next(iter(library())))


def bring_back() -> None:
    """Undo the last removal."""
    analysis: Analysis = st.session_state.pop("removed")
    if shelf := kept():
        shelf.restore(key(analysis.article.text))
    name = article_id(analysis.article)
    library()[name] = analysis
    open_article(name)


def open_article(name: str) -> None:
    """Show this article, with all its actors, on the page that reads."""
    st.session_state["opening"] = name
    st.session_state["actors"] = []
    st.session_state.pop("positions", None)


def read(name: str, actors: Sequence[str] = ()) -> NoReturn:
    """Go to the page that reads and show this article there, with these actors picked."""
    open_article(name)
    st.session_state["actors"] = list(actors)
    st.switch_page(READ, query_params=words.link(article=name))


def arriving(page: str) -> bool:
    """Whether the visitor comes from another page."""
    return st.session_state.get("before") != page


def shown(text: str) -> str:
    """Words from outside for places that read markdown: every sign with a meaning there is escaped."""
    return "".join("\\" + c if c in "\\`*_{}[]()<>#+-.!|~$:" else c for c in text)
