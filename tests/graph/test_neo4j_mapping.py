"""RDF <-> property graph without a server: lossless, canonical, and the same as the rows that loading sends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import RdfError
from graph.iris import Iris
from graph.rdf.terms import IRI, BNode, Literal, Quad
from graph.rdf.write import assessment_quads, to_quads
from graph.stores.neo4j.folding import FOLDED, unfold
from graph.stores.neo4j.literals import decode, encode
from graph.stores.neo4j.mapping import ELSEWHERE, NOTE, from_property_graph, to_property_graph
from graph.stores.neo4j.propertygraph import Link, Node, PropertyGraph
from graph.stores.neo4j.results import statement_of, statement_row
from graph.stores.neo4j.rows import agent_row, assessment_row, claim_row, report_rows
from graph.stores.neo4j.vocabulary import AGENT, CONCEPTS, class_of, key_of, label_of, predicate_of
from ontology.terms import OA, RDF, SAYSO, SCHEMA, XSD
from tests.strategies import IRIS, ODDITIES, assessments, literals, quads, readings

if TYPE_CHECKING:
    import random

    from graph.model import Reading
    from graph.stores.neo4j.rows import Row

_GRAPH = IRI("http://example.org/graph")
_THING = IRI("http://example.org/thing")


@given(quads())
def test_quads_come_back_exactly(given_quads: list[Quad]) -> None:
    found = list(from_property_graph(to_property_graph(given_quads)))
    assert set(found) == set(given_quads)
    assert len(found) == len(set(given_quads))


@given(quads(), st.randoms(use_true_random=False))
def test_order_and_repetition_change_nothing(given_quads: list[Quad], chance: random.Random) -> None:
    shuffled = given_quads + given_quads[: len(given_quads) // 2]
    chance.shuffle(shuffled)
    assert to_property_graph(shuffled) == to_property_graph(given_quads)


@given(readings())
def test_readings_fit_the_property_graph_whole(reading: Reading) -> None:
    graph = to_property_graph(to_quads(reading, IRIS))
    assert not graph.statements
    assert not any(key.startswith(NOTE) for node in graph.nodes.values() for key in node.properties)


@given(readings())
def test_rows_are_what_the_mapping_makes_of_the_quads(reading: Reading) -> None:
    mapped = to_property_graph(to_quads(reading, IRIS))
    sent = _sent(reading)
    assert dict(sent.nodes) == dict(mapped.nodes)
    assert sent.links == mapped.links


@given(assessments("http://example.org/claim/1"))
def test_rows_of_assessments_too(assessment: Any) -> None:
    mapped = to_property_graph(assessment_quads(assessment, IRIS))
    row = assessment_row(assessment, IRIS.assessments_graph)
    assert dict(mapped.nodes) == dict([_node(row, "Assessment")])
    assert mapped.links == {Link(str(row["iri"]), "assesses", str(row["claim"]))}


@given(st.sampled_from(["title", "value", "published", "loaded", "url", "stance", "alias", "http://example.org/p"]),
       st.lists(literals(), min_size=1, max_size=4, unique=True))  # fmt: skip
def test_values_of_a_property_come_back_in_any_mixture(key: str, values: list[Literal]) -> None:
    native, notes = encode(key, values)
    assert set(decode(key, native, notes)) == set(values)
    several = native if isinstance(native, list) else [native]
    assert len({type(value) for value in several}) == 1, "a list in Neo4j is of one type"


@pytest.mark.parametrize("literal", ODDITIES, ids=lambda literal: f"{literal.lexical[:12]!r}^^{literal.datatype[-12:]}")
@pytest.mark.parametrize("key", ["title", "value", "published", "start", "http://example.org/p"])
def test_odd_literals(key: str, literal: Literal) -> None:
    assert list(decode(key, *encode(key, [literal]))) == [literal]


@pytest.mark.parametrize(
    ("key", "literal", "native"),
    [
        ("title", Literal("Kursk"), "Kursk"),
        ("start", Literal("7", XSD.integer), 7),
        ("approximate", Literal("true", XSD.boolean), True),
        ("value", Literal("59000.50", XSD.decimal), "59000.50"),
        ("published", Literal("2024-11", XSD.gYearMonth), "2024-11"),
        ("loaded", Literal("2024-11-24T10:00:00Z", XSD.dateTime), "2024-11-24T10:00:00Z"),
        ("url", Literal("https://example.org/", XSD.anyURI), "https://example.org/"),
        ("stance", IRI(SAYSO.denies), "denies"),
        ("http://example.org/p", Literal("-1.5E-7", XSD.double), -1.5e-7),
    ],
)
def test_what_the_model_writes_is_plain_in_neo4j(key: str, literal: Literal | IRI, native: object) -> None:
    found, notes = encode(key, [literal])
    assert (found, type(found), notes) == (native, type(native), None)


@pytest.mark.parametrize(
    ("literal", "held", "note"),
    [
        (Literal("chat", RDF.langString, "fr"), "chat", "@fr"),
        (Literal("01", XSD.integer), "01", XSD.integer),
        (Literal(str(2**63), XSD.integer), str(2**63), XSD.integer),
        (Literal("NaN", XSD.double), "NaN", XSD.double),
        (Literal("2024", XSD.gYear), "2024", XSD.gYear),
    ],
)
def test_what_is_not_native_keeps_a_note(literal: Literal, held: str, note: str) -> None:
    assert encode("title", [literal]) == (held, note)


def test_the_same_triple_in_two_graphs_keeps_both() -> None:
    twice = [Quad(_THING, IRI(SAYSO.title), Literal("x"), graph) for graph in (_GRAPH, None)]
    graph = to_property_graph(twice)
    assert len(graph.nodes) == len(graph.statements) == 1
    assert set(from_property_graph(graph)) == set(twice)


def test_the_home_is_the_graph_that_gives_a_class_of_ours_whatever_comes_first() -> None:
    elsewhere = Quad(_THING, IRI(SCHEMA.name), Literal("x"), IRI("http://a.example/first"))
    typed = Quad(_THING, IRI(RDF.type), IRI(SAYSO.Claim), _GRAPH)
    assert to_property_graph([elsewhere]).nodes[_THING.value].graph == "http://a.example/first"
    assert to_property_graph([elsewhere, typed]).nodes[_THING.value].graph == _GRAPH.value


def test_an_agent_that_is_said_to_be_an_agent_is_told_from_one_that_is_not() -> None:
    person = Quad(_THING, IRI(RDF.type), IRI(SAYSO.Person), _GRAPH)
    agent = Quad(_THING, IRI(RDF.type), IRI(SAYSO.Agent), _GRAPH)
    for said in ([person], [agent], [person, agent]):
        graph = to_property_graph(said)
        assert AGENT in graph.nodes[_THING.value].labels
        assert set(from_property_graph(graph)) == set(said)


@pytest.mark.parametrize(
    "said",
    [
        Quad(_THING, IRI("http://example.org/p"), _THING, _GRAPH),
        Quad(BNode("b0"), IRI(SAYSO.about), BNode("b0"), BNode("g")),
        Quad(_THING, IRI(SAYSO.stance), Literal("asserts"), _GRAPH),
        Quad(_THING, IRI(SAYSO.stance), IRI("http://example.org/other"), _GRAPH),
        Quad(_THING, IRI(SAYSO.madeBy), Literal("somebody"), None),
        Quad(_THING, IRI(RDF.type), Literal("Claim"), None),
        Quad(_THING, IRI(RDF.type), BNode("class"), None),
        Quad(_THING, IRI(SAYSO.base + "noSuchTerm"), Literal("x"), None),
        Quad(_THING, IRI("http://example.org/iri"), Literal("x"), None),
        Quad(_THING, IRI("http://example.org/graph"), Literal("x"), None),
    ],
)
def test_odd_statements(said: Quad) -> None:
    assert list(from_property_graph(to_property_graph([said]))) == [said]


@pytest.mark.parametrize(
    "said",
    [
        Quad(IRI("no-scheme"), IRI(SAYSO.title), Literal("x")),
        Quad(_THING, IRI("has space:x"), Literal("x")),
        Quad(_THING, IRI(SAYSO.title), IRI("")),
        Quad(_THING, IRI(SAYSO.title), Literal("x", "not an iri")),
        Quad(_THING, IRI(SAYSO.title), Literal("x", RDF.langString, "not a tag")),
        Quad(_THING, IRI(SAYSO.title), Literal("x"), IRI("http://example.org/<>")),
    ],
)
def test_what_is_no_rdf_is_refused_by_name(said: Quad) -> None:
    with pytest.raises(RdfError) as raised:
        to_property_graph([said])
    assert raised.value.remedy


@given(quads())
def test_statements_survive_as_nodes(given_quads: list[Quad]) -> None:
    for statement in to_property_graph(given_quads).statements:
        row = statement_row(statement)
        assert statement_of(row) == statement
        assert row["id"] == statement.id


def test_keys_and_labels_are_one_to_one_and_reserve_their_names() -> None:
    terms = [SAYSO[name] for name in SAYSO] + [OA[name] for name in OA] + [SCHEMA.name, RDF.type]
    assert [predicate_of(key_of(term)) for term in terms] == terms
    assert [class_of(label_of(term)) for term in terms] == terms
    assert not {"iri", "graph", ELSEWHERE} & {key_of(term) for term in terms}
    assert not {"Resource", "Statement"} & {label_of(term) for term in terms}
    assert set(CONCEPTS) <= set(SAYSO)


@settings(max_examples=20)
@given(readings())
def test_rows_hold_only_what_the_driver_can_send(reading: Reading) -> None:
    rows = report_rows(reading)
    for row in (rows.report, *rows.sources, *rows.assertions):
        _check(row)


def _check(value: object) -> None:
    assert value is None or type(value) in {str, int, bool, list, dict}
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        _check(part)


def _sent(reading: Reading) -> PropertyGraph:
    """Do with the rows of a reading what `graph/queries/write/*.cypher` do."""
    iris, rows = Iris(), report_rows(reading)
    nodes, links = dict([_node(rows.report, "Report")]), set[Link]()
    name = str(rows.report["iri"])
    if rows.report["publisher"] is not None:
        links.add(Link(name, "publisher", str(rows.report["publisher"])))
    for part in _list(rows.report["revisions"]):
        nodes |= dict([_node({"properties": part}, "Revision")])
        links.add(Link(name, "hasRevision", str(part["iri"])))
    for row in (*rows.sources, *(agent_row(agent, iris.agents_graph) for agent in reading.agents)):
        nodes |= dict([_node(row, "Agent", str(row["label"]))])
        if row["parent"] is not None:
            links.add(Link(str(row["iri"]), "parent", str(row["parent"])))
    for row in (claim_row(claim, iris.claims_graph) for claim in reading.claims):
        nodes |= dict([_node(row, "Claim")])
        for part in _list(row["quantities"]):
            nodes |= dict([_node({"properties": part}, "Quantity")])
            links.add(Link(str(row["iri"]), "quantity", str(part["iri"])))
    for properties in rows.assertions:
        name = str(properties["iri"])
        own = {key: value for key, value in properties.items() if key not in FOLDED}
        nodes |= dict([_node({"properties": own}, "Assertion")])
        words = to_property_graph(unfold(name, str(properties["graph"]), properties))
        nodes |= {part: node for part, node in words.nodes.items() if part != name}
        links |= words.links
    numbered = [*(str(properties["iri"]) for properties in rows.assertions), *rows.targets]
    links |= {Link(numbered[one], kind, numbered[other]) for kind, pairs in rows.links.items() for one, other in pairs}
    return PropertyGraph(nodes, frozenset(links))


def _node(row: Row, *labels: str) -> tuple[str, Node]:
    properties: dict[str, Any] = dict(row["properties"])  # type: ignore[call-overload]  # a map
    name, graph = properties.pop("iri"), properties.pop("graph")
    assert properties.pop(ELSEWHERE, graph if name.startswith(graph) else "missing") == graph
    return name, Node(name, graph, tuple(sorted(labels)), properties)


def _list(rows: object) -> list[Row]:
    assert isinstance(rows, list)
    return rows
