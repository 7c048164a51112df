"""The model as RDF and back: the identity, whatever is in it; and what does not fit is named."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib.compare import isomorphic

from graph.errors import RdfError
from graph.model import Assessment, Claim, Copy, Quantity, Reading, Review, Revision
from graph.rdf.rdflib_terms import from_rdflib, to_graph, to_rdflib
from graph.rdf.read import from_quads, read_assessments, read_copies, read_reviews
from graph.rdf.terms import IRI, Literal, Quad
from graph.rdf.write import assessment_quads, claim_quads, copy_quads, review_quads, to_quads
from ontology.terms import SAYSO, XSD
from tests import strategies
from tests.strategies import IRIS

if TYPE_CHECKING:
    from datetime import datetime
    from random import Random


@given(strategies.readings(), strategies.revisions(), st.none() | strategies.instants(), st.randoms())
def test_reading_to_quads_to_reading_is_the_identity(
    reading: Reading, states: tuple[Revision, ...], loaded: datetime | None, random: Random
) -> None:
    reading = replace(reading, report=replace(reading.report, loaded=loaded, revisions=states))
    quads = list(to_quads(reading, IRIS))
    random.shuffle(quads)
    assert from_quads(quads) == reading


@given(strategies.reviews())
def test_review_comes_back(review: Review) -> None:
    assert read_reviews(review_quads(review, IRIS)) == [review]


@given(st.lists(strategies.copies(), max_size=3))
def test_copies_come_back(copies: list[Copy]) -> None:
    assert read_copies(copy_quads(copies, IRIS)) == copies


@given(strategies.assessments())
def test_assessment_comes_back(assessment: Assessment) -> None:
    assert read_assessments(assessment_quads(assessment, IRIS)) == [assessment]


@given(strategies.worlds(2, 3))
def test_each_report_of_several_is_read_by_its_name(world: list[Reading]) -> None:
    quads = [quad for reading in world for quad in to_quads(reading, IRIS)]
    for reading in world:
        assert from_quads(quads, reading.report.id).report == reading.report
    with pytest.raises(RdfError, match=r"hold [23] reports"):
        from_quads(quads)


@given(strategies.readings())
def test_every_node_lives_in_one_graph(reading: Reading) -> None:
    homes: dict[object, set[object]] = {}
    for quad in to_quads(reading, IRIS):
        homes.setdefault(quad.subject, set()).add(quad.graph)
    assert all(len(graphs) == 1 for graphs in homes.values())


@given(strategies.readings())
def test_quads_equal_what_rdflib_builds_and_reads(reading: Reading) -> None:
    quads = list(to_quads(reading, IRIS))
    ours = to_graph(quads)
    parsed = rdflib.Graph()
    for subject, predicate, value in ours:
        parsed.add((subject, predicate, to_rdflib(from_rdflib(value))))
    assert isomorphic(ours, parsed)
    assert len(ours) == len({quad._replace(graph=None) for quad in quads})


@given(strategies.literals())
def test_literals_survive_rdflib(literal: Literal) -> None:
    assert from_rdflib(to_rdflib(literal)) == literal


@pytest.mark.parametrize("figure", ["1E+3", "-0.00", "0.10", "1E-7", "12345678901234567890.123456789"])
def test_decimals_are_written_without_an_exponent(figure: str) -> None:
    claim = replace(Claim(IRIS.claim("x"), "x"), quantities=(Quantity(Decimal(figure)),))
    values = [q.object for q in claim_quads(claim, IRI("urn:g")) if q.predicate.value == SAYSO.value]
    assert len(values) == 1
    assert isinstance(values[0], Literal)
    assert values[0].datatype == XSD.decimal
    assert "E" not in values[0].lexical
    assert Decimal(values[0].lexical) == Decimal(figure)


@pytest.mark.parametrize("figure", ["NaN", "Infinity"])
def test_a_figure_that_is_no_number_is_refused(figure: str) -> None:
    claim = replace(Claim(IRIS.claim("x"), "x"), quantities=(Quantity(Decimal(figure)),))
    with pytest.raises(RdfError, match=figure):
        list(claim_quads(claim, IRI("urn:g")))


REPORT = IRI("http://example.org/r")
TYPE = IRI("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
WHOLE = {
    Quad(REPORT, TYPE, IRI(SAYSO.Report)),
    Quad(REPORT, IRI(SAYSO.publisher), IRI("http://example.org/p")),
    Quad(REPORT, IRI(SAYSO.digest), Literal("d")),
}


def test_a_report_of_strangers_is_read() -> None:
    extra = Quad(REPORT, IRI("http://example.org/likes"), Literal("tea"))
    assert from_quads(WHOLE | {extra}).report.digest == "d"


@pytest.mark.parametrize(
    ("quads", "message"),
    [
        (set(), "hold 0 reports"),
        ({q for q in WHOLE if q.predicate.value != SAYSO.digest}, "digest of http://example.org/r is missing"),
        (WHOLE | {Quad(REPORT, IRI(SAYSO.digest), Literal("e"))}, "digest of http://example.org/r has 2 values"),
        (WHOLE | {Quad(REPORT, IRI(SAYSO.title), IRI("http://example.org/t"))}, "title .* must be a literal"),
        (
            {q for q in WHOLE if q.predicate.value != SAYSO.publisher}
            | {Quad(REPORT, IRI(SAYSO.publisher), Literal("Reuters"))},
            "publisher .* must be an IRI",
        ),
        (WHOLE | {Quad(REPORT, IRI(SAYSO.loaded), Literal("yesterday"))}, "loaded .* no instant"),
    ],
)
def test_what_does_not_fit_is_named(quads: set[Quad], message: str) -> None:
    with pytest.raises(RdfError, match=message):
        from_quads(quads)


def test_a_report_that_is_not_there_is_named() -> None:
    with pytest.raises(RdfError, match=r"http://example\.org/other"):
        from_quads(WHOLE, "http://example.org/other")
