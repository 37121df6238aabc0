"""What people say against an analysis, and the analysis as they see it. Does not change or keep anything."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from stance.domain import Analysis, Evidence, Label, Odds, Stance, Target
from stance.stances import Thresholds, summed
from stance.targets import BUILT_IN

NO_STANCE = "none"
NOTHING = Odds(0.0, 0.0, 0.0, 1.0)


def now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Correction:
    """One verdict: ``actor`` (a name) stands on ``target`` (an id) as ``label`` says, or takes no stance where it is None.

    It is about the sentence with this index, or about the whole article where ``sentence`` is None.
    """

    actor: str
    target: str
    label: Label | None
    sentence: int | None = None
    note: str = ""
    when: datetime = field(default_factory=now)

    @property
    def about(self) -> tuple[str, str, int | None]:
        """The same for verdicts on the same thing, of which the last one holds."""
        return self.actor, self.target, self.sentence


def corrected(
    analysis: Analysis,
    corrections: Sequence[Correction],
    targets: Sequence[Target] = BUILT_IN,
    thresholds: Thresholds | None = None,
) -> Analysis:
    """The analysis with the corrections applied; those on unknown actors, targets or sentences change nothing.

    Of two verdicts on the same thing the later holds, and one on the whole article outweighs those on sentences: it holds for each
    sentence that is left, so that whatever adds sentences up agrees with it. A corrected sentence is certain, and its stance is
    summed up anew; with the reader's ``thresholds`` its confidence stays calibrated. ``read_as`` keeps what the reader had said.
    """
    places = {None, *(s.index for s in analysis.sentences)}
    verdicts = {c.about: c.label for c in corrections if c.sentence in places}
    stances = list(analysis.stances)
    for actor, target in dict.fromkeys((actor, target) for actor, target, _ in verdicts):
        own = {sentence: label for (a, t, sentence), label in verdicts.items() if (a, t) == (actor, target)}
        place = next((i for i, s in enumerate(stances) if (s.actor.name, s.target.id) == (actor, target)), len(stances))
        before = stances[place] if place < len(stances) else unstated(analysis, actor, target, targets)
        after = before and judged(analysis, before, own, thresholds or Thresholds())
        stances[place : place + 1] = [after] if after else []
    return replace(analysis, stances=tuple(stances))


def unstated(analysis: Analysis, actor: str, target: str, targets: Sequence[Target]) -> Stance | None:
    """An empty stance to correct, where the analysis knows the actor and somebody knows the target."""
    who = next((a for a in analysis.actors if a.name == actor), None)
    what = next((t for t in (*(s.target for s in analysis.stances), *targets) if t.id == target), None)
    return Stance(who, what, Label.NEUTRAL, 0.0, 0.0, (), NO_STANCE) if who and what else None


def judged(analysis: Analysis, stance: Stance, verdicts: dict[int | None, Label | None], thresholds: Thresholds) -> Stance | None:
    """The stance under these verdicts by sentence index; None where none is left."""
    evidence = weighed(analysis, stance.evidence, verdicts)
    read_as = stance.read_as or stance.label.value
    if None in verdicts:
        label = verdicts[None]
        return Stance(stance.actor, stance.target, label, certain(label).score, 1.0, evidence, read_as) if label else None
    if evidence == stance.evidence:
        return stance if evidence else None
    return replace(summed(stance.actor, stance.target, evidence, thresholds), read_as=read_as) if evidence else None


def weighed(analysis: Analysis, evidence: Iterable[Evidence], verdicts: dict[int | None, Label | None]) -> tuple[Evidence, ...]:
    """The evidence in reading order with the sentences that got a verdict, or all if the article did, made certain or left out."""
    found = {e.sentence.index: e for e in evidence}
    for s in analysis.sentences:
        if label := verdicts.get(s.index):
            found[s.index] = turned(found.get(s.index, Evidence(s, NOTHING)), label)
        elif s.index in verdicts:
            found.pop(s.index, None)
    whole = verdicts.get(None)
    return tuple(turned(found[index], whole) if whole else found[index] for index in sorted(found))


def turned(evidence: Evidence, label: Label) -> Evidence:
    """The sentence made to show this label for certain."""
    before = evidence.read_as or (evidence.odds.label.value if evidence.odds.none < 1 else NO_STANCE)
    return Evidence(evidence.sentence, certain(label), "" if before == label else before)


def certain(label: Label) -> Odds:
    return Odds(float(label is Label.FAVOR), float(label is Label.AGAINST), float(label is Label.NEUTRAL), 0.0)
