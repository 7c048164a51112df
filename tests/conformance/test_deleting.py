"""What `graph.store.Writer` promises of deleting: what goes with a report, and what stays, on every store."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given

from graph.model import Review
from graph.rdf.terms import IRI, Literal, Quad
from graph.rdf.write import review_quads
from graph.view import View
from ontology.terms import RDF, SAYSO
from tests import strategies
from tests.conformance.worlds import AGENCY, CLAIM, DENIED, MINISTRY, STATE, WORLD
from tests.conformance.writing import empty, put, slow_fixture

if TYPE_CHECKING:
    from graph.model import Reading
    from graph.store import Store


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


def test_what_a_report_says_of_things_named_otherwise_goes_with_it(store: Store) -> None:
    one, *others = WORLD
    put(store, *others)
    before, home = set(store.quads()), IRI(one.report.id)
    stranger = IRI("urn:stranger")
    said = {
        Quad(stranger, IRI(RDF.type), IRI(SAYSO.Selector), home),
        Quad(stranger, IRI(SAYSO.wording), Literal("named by nobody's rule"), home),
        Quad(IRI(f"{one.report.id}0/part"), IRI(SAYSO.wording), Literal("of a longer name"), None),
    }
    put(store, one)
    with store.writer() as writer:
        writer.add(said)
    assert said & set(store.quads(one.report.id)) == {quad for quad in said if quad.graph is not None}
    with store.writer() as writer:
        writer.delete(one.report.id)
    assert set(store.quads()) == before | {quad for quad in said if quad.graph is None}


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


def test_a_claim_that_goes_takes_its_competing_links_with_it(store: Store) -> None:
    put(store, WORLD[0], WORLD[2])
    before = set(store.quads())
    with store.writer() as writer:
        writer.link_competing([(CLAIM.id, DENIED.id)])
        writer.delete(WORLD[0].report.id)
    left = set(store.quads())
    assert left <= before
    assert not any(CLAIM.id in (quad.subject[0], quad.object[0]) for quad in left)
