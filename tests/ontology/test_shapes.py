"""Valid examples are let in; each invalid one is rejected, by exactly the shape that it was made for."""

from __future__ import annotations

import itertools
import sys
from typing import TYPE_CHECKING

import pyshacl
import pytest
import rdflib
from rdflib import RDF, SH, Literal, URIRef

from ontology.resources import agents_text, ontology_text, shapes_text
from ontology.schemes import AgentType, Bound, Certainty, GroundRule, Identification, RelayType, Stance, Status
from ontology.terms import OA, SAYSO
from ontology.validation import VOCABULARY_SHAPE, validate
from tests.ontology.examples import INVALID, SHAPES, VALID, header, parsed, union

if TYPE_CHECKING:
    from pathlib import Path

SHAPES_GRAPH = rdflib.Graph().parse(data=shapes_text(), format="turtle")


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.name)
def test_a_valid_example_is_let_in(path: Path) -> None:
    assert validate(parsed(path)) == ()


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_an_invalid_example_is_rejected_by_the_shape_it_was_made_for(path: Path) -> None:
    (named,) = header(path, "Rejected by")
    graph = parsed(path)
    before = set(graph.quads())
    found = validate(graph)
    assert {violation.shape for violation in found} == {named.replace("shape:", SHAPES)}
    assert all(violation.message and violation.focus for violation in found)
    assert set(graph.quads()) == before, "validating changes nothing"


def test_every_shape_has_an_example_that_it_rejects() -> None:
    made_for = {header(path, "Rejected by")[0].removeprefix("shape:") for path in INVALID}
    rules = {
        str(shape).removeprefix(SHAPES)
        for shape in SHAPES_GRAPH.subjects()
        if str(shape).startswith(SHAPES)
        and ((shape, RDF.type, SH.PropertyShape) in SHAPES_GRAPH or (shape, SH.nodeKind, None) in SHAPES_GRAPH)
    }
    assert rules | {VOCABULARY_SHAPE.removeprefix(SHAPES)} == made_for


def test_every_rule_says_what_is_wrong() -> None:
    rules = [*SHAPES_GRAPH.subjects(RDF.type, SH.PropertyShape), *SHAPES_GRAPH.subjects(SH.nodeKind)]
    silent = [
        rule for rule in rules if not any(str(text).endswith(".") for text in SHAPES_GRAPH.objects(rule, SH.message))
    ]
    assert silent == []
    texts = list(SHAPES_GRAPH.objects(None, SH.message))
    assert len(texts) == len(set(SHAPES_GRAPH.subjects(SH.message)))


def test_every_property_shape_belongs_to_a_node_shape() -> None:
    used = set(SHAPES_GRAPH.objects(None, SH.property))
    assert used == set(SHAPES_GRAPH.subjects(RDF.type, SH.PropertyShape))


def test_shapes_speak_only_of_terms_that_exist() -> None:
    terms = {str(term) for triple in SHAPES_GRAPH for term in triple if isinstance(term, URIRef)}
    assert {term for term in terms if term.startswith(SAYSO.base)} <= {SAYSO[name] for name in SAYSO}
    assert {term for term in terms if term.startswith(OA.base)} <= {OA[name] for name in OA}


@pytest.mark.parametrize(
    ("rule", "scheme"),
    [
        ("Assertion-stance", Stance),
        ("Assertion-relayType", RelayType),
        ("Assertion-identification", Identification),
        ("Assertion-certainty", Certainty),
        ("Assertion-groundRule", GroundRule),
        ("Quantity-bound", Bound),
        ("Assessment-status", Status),
    ],
)
def test_a_shape_lists_exactly_the_concepts_of_its_scheme(rule: str, scheme: type[Stance]) -> None:
    head = SHAPES_GRAPH.value(URIRef(SHAPES + rule), SH["in"])
    assert head is not None
    assert [str(item) for item in SHAPES_GRAPH.items(head)] == [SAYSO[member.value] for member in scheme]


def test_every_class_of_agents_is_a_target() -> None:
    targets = {str(target) for target in SHAPES_GRAPH.objects(URIRef(SHAPES + "Agent"), SH.targetClass)}
    assert targets == {SAYSO.Agent, *(SAYSO[kind.value] for kind in AgentType)}


def test_the_gazetteer_and_the_vocabulary_keep_the_shapes() -> None:
    graph = rdflib.Graph().parse(data=agents_text(), format="turtle")
    graph.parse(data=ontology_text(), format="turtle")
    assert validate(graph) == ()


def test_two_graphs_of_a_dataset_are_seen_together() -> None:
    """An agent with one class in each of two graphs has two classes."""
    data = rdflib.Dataset()
    agent = URIRef("https://example.org/agent")
    for graph, kind in (("g1", "Person"), ("g2", "NewsOutlet")):
        data.graph(URIRef(f"https://example.org/{graph}")).add((agent, RDF.type, URIRef(SAYSO[kind])))
    data.graph(URIRef("https://example.org/g1")).add((agent, URIRef(SAYSO.name), Literal("A")))
    assert {violation.shape for violation in validate(data)} == {SHAPES + "Agent-type"}


def test_a_misspelt_term_is_named_with_the_nearest_right_one() -> None:
    graph = rdflib.Graph()
    graph.add((URIRef("https://example.org/a"), URIRef(SAYSO.base + "madeby"), URIRef("https://example.org/b")))
    (violation,) = validate(graph)
    assert violation.shape == VOCABULARY_SHAPE
    assert violation.path == SAYSO.base + "madeby"
    assert "sayso:madeBy" in violation.message


def test_text_that_looks_like_a_term_is_no_term() -> None:
    graph = rdflib.Graph()
    graph.add((URIRef("https://example.org/a"), URIRef("https://example.org/p"), Literal(SAYSO.base + "nothing")))
    assert validate(graph) == ()


def test_a_plain_graph_is_left_as_it_was() -> None:
    graph = union(INVALID[0])
    before = set(graph)
    assert validate(graph)
    assert set(graph) == before


def test_an_empty_graph_conforms() -> None:
    assert validate(rdflib.Graph()) == ()


def test_validation_looks_at_each_statement_and_not_at_all_pairs() -> None:
    """Four times the statements take four times the calls; a rule over all pairs would take sixteen."""
    source = parsed(next(path for path in VALID if path.suffix == ".trig"))

    def calls(copies: int) -> int:
        graph, counted = rdflib.Graph(), itertools.count()
        for copy in range(copies):
            for subject, predicate, value, _ in source.quads():
                graph.add((_copied(subject, copy), predicate, _copied(value, copy)))
        sys.setprofile(lambda *_: next(counted))
        try:
            assert validate(graph) == ()
        finally:
            sys.setprofile(None)
        return next(counted)

    calls(1)  # what is loaded once
    assert calls(20) < 5 * calls(5)


def _copied(node: rdflib.term.Node, copy: int) -> rdflib.term.Node:
    text = str(node)
    own = isinstance(node, URIRef) and text.startswith("https://w3id.org/sayso/id/")
    return URIRef(text.replace("/id/", f"/id/{copy}/")) if own else node


def test_the_shapes_are_lawful_shacl() -> None:
    conforms, _, text = pyshacl.validate(rdflib.Graph(), shacl_graph=SHAPES_GRAPH, meta_shacl=True)
    assert conforms, text
