"""Records of the server to rows and to quads."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

from graph.stores.neo4j.folding import FOLDED, is_folded, unfold
from graph.stores.neo4j.mapping import ELSEWHERE, link_quad, node_quads, statement_quad
from graph.stores.neo4j.propertygraph import Link, Node, Statement
from graph.stores.neo4j.vocabulary import RESOURCE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.rdf.terms import Quad
    from graph.store import Row

__all__ = ["record_quads", "record_rows", "statement_of", "statement_quads", "statement_row"]


def record_rows(record: Mapping[str, Any]) -> Iterator[Row]:
    """Yield the row of a record without the columns that have no value; a record of one map, `row`, is that map.

    Where outside RDF gave a property several values, that is a row for each of them, as in SPARQL.
    """
    present = {key: value for key, value in record.get("row", record).items() if value is not None}
    if not any(isinstance(value, list) for value in present.values()):
        yield present
        return
    columns = [value if isinstance(value, list) else [value] for value in present.values()]
    for values in product(*columns):
        yield dict(zip(present, values, strict=True))


def record_quads(record: Mapping[str, Any]) -> Iterator[Quad]:
    """Yield what a node says: a record with its `labels`, `properties` and `links` (type and target).

    Words folded into it come out as the selectors that they are.
    """
    properties = dict(record["properties"])
    name, graph = properties.pop("iri"), properties.pop("graph")
    properties.pop(ELSEWHERE, None)
    if is_folded(properties):
        yield from unfold(name, graph, properties)
        properties = {key: value for key, value in properties.items() if key not in FOLDED}
    yield from node_quads(Node(name, graph, tuple(set(record["labels"]) - {RESOURCE}), properties))
    for kind, target in record["links"]:
        yield link_quad(Link(name, kind, target), graph)


def statement_quads(record: Mapping[str, Any]) -> Iterator[Quad]:
    """Yield what a statement says: a record with its `properties`."""
    yield statement_quad(statement_of(record["properties"]))


def statement_row(statement: Statement) -> dict[str, str]:
    """Return the properties of a statement's node. Only the name of an object is indexed, under `target`."""
    row = {"id": statement.id} | statement._asdict()
    if not statement.datatype:
        row["target"] = row.pop("object")
    return {key: value for key, value in row.items() if value or key in {"object", "graph"}}


def statement_of(properties: Mapping[str, str]) -> Statement:
    """Return the statement of a node's properties: `statement_row` reversed."""
    held = properties["target"] if "target" in properties else properties["object"]
    return Statement(
        properties["subject"],
        properties["predicate"],
        held,
        properties["graph"],
        properties.get("datatype", ""),
        properties.get("language", ""),
    )
