"""RDF quads <-> property graph: pure, lossless, and canonical (the order of quads changes nothing).

A node says all it says in one graph, its home: the one that gives it a class of ours, else the first by name. There its
classes are labels, its literals and concepts properties, its other objects relationships. Quads about it in any other
graph become statements, kept whole. See `docs/neo4j.md`.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graph.rdf.terms import IRI, BNode, Literal, Quad
from graph.stores.neo4j.literals import checked_literal, decode, encode
from graph.stores.neo4j.propertygraph import Link, Node, PropertyGraph, Statement
from graph.stores.neo4j.vocabulary import (
    AGENT,
    AGENT_LABELS,
    CONCEPTS,
    checked_iri,
    class_of,
    is_our_class,
    key_of,
    label_of,
    predicate_of,
)
from ontology.terms import RDF, SAYSO

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.rdf.terms import Subject
    from graph.stores.neo4j.literals import Native, Values

__all__ = [
    "ELSEWHERE",
    "NOTE",
    "from_property_graph",
    "link_quad",
    "name_of",
    "node_quads",
    "place",
    "statement_quad",
    "term_of",
    "to_property_graph",
]

NOTE = "type__"
"""What a property's key begins with when it holds the notes of another. No IRI and no term of ours begins so."""

ELSEWHERE = "elsewhere"
"""The key under which a node has its home once more, indexed, where its IRI does not begin with the home's name."""


def place(name: str, graph: str) -> dict[str, str]:
    """Return the properties that a node of that name has from its home, by which the nodes of a graph are found.

    What a report says of its own (most of a store) has IRIs that begin with the report's, which is the graph's name:
    the index of IRIs finds it; an index of homes would cost a tenth of all writing. Only others have `elsewhere`.
    """
    here = {"iri": name, "graph": graph}
    return here if name.startswith(graph) else here | {ELSEWHERE: graph}


def name_of(term: Subject | None) -> str:
    """Return the name of a node or graph: an IRI, `_:` and a blank node's label, or "" for the default graph.

    Raises `RdfError` for an IRI that is not absolute.
    """
    if term is None:
        return ""
    return checked_iri(term.value) if isinstance(term, IRI) else f"_:{term.label}"


def term_of(name: str) -> Subject | None:
    """Return the node or graph of a name: `name_of` reversed."""
    if not name:
        return None
    return BNode(name[2:]) if name.startswith("_:") else IRI(name)


def to_property_graph(quads: Iterable[Quad]) -> PropertyGraph:
    """Return the property graph of some quads. Raises `RdfError` for IRIs that are not absolute."""
    by_subject: dict[str, set[Quad]] = defaultdict(set)
    for quad in quads:
        by_subject[name_of(quad.subject)].add(quad)
    nodes: dict[str, Node] = {}
    links: list[Link] = []
    statements: list[Statement] = []
    for name, said in by_subject.items():
        home = _home(said)
        types, values, outward = set[str](), defaultdict[str, list["Values"]](list), list[Link]()
        for quad in said:
            if name_of(quad.graph) != home:
                statements.append(_statement(quad))
            elif quad.predicate.value == RDF.type and isinstance(quad.object, IRI):
                types.add(label_of(quad.object.value))
            elif isinstance(quad.object, Literal) or _is_concept(quad):
                values[key_of(quad.predicate.value)].append(quad.object)  # type: ignore[arg-type]  # a concept is an IRI
            else:
                outward.append(Link(name, key_of(quad.predicate.value), name_of(quad.object)))
        if AGENT in types and types & AGENT_LABELS:
            # The label comes with every class of agents, so that somebody said it as well has to be told apart.
            statements.append(Statement(name, RDF.type, class_of(AGENT), home))
        if types & AGENT_LABELS:
            types.add(AGENT)
        nodes[name] = Node(name, home, tuple(sorted(types)), _properties(values))
        links += outward
    return PropertyGraph(nodes, frozenset(links), frozenset(statements))


def from_property_graph(graph: PropertyGraph) -> Iterator[Quad]:
    """Yield the quads of a property graph: `to_property_graph` reversed."""
    for node in graph.nodes.values():
        yield from node_quads(node)
    for link in graph.links:
        yield link_quad(link, graph.nodes[link.source].graph)
    for statement in graph.statements:
        yield statement_quad(statement)


def node_quads(node: Node) -> Iterator[Quad]:
    """Yield what a node's labels and properties say."""
    subject, graph = _subject(node.name), term_of(node.graph)
    implied = AGENT if AGENT_LABELS.intersection(node.labels) else None
    for label in node.labels:
        if label != implied:
            yield Quad(subject, IRI(RDF.type), IRI(class_of(label)), graph)
    for key, native in node.properties.items():
        if not key.startswith(NOTE):
            notes = node.properties.get(NOTE + key)
            predicate = IRI(predicate_of(key))
            for value in decode(key, native, notes):  # type: ignore[arg-type]  # notes are text
                yield Quad(subject, predicate, value, graph)


def link_quad(link: Link, graph: str) -> Quad:
    """Return what a relationship says, in the graph of that name."""
    return Quad(_subject(link.source), IRI(predicate_of(link.type)), _subject(link.target), term_of(graph))


def statement_quad(statement: Statement) -> Quad:
    """Return what a statement says."""
    held = (
        Literal(statement.object, statement.datatype, statement.language or None)
        if statement.datatype
        else _subject(statement.object)
    )
    return Quad(_subject(statement.subject), IRI(statement.predicate), held, term_of(statement.graph))


def _home(said: set[Quad]) -> str:
    return min(
        (not (quad.predicate.value == RDF.type and isinstance(quad.object, IRI) and is_our_class(quad.object.value)),
         name_of(quad.graph))
        for quad in said
    )[1]  # fmt: skip


def _is_concept(quad: Quad) -> bool:
    return (
        isinstance(quad.object, IRI)
        and quad.object.value.startswith(SAYSO.base)
        and key_of(quad.predicate.value) in CONCEPTS
    )


def _properties(values: dict[str, list[Values]]) -> dict[str, Native]:
    properties: dict[str, Native] = {}
    for key in sorted(values):
        properties[key], notes = encode(key, values[key])
        if notes is not None:
            properties[NOTE + key] = notes  # type: ignore[assignment]  # a list of text is a list of values
    return properties


def _statement(quad: Quad) -> Statement:
    subject, predicate, graph = name_of(quad.subject), checked_iri(quad.predicate.value), name_of(quad.graph)
    held = quad.object
    if isinstance(held, Literal):
        checked_literal(held)
        return Statement(subject, predicate, held.lexical, graph, held.datatype, held.language or "")
    return Statement(subject, predicate, name_of(held), graph)


def _subject(name: str) -> Subject:
    return BNode(name[2:]) if name.startswith("_:") else IRI(name)
