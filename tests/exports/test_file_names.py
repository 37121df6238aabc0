"""A name tells date and filters, and every system takes it."""

from __future__ import annotations

import re
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stance.exports import MEDIA_TYPES, Suffix, file_name

DAY = date(2025, 3, 1)


@pytest.mark.parametrize(
    ("kind", "filters", "name"),
    [
        ("csv", {}, "stances_2025-03-01.csv"),
        ("gexf", {"actor": "Polska", "label": "favor"}, "stances_2025-03-01_actor-polska_label-favor.gexf"),
        ("html", {"актор": "Україна"}, "stances_2025-03-01_aktor-ukraina.html"),
        ("jsonl", {"source": "../../etc/passwd\0.exe"}, "stances_2025-03-01_source-etc-passwd-exe.jsonl"),
        ("parquet", {"source": 'C:\\a|b?*"<>:'}, "stances_2025-03-01_source-c-a-b.parquet"),
        ("svg", {"": "…"}, "stances_2025-03-01.svg"),
    ],
)
def test_the_name_has_the_date_and_the_filters(kind: Suffix, filters: dict[str, str], name: str) -> None:
    assert file_name(kind, filters, DAY) == name


def test_a_moment_counts_as_its_day() -> None:
    assert file_name("csv", {}, datetime(2025, 3, 1, 23, 59)) == file_name("csv", {}, DAY)


@settings(deadline=None)
@given(st.sampled_from(sorted(MEDIA_TYPES)), st.dictionaries(st.text(), st.text()))
def test_any_filter_makes_a_portable_name(kind: Suffix, filters: dict[str, str]) -> None:
    name = file_name(kind, filters, DAY)
    assert re.fullmatch(rf"stances_2025-03-01[a-z0-9_-]*(?<![-_])\.{kind}", name) and len(name) <= 110
