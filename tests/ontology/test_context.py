"""JSON-LD with the context is the same graph as Turtle, and reads like plain JSON."""

from __future__ import annotations

import json
import warnings
from typing import TYPE_CHECKING, Any

import pytest
import rdflib
from rdflib.compare import isomorphic

from ontology.resources import context
from ontology.terms import OA, SAYSO
from tests.ontology.examples import VALID, union

if TYPE_CHECKING:
    from pathlib import Path

SELECTORS = {"start", "end", "exact", "prefix", "suffix"}


def read(document: dict[str, Any]) -> rdflib.Graph:
    graph = rdflib.Graph()
    with warnings.catch_warnings():
        # rdflib's own parser still uses what rdflib has deprecated.
        warnings.filterwarnings("ignore", category=DeprecationWarning, module="rdflib")
        graph.parse(data=json.dumps(context() | document), format="json-ld")
    return graph


def iri_of(definition: str | dict[str, str]) -> str:
    iri = definition if isinstance(definition, str) else definition["@id"]
    return iri.replace("sayso:", SAYSO.base).replace("oa:", OA.base)


def test_the_context_has_every_term_and_no_other() -> None:
    terms = {key: iri_of(value) for key, value in context()["@context"].items() if key != "@version"}
    ours = {key: iri for key, iri in terms.items() if iri.startswith(SAYSO.base) and iri != SAYSO.base}
    assert ours == {name: SAYSO[name] for name in SAYSO}
    assert {key: iri for key, iri in terms.items() if iri.startswith(OA.base) and iri != OA.base} == {
        name: OA[name] for name in SELECTORS
    }


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.name)
def test_a_graph_goes_through_json_ld_unchanged(path: Path) -> None:
    graph = union(path)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", category=DeprecationWarning, module="rdflib")
        text = graph.serialize(format="json-ld", context=context()["@context"])
    back = rdflib.Graph()
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", category=DeprecationWarning, module="rdflib")
        back.parse(data=text, format="json-ld")
    assert isomorphic(back, graph)


def test_parts_are_written_in_place() -> None:
    """They may be blank nodes, which rdflib's writer loses where the context turns text into IRIs."""
    terms = context()["@context"]
    assert {terms[name] for name in ("words", "contentSelector", "cueSelector", "sourceSelector", "quantity")} == {
        "sayso:words",
        "sayso:contentSelector",
        "sayso:cueSelector",
        "sayso:sourceSelector",
        "sayso:quantity",
    }


def test_plain_json_gives_typed_values() -> None:
    graph = read(
        {
            "id": "https://example.org/assertion",
            "type": "Assertion",
            "inReport": {
                "id": "https://example.org/report",
                "type": "Report",
                "published": "2024-11-24",
                "url": "https://gazette.example/ships",
                "loaded": "2024-11-25T08:00:00Z",
            },
            "about": {
                "id": "https://example.org/claim",
                "text": "40 ships wait",
                "quantity": {"value": "40", "approximate": True, "bound": "atLeast"},
            },
            "stance": "neitherConfirmedNorDenied",
            "contentSelector": {"type": "Selector", "start": 0, "end": 13, "exact": "40 ships wait"},
        }
    )
    expected = rdflib.Graph().parse(
        data="""
        @prefix ex: <https://example.org/> .
        @prefix oa: <http://www.w3.org/ns/oa#> .
        @prefix sayso: <https://w3id.org/sayso/ontology#> .
        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        ex:assertion a sayso:Assertion ; sayso:inReport ex:report ; sayso:about ex:claim ;
            sayso:stance sayso:neitherConfirmedNorDenied ;
            sayso:contentSelector [ a sayso:Selector ; oa:start 0 ; oa:end 13 ; oa:exact "40 ships wait" ] .
        ex:report a sayso:Report ; sayso:published "2024-11-24"^^xsd:date ;
            sayso:url "https://gazette.example/ships"^^xsd:anyURI ; sayso:loaded "2024-11-25T08:00:00Z"^^xsd:dateTime .
        ex:claim sayso:text "40 ships wait" ;
            sayso:quantity [ sayso:value "40"^^xsd:decimal ; sayso:approximate true ; sayso:bound sayso:atLeast ] .
        """,
        format="turtle",
    )
    assert isomorphic(graph, expected), graph.serialize()


def test_a_withdrawn_report_and_the_status_are_told_apart() -> None:
    graph = read(
        {
            "graph": [
                {"id": "https://example.org/r", "withdrawnAt": "2024-11-24"},
                {"id": "https://example.org/a", "status": "withdrawn"},
            ]
        }
    )
    date = rdflib.Literal("2024-11-24", datatype=rdflib.XSD.date)
    assert (rdflib.URIRef("https://example.org/r"), rdflib.URIRef(SAYSO.withdrawnAt), date) in graph
    status = (rdflib.URIRef("https://example.org/a"), rdflib.URIRef(SAYSO.status), rdflib.URIRef(SAYSO.withdrawn))
    assert status in graph


def test_the_context_is_a_copy() -> None:
    context()["@context"].clear()
    assert context()["@context"]
