"""The model's own RDF always keeps the shapes, so that the pipeline need not validate what it writes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.plugins.sparql import prepareQuery

from graph.iris import Iris
from graph.rdf.rdflib_terms import to_graph
from graph.rdf.write import assessment_quads, copy_quads, report_node_quads, review_quads, to_quads
from ontology.resources import checks
from ontology.validation import validate
from tests import strategies

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model import Assessment, Copy, Reading, Review
    from graph.rdf.terms import Quad

IRIS = Iris()
# A chain in a generated reading may end at anybody, and its sources may say nothing.
NOT_PROMISED = {"chain-without-publisher", "idle-source"}


QUERIES = {check.name: prepareQuery(check.query) for check in checks()}


def rejected(quads: Iterable[Quad]) -> list[str]:
    return [f"{violation.focus}: {violation.message}" for violation in validate(to_graph(quads))]


@settings(deadline=None, max_examples=60)
@given(strategies.worlds(1, 2))
def test_readings_conform(world: list[Reading]) -> None:
    quads = [quad for reading in world for quad in to_quads(reading, IRIS)]
    assert rejected(quads) == []


@settings(deadline=None, max_examples=30)
@given(strategies.reviews())
def test_reviews_conform(review: Review) -> None:
    assert rejected(review_quads(review, IRIS)) == []


@settings(deadline=None, max_examples=30)
@given(strategies.assessments().filter(lambda found: found.origins_min <= found.origins_max))
def test_assessments_conform(assessment: Assessment) -> None:
    assert rejected(assessment_quads(assessment, IRIS)) == []


@settings(deadline=None, max_examples=30)
@given(strategies.copies())
def test_copies_conform(copy: Copy) -> None:
    assert rejected(copy_quads([copy], IRIS)) == []


@settings(deadline=None, max_examples=30)
@given(st.data())
def test_revisions_conform(data: st.DataObject) -> None:
    report = replace(
        data.draw(strategies.reports()),
        loaded=data.draw(strategies.instants()),
        revisions=data.draw(strategies.revisions()),
    )
    assert rejected(report_node_quads(report)) == []


@settings(deadline=None, max_examples=30)
@given(strategies.readings())
def test_readings_are_sound(reading: Reading) -> None:
    graph = to_graph(to_quads(reading, IRIS))
    found = {name for name, query in QUERIES.items() if graph.query(query).bindings}
    assert found <= NOT_PROMISED
