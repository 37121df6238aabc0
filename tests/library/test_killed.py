"""Killed at any moment, a program loses nothing that it reported, and leaves nothing half-written."""

from __future__ import annotations

from tests.library.killing import toll

ROUNDS = 20


def test_nothing_is_lost_or_torn(url: str) -> None:
    found = toll(url, ROUNDS)
    assert (found.lost, found.torn) == ([], [])
    assert found.rounds == ROUNDS and found.reported >= ROUNDS
