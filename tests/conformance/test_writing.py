"""What `graph.store.Writer` promises, on every store."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

from graph.errors import ModelError, RdfError, StoreClosedError, StoreUnavailableError
from graph.model import Assessment, Claim, Quantity, Review
from graph.rdf.terms import IRI, BNode, Literal, Quad
from graph.rdf.write import review_quads, to_quads
from graph.store import Change, Outcome
from graph.view import View
from ontology.schemes import Status
from ontology.terms import RDF, SAYSO
from tests import strategies
from tests.conformance.worlds import AGENCY, CLAIM, DENIED, MINISTRY, STATE, WORLD, reading, revised
from tests.isomorphic import canonical
from tests.strategies import ODDITIES

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.model import Reading
    from graph.store import Store

slow_fixture = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
LOADED = datetime(2025, 1, 2, 3, 4, 5, 678901, tzinfo=UTC)


def put(store: Store, *readings: Reading) -> list[Change]:
    with store.writer() as writer:
        for one in readings:
            writer.put(one)
        return writer.flush()


def empty(store: Store) -> None:
    with store.writer() as writer:
        for row in store.rows("reports"):
            writer.delete(str(row["id"]))


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
    revised_once = _timeless(store)
    empty(store)
    put(store, last, second)
    assert revised_once == _timeless(store)
    empty(store)


def _timeless(store: Store) -> set[Quad]:
    history = {SAYSO.loaded, SAYSO.hasRevision, SAYSO.revisionNumber}
    return {
        quad
        for quad in store.quads()
        if quad.predicate.value not in history and "/revision/" not in str(quad.subject[0])
    }


@slow_fixture
@given(world=strategies.worlds(2, 5))
def test_deleting_leaves_nothing_behind(store: Store, world: list[Reading]) -> None:
    empty(store)  # what an example that failed left behind
    *others, last = world
    put(store, *others)
    before = set(store.quads())
    put(store, last)
    with store.writer() as writer:
        change = writer.delete(last.report.id)
    assert change is not None
    assert change.report == last.report.id
    assert change.claims == tuple(sorted({claim for part in last.assertions for claim in part.about}))
    assert set(store.quads()) == before
    empty(store)


def test_deleting_what_is_not_there_is_none(store: Store) -> None:
    with store.writer() as writer:
        assert writer.delete("http://example.org/nothing") is None
        assert writer.delete(CLAIM.id) is None


def test_delete_flushes_first(store: Store) -> None:
    with store.writer() as writer:
        writer.put(WORLD[0])
        assert writer.delete(WORLD[0].report.id) is not None
    assert list(store.quads()) == []


def test_shared_things_stay_while_somebody_speaks_of_them(store: Store) -> None:
    put(store, *WORLD)
    view = View(store)
    with store.writer() as writer:
        writer.delete(WORLD[0].report.id)
        assert view.claim(CLAIM.id) is not None
        assert view.source(WORLD[0].report.publisher) is None
        writer.delete(WORLD[1].report.id)
        assert view.claim(CLAIM.id) is None
        assert view.claim(DENIED.id) is not None
        assert view.source(AGENCY.id) is not None
        assert view.source(STATE.id) is not None
        writer.delete(WORLD[2].report.id)
    assert list(store.quads()) == []


def test_parents_in_a_ring_go_too(store: Store) -> None:
    ring = replace(STATE, parent=MINISTRY.id)
    one = WORLD[0]
    put(store, replace(one, agents=tuple(ring if agent.id == STATE.id else agent for agent in one.agents)))
    with store.writer() as writer:
        writer.delete(one.report.id)
    assert list(store.quads()) == []


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


def test_a_review_keeps_its_claim_and_its_reviewer(store: Store) -> None:
    put(store, WORLD[0])
    review = Review("http://checkers.example/1", CLAIM.id, AGENCY.id, "half true")
    with store.writer() as writer:
        writer.add(review_quads(review, store.iris))
        writer.delete(WORLD[0].report.id)
    view = View(store)
    assert view.claim(CLAIM.id) is not None
    assert view.source(AGENCY.id) is not None
    assert view.source(MINISTRY.id) is None
    dossier = view.dossier(CLAIM.id)
    assert dossier is not None
    assert dossier.reviews == (review,)


def test_what_came_from_outside_stays_and_keeps_what_it_names(store: Store) -> None:
    foreign = Quad(
        IRI("http://example.org/note"), IRI("http://example.org/on"), IRI(CLAIM.id), IRI("http://example.org/g")
    )
    put(store, WORLD[0])
    with store.writer() as writer:
        writer.add([foreign])
        writer.delete(WORLD[0].report.id)
    assert View(store).claim(CLAIM.id) is not None
    assert foreign in set(store.quads())


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
    together = _timeless(store)
    empty(store)
    put(store, *readings)
    assert together == _timeless(store)
    assert View(store).stats().agents == 24 * 2 + 3


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


def test_a_claim_that_goes_takes_its_competing_links_with_it(store: Store) -> None:
    put(store, WORLD[0], WORLD[2])
    before = set(store.quads())
    with store.writer() as writer:
        writer.link_competing([(CLAIM.id, DENIED.id)])
        writer.delete(WORLD[0].report.id)
    left = set(store.quads())
    assert left <= before
    assert not any(CLAIM.id in (quad.subject[0], quad.object[0]) for quad in left)


@slow_fixture
@given(quads=strategies.quads())
def test_foreign_quads_come_back(store: Store, quads: list[Quad]) -> None:
    kept = list(store.quads())
    if kept:  # a later example: foreign quads cannot be taken back, so start from another graph name
        quads = [quad._replace(graph=IRI(f"http://example.org/run/{len(kept)}")) for quad in quads]
        quads = [quad for quad in quads if not isinstance(quad.subject, BNode) and not isinstance(quad.object, BNode)]
    with store.writer() as writer:
        assert writer.add(quads) == len(quads)
        writer.add(quads)
    assert canonical(store.quads()) == canonical({*kept, *quads})


def test_every_oddity_comes_back_to_the_letter(store: Store) -> None:
    quads = {
        Quad(IRI("http://example.org/s"), IRI(f"http://example.org/p{number % 3}"), literal, graph)
        for number, literal in enumerate(ODDITIES)
        for graph in (None, IRI("http://example.org/g"))
    }
    with store.writer() as writer:
        writer.add(quads)
    assert canonical(store.quads()) == canonical(quads)
    assert canonical(store.quads("http://example.org/g")) == canonical(q for q in quads if q.graph is not None)


def test_adding_an_export_gives_the_same_store(store: Store) -> None:
    put(store, *WORLD)
    exported = set(store.quads())
    empty(store)
    with store.writer() as writer:
        writer.add(exported)
    assert set(store.quads()) == exported
    assert {change.outcome for change in put(store, *WORLD)} == {Outcome.UNCHANGED}
    assert store.search_claims("bridges closed", every=True) == [CLAIM.id]
    empty(store)
    assert list(store.quads()) == []


@pytest.mark.parametrize(
    "quad",
    [
        Quad(IRI("no iri"), IRI("http://example.org/p"), Literal("x")),
        Quad(IRI("http://example.org/s"), IRI("http://example.org/p"), Literal("\ud800")),
        Quad(IRI("http://example.org/s"), IRI("http://example.org/p"), Literal("x", RDF.langString, "not a tag!")),
    ],
)
def test_what_is_no_rdf_is_refused(store: Store, quad: Quad) -> None:
    with store.writer() as writer, pytest.raises(RdfError):
        writer.add([quad])
    assert list(store.quads()) == []


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
