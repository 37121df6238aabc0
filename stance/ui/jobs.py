"""Articles read off the script's thread, so that no click can stop them. Does not draw, and does not know Streamlit's session."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from stance.articles import from_file, from_text
from stance.domain import Analysis, UnreadableArticle
from stance.pipeline import Reader, analyse


class Cancelled(Exception):
    """The user does not want the result any more."""


@dataclass
class Job:
    """One article on its way; ``done`` and ``total`` count sentences. Ends with ``analysis`` or ``error``, or cancelled."""

    source: str
    content: bytes | str
    done: int = 0
    total: int = 0
    analysis: Analysis | None = None
    error: str = ""
    stop: threading.Event = field(default_factory=threading.Event)
    ended: threading.Event = field(default_factory=threading.Event)

    def progress(self, done: int, total: int) -> None:
        self.done, self.total = done, total
        if self.stop.is_set():
            raise Cancelled


class Worker:
    """Reads one article at a time with the model that all sessions share."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reader")

    def start(self, source: str, content: bytes | str) -> Job:
        job = Job(source, content)
        self.pool.submit(self.run, job)
        return job

    def run(self, job: Job) -> None:
        """Read the job's article; whatever goes wrong ends as one sentence in ``job.error``."""
        try:
            job.progress(0, 0)
            made = from_text(job.content, job.source) if isinstance(job.content, str) else from_file(job.source, job.content)
            job.analysis = analyse(made, self.reader, progress=job.progress)
        except Cancelled:
            job.error = f"{job.source} was cancelled."
        except UnreadableArticle as error:
            job.error = str(error)
        except Exception as error:
            job.error = f"{job.source} could not be read because of an error of ours ({type(error).__name__})."
        finally:
            job.ended.set()
