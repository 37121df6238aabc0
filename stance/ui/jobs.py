"""Articles read off the script's thread, so that no click can stop them. Does not draw, and does not know Streamlit's session."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from stance.articles import articles_in, from_text, from_url
from stance.domain import Analysis, Article, UnreadableArticle, UnusableModel
from stance.pipeline import Cancelled, Reader, analysed


@dataclass(frozen=True)
class Order:
    """What is to be read: a file's ``content``, a pasted text, or, where there is neither, the page at the address ``source``."""

    source: str
    content: bytes | str | None = None
    encoding: str | None = None

    def articles(self) -> Iterator[Article | UnreadableArticle]:
        """Raises UnreadableArticle where there is one article at most, and that cannot be read."""
        if self.content is None:
            yield from_url(self.source)
        elif isinstance(self.content, str):
            yield from_text(self.content, self.source)
        else:
            yield from articles_in(self.source, self.content, self.encoding)


@dataclass
class Job:
    """An order on its way; ``done`` and ``total`` count sentences of the article being read.

    Ends with ``analyses`` and with ``errors``, a sentence for each article that could not be read. ``failed`` is the key of the
    sentence to say where no article is at fault; ``fault`` then names the error. ``queued`` is its number in the library's queue.
    """

    order: Order
    queued: int | None = None
    done: int = 0
    total: int = 0
    analyses: list[Analysis] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    failed: str = ""
    fault: str = ""
    stop: threading.Event = field(default_factory=threading.Event)
    ended: threading.Event = field(default_factory=threading.Event)

    def progress(self, done: int, total: int) -> None:
        self.done, self.total = done, total
        if self.stop.is_set():
            raise Cancelled


def ended(order: Order, analysis: Analysis) -> Job:
    """The job of an order that was read before."""
    job = Job(order, analyses=[analysis])
    job.ended.set()
    return job


class Worker:
    """Reads one order at a time with the model that all sessions share, and loads it first."""

    def __init__(self, load: Callable[[], Reader]) -> None:
        self.pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reader")
        self.reader = self.pool.submit(load)

    def start(self, order: Order, queued: int | None = None) -> Job:
        job = Job(order, queued)
        self.pool.submit(self.run, job)
        return job

    def run(self, job: Job) -> None:
        """Read the job's articles; what goes wrong with one costs that one, what goes wrong with the model ends as one sentence."""
        try:
            job.progress(0, 0)
            for found in analysed(job.order.source, job.order.articles(), self.reader.result(), job.progress):
                if isinstance(found, UnreadableArticle):
                    job.errors.append(str(found))
                else:
                    job.analyses.append(found)
        except Cancelled:
            job.failed = "add.cancelled"
        except UnusableModel as error:
            job.errors.append(str(error))
        except Exception as error:
            job.failed, job.fault = "add.fault", type(error).__name__
        finally:
            job.ended.set()
