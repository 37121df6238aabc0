"""The questions put to a text: the two built-in targets, and targets a user adds. Does not read articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stance.domain import Target

NATO_MEMBERSHIP = Target(
    id="nato_membership",
    name="Ukraine’s NATO membership",
    wording="Ukraine becomes a member of NATO",
    opposite="Ukraine stays out of NATO",
)
CEASEFIRE_FORCES = Target(
    id="ceasefire_forces",
    name="Ceasefire forces",
    wording="foreign troops are sent to Ukraine to secure a ceasefire",
    opposite="no foreign troops are sent to Ukraine",
)
BUILT_IN = (NATO_MEMBERSHIP, CEASEFIRE_FORCES)


@dataclass(frozen=True)
class Way:
    """One wording that target number ``target`` is asked by; ``flipped``: who is for it is against the target."""

    target: int
    wording: str
    flipped: bool = False


def ways(targets: Sequence[Target]) -> tuple[Way, ...]:
    """Every target by its wording and, where it has one, its opposite, so that neither wording's slant decides alone."""
    both = ((Way(n, t.wording), Way(n, t.opposite, True)) for n, t in enumerate(targets))
    return tuple(way for pair in both for way in pair if way.wording)


def target(name: str, wording: str) -> Target:
    """A target of the user's own; ``wording`` states what would come true. Raises ValueError if empty or over 200 characters."""
    stated = " ".join(wording.split())
    if not 0 < len(stated) <= 200:
        raise ValueError(f"A target is stated in 1 to 200 characters, not {len(stated)}.")
    return Target("_".join(name.lower().split()) or "target", name or stated, stated)
