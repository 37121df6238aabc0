"""Licences: everything that requirements.txt brings is installed and says under which one."""

import pytest

from stance.bench.licences import REQUIRED, Package, packages


def test_everything_we_stand_on_names_its_licence() -> None:
    found = {p.name: p for p in packages(REQUIRED.read_text("utf-8").splitlines())}
    assert {"streamlit", "torch", "tokenizers", "lxml"} <= found.keys(), "direct and indirect"
    assert [p.name for p in found.values() if not p.licence] == []


@pytest.mark.parametrize("line", ["no-such-package-of-ours==1.0", 'no-such-package-of-ours; python_version < "4"'])
def test_what_is_not_installed_is_listed_without_a_licence(line: str) -> None:
    assert list(packages([line])) == [Package("no-such-package-of-ours")]


def test_what_another_machine_needs_is_left_out() -> None:
    assert list(packages(['no-such-package-of-ours; python_version < "3"'])) == []
