"""What `graph.store.Writer` promises of RDF from outside, on every store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from graph.errors import RdfError
from graph.rdf.terms import IRI, BNode, Literal, Quad
from graph.store import Outcome
from ontology.terms import RDF
from tests import strategies
from tests.conformance.worlds import CLAIM, WORLD
from tests.conformance.writing import empty, put, slow_fixture
from tests.isomorphic import canonical
from tests.strategies import ODDITIES

if TYPE_CHECKING:
    from graph.store import Store


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
