"""The Turtle and the closed lists in Python are the same vocabulary, and every term says what it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import rdflib
from rdflib import OWL, PROV, RDF, RDFS, SKOS, XSD, Literal, URIRef

from ontology import schemes
from ontology.resources import ontology_text
from ontology.terms import OA, SAYSO, SCHEMA
from ontology.terms import PROV as PROV_TERMS

if TYPE_CHECKING:
    from enum import StrEnum

GRAPH = rdflib.Graph().parse(data=ontology_text(), format="turtle")
ONTOLOGY = URIRef("https://w3id.org/sayso/ontology")
TERMS = sorted(name for name in SAYSO)
SCHEMES: dict[str, tuple[type[StrEnum], str]] = {
    "StanceScheme": (schemes.Stance, ""),
    "IdentificationScheme": (schemes.Identification, ""),
    "CertaintyScheme": (schemes.Certainty, ""),
    "GroundRuleScheme": (schemes.GroundRule, ""),
    "RelayTypeScheme": (schemes.RelayType, ""),
    "IndependenceScheme": (schemes.Independence, ""),
    "StatusScheme": (schemes.Status, ""),
    "BoundScheme": (schemes.Bound, ""),
    "ReliabilityScheme": (schemes.Reliability, "reliability"),
    "CredibilityScheme": (schemes.Credibility, "credibility"),
}


def term(name: str) -> URIRef:
    return URIRef(SAYSO[name])


def of_type(*kinds: URIRef) -> list[URIRef]:
    found = {subject for kind in kinds for subject in GRAPH.subjects(RDF.type, kind)}
    return sorted(subject for subject in found if isinstance(subject, URIRef))


PROPERTIES = of_type(OWL.ObjectProperty, OWL.DatatypeProperty)


def test_the_turtle_defines_exactly_the_terms_of_the_closed_namespace() -> None:
    subjects = {str(subject) for subject in GRAPH.subjects() if str(subject).startswith(SAYSO.base)}
    assert subjects == {SAYSO[name] for name in TERMS}


def test_nothing_is_mentioned_that_is_not_defined() -> None:
    mentioned = {str(node) for triple in GRAPH for node in triple if isinstance(node, URIRef)}
    assert {node for node in mentioned if node.startswith(SAYSO.base)} <= {SAYSO[name] for name in TERMS}


@pytest.mark.parametrize("name", TERMS)
def test_a_term_has_label_definition_and_home(name: str) -> None:
    node = term(name)
    labels = list(GRAPH.objects(node, RDFS.label))
    assert len(labels) == 1
    assert [label.language for label in labels if isinstance(label, Literal)] == ["en"]
    definitions = [*GRAPH.objects(node, SKOS.definition), *GRAPH.objects(node, RDFS.comment)]
    assert definitions
    assert all(isinstance(text, Literal) and text.language == "en" and text.endswith(".") for text in definitions)
    assert set(GRAPH.objects(node, RDFS.isDefinedBy)) == {ONTOLOGY}


@pytest.mark.parametrize("node", PROPERTIES, ids=lambda node: str(node).removeprefix(SAYSO.base))
def test_a_property_has_domain_and_range_or_says_why_not(node: URIRef) -> None:
    noted = (node, SKOS.scopeNote, None) in GRAPH
    assert (node, RDFS.domain, None) in GRAPH or noted
    assert (node, RDFS.range, None) in GRAPH or noted


@pytest.mark.parametrize("node", PROPERTIES, ids=lambda node: str(node).removeprefix(SAYSO.base))
def test_the_kind_of_a_property_fits_its_range(node: URIRef) -> None:
    wanted = GRAPH.value(node, RDFS.range)
    if isinstance(wanted, URIRef):
        literal = wanted == RDF.langString or str(wanted).startswith(str(XSD))
        assert ((node, RDF.type, OWL.DatatypeProperty) in GRAPH) == literal


def test_every_class_is_aligned() -> None:
    classes = set(of_type(OWL.Class))
    for node in classes:
        above = set(GRAPH.transitive_objects(node, RDFS.subClassOf)) | set(GRAPH.objects(node, SKOS.closeMatch))
        foreign = [other for other in above if isinstance(other, URIRef) and not str(other).startswith(SAYSO.base)]
        assert foreign, f"{node} is aligned with nothing"


@pytest.mark.parametrize(
    ("ours", "relation", "theirs"),
    [
        ("Report", RDFS.subClassOf, PROV.Entity),
        ("Assertion", RDFS.subClassOf, PROV.Entity),
        ("Load", RDFS.subClassOf, PROV.Activity),
        ("Agent", RDFS.subClassOf, PROV.Agent),
        ("Claim", RDFS.subClassOf, URIRef(SCHEMA.Claim)),
        ("Review", RDFS.subClassOf, URIRef(SCHEMA.ClaimReview)),
        ("Selector", RDFS.subClassOf, URIRef(OA.TextQuoteSelector)),
        ("Selector", RDFS.subClassOf, URIRef(OA.TextPositionSelector)),
        ("madeBy", RDFS.subPropertyOf, PROV.wasAttributedTo),
        ("relays", RDFS.subPropertyOf, PROV.wasDerivedFrom),
        ("publisher", RDFS.subPropertyOf, URIRef(SCHEMA.publisher)),
        ("published", RDFS.subPropertyOf, URIRef(SCHEMA.datePublished)),
    ],
)
def test_alignment(ours: str, relation: URIRef, theirs: URIRef) -> None:
    assert (term(ours), relation, theirs) in GRAPH


def test_being_quoted_is_never_first_hand_experience() -> None:
    assert "hadPrimarySource" not in PROV_TERMS
    assert PROV.hadPrimarySource not in set(GRAPH.all_nodes()) | set(GRAPH.predicates())


def test_schema_org_is_written_with_https() -> None:
    assert not re.search(r"http://schema\.org", ontology_text())


@pytest.mark.parametrize("name", SCHEMES)
def test_a_scheme_has_exactly_the_members_of_its_enum(name: str) -> None:
    members, prefix = SCHEMES[name]
    expected = {SAYSO[prefix + member.value]: member.value for member in members}
    concepts = sorted(GRAPH.subjects(SKOS.inScheme, term(name)), key=str)
    assert {str(node): str(GRAPH.value(node, SKOS.notation)) for node in concepts} == expected
    assert set(GRAPH.objects(term(name), SKOS.hasTopConcept)) == set(concepts)
    for node in concepts:
        assert (node, RDF.type, SKOS.Concept) in GRAPH
        assert (node, SKOS.prefLabel, None) in GRAPH
        assert (node, SKOS.definition, None) in GRAPH
        assert (node, SKOS.topConceptOf, term(name)) in GRAPH


def test_every_scheme_and_every_concept_is_known() -> None:
    assert {str(node) for node in of_type(SKOS.ConceptScheme)} == {SAYSO[name] for name in SCHEMES}
    known = {SAYSO[prefix + member.value] for members, prefix in SCHEMES.values() for member in members}
    assert {str(node) for node in of_type(SKOS.Concept)} == known


def test_what_cannot_be_judged_has_no_number() -> None:
    numbered = {str(node).removeprefix(SAYSO.base): str(value) for node, value in GRAPH.subject_objects(RDF.value)}
    assert list(numbered) == [f"reliability{letter}" for letter in "ABCDE"]
    assert sorted(numbered.values(), reverse=True) == list(numbered.values())
    for name in ("reliabilityF", "credibility6"):
        definition = str(GRAPH.value(term(name), SKOS.definition))
        assert "no number" in definition
        assert str(GRAPH.value(term(name), SKOS.prefLabel)) == "cannot be judged"


def test_no_name_has_two_meanings() -> None:
    kinds = {
        node: {kind for kind in GRAPH.objects(node, RDF.type) if kind != OWL.FunctionalProperty}
        for node in map(term, TERMS)
    }
    twofold = [node for node, found in kinds.items() if len(found - {OWL.SymmetricProperty}) > 1]
    assert twofold == []


def test_a_misspelt_term_fails_in_python() -> None:
    with pytest.raises(AttributeError, match="madeby"):
        _ = SAYSO.madeby
    with pytest.raises(KeyError, match="madeby"):
        _ = SAYSO["madeby"]
    assert "madeby" not in SAYSO
    assert "madeBy" in SAYSO
