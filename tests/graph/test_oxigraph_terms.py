"""Terms through Oxigraph and back: not a letter changes."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graph.errors import RdfError
from graph.rdf.terms import IRI, BNode, Literal, Quad
from graph.stores.oxigraph.terms import AS_WRITTEN, from_quad, named_node, to_literal, to_quad
from ontology.terms import RDF, XSD
from tests import strategies
from tests.strategies import ODDITIES

S, P = IRI("http://example.org/s"), IRI("http://example.org/p")
NUMBERS = st.from_regex(r"[+-]?[0-9]{1,20}(\.[0-9]{0,20})?([eE][+-]?[0-9]{1,2})?", fullmatch=True)
TIMES = st.from_regex(
    r"-?[0-9]{4,5}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,20})?)?)?)?(Z|[+-][0-9]{2}:[0-9]{2})?",
    fullmatch=True,
)
DATATYPES = st.sampled_from([*(XSD[name] for name in XSD), XSD.base + "duration", XSD.base + "byte", XSD.base + "time"])


def through(literal: Literal) -> Literal:
    store = ox.Store()
    store.add(to_quad(Quad(S, P, literal)))
    [stored] = store
    value = from_quad(stored).object
    assert isinstance(value, Literal)
    return value


@given(strategies.literals())
def test_any_literal_comes_back(literal: Literal) -> None:
    language = literal.language
    assert through(literal) == literal._replace(language=None if language is None else language.lower())


@given(NUMBERS | TIMES | st.sampled_from(["true", "false", "1", "NaN", "INF"]), DATATYPES)
@example("2024-02-29", XSD.date)
@example("2024-11-24T23:59:60Z", XSD.dateTime)
@example("0.000001", XSD.decimal)
@example("-0", XSD.integer)
def test_any_form_of_any_type_comes_back(text: str, datatype: str) -> None:
    assert through(Literal(text, datatype)) == Literal(text, datatype)


@pytest.mark.parametrize(
    ("text", "datatype"),
    [("59000", XSD.integer), ("40.5", XSD.decimal), ("2024-11-24", XSD.date), ("2024-11-24T10:00:00Z", XSD.dateTime),
     ("2024", XSD.gYear), ("2024-11", XSD.gYearMonth), ("true", XSD.boolean)],
)  # fmt: skip
def test_usual_forms_are_stored_as_they_are_so_that_sparql_can_compare_them(text: str, datatype: str) -> None:
    assert to_literal(Literal(text, datatype)).datatype.value == datatype


def test_odd_forms_carry_their_type_with_them() -> None:
    assert to_literal(Literal("01", XSD.integer)).datatype.value == AS_WRITTEN + XSD.integer


@given(strategies.quads())
def test_quads_come_back(quads: list[Quad]) -> None:
    for quad in quads:
        value = quad.object
        if isinstance(value, Literal) and value.language:
            value = value._replace(language=value.language.lower())
        assert from_quad(to_quad(quad)) == quad._replace(object=value)


def test_all_oddities_can_live_in_one_store() -> None:
    store = ox.Store()
    store.extend([to_quad(Quad(S, P, literal)) for literal in ODDITIES])
    assert len(store) == len(ODDITIES)


@pytest.mark.parametrize(
    ("quad", "named"),
    [
        (Quad(IRI("a b"), P, S), "'a b' is not an IRI"),
        (Quad(S, IRI("relative"), S), "'relative' is not an IRI"),
        (Quad(BNode("no label"), P, S), "'no label' is not a blank node's label"),
        (Quad(S, P, Literal("x", RDF.langString, "??")), "language '\\?\\?'"),
        (Quad(S, P, Literal("x", "no type")), "'no type' is not an IRI"),
        (Quad(S, P, Literal("\udfff")), "cannot be stored"),
    ],
)
def test_what_is_no_term_is_named(quad: Quad, named: str) -> None:
    with pytest.raises(RdfError, match=named):
        to_quad(quad)


def test_a_triple_in_a_triple_is_refused() -> None:
    inner = ox.Triple(named_node("http://e/s"), named_node("http://e/p"), named_node("http://e/o"))
    with pytest.raises(RdfError, match="triple inside a triple"):
        from_quad(ox.Quad(named_node("http://e/s"), named_node("http://e/p"), inner))
