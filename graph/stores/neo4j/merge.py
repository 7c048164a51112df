"""Adding any quads to what is there: the general way, slower than that of readings, and exact for everything.

The nodes that the quads are about are locked and read back as quads; old and new together are mapped afresh, and what
differs is written. So what the store says depends on the quads alone, never on the order in which they came.

Words that a reading folded into an assertion stay folded while nothing new is said of it or them; else they become the
nodes that the mapping makes of their quads. An assertion that may have such words is locked whether it is there or not,
so that nobody folds words into it meanwhile.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.rdf.terms import Literal, Quad
from graph.stores.neo4j.folding import is_folded, owner_of, unfold
from graph.stores.neo4j.mapping import name_of, place, statement_quad, to_property_graph
from graph.stores.neo4j.results import record_quads, statement_of, statement_row
from graph.stores.neo4j.transaction import ask, do, send

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from neo4j import ManagedTransaction

    from graph.stores.neo4j.propertygraph import Node, PropertyGraph

__all__ = ["merge"]


def merge(tx: ManagedTransaction, quads: Collection[Quad]) -> None:
    """Add quads in one transaction. Raises `RdfError` for what RDF cannot hold, before anything is written."""
    new = to_property_graph(quads)
    if not new.nodes:
        return
    ids = sorted(new.nodes.keys() | _owners(quads))
    do(tx, "lock", ids=ids)
    known, folded = set[Quad](), dict[str, list[Quad]]()
    for record in ask(tx, "merge_read", ids=ids):
        known.update(record_quads(record))
        known.update(statement_quad(statement_of(properties)) for properties in record["statements"])
        properties = record["properties"]
        if is_folded(properties):
            folded[properties["iri"]] = list(unfold(properties["iri"], properties["graph"], properties))
    fresh = set(quads) - known
    about = {name_of(quad.subject) for quad in fresh}
    if folded:
        # Locking made nodes of folded words, too.
        do(tx, "delete_bare", ids=sorted(name for name in new.nodes.keys() - about if owner_of(name) in folded))
    if touched := folded.keys() & (about | _owners(fresh)):
        do(tx, "unfold", ids=sorted(touched))
        merge(tx, fresh.union(*(folded[name] for name in touched)))
    elif fresh:
        _add(tx, known, fresh)


def _owners(quads: Iterable[Quad]) -> set[str]:
    """Return the assertions that would own what the quads name, if that were folded words."""
    terms = {term for quad in quads for term in (quad.subject, quad.object) if not isinstance(term, Literal)}
    return {owner for term in terms if (owner := owner_of(name_of(term))) is not None}


def _add(tx: ManagedTransaction, known: Collection[Quad], fresh: Collection[Quad]) -> None:
    """Add quads to what is known of the nodes they are about, and perhaps of others."""
    about = {quad.subject for quad in fresh}
    before = {quad for quad in known if quad.subject in about}
    old, new = to_property_graph(before), to_property_graph(before.union(fresh))
    targets = {link.target for link in new.links - old.links} - new.nodes.keys()
    do(tx, "resources", ids=sorted(targets))
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
        "properties": {**place(node.name, node.graph), **node.properties},
    }
