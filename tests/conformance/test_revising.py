"""What `graph.store.Writer` promises of revising, withdrawing, assessing and linking, on every store."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from graph.errors import ModelError
from graph.model import Assessment
from graph.store import Change, Outcome
from graph.view import View
from ontology.schemes import Status
from tests import strategies
from tests.conformance.worlds import CLAIM, DENIED, WORLD, reading, revised
from tests.conformance.writing import empty, put, slow_fixture, timeless

if TYPE_CHECKING:
    from graph.model import Reading
    from graph.store import Store


def test_revisions_are_appended(store: Store) -> None:
    put(store, WORLD[0])
    put(store, revised(WORLD[0], CLAIM, digest="two"))
    put(store, revised(WORLD[0], CLAIM, digest=WORLD[0].report.digest))
    report = View(store).report(WORLD[0].report.id)
    assert report is not None
    assert [(state.number, state.digest) for state in report.revisions] == [
        (1, WORLD[0].report.digest),
        (2, "two"),
        (3, WORLD[0].report.digest),
    ]
    assert report.loaded == report.revisions[-1].loaded
    assert sorted(state.loaded for state in report.revisions) == [state.loaded for state in report.revisions]


@slow_fixture
@given(world=strategies.worlds(2, 4))
def test_a_revision_replaces_exactly_what_was_said(store: Store, world: list[Reading]) -> None:
    """Putting A, then B under A's id, leaves what putting B alone would have, but for the history."""
    empty(store)  # what an example that failed left behind
    first, *others = world
    last = others[-1]
    second = replace(
        first,
        report=replace(first.report, digest="another digest", title="another"),
        assertions=first.assertions[:1],
        claims=tuple(claim for claim in first.claims if first.assertions and claim.id in first.assertions[0].about),
    )
    put(store, first, last)
    put(store, second)
    revised_once = timeless(store)
    empty(store)
    put(store, last, second)
    assert revised_once == timeless(store)
    empty(store)


def test_a_withdrawal_is_noted_replaced_and_undone(store: Store) -> None:
    view = View(store)
    one = reading("Herald", CLAIM, DENIED)
    with store.writer() as writer:
        writer.put(one)
        writer.put(reading("Post", CLAIM))
        writer.flush()
        before = set(store.quads())
        change = writer.withdraw(one.report.id, "2024-12-01", "The minutes were false.")
    assert change == Change(one.report.id, Outcome.REVISED, tuple(sorted([CLAIM.id, DENIED.id])))
    found = view.report(one.report.id)
    assert found
    assert (found.withdrawn, found.withdrawal_reason, found.revision) == ("2024-12-01", "The minutes were false.", 1)
    assert found.withdrawal_loaded
    dossier = view.dossier(CLAIM.id)
    assert dossier
    assert dossier.reports[one.report.id].withdrawal_loaded == found.withdrawal_loaded
    assert dossier.reports[reading("Post", CLAIM).report.id].withdrawn is None
    with store.writer() as writer:
        writer.withdraw(one.report.id, "2024-12")
        again = view.report(one.report.id)
        assert again
        assert (again.withdrawn, again.withdrawal_reason) == ("2024-12", None)
        with pytest.raises(ModelError, match="someday"):
            writer.withdraw(one.report.id, "someday")
        writer.withdraw(one.report.id, None)
        assert writer.withdraw("http://example.org/none", "2024") is None
    assert set(store.quads()) == before


def test_assessments_replace_earlier_ones_and_skip_strangers(store: Store) -> None:
    put(store, WORLD[0])
    before = set(store.quads())
    one = Assessment(CLAIM.id, Status.SINGLE_ORIGIN, "single-origin/1", 1, 1, 4, 4)
    two = Assessment(CLAIM.id, Status.CORROBORATED, "two-origins/1", 2, 3, 5, 4)
    stranger = Assessment("http://example.org/claim/none", Status.CIRCULAR, "ring/1", 0, 0, 0, 0)
    with store.writer() as writer:
        writer.put_assessments([one, stranger])
        assert View(store).assessment(CLAIM.id) == one
        writer.put_assessments([two])
        assert View(store).assessment(CLAIM.id) == two
        assert len(set(store.quads()) - before) == 8
        writer.put_assessments([two])
        assert len(set(store.quads()) - before) == 8
        assert View(store).claims(status="corroborated").items[0].origins_max == 3
        writer.delete(WORLD[0].report.id)
    assert list(store.quads()) == []


def test_competing_claims_are_linked_both_ways(store: Store) -> None:
    put(store, WORLD[1])
    before = set(store.quads())
    with store.writer() as writer:
        for _ in range(2):
            writer.link_competing([(CLAIM.id, DENIED.id), (CLAIM.id, "http://example.org/none"), (CLAIM.id, CLAIM.id)])
    assert len(set(store.quads()) - before) == 2
    for one, other in ((CLAIM, DENIED), (DENIED, CLAIM)):
        dossier = View(store).dossier(one.id)
        assert dossier is not None
        assert [claim.id for claim in dossier.competing] == [other.id]
    with store.writer() as writer:
        writer.delete(WORLD[1].report.id)
    assert list(store.quads()) == []


def test_the_same_content_by_another_reader_replaces_what_was_read(store: Store) -> None:
    one = replace(WORLD[0], report=replace(WORLD[0].report, reader="reader 1"))
    fewer = replace(one, assertions=(), sources=(), claims=(), report=replace(one.report, reader="reader 2"))
    with store.writer() as writer:
        writer.put(one)
        (created,) = writer.flush()
        before = View(store).report(one.report.id)
        writer.put(replace(fewer, report=replace(fewer.report, reader=None)))
        writer.put(one)
        (same,) = writer.flush()
        writer.put(fewer)
        (again,) = writer.flush()
        writer.put(replace(one, report=replace(one.report, reader=None)))
        (unasked,) = writer.flush()
    outcomes = [change.outcome for change in (created, same, again, unasked)]
    assert outcomes == [Outcome.CREATED, Outcome.UNCHANGED, Outcome.REREAD, Outcome.UNCHANGED]
    assert again.claims == created.claims, "the claims that it spoke of before are touched as well"
    found = View(store).reading(one.report.id)
    assert found is not None
    assert before is not None
    assert (found.assertions, found.report.reader) == ((), "reader 2")
    assert (found.report.loaded, found.report.revisions) == (before.loaded, before.revisions), "it is no new state"
