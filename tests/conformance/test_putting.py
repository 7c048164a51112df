"""What `graph.store.Writer` promises of putting and flushing, on every store."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from graph.errors import RdfError, StoreClosedError, StoreUnavailableError
from graph.model import Claim, Quantity
from graph.rdf.write import to_quads
from graph.store import Change, Outcome
from graph.view import View
from tests import strategies
from tests.conformance.worlds import AGENCY, CLAIM, DENIED, WORLD, reading, revised
from tests.conformance.writing import empty, put, slow_fixture, timeless

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.model import Reading
    from graph.store import Store

LOADED = datetime(2025, 1, 2, 3, 4, 5, 678901, tzinfo=UTC)


def test_a_report_is_created_unchanged_and_revised(store: Store) -> None:
    first = WORLD[1]
    assert put(store, first) == [_change(first, Outcome.CREATED, CLAIM, DENIED)]
    assert put(store, first) == [_change(first, Outcome.UNCHANGED, CLAIM, DENIED)]
    second = revised(first, CLAIM)
    # Claims touched before count too: their corroboration has changed.
    assert put(store, second) == [_change(first, Outcome.REVISED, CLAIM, DENIED)]


def _change(of: Reading, outcome: Outcome, *claims: Claim) -> Change:
    return Change(of.report.id, outcome, tuple(sorted(claim.id for claim in claims)))


def test_changes_come_in_the_order_of_putting_over_batches(store: Store) -> None:
    readings = [reading(f"Outlet{number}", CLAIM) for number in range(7)]
    with store.writer(batch=3) as writer:
        for one in readings:
            writer.put(one)
        changes = writer.flush()
    assert [change.report for change in changes] == [one.report.id for one in readings]
    assert writer.flush() == []


def test_the_last_put_of_an_id_wins(store: Store) -> None:
    changes = put(store, WORLD[0], WORLD[1], revised(WORLD[0], DENIED))
    assert len({change.report for change in changes}) == 2
    stored = View(store).reading(WORLD[0].report.id)
    assert stored is not None
    assert [claim.id for claim in stored.claims] == [DENIED.id]
    assert len(stored.report.revisions) == 1


@slow_fixture
@given(world=strategies.worlds())
def test_what_is_put_is_what_the_model_says_in_rdf(store: Store, world: list[Reading]) -> None:
    empty(store)  # what an example that failed left behind
    put(store, *(replace(one, report=replace(one.report, loaded=LOADED)) for one in world))
    stored = [View(store).report(one.report.id) for one in world]
    expected = {
        quad
        for one, report in zip(world, stored, strict=True)
        for quad in to_quads(replace(one, report=report or one.report), store.iris)
    }
    assert set(store.quads()) == expected
    empty(store)
    assert list(store.quads()) == []


@slow_fixture
@given(world=strategies.worlds())
def test_readings_come_back_whole(store: Store, world: list[Reading]) -> None:
    empty(store)  # what an example that failed left behind
    put(store, *world)
    for one in world:
        stored = View(store).reading(one.report.id)
        assert stored is not None
        assert stored.report.loaded is not None
        assert [state.digest for state in stored.report.revisions] == [one.report.digest]
        assertions = tuple(
            replace(
                part,
                content=tuple(sorted(set(part.content))),
                cue=tuple(sorted(set(part.cue))),
                source=tuple(sorted(set(part.source))),
            )
            for part in one.assertions
        )
        used = {part.made_by for part in one.assertions}
        assert stored.assertions == assertions
        assert stored.agents == one.agents
        assert stored.claims == one.claims
        assert {source.id for source in stored.sources} == used & {source.id for source in one.sources}
        assert replace(stored.report, loaded=None, revisions=()) == one.report
    empty(store)


def test_loading_again_writes_nothing(store: Store) -> None:
    put(store, *WORLD)
    before = set(store.quads())
    assert {change.outcome for change in put(store, *WORLD)} == {Outcome.UNCHANGED}
    assert set(store.quads()) == before


def test_shared_things_that_exist_are_left_as_they_are(store: Store) -> None:
    put(store, WORLD[0])
    richer = replace(AGENCY, name="Another name", aliases=("More",))
    other = replace(CLAIM, language="uk", quantities=())
    second = WORLD[1]
    agents = tuple(richer if agent.id == AGENCY.id else agent for agent in second.agents)
    claims = tuple(other if claim.id == CLAIM.id else claim for claim in second.claims)
    put(store, replace(second, agents=agents, claims=claims))
    dossier = View(store).dossier(CLAIM.id)
    assert dossier is not None
    assert dossier.claim == CLAIM
    assert dossier.agents[AGENCY.id].name == AGENCY.name
    detail = View(store).source(AGENCY.id)
    assert detail is not None
    assert detail.aliases == tuple(sorted(AGENCY.aliases))


def test_leaving_a_writer_flushes(store: Store) -> None:
    with store.writer() as writer:
        writer.put(WORLD[0])
    assert View(store).report(WORLD[0].report.id) is not None


def test_leaving_a_writer_by_an_error_drops_what_was_queued(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.writer(batch=2) as writer:  # noqa: PT012  # the block is the test
        for one in WORLD:
            writer.put(one)
        raise ZeroDivisionError
    assert len(store.rows("reports")) == 2


def test_a_reading_is_written_whole_or_not_at_all(store: Store) -> None:
    good, bad = WORLD[0], WORLD[1]
    figure = Quantity(Decimal("NaN"))
    claims = (replace(bad.claims[0], quantities=(figure,)), *bad.claims[1:])
    with store.writer() as writer:
        writer.put(good)
        with pytest.raises(RdfError):
            writer.put(replace(bad, claims=claims))
        writer.put(WORLD[2])
    assert {row["id"] for row in store.rows("reports")} == {good.report.id, WORLD[2].report.id}
    assert not any(bad.report.id in str(quad.subject[0]) for quad in store.quads())


def test_text_that_is_no_unicode_is_refused(store: Store) -> None:
    bad = replace(WORLD[0], report=replace(WORLD[0].report, title="half a \ud800 pair"))
    with store.writer() as writer, pytest.raises(RdfError):  # noqa: PT012  # by either of the two
        writer.put(bad)
        writer.flush()
    assert list(store.quads()) == []


def test_two_writers_in_threads_do_no_harm(store: Store) -> None:
    readings = [reading(f"Outlet{number}", CLAIM, DENIED) for number in range(24)]
    failures: list[BaseException] = []

    def load(mine: list[Reading]) -> None:
        try:
            with store.writer(batch=4) as writer:
                for one in mine:
                    writer.put(one)
        except BaseException as error:  # noqa: BLE001  # a thread must hand its failure over
            failures.append(error)

    threads = [threading.Thread(target=load, args=(readings[part::2],)) for part in range(2)]
    threads.append(threading.Thread(target=load, args=(readings[::3],)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    together = timeless(store)
    empty(store)
    put(store, *readings)
    assert together == timeless(store)
    assert View(store).stats().agents == 24 * 2 + 3


def test_a_closed_store_says_so(opener: Callable[[], Store]) -> None:
    store = opener()
    put(store, WORLD[0])
    writer = store.writer()
    stream = store.quads()
    next(stream)
    store.close()
    store.close()
    for act in (
        lambda: store.rows("stats"),
        lambda: store.search_claims("x"),
        lambda: list(store.quads()),
        lambda: writer.put(WORLD[1]),
        lambda: writer.delete(WORLD[1].report.id),
        lambda: writer.add([]),
        store.writer,
        store.reindex,
    ):
        with pytest.raises(StoreClosedError):
            act()
    with pytest.raises((StoreClosedError, StoreUnavailableError)):
        list(stream)  # it was under way, so it may notice either way
