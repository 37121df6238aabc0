"""Nobody sees or touches what is another's: two owners' libraries behave like two libraries, whatever happens in whatever order."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from stance.domain import Analysis, Label
from stance.library import Correction, Library, key
from tests.library import examples
from tests.library.conftest import Clock

VERDICT = Correction("Lena Varnholt", "nato_membership", Label.FAVOR)


@pytest.mark.parametrize("other", ["b", "A", "a ", ""])
def test_no_method_reaches_another_owners_rows(library: Library, tmp_path: Path, other: str) -> None:
    mine, theirs = library.of("a"), library.of(other)
    name, hidden = mine.save(examples.analysis(1)), mine.save(examples.analysis(2))
    mine.correct(name, VERDICT)
    mine.delete(hidden)
    job, broken = mine.queue("a.txt", "A text."), mine.queue("b.txt", b"\0")
    mine.failed(broken, "It is no text.")
    theirs.done(job)
    theirs.failed(job, "no")
    theirs.done(broken)
    assert (theirs.keys(), theirs.listed(), list(theirs.analyses([name])), theirs.deleted(), theirs.history(name)) == (
        (),
        (),
        [],
        (),
        (),
    )
    assert (theirs.get(name), theirs.corrections(name), theirs.revision(), theirs.take(job)) == (None, (), 0, None)
    assert (theirs.pending(), theirs.failures()) == ((), ())
    assert not any((theirs.delete(name), theirs.restore(hidden), theirs.correct(name, VERDICT), theirs.undo(name)))
    theirs.export_all(tmp_path / "theirs.zip")
    assert library.of("third").import_all(tmp_path / "theirs.zip") == 0
    assert (mine.keys(), mine.corrections(name), len(mine.pending()), len(mine.failures())) == ((name,), (VERDICT,), 1, 1)
    assert mine.restore(hidden)


@pytest.mark.parametrize("owner", ["a\0", "a\n", "\ud800", "a\u200b"])
def test_owners_with_invisible_signs_are_refused(owner: str) -> None:
    with pytest.raises(ValueError, match="cannot own a library"):
        Library.open("sqlite://").of(owner)


@dataclass
class Expected:
    """One article as the test remembers it."""

    versions: list[Analysis]
    corrections: list[Correction] = field(default_factory=list)
    deleted: datetime | None = None


OWNERS = st.sampled_from(["a", "b"])
NUMBERS = st.integers(0, 2)


class Shared(RuleBasedStateMachine):
    """A database of two owners beside plain dictionaries that should hold the same."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = Clock()
        self.library = Library.open("sqlite://", self.clock)
        self.expected: dict[str, dict[str, Expected]] = {"a": {}, "b": {}}

    def visible(self, owner: str) -> dict[str, Expected]:
        return {name: one for name, one in self.expected[owner].items() if not one.deleted}

    def forget(self) -> None:
        for owner, articles in self.expected.items():
            kept = {n: a for n, a in articles.items() if not a.deleted or self.clock.at - a.deleted <= timedelta(days=1)}
            self.expected[owner] = kept

    @rule(owner=OWNERS, number=NUMBERS, model=st.sampled_from(["old", "new"]))
    def save(self, owner: str, number: int, model: str) -> None:
        self.forget()
        made = examples.analysis(number, model)
        name = self.library.of(owner).save(made)
        known = self.expected[owner].setdefault(name, Expected([]))
        known.deleted = None
        if made not in known.versions:
            known.versions.append(made)

    @rule(owner=OWNERS, number=NUMBERS)
    def delete(self, owner: str, number: int) -> None:
        name = key(examples.text(number))
        known = self.visible(owner).get(name)
        assert self.library.of(owner).delete(name) == (known is not None)
        if known:
            known.deleted = self.clock.at

    @rule(owner=OWNERS, number=NUMBERS)
    def restore(self, owner: str, number: int) -> None:
        self.forget()
        name = key(examples.text(number))
        known = self.expected[owner].get(name)
        assert self.library.of(owner).restore(name) == bool(known and known.deleted)
        if known:
            known.deleted = None

    @rule(owner=OWNERS, number=NUMBERS, label=st.sampled_from([None, *Label]))
    def correct(self, owner: str, number: int, label: Label | None) -> None:
        name, correction = key(examples.text(number)), Correction("Lena Varnholt", "nato_membership", label, when=self.clock.at)
        known = self.visible(owner).get(name)
        assert self.library.of(owner).correct(name, correction) == (known is not None)
        if known:
            known.corrections.append(correction)

    @rule(owner=OWNERS, number=NUMBERS)
    def undo(self, owner: str, number: int) -> None:
        name = key(examples.text(number))
        known = self.visible(owner).get(name)
        assert self.library.of(owner).undo(name) == bool(known and known.corrections)
        if known and known.corrections:
            known.corrections.pop()

    @rule(hours=st.sampled_from([1, 13, 25]))
    def wait(self, hours: int) -> None:
        self.clock.move(hours=hours)

    @rule()
    def purge(self) -> None:
        self.forget()
        self.library.purge()

    @invariant()
    def holds_what_is_expected(self) -> None:
        for owner in ("a", "b"):
            library, visible = self.library.of(owner), self.visible(owner)
            assert set(library.keys()) == set(visible)
            for name, one in visible.items():
                assert library.get(name) == one.versions[-1]
                assert library.history(name) == tuple(one.versions)
                assert library.corrections(name) == tuple(one.corrections)

    def teardown(self) -> None:
        self.library.close()


Shared.TestCase.settings = settings(deadline=None, max_examples=8, stateful_step_count=20)
TestShared = Shared.TestCase
