"""The questions put to a text: the two built-in targets, and targets a user adds. Does not read articles."""

from __future__ import annotations

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


def target(name: str, wording: str) -> Target:
    """A target of the user's own; ``wording`` states what would come true. Raises ValueError if empty or over 200 characters."""
    stated = " ".join(wording.split())
    if not 0 < len(stated) <= 200:
        raise ValueError(f"A target is stated in 1 to 200 characters, not {len(stated)}.")
    return Target("_".join(name.lower().split()) or "target", name or stated, stated)
