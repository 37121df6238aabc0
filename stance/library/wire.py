"""Frozen dataclasses as JSON and back, exactly. Does not know which ones.

Fields may be str, int, float, bool, enums, moments, dataclasses, tuples ``tuple[X, ...]`` of these, or ``X | None``. A field that
the JSON lacks takes its default, so a noun may grow without touching what is kept.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable
from dataclasses import is_dataclass
from datetime import datetime
from functools import cache
from types import UnionType
from typing import TypeVar, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
Maker = Callable[[object], object]


def to_json(value: object) -> str:
    """One line of ASCII, so that every string survives, half surrogates included."""
    return json.dumps(value, default=plain, separators=(",", ":"))


def plain(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else vars(value)


def from_json(kind: type[T], line: str | bytes) -> T:
    """Raises ValueError, TypeError or RecursionError where the line holds no ``kind``."""
    return cast(T, maker(cast(Hashable, kind))(json.loads(line)))


@cache
def maker(kind: Hashable) -> Maker:
    """How a ``kind`` is made of parsed JSON."""
    if isinstance(kind, type) and is_dataclass(kind):
        return fields_of(kind)
    if get_origin(kind) is tuple:
        return items_of(maker(get_args(kind)[0]))
    if isinstance(kind, UnionType):
        inner = maker(get_args(kind)[0])
        return lambda value: None if value is None else inner(value)
    if kind is datetime:
        return lambda value: datetime.fromisoformat(cast(str, value))
    return scalar(kind) if kind in (str, int, float, bool) else cast(Maker, kind)


def fields_of(kind: type) -> Maker:
    parts = {name: maker(hint) for name, hint in get_type_hints(kind).items()}

    def made(value: object) -> object:
        if not isinstance(value, dict) or not value.keys() <= parts.keys():
            raise TypeError(f"no {kind.__name__}")
        return kind(**{name: parts[name](field) for name, field in value.items()})

    return made


def items_of(part: Maker) -> Maker:
    def made(value: object) -> object:
        if not isinstance(value, list):
            raise TypeError("no list")
        return tuple([part(item) for item in value])

    return made


def scalar(kind: object) -> Maker:
    """The value itself if it is a ``kind``; a whole number may stand for a float."""
    allowed = {kind, int} if kind is float else {kind}

    def checked(value: object) -> object:
        if type(value) not in allowed:
            raise TypeError(f"{value!r} is no {kind}")
        return value

    return checked
