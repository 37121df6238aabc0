"""Analyses to frames: the statements, and what adds up from them. Does not draw."""

from stance.tables.statements import statements
from stance.tables.sums import positions

__all__ = ["positions", "statements"]
