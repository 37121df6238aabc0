"""Articles handed in, kept on disk until they are read, so that the end of the program costs none. Does not read them."""

from __future__ import annotations

import streamlit as st

from stance.library import LibraryUnavailable
from stance.ui import session
from stance.ui.jobs import Job, Order

MOST_TRIES = 3
"""Starts of the program after which an article that ended it each time is given up."""


def put(order: Order) -> int | None:
    """The order's number in the queue; None where it cannot be kept, or is an address, which its visitor may ask for again."""
    shelf = session.kept()
    if shelf is None or order.content is None:
        return None
    try:
        return shelf.queue(order.source, order.content)
    except LibraryUnavailable:
        return None


def done(job: Job) -> None:
    """The job has ended, well or not, and its visitor knows."""
    shelf = session.kept()
    if shelf is not None and job.queued is not None:
        try:
            shelf.done(job.queued)
        except LibraryUnavailable as error:
            session.messages().append(session.unkept(error))


@st.cache_resource(show_spinner=False)
def left(owner: str) -> list[Job]:
    """What an earlier run of the program did not get to read, on its way again; for its owner's first session to take over."""
    shelf, found = session.kept(), []
    for waiting in shelf.pending() if shelf else ():
        content = shelf.take(waiting.id) if shelf and waiting.tries < MOST_TRIES else None
        if content is not None:
            found.append(session.worker().start(Order(waiting.source, content), waiting.id))
        elif shelf:
            shelf.failed(waiting.id, f"given up after {waiting.tries} tries")
    return found
