"""The nouns of the product, all frozen. Does not read, decide or draw anything.

Every offset counts characters of ``Article.text``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Label(StrEnum):
    """Where an actor stands on a target."""

    FAVOR = "favor"
    AGAINST = "against"
    NEUTRAL = "neutral"


class Kind(StrEnum):
    """What sort of actor a mention stands for; a place is none."""

    PERSON = "person"
    COUNTRY = "country"
    INSTITUTION = "institution"
    GROUP = "group"
    PLACE = "place"


class Form(StrEnum):
    """How a mention refers to its actor."""

    NAME = "name"
    ROLE = "role"
    PRONOUN = "pronoun"


@dataclass(frozen=True, order=True)
class Span:
    """Characters ``start`` (included) to ``end`` (excluded)."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Article:
    """A report to read; ``date`` is as precise as the source ("2024-12" or "2024-12-03"), ``outlet`` an agency or publisher."""

    source: str
    text: str
    title: str
    language: str
    date: str | None = None
    notices: tuple[str, ...] = ()
    outlet: str = ""
    url: str = ""


def key(text: str) -> str:
    """The name of a text: 64 hexadecimal digits, also where half a surrogate pair stands in it."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True)
class Sentence:
    """One sentence; ``index`` counts from 0 in reading order."""

    index: int
    span: Span


@dataclass(frozen=True)
class Mention:
    """Words that stand for an actor, in sentence number ``sentence``."""

    span: Span
    sentence: int
    form: Form
    kind: Kind


Links = Mapping[int, Mapping[int, float]]
"""Number of a mention -> numbers of mentions before it -> the chance that this one is its antecedent; the rest: that none is."""


@dataclass(frozen=True)
class Actor:
    """Somebody the text makes a possible holder; ``mentions`` in reading order."""

    name: str
    kind: Kind
    mentions: tuple[Mention, ...]
    role: str = ""


@dataclass(frozen=True)
class Target:
    """A question put to the text; ``wording`` states it, ``opposite`` its contrary."""

    id: str
    name: str
    wording: str
    opposite: str = ""


@dataclass(frozen=True)
class Odds:
    """Probabilities of the three labels and of no stance; they add up to 1."""

    favor: float
    against: float
    neutral: float
    none: float

    @property
    def label(self) -> Label:
        """The likeliest of the three labels."""
        return max(Label, key=lambda label: float(getattr(self, label)))

    @property
    def score(self) -> float:
        """From -1 (against) to 1 (favor)."""
        return self.favor - self.against


@dataclass(frozen=True)
class Evidence:
    """A sentence that shows a stance; ``read_as`` is the reader's own label, or "none", where somebody corrected that."""

    sentence: Sentence
    odds: Odds
    read_as: str = ""


@dataclass(frozen=True)
class Stance:
    """One actor's stance on one target, with the sentences that show it; ``confidence`` is calibrated, from 0 to 1.

    ``read_as`` is the reader's own label, or "none", where somebody corrected the stance or one of its sentences.
    """

    actor: Actor
    target: Target
    label: Label
    score: float
    confidence: float
    evidence: tuple[Evidence, ...]
    read_as: str = ""


@dataclass(frozen=True)
class Analysis:
    """All that was read out of one article."""

    article: Article
    sentences: tuple[Sentence, ...]
    actors: tuple[Actor, ...]
    stances: tuple[Stance, ...]
    model: str


class UnreadableArticle(ValueError):
    """The input is no article that can be read; the message tells its owner why."""


class OurError(UnreadableArticle):
    """Something went wrong that is not the input's fault; ``__cause__`` is what did."""

    def __init__(self, source: str, error: Exception) -> None:
        super().__init__(f"{source} could not be read because of an error of ours ({type(error).__name__}).")
        self.__cause__ = error


class UnusableModel(ValueError):
    """The model folder cannot be used; the message tells its owner why."""
