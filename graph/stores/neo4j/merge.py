"""Adding any quads to what is there: the general way, slower than that of readings, and exact for everything.

The nodes that the quads are about are locked and read back as quads; old and new together are mapped afresh, and what
differs is written. So what the store holds depends on the quads alone, never on the order in which they came.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.rdf.terms import Quad
from graph.stores.neo4j.mapping import statement_quad, to_property_graph
from graph.stores.neo4j.results import record_quads, statement_of, statement_row
from graph.stores.neo4j.transaction import ask, do, send

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from neo4j import ManagedTransaction

    from graph.stores.neo4j.propertygraph import Node, PropertyGraph

__all__ = ["merge"]


def merge(tx: ManagedTransaction, quads: Collection[Quad]) -> None:
    """Add quads in one transaction. Raises `RdfError` for what RDF cannot hold, before anything is written."""
    new = to_property_graph(quads)
    subjects = sorted(new.nodes)
    if not subjects:
        return
    targets = {link.target for link in new.links} - new.nodes.keys()
    do(tx, "lock", ids=subjects)
    do(tx, "resources", ids=sorted(targets))
    known = set[Quad]()
    for record in ask(tx, "merge_read", ids=subjects):
        known.update(record_quads(record))
        known.update(statement_quad(statement_of(properties)) for properties in record["statements"])
    if known.issuperset(quads):
        return
    old = to_property_graph(known)
    if known:
        new = to_property_graph(known.union(quads))
    _write(tx, old, new)


def _write(tx: ManagedTransaction, old: PropertyGraph, new: PropertyGraph) -> None:
    changed = [(name, node) for name, node in new.nodes.items() if node != old.nodes.get(name)]
    send(tx, "merge_nodes", [_row(node, old.nodes.get(name)) for name, node in changed])
    send(tx, "unlink", [link._asdict() for link in sorted(old.links - new.links)])
    send(tx, "merge_links", [link._asdict() for link in sorted(new.links - old.links)])
    gone = sorted(statement.id for statement in old.statements - new.statements)
    if gone:
        do(tx, "unsay", ids=gone)
    send(tx, "say", [statement_row(statement) for statement in sorted(new.statements - old.statements)])


def _row(node: Node, before: Node | None) -> Mapping[str, Any]:
    return {
        "iri": node.name,
        "gone": [label for label in before.labels if label not in node.labels] if before else [],
        "labels": list(node.labels),
        "properties": {"iri": node.name, "graph": node.graph, **node.properties},
    }
